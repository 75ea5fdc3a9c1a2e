/** One board: silent writing, a lost line, a draft, the reveal, clusters, a secret ballot. */
import { expect, type Page } from '@playwright/test';
import type { Seat } from '../../support/story.ts';

const field = (page: Page) => page.getByRole('textbox', { name: 'Satu kartu, satu pikiran' });
const card = (page: Page, text: string) => page.getByRole('article').filter({ hasText: text });

export async function write({ page }: Seat, text: string): Promise<void> {
  await field(page).fill(text);
  await page.getByRole('button', { name: 'Tempel kartu' }).click();
  await expect(card(page, text)).toBeVisible();
  await expect(field(page)).toHaveValue('');
}

/** Neither the page nor anything that came over the line carries the words. */
export async function knowsNothing(seat: Seat, text: string): Promise<void> {
  expect(await seat.page.content()).not.toContain(text);
  expect(seat.heard.filter((one) => one.includes(text))).toEqual([]);
}

export async function counts({ page }: Seat, cards: number, writers: number): Promise<void> {
  await expect(page.getByText(/^\d+$/).first()).toBeVisible();
  const main = page.getByRole('main');
  await expect(main).toContainText(new RegExp(`${cards}\\s*kartu`));
  await expect(main).toContainText(new RegExp(`${writers}\\s*orang menulis`));
}

/** The line is lost while somebody writes; the card waits, and arrives once. */
export async function writeOffline(seat: Seat, text: string): Promise<void> {
  const { page, context } = seat;
  await context.setOffline(true);
  // On a phone the words of the badge are there for screen readers; a strip says it to the eye.
  const seen = (words: string | RegExp) => page.getByText(words).locator('visible=true').first();
  await expect(seen(/Offline/)).toBeVisible({ timeout: 30_000 });
  await write(seat, text);
  await expect(card(page, text)).toContainText('Menunggu dikirim');
  await expect(seen('1 catatan menunggu dikirim')).toBeVisible();
}

export async function comeBack({ page, context }: Seat, text: string): Promise<void> {
  await context.setOffline(false);
  await expect(card(page, text)).not.toContainText('Menunggu dikirim', { timeout: 30_000 });
  await expect(card(page, text)).toHaveCount(1);
  await expect(page.getByText('1 catatan terkirim').first()).toBeVisible();
}

/** Words that were typed and not sent outlive the room moving on, and a reload. */
export async function beginDraft({ page }: Seat, text: string): Promise<void> {
  await field(page).fill(text);
}

export async function draftIsKept({ page }: Seat, text: string, next: string): Promise<void> {
  await expect(
    page.getByText(`Fasilitator sudah melanjutkan ke “${next}”. Tulisan Anda aman.`),
  ).toBeVisible();
  await expect(field(page)).toHaveValue(text);
  await page.reload();
  await page.getByRole('button', { name: 'Menu lab' }).click();
  await page.getByRole('button', { name: 'Kegiatan sebelumnya' }).click();
  await page.getByRole('button', { name: /Curah ide.*ada tulisan belum dikirim/s }).click();
  await expect(field(page)).toHaveValue(text);
  await page.getByRole('button', { name: 'Tempel kartu' }).click();
  await expect(card(page, text)).toBeVisible();
  await page.getByRole('button', { name: 'Kembali ke sekarang' }).click();
  await expect(page.getByRole('heading', { name: 'Waktu istirahat' })).toBeVisible();
}

export async function reveal({ page }: Seat): Promise<void> {
  await page.getByRole('button', { name: 'Buka kartu' }).click();
  const dialog = page.getByRole('dialog', { name: 'Buka semua kartu?' });
  await dialog.getByRole('button', { name: 'Buka kartu' }).click();
  await expect(dialog).toBeHidden();
}

/** Chooses cards by their words and gives the cluster its name. */
export async function group({ page }: Seat, texts: string[], name: string): Promise<void> {
  for (const text of texts) await page.getByRole('option').filter({ hasText: text }).click();
  const bar = page.getByRole('toolbar', { name: 'Kartu terpilih' });
  await expect(bar).toContainText(`${texts.length} dipilih`);
  await bar.getByRole('button', { name: 'Kelompokkan' }).click();
  const dialog = page.getByRole('dialog', { name: 'Kelompokkan kartu' });
  await dialog.getByLabel('Nama kluster').fill(name);
  await dialog.getByRole('button', { name: 'Buat kluster' }).click();
  await expect(page.getByRole('heading', { name: new RegExp(name) })).toBeVisible();
}

export async function vote({ page }: Seat, name: string, dots: number): Promise<void> {
  const more = page.getByRole('button', { name: `Tambah satu suara untuk ${name}` });
  for (let at = 0; at < dots; at += 1) await more.click();
  await expect(page.getByText(`${dots} suara Anda untuk ${name}`)).toBeAttached();
}

/** One dot is suggested for two things; the facilitator gives two, and both may lie on one. */
export async function giveTwo({ page }: Seat): Promise<void> {
  await expect(page.getByText('Saran: 1, paling banyak 1 di satu tempat.')).toBeVisible();
  await page.getByRole('button', { name: 'Tambah: Suara per orang' }).click();
  await page.getByRole('button', { name: 'Tambah: Paling banyak per kluster' }).click();
}

export async function openBallot({ page }: Seat, people = 2): Promise<void> {
  await page.getByRole('button', { name: 'Mulai memilih' }).click();
  await expect(page.getByText(`0 dari ${people} sudah memilih`)).toBeVisible();
}

export async function closeBallot({ page }: Seat, people = 2): Promise<void> {
  await page.getByRole('button', { name: 'Tutup dan tampilkan hasil' }).click();
  const dialog = page.getByRole('dialog', { name: 'Tutup pemungutan suara?' });
  await expect(dialog).toContainText(`${people} orang sudah memilih`);
  await dialog.getByRole('button', { name: 'Tutup dan tampilkan hasil' }).click();
  await expect(page.getByRole('heading', { name: 'Hasil pemungutan suara' })).toBeVisible();
}
