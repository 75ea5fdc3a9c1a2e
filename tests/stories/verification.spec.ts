/**
 * Verification with return: Bappeda notes two fields and sends an innovation back, the facilitator
 * corrects them on a phone and hands it in again, Bappeda finds it ready and registers it, and
 * somebody without an account finds it by another form of its words. A year later Bappeda hands it in
 * again: until that is registered, visitors find it as it was.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { catalogueOf } from '#lib/lab/catalogue.ts';
import { fileOf } from '#lib/lab/catalogue-file.ts';
import * as catalogues from '#lib/server/db/catalogues.ts';
import { HALL_HOST } from '../support/browser.ts';
import { furnishAt } from '../support/furnished.ts';
import { startServer } from '../support/server.ts';
import { openStory, signedIn, type Seat } from '../support/story.ts';

const notes = { goal: 'Sebutkan angka awal dan sumbernya.', initiator: 'Tulis juga jabatannya.' };

/** Two lines of the profile get a note each, beside what they say. */
async function sendBack({ page }: Seat, entry: string): Promise<void> {
  await page.goto('/registry?q=pulang akta');
  await page.locator(`a[href="${entry}"]`).click();
  await page.getByRole('button', { name: 'Mulai periksa' }).click();
  await expect(page.getByText('Status sekarang: Diperiksa')).toBeVisible();
  for (const [field, note] of Object.entries(notes)) {
    const place = page.locator('.noting', { has: page.locator(`[name=note-${field}]`) });
    await place.locator('summary').click();
    await place.locator('textarea').fill(note);
  }
  await page.getByRole('button', { name: 'Kembalikan', exact: true }).click();
  await expect(page.getByText('Status sekarang: Perlu perbaikan')).toBeVisible();
  await expect(page.getByText(`Catatan Bappeda: ${notes.goal}`).first()).toBeVisible();
}

/** The notes stand at their fields; corrected, they are gone. */
async function correct({ page }: Seat, entry: string): Promise<void> {
  await page.goto(entry);
  await expect(page.locator('#correct').getByText(notes.goal)).toBeVisible();
  // The name has the phone's width to itself; nothing stands beside it or over it.
  const [name, screen] = [await page.locator('h1').boundingBox(), page.viewportSize()];
  expect(name?.width).toBeGreaterThan((screen?.width ?? 0) * 0.8);
  const goal = page.locator('#correct textarea[name=goal]');
  await goal.fill(`${await goal.inputValue()} Pada 2024 baru 34 dari 100 bayi.`);
  await page.locator('#correct input[name=initiatorName]').fill('Kepala Dinas');
  await page.getByRole('button', { name: 'Simpan perbaikan' }).click();
  await expect(page.getByText('Tersimpan', { exact: true })).toBeVisible();
  await expect(page.getByText(`Catatan Bappeda: ${notes.goal}`)).toHaveCount(0);
  await page.getByRole('button', { name: 'Ajukan lagi' }).click();
  await expect(page.getByText('Status sekarang: Usulan')).toBeVisible();
}

async function register({ page }: Seat, entry: string): Promise<void> {
  await page.goto(entry);
  await page.getByRole('button', { name: 'Mulai periksa' }).click();
  await expect(page.getByText('Status sekarang: Diperiksa')).toBeVisible();
  await page.getByRole('button', { name: 'Isi sama dengan klaim' }).click();
  await page.getByRole('button', { name: 'Simpan hasil periksa' }).click();
  await expect(page.getByText('Tersimpan', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Nyatakan siap didaftarkan' }).click();
  await expect(page.getByText('Status sekarang: Siap didaftarkan')).toBeVisible();
  await page.getByRole('button', { name: 'Catat sebagai terdaftar' }).click();
  await expect(page.getByText('Status sekarang: Terdaftar')).toBeVisible();
}

/** Handed in for another year with another goal, which only staff see. */
async function handInAgain({ page }: Seat, entry: string): Promise<void> {
  await page.goto(entry);
  await page.getByText('Ajukan lagi sebagai pengembangan').first().click();
  await page.locator('input[name=developedOn]').fill('2026-05-02');
  await page.locator('textarea[name=development]').fill('Kini di dua belas desa.');
  await page.getByRole('button', { name: 'Ajukan lagi sebagai pengembangan' }).click();
  await expect(page.getByText(/Versi terdaftar \d{4} tetap tampil untuk umum/)).toBeVisible();
  await page.locator('#correct summary').click();
  await page.locator('#correct textarea[name=goal]').fill('Gerobak keliling.');
  await page.getByRole('button', { name: 'Simpan perbaikan' }).click();
  await expect(page.getByText('Tersimpan', { exact: true })).toBeVisible();
  await page.getByRole('link', { name: 'Lihat versi terdaftar' }).click();
  await expect(page.getByText(/Ini versi terdaftar \d{4}/)).toBeVisible();
  await expect(page.getByText('Pada 2024 baru 34 dari 100 bayi.').first()).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Periksa' })).toHaveCount(0);
  await expect(page.getByText('Gerobak keliling.')).toHaveCount(0);
}

/** What a visitor finds by a word, and on its page. */
async function finds({ page }: Seat, entry: string, words: Record<string, boolean>): Promise<void> {
  for (const [word, there] of Object.entries(words)) {
    await page.goto(`/registry?q=${word}`);
    await expect(page.locator(`a[href="${entry}"]`)).toHaveCount(there ? 1 : 0);
  }
  await page.goto(entry);
  await expect(page.getByText('Terdaftar', { exact: true }).first()).toBeVisible();
}

test('returned with two notes, corrected, registered, found by everybody', async ({ browser }) => {
  test.setTimeout(240_000);
  const dataDir = mkdtempSync(join(tmpdir(), 'labinov-verification-'));
  const { entry, cookies } = await furnishAt(dataDir, async ({ lab, names, cookies: all }, db) => {
    const file = { ...fileOf(catalogueOf(2026)), year: 2027 };
    await db.write
      .transaction()
      .execute((trx) => catalogues.insert(trx, lab.regionId, 1, { file, by: 'Bappeda', at: 1 }));
    return { entry: `/registry/${names['innovation']}`, cookies: all };
  });
  const server = await startServer({ dataDir });
  const origin = server.url(HALL_HOST);
  const story = openStory(browser, origin);
  try {
    const bappeda = await story.sit('bappeda', 'laptop');
    await signedIn(bappeda, cookies.bappeda, origin);
    await sendBack(bappeda, entry);
    await story.step('returned');
    const facilitator = await story.sit('fasilitator', 'phone');
    await signedIn(facilitator, cookies.facilitator, origin);
    await correct(facilitator, entry);
    await story.step('corrected');
    await register(bappeda, entry);
    const visitor = await story.sit('pengunjung', 'narrow');
    await visitor.page.goto('/registry?q=kelahiran');
    await expect(visitor.page.locator(`a[href="${entry}"]`)).toBeVisible();
    await visitor.page.goto(entry);
    await expect(visitor.page.getByText(notes.goal)).toHaveCount(0);
    await story.step('registered');
    await handInAgain(bappeda, entry);
    await finds(visitor, entry, { kelahiran: true, gerobak: false });
    await expect(visitor.page.getByText('Gerobak keliling.')).toHaveCount(0);
    await story.step('handed-in-again');
    await register(bappeda, entry);
    await finds(visitor, entry, { gerobak: true });
    await expect(visitor.page.getByText('Gerobak keliling.').first()).toBeVisible();
  } finally {
    await story.close();
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
});
