/** An activity done agency by agency, and what each of them sends to the plenary. */
import { expect, type Page } from '@playwright/test';
import type { TemplateActivity } from '#lib/lab/agenda-template.ts';
import type { Seat } from '../../support/story.ts';
import * as board from './board.ts';
import { guests, textOf, write, type Hall } from './hall.ts';

const card = (page: Page, text: string) => page.getByRole('article').filter({ hasText: text });

/** Everybody writes among colleagues; three agencies send a card, and only those are everybody's. */
export async function agencyByAgency(hall: Hall, activity: TemplateActivity): Promise<void> {
  const [tarno, wulan, gusti, ours] = ['tarno', 'wulan', 'gusti', 'table'].map((who) =>
    textOf(who, activity),
  ) as [string, string, string, string];
  const writes = guests(hall).map((one) => write(hall, one, activity, textOf(one.who, activity)));
  await Promise.all(writes);
  // Colleagues read each other, nobody else does.
  await expect(card(hall.ratna.page, ours)).toBeVisible();
  for (const seat of [hall.wulan, hall.wall, hall.lead]) await board.knowsNothing(seat, tarno);
  const sent = [tarno, wulan, ours];
  await send(hall.tarno, tarno);
  await send(hall.wulan, wulan);
  await send(hall.ratna, ours);
  hall.sent.push(...sent);
  await openPlenary(hall);
  for (const { page } of guests(hall)) {
    await look(page, 'Pleno');
    for (const text of sent) await expect(card(page, text)).toHaveCount(1);
    await expect(card(page, gusti)).toHaveCount(0);
  }
  // The trace at home: which of the agency's cards hang in front.
  await look(hall.tarno.page, 'Papan OPD');
  await expect(card(hall.tarno.page, tarno)).toContainText('di pleno');
}

async function send({ page }: Seat, text: string): Promise<void> {
  await page.getByRole('button', { name: 'Kirim ke pleno' }).click();
  const dialog = page.getByRole('dialog', { name: 'Kirim ke pleno' });
  await dialog.getByRole('checkbox', { name: text }).check();
  await expect(dialog.getByText('1 dari 3 dipilih')).toBeVisible();
  await dialog.getByRole('button', { name: 'Kirim pilihan' }).click();
  await expect(page.getByText('1 dari 3 kartu di pleno')).toBeVisible();
}

/** The facilitator sees who has sent, and opens. */
async function openPlenary({ lead, wall, tarno, story }: Hall): Promise<void> {
  const { page } = lead;
  const row = page.getByRole('link', { name: 'Buka papan Puskesmas Bojong' });
  await expect(row).toContainText('1 dari 3 ke pleno', { timeout: 30_000 });
  for (const seat of [lead, wall, tarno]) await story.glance(seat, 'agencies');
  await page.getByRole('button', { name: 'Buka pleno' }).click();
  const sure = page.getByRole('dialog', { name: 'Buka pleno sekarang?' });
  await expect(sure).toContainText('3 kartu dari OPD');
  await sure.getByRole('button', { name: 'Buka pleno' }).click();
  await expect(sure).toBeHidden();
}

async function look(page: Page, at: string): Promise<void> {
  const turn = page.getByRole('radio', { name: at, exact: true });
  await turn.click();
  await expect(turn).toBeChecked();
}
