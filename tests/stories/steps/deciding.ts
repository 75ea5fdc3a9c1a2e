/** Secret ballots of the hall: marks for each thing, and dots. */
import { expect, type Page } from '@playwright/test';
import type { TemplateActivity } from '#lib/lab/agenda-template.ts';
import { guests, type Hall } from './hall.ts';
import * as paper from './paper.ts';
import * as table from './table.ts';

/** Two people give their marks to a thing; the ballot is secret until it closes. */
export async function score(hall: Hall, activity: TemplateActivity): Promise<void> {
  const { page } = hall.lead;
  await page.getByRole('button', { name: 'Mulai menilai' }).click();
  const mark = activity.kind === 'screening' ? 'Ya' : '4';
  for (const seat of [hall.tarno, hall.ratna]) {
    const things = seat.page.getByRole('region', { name: 'Beri nilai' }).getByRole('listitem');
    await expect(things.first()).toBeVisible();
    for (const radio of await things.first().getByRole('radio', { name: mark }).all()) {
      await radio.check({ force: true });
    }
    await expect(seat.page.getByText(/^1 dari \d+ dinilai/)).toBeVisible();
  }
  await expect(page.getByText(/^2 dari \d+ sudah memilih/)).toBeVisible();
  await closeBallot(page);
  for (const at of [hall.lead, hall.tarno]) {
    await expect(at.page.getByRole('region', { name: 'Hasil penilaian' }).first()).toBeVisible();
  }
}

async function closeBallot(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Tutup dan tampilkan hasil' }).click();
  const dialog = page.getByRole('dialog', { name: 'Tutup pemungutan suara?' });
  await dialog.getByRole('button', { name: 'Tutup dan tampilkan hasil' }).click();
  await expect(dialog).toBeHidden();
}

/** A paper of each person: five screens, the second of the table, and one without a device. */
export async function dots(hall: Hall): Promise<void> {
  const { page } = hall.lead;
  const own = hall.table.page.getByText(/^1 suara Anda untuk/);
  await page.getByRole('button', { name: 'Mulai memilih' }).click();
  for (const seat of guests(hall)) await paper.more(seat.page).click();
  await expect(page.getByText(/^5 dari \d+ sudah memilih/)).toBeVisible();
  await expect(own).toBeAttached();
  await table.passTo(hall.table, table.second.name);
  // The paper of whoever sat here before is theirs.
  await expect(paper.more(hall.table.page)).toBeVisible();
  await expect(own).not.toBeAttached();
  await paper.more(hall.table.page).click();
  await expect(page.getByText(/^6 dari \d+ sudah memilih/)).toBeVisible();
  await table.passTo(hall.table, table.first.name);
  await expect(own).toBeAttached();
  await paper.vote(hall);
  await expect(page.getByText(/^7 dari \d+ sudah memilih/)).toBeVisible();
  await expect(hall.wall.page.getByText('Hasil pilihan ruangan')).toBeHidden();
  await closeBallot(page);
  await expect(hall.wall.page.getByText('Hasil pilihan ruangan')).toBeVisible();
}
