/** A whole lab goes from the laptop of the hall to the server of the office, by pages alone. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { strToU8, zipSync } from 'fflate';
import { createSession } from '#lib/server/auth/sessions.ts';
import { openDatabase, type Database } from '#lib/server/db/database.ts';
import { migrateToLatest } from '../../db/migrate.ts';
import { HALL_HOST } from '../support/browser.ts';
import { furnish } from '../support/furnished.ts';
import { openLaboratory } from '../support/laboratory.ts';
import { signedIn } from '../support/on-display.ts';
import { startServer } from '../support/server.ts';
import { openStory } from '../support/story.ts';

/** An installation of its own, with whatever is put into it. */
async function installation<T>(furnishing: (db: Database) => Promise<T>) {
  const dataDir = mkdtempSync(join(tmpdir(), 'labinov-lab-file-'));
  const file = join(dataDir, 'labinov.db');
  await migrateToLatest(file);
  mkdirSync(join(dataDir, 'evidence'));
  const db = openDatabase(file);
  const made = await furnishing(db);
  await db.close();
  const server = await startServer({ dataDir });
  const stop = async () => {
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  return { made, origin: server.url(HALL_HOST), stop };
}

test('[X30] [X33] [X34] [X35] a lab leaves one installation and comes into another', async ({
  browser,
}) => {
  test.setTimeout(300_000);
  const hall = await installation(furnish);
  const office = await installation(async (db) => {
    const { bappeda } = await openLaboratory(db);
    return `labinov_session=${await createSession(db, bappeda.id, 'Chrome, Windows')}`;
  });
  const story = openStory(browser, office.origin);
  try {
    const facilitator = await story.sit('facilitator', 'laptop');
    await signedIn(facilitator, hall.made.cookies.facilitator, hall.origin);
    const there = facilitator.page;
    await there.goto(`${hall.origin}/labs/${hall.made.lab.id}/export`);
    await there.getByRole('button', { name: 'Buat berkas lab' }).click();
    const link = there.getByRole('link', { name: /^Unduh Berkas lab/ });
    await expect(link).toBeVisible({ timeout: 60_000 });
    await story.step('ordered');
    const [download] = await Promise.all([there.waitForEvent('download'), link.click()]);
    expect(download.suggestedFilename()).toMatch(/\.labinov$/);
    const path = await download.path();

    const bappeda = await story.sit('bappeda', 'phone');
    await signedIn(bappeda, office.made, office.origin);
    const { page } = bappeda;
    const choose = async (what: string | { name: string; mimeType: string; buffer: Buffer }) => {
      await page.locator('input[type=file]').setInputFiles(what);
    };
    await page.goto('/home');
    await page.getByRole('link', { name: 'Masukkan lab dari berkas' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Masukkan lab dari berkas');
    await story.step('empty');

    // What is none gets one sentence, at once or after a look inside.
    const mimeType = 'application/octet-stream';
    await choose({ name: 'catatan.labinov', mimeType, buffer: Buffer.from('bukan lab') });
    await expect(page.getByRole('alert')).toContainText('Ini bukan berkas lab Labinov');
    const other = Buffer.from(zipSync({ 'xl/workbook.xml': strToU8('<x/>') }));
    await choose({ name: 'tabel.labinov', mimeType, buffer: other });
    await expect(page.getByRole('alert')).toContainText('Ini bukan berkas lab Labinov', {
      timeout: 60_000,
    });
    await story.step('refused');

    await choose(path);
    await expect(page.getByText('Lab ini belum ada di sini.')).toBeVisible({ timeout: 60_000 });
    await expect(page.getByRole('heading', { level: 2 })).toHaveText('Labinov Purbalingga');
    await story.step('preview');
    await page.getByRole('button', { name: 'Masukkan lab ini' }).click();
    await expect(page.getByRole('status').first()).toContainText('sudah masuk', {
      timeout: 60_000,
    });
    await story.step('done');
    await page.getByRole('link', { name: 'Buka lab' }).click();
    await expect(page).toHaveURL(new RegExp(hall.made.lab.id));

    // The same file again.
    await page.goto('/labs/import');
    await choose(path);
    await expect(page.getByText('tidak ada yang baru')).toBeVisible({ timeout: 60_000 });
    await expect(page.getByRole('button', { name: /Masukkan|Tambahkan/ })).toHaveCount(0);
    await story.step('again');
  } finally {
    await story.close();
    await hall.stop();
    await office.stop();
  }
});
