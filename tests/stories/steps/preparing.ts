/** What a facilitator sets in the agenda before an activity begins. */
import { expect, type Locator } from '@playwright/test';
import type { TemplateActivity } from '#lib/lab/agenda-template.ts';
import type { Hall } from './hall.ts';

/** Opens an activity in the plan of the day, changes it, and goes back to the room. */
async function inPlan(
  { lead, lab }: Hall,
  { day, title }: TemplateActivity,
  change: (editor: Locator) => Promise<void>,
): Promise<void> {
  const { page } = lead;
  await page.goto(`${lab}/agenda`);
  const part = page.getByRole('region', { name: `Hari ${day}` });
  await part.getByRole('button', { name: title.id, exact: true }).click();
  await change(page.getByRole('dialog', { name: title.id }));
  await page.goto(`${lab}/console`);
}

/** The picture of a board becomes a fishbone. */
export const asFishbone = (hall: Hall, activity: TemplateActivity) =>
  inPlan(hall, activity, async (editor) => {
    await editor.getByLabel('Bagan papan').selectOption('fishbone');
    await expect(editor.getByLabel('Tulang 1')).toHaveValue('Manusia');
  });

/** Each agency works on a board of its own. */
export const byAgency = (hall: Hall, activity: TemplateActivity) =>
  inPlan(hall, activity, async (editor) => {
    await editor.getByLabel('Papan kegiatan ini').selectOption('each');
    await expect(editor.getByLabel('Kartu tiap OPD ke pleno, paling banyak')).toHaveValue('3');
  });

/** Cards carry the names of those who write them. */
export const signed = (hall: Hall, activity: TemplateActivity) =>
  inPlan(hall, activity, async (editor) => {
    const field = editor.getByLabel('Siapa yang terlihat di kartu');
    await field.selectOption('author');
    await expect(field).toHaveValue('author');
  });
