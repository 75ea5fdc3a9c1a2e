/** The facilitator's laptops: one gives up, the other goes on. */
import { expect } from '@playwright/test';
import type { TemplateActivity } from '#lib/lab/agenda-template.ts';
import { password, signIn } from './beginning.ts';
import type { Hall } from './hall.ts';

/** The laptop gives up: the facilitator signs in on another, and the room goes on there. */
export async function changeDevice(hall: Hall): Promise<void> {
  const { lead, spare, lab } = hall;
  await lead.context.setOffline(true);
  await signIn(spare.page, 'sari', password);
  await expect(spare.page.getByRole('heading', { level: 1, name: /^Selamat / })).toBeVisible();
  await spare.page.goto(`${lab}/console`);
  await expect(spare.page.getByText(/\d+ tersambung/).first()).toBeVisible();
  Object.assign(hall, { lead: spare, spare: lead });
}

/** The old laptop comes back: it shows what the other one has started meanwhile. */
export async function oldDeviceFollows({ spare }: Hall, activity: TemplateActivity): Promise<void> {
  await spare.context.setOffline(false);
  await expect(spare.page.getByRole('heading', { level: 1, name: activity.title.id })).toBeVisible({
    timeout: 30_000,
  });
}
