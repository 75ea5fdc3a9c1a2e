/** Somebody without a device: what comes on paper is typed in, and counts once as theirs. */
import { expect, type Locator, type Page } from '@playwright/test';
import type { TemplateActivity } from '#lib/lab/agenda-template.ts';
import type { Seat } from '../../support/story.ts';
import type { Hall } from './hall.ts';

export const guest = { name: 'Melati Susanti', position: 'Bidan', agency: 'Puskesmas Bojong' };

const deskOf = (page: Page) =>
  page.getByRole('dialog', { name: 'Masukkan untuk yang tanpa perangkat' });

/** Opens the desk at this person, who is added where nobody has done so yet. */
async function openFor({ page }: Seat): Promise<Locator> {
  const desk = deskOf(page);
  const choose = desk.getByRole('button', { name: `Masukkan untuk ${guest.name}` });
  await page.getByRole('button', { name: 'Masukkan untuk…' }).click();
  await expect(desk.getByText('Dihitung sekali sebagai milik orangnya')).toBeVisible();
  if ((await choose.count()) === 0) {
    await desk.getByLabel('Daftar orang').fill(Object.values(guest).join('; '));
    await desk.getByRole('button', { name: 'Masukkan 1 orang' }).click();
  }
  await choose.click();
  return desk;
}

async function leave({ page }: Seat): Promise<void> {
  await page.keyboard.press('Escape');
  await expect(deskOf(page)).toBeHidden();
}

export async function card(hall: Hall, { title }: TemplateActivity, text: string) {
  const desk = await openFor(hall.lead);
  await desk.getByRole('textbox', { name: 'Kartu' }).fill(text);
  await desk.getByRole('button', { name: 'Tempel kartu' }).click();
  await expect(desk.getByText(`1 kartu ${guest.name} ditempel`)).toBeVisible();
  hall.written.push({ board: title.id, text, by: guest.name });
  await leave(hall.lead);
}

export async function vote({ lead, story }: Hall): Promise<void> {
  const desk = await openFor(lead);
  await more(desk).click();
  await story.glance(lead, 'paper-vote');
  await desk.getByRole('button', { name: 'Masukkan surat suara' }).click();
  await expect(lead.page.getByText(`Surat suara ${guest.name} masuk`).first()).toBeVisible();
  await leave(lead);
}

/** The button that gives one's next dot to the first thing. */
export const more = (of: Page | Locator): Locator =>
  of.getByRole('button', { name: /^Tambah satu suara untuk/ }).first();
