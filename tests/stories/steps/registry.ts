/** Into the registry: promotion, Bappeda's check, the public page, the spreadsheet. */
import { readFile } from 'node:fs/promises';
import { expect } from '@playwright/test';
import type { Seat } from '../../support/story.ts';

/** Something is missing: it is named, with a way to where it is filled in, and nothing happens. */
export async function notYet({ page }: Seat, missing: string): Promise<void> {
  await page.getByRole('link', { name: 'Promosikan ke registri' }).click();
  await expect(page.getByRole('heading', { name: 'Belum dapat dipromosikan' })).toBeVisible();
  await expect(page.getByText('1 syarat belum terpenuhi.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Lengkapi 1 hal dulu' })).toBeDisabled();
  await expect(page.getByRole('link', { name: `Lengkapi: ${missing}` })).toBeVisible();
}

/** Answers the address of the new entry. */
export async function promote({ page }: Seat): Promise<string> {
  await expect(page.getByRole('heading', { name: 'Siap dipromosikan' })).toBeVisible();
  await page.getByRole('button', { name: 'Promosikan ke registri' }).click();
  await page.waitForURL('**/registry/*');
  await expect(page.getByText('Usulan').first()).toBeVisible();
  return new URL(page.url()).pathname;
}

export async function hiddenFromPublic({ page }: Seat, entry: string): Promise<void> {
  const answer = await page.goto(entry);
  expect(answer?.status()).toBe(404);
  await page.goto('/registry');
  await expect(page.getByText('Belum ada inovasi yang terdaftar.')).toBeVisible();
}

/** Check, findings as claimed, ready, registered. */
export async function verify({ page }: Seat, title: string): Promise<void> {
  await page.goto('/registry');
  await page.getByRole('link', { name: new RegExp(title) }).click();
  await expect(page.getByText('Kartu dari papan Curah ide')).toBeVisible();
  await page.getByRole('button', { name: 'Mulai periksa' }).click();
  await expect(page.getByText('Status sekarang: Diperiksa')).toBeVisible();
  await page.getByRole('button', { name: 'Nyatakan siap didaftarkan' }).click();
  await expect(page.getByText('Indikator 33 belum diperiksa')).toBeVisible();
  await page.getByRole('button', { name: 'Isi sama dengan klaim' }).click();
  await page.getByRole('button', { name: 'Simpan hasil periksa' }).click();
  await expect(page.getByText('Tersimpan', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Nyatakan siap didaftarkan' }).click();
  await expect(page.getByText('Status sekarang: Siap didaftarkan')).toBeVisible();
  await page.getByRole('button', { name: 'Catat sebagai terdaftar' }).click();
  await expect(page.getByText('Status sekarang: Terdaftar')).toBeVisible();
}

/** Without any account: what is registered is there to be read. */
export async function seenByPublic({ page }: Seat, title: string): Promise<void> {
  await page.goto('/registry');
  await page.getByRole('link', { name: new RegExp(title) }).click();
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  await expect(page.getByText('Terdaftar', { exact: true })).toBeVisible();
  await expect(page.getByText('0812 0000 1111')).toHaveCount(0);
}

/** A file of that kind comes down, and it is a zip inside. */
async function spreadsheet({ page }: Seat): Promise<void> {
  const coming = page.waitForEvent('download');
  await page.getByRole('link', { name: /XLSX|Excel/ }).click();
  const file = await readFile(await (await coming).path());
  expect(file.length).toBeGreaterThan(1000);
  expect(file.subarray(0, 2).toString('latin1')).toBe('PK');
}

export async function exportRegistry(seat: Seat): Promise<void> {
  await seat.page.goto('/registry');
  await seat.page.locator('summary').filter({ hasText: 'Ekspor' }).click();
  await spreadsheet(seat);
}

export async function exportLab(seat: Seat, lab: string): Promise<void> {
  await seat.page.goto(`${lab}/export`);
  await spreadsheet(seat);
}
