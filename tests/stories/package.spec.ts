/** Bappeda packs an innovation for another region with its poster as it is printed. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';
import { openDatabase } from '#lib/server/db/database.ts';
import { migrateToLatest } from '../../db/migrate.ts';
import { HALL_HOST } from '../support/browser.ts';
import { furnish } from '../support/furnished.ts';
import { signedIn } from '../support/on-display.ts';
import { nameOf } from '../support/sending.ts';
import { startServer } from '../support/server.ts';
import { openStory } from '../support/story.ts';

test('[Q11] the printed poster goes into the package when it is ticked', async ({ browser }) => {
  test.setTimeout(180_000);
  const dataDir = mkdtempSync(join(tmpdir(), 'labinov-package-'));
  const file = join(dataDir, 'labinov.db');
  await migrateToLatest(file);
  mkdirSync(join(dataDir, 'evidence'));
  const db = openDatabase(file);
  const { cookies, names } = await furnish(db);
  const id = names['innovation'] ?? '';
  await db.write
    .updateTable('innovation')
    .set({ status: 'registered' })
    .where('id', '=', id)
    .execute();
  await db.close();
  const server = await startServer({ dataDir });
  const origin = server.url(HALL_HOST);
  const story = openStory(browser, origin);
  try {
    const bappeda = await story.sit('bappeda', 'phone');
    const { page } = bappeda;
    await signedIn(bappeda, cookies.bappeda, origin);
    await page.goto(`/registry/exchange/package?id=${id}`);
    await page.getByRole('checkbox', { name: /Sertakan poster siap cetak/ }).check();
    await story.step('ticked');
    const [download] = await Promise.all([
      page.waitForEvent('download', { timeout: 60_000 }),
      page.getByRole('button', { name: 'Buat paket' }).click(),
    ]);
    const files = unzipSync(readFileSync(await download.path()));
    const told = JSON.parse(strFromU8(files['paket.json'] ?? new Uint8Array()));
    const [poster] = told.innovations[0].evidence;
    expect(poster).toMatchObject({ title: 'Poster siap cetak', indicator: null });
    const bytes = files[`bukti/${poster.stored}`] ?? new Uint8Array();
    expect(nameOf(bytes, 'pdf')).toBe(poster.stored);
    expect(strFromU8(bytes.subarray(0, 5))).toBe('%PDF-');
  } finally {
    await story.close();
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
});
