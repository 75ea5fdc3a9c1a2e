/**
 * Verification with return: Bappeda notes two fields and sends an innovation back, the facilitator
 * corrects them on a phone and hands it in again, Bappeda finds it ready and registers it, and
 * somebody without an account finds it by another form of its words.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { openDatabase } from '#lib/server/db/database.ts';
import { migrateToLatest } from '../../db/migrate.ts';
import { HALL_HOST } from '../support/browser.ts';
import { furnish } from '../support/furnished.ts';
import { startServer } from '../support/server.ts';
import { openStory, type Seat } from '../support/story.ts';

const notes = { goal: 'Sebutkan angka awal dan sumbernya.', initiator: 'Tulis juga jabatannya.' };

async function prepared(dataDir: string) {
  const file = join(dataDir, 'labinov.db');
  await migrateToLatest(file);
  mkdirSync(join(dataDir, 'evidence'), { recursive: true });
  const db = openDatabase(file);
  try {
    const { names, cookies } = await furnish(db);
    return { entry: `/registry/${names['innovation']}`, cookies };
  } finally {
    await db.close();
  }
}

async function signedIn({ context }: Seat, cookie: string, url: string): Promise<void> {
  const [name = '', value = ''] = cookie.split('=');
  await context.addCookies([{ name, value, url }]);
}

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

test('returned with two notes, corrected, registered, found by everybody', async ({ browser }) => {
  test.setTimeout(240_000);
  const dataDir = mkdtempSync(join(tmpdir(), 'labinov-verification-'));
  const { entry, cookies } = await prepared(dataDir);
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
  } finally {
    await story.close();
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
});
