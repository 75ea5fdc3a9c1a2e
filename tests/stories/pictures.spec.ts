import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import sharp from 'sharp';
import { openDatabase } from '#lib/server/db/database.ts';
import { migrateToLatest } from '../../db/migrate.ts';
import { violations } from '../support/axe.ts';
import { furnish, type Furnished } from '../support/furnished.ts';
import { look } from '../support/pictures.ts';
import { startServer, type TestServer } from '../support/server.ts';

let dataDir: string;
let server: TestServer;
let made: Furnished;

test.beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'labinov-pictures-'));
  const file = join(dataDir, 'labinov.db');
  await migrateToLatest(file);
  const db = openDatabase(file);
  made = await furnish(db);
  await db.close();
  server = await startServer({ dataDir });
});
test.afterAll(async () => {
  await server.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

async function save(page: Page, name: string): Promise<Buffer> {
  const [download] = await Promise.all([
    page.waitForEvent('download', { timeout: 90_000 }),
    page.getByRole('link', { name, exact: true }).click(),
  ]);
  return readFileSync(await download.path());
}

test('[X11] [X12] [X13] a facilitator takes the wall home as a picture, its minutes and the charts', async ({
  page,
}) => {
  test.setTimeout(240_000);
  const [name = '', value = ''] = made.cookies.facilitator.split('=');
  await page.context().addCookies([{ name, value, url: server.url() }]);
  await page.setViewportSize({ width: 1366, height: 768 });
  await page.goto(`${server.url()}/labs/${made.lab.id}/export`);
  const boards = page.getByRole('region', { name: 'Papan dan diagram' });
  await expect(boards).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await boards.scrollIntoViewIfNeeded();
  await look(page, 1, 'export-boards', 'facilitator');
  const title = (await boards.locator('li b').first().textContent()) ?? '';
  const svg = (await save(page, `Unduh Gambar ${title} sebagai SVG`)).toString();
  expect(svg).toContain('<svg');
  expect(svg).toContain('Kabupaten Purbalingga');
  const png = await save(page, `Unduh Gambar ${title} sebagai PNG`);
  expect(await sharp(png).metadata()).toMatchObject({ format: 'png', width: 3360 });
  const pdf = await save(page, `Unduh Notulen ${title} sebagai PDF`);
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  const numbers = (await save(page, 'Unduh Corong inovasi sebagai CSV')).toString();
  expect(numbers).toContain('Jumlah ide');

  await page.setViewportSize({ width: 360, height: 780 });
  await boards.scrollIntoViewIfNeeded();
  await look(page, 2, 'export-boards-phone', 'facilitator');
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(wide).toBeLessThanOrEqual(360);

  await page.goto(`${server.url()}/labs/${made.lab.id}/boards/${made.lab.boards[0]}`);
  await expect(page.getByRole('link', { name: 'Unduh Notulen sebagai Word' })).toBeVisible();
  await page.getByRole('link', { name: 'Unduh Notulen sebagai Word' }).scrollIntoViewIfNeeded();
  await look(page, 3, 'board-files-phone', 'facilitator');
  expect(await violations(page)).toEqual([]);
});

test('[X12] Bappeda downloads a chart of the dashboard beside its numbers', async ({ page }) => {
  test.setTimeout(120_000);
  const [name = '', value = ''] = made.cookies.bappeda.split('=');
  await page.context().addCookies([{ name, value, url: server.url() }]);
  await page.setViewportSize({ width: 1366, height: 768 });
  await page.goto(`${server.url()}/coverage`);
  await page.locator('details.numbers summary').first().click();
  await look(page, 4, 'chart-links', 'bappeda');
  const links = page.getByRole('link', { name: /^Unduh .* sebagai SVG$/ });
  await expect(links.first()).toBeVisible();
  const chart = (await links.first().getAttribute('aria-label')) ?? '';
  expect((await save(page, chart)).toString()).toContain('<svg');
  await page.goto(`${server.url()}/estimate`);
  await expect(page.getByRole('link', { name: /sebagai PNG$/ }).first()).toBeVisible();
  await look(page, 5, 'estimate-links', 'bappeda');
});
