/**
 * Another program reads: Bappeda makes a token on the page of tokens and sees it once, the example of
 * the readable page works with it, its use shows by the day, and revoked it opens nothing.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { openDatabase } from '#lib/server/db/database.ts';
import * as regions from '#lib/server/db/regions.ts';
import { migrateToLatest } from '../../db/migrate.ts';
import { HALL_HOST } from '../support/browser.ts';
import { furnish } from '../support/furnished.ts';
import { signedIn } from '../support/on-display.ts';
import { startServer } from '../support/server.ts';
import { openStory } from '../support/story.ts';

test('[Z2] [Z3] Bappeda gives a program a token, and takes it back', async ({ browser }) => {
  test.setTimeout(180_000);
  const dataDir = mkdtempSync(join(tmpdir(), 'labinov-outside-'));
  const file = join(dataDir, 'labinov.db');
  await migrateToLatest(file);
  mkdirSync(join(dataDir, 'evidence'));
  const db = openDatabase(file);
  const { cookies, lab } = await furnish(db);
  await regions.setRegistryPublic(db.write, lab.regionId, true);
  await db.close();
  const server = await startServer({ dataDir });
  const origin = server.url(HALL_HOST);
  const story = openStory(browser, origin);
  try {
    const bappeda = await story.sit('bappeda', 'laptop');
    const { page } = bappeda;
    await signedIn(bappeda, cookies.bappeda, origin);
    await page.goto('/registry');
    await page.getByRole('link', { name: 'Token untuk aplikasi lain' }).click();
    await expect(page.getByText('Belum ada token.')).toBeVisible();
    await page.getByLabel('Untuk aplikasi apa').fill('Dasbor Smart City');
    await page.getByRole('checkbox', { name: /Angka cakupan/ }).check();
    await page.getByRole('button', { name: 'Buat token' }).click();
    const shown = page.getByRole('textbox', { name: 'Token aplikasi' });
    const secret = await shown.inputValue();
    expect(secret).toMatch(/^labinov_[\w-]{43}$/);
    await story.step('made');

    const ask = (path: string) =>
      fetch(`${server.url()}/api/v1/${path}`, { headers: { authorization: `Bearer ${secret}` } });
    expect((await ask('innovations?sort=name')).status).toBe(200);
    expect((await ask('coverage')).status).toBe(200);
    expect((await ask('estimate')).status).toBe(403);
    await page.reload();
    await expect(shown).toHaveCount(0);
    const line = page.getByRole('listitem').filter({ hasText: 'Dasbor Smart City' });
    await expect(line.getByText(/Terakhir dipakai \d+ \w+ \d{4}/)).toBeVisible();

    const reader = await story.sit('pembuat', 'narrow');
    await reader.page.goto('/api');
    const example = reader.page.getByText(/^curl .*\/api\/v1\/coverage/);
    await expect(example).toBeVisible();
    await reader.page.getByText('Isi jawaban').first().click();
    await expect(reader.page.getByText('items[].affair.code', { exact: true })).toBeVisible();
    const wide = await reader.page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(360);
    await story.step('read');

    await page.getByText('Cabut', { exact: true }).click();
    await page.getByRole('button', { name: 'Ya, cabut' }).click();
    await expect(line.getByText(/^Dicabut/)).toBeVisible();
    expect((await ask('innovations')).status).toBe(401);
    await page.setViewportSize({ width: 390, height: 844 });
    await story.step('revoked');
  } finally {
    await story.close();
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
});
