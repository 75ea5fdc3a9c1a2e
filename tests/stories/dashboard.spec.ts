import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { openDatabase } from '#lib/server/db/database.ts';
import { migrateToLatest } from '../../db/migrate.ts';
import { violations } from '../support/axe.ts';
import { furnish } from '../support/furnished.ts';
import { look } from '../support/pictures.ts';
import { startServer, type TestServer } from '../support/server.ts';

let dataDir: string;
let server: TestServer;
let cookie: string;
const names: Record<string, string> = {};

test.beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'labinov-dashboard-'));
  const file = join(dataDir, 'labinov.db');
  await migrateToLatest(file);
  const db = openDatabase(file);
  const furnished = await furnish(db);
  cookie = furnished.cookies.bappeda;
  Object.assign(names, furnished.names);
  await db.close();
  server = await startServer({ dataDir });
});
test.afterAll(async () => {
  await server.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

async function enter(page: Page, width = 1366, height = 768) {
  await page.setViewportSize({ width, height });
  const [name = '', value = ''] = cookie.split('=');
  await page.context().addCookies([{ name, value, url: server.url() }]);
}

const index = (page: Page) => page.locator('.big b');

test('[I1] [I4] [I6] [I7] [I8] Bappeda estimates the index, sees what an innovation does to it and fills the lines of the region', async ({
  page,
}) => {
  test.setTimeout(180_000);
  await enter(page);
  await page.goto(server.url() + '/estimate');
  await expect(page.getByRole('heading', { level: 1, name: 'Perkiraan indeks' })).toBeVisible();
  await expect(page.getByText('bukan nilai resmi Kemendagri')).toBeVisible();
  await look(page, 1, 'estimate', 'bappeda');
  expect(await violations(page)).toEqual([]);

  // One innovation of 12, left out and added again.
  const before = await index(page).textContent();
  const box = page.getByRole('checkbox', { name: /^Laporkan / }).first();
  await expect(box).toBeChecked();
  await expect(async () => {
    // A click before the page was awake was not heard: the box is turned again.
    await box.setChecked(true);
    await box.setChecked(false);
    await expect(index(page)).toHaveText('0,00', { timeout: 1_000 });
  }).toPass({ timeout: 60_000 });
  await box.setChecked(true);
  await expect(index(page)).toHaveText(before ?? '');

  // The lines of the region: what is chosen counts at once, and after saving in the estimate.
  await page.getByRole('link', { name: 'Isi dua puluh baris' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Isian pemerintah daerah');
  const vision = page.getByRole('group', { name: /^1 / });
  await vision.getByRole('radio', { name: /^Level 3/ }).check();
  await vision.getByRole('textbox').fill('RPJMD 2025–2029, bab 5');
  await expect(page.getByText('1 dari 20 baris terisi')).toBeVisible();
  await look(page, 2, 'region', 'bappeda');
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Simpan' }).click();
  await expect(page.getByText('Tersimpan')).toBeVisible();
  await expect(page.getByRole('textbox', { name: /Visi dan misi/ })).toHaveValue(
    'RPJMD 2025–2029, bab 5',
  );
  await page.getByRole('link', { name: 'Kembali ke perkiraan' }).click();
  await expect(page.getByText('3 dari 63')).toBeVisible();

  // Limit and target; what is below the limit starts outside.
  await page.getByRole('textbox', { name: /Batas kematangan/ }).fill('111');
  await page.getByRole('textbox', { name: /Target daerah/ }).fill('52,5');
  await page.getByRole('button', { name: 'Simpan' }).click();
  await expect(page.getByText('Tersimpan')).toBeVisible();
  await expect(page.getByRole('checkbox', { name: /^Laporkan / }).first()).not.toBeChecked();
  await expect(page.getByText(/poin ke target 52,50/)).toBeVisible();

  // Rules that are only announced are called so.
  await page.goto(server.url() + '/estimate?year=2027');
  await expect(page.getByText('Aturan 2027 baru diumumkan')).toBeVisible();
});

test('[I10] [I11] [I12] a catalogue of a new year is downloaded, edited, previewed and put in force', async ({
  page,
}) => {
  test.setTimeout(180_000);
  await enter(page);
  await page.goto(server.url() + '/estimate/catalogues');
  expect(await violations(page)).toEqual([]);
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Unduh katalog 2026 untuk disunting' }).click();
  const file = JSON.parse(readFileSync(await (await download).path(), 'utf8'));
  const bring = (content: unknown) =>
    page.getByLabel('Berkas katalog (JSON)').setInputFiles({
      name: 'katalog.json',
      mimeType: 'application/json',
      buffer: Buffer.from(JSON.stringify(content)),
    });
  const preview = page.getByRole('button', { name: 'Lihat pratinjau' });

  await bring({ ...file, settings: { ...file.settings, divisor: 0 } });
  await preview.click();
  await expect(page.getByText('Nilai di settings.divisor kosong atau tidak sesuai.')).toBeVisible();
  await bring({ ...file, year: 2030 });
  await preview.click();
  await expect(page.getByText('Tahun baru: belum ada inovasi')).toBeVisible();
  await look(page, 3, 'catalogue-preview', 'bappeda');
  await page.getByRole('button', { name: 'Bawa masuk', exact: true }).click();
  await expect(page.getByText('Katalog 2030 masuk.')).toBeVisible();
  const line = page.getByRole('listitem').filter({ hasText: '2030' });
  await line.getByRole('button', { name: 'Pakai untuk inovasi baru' }).click();
  await expect(page.getByText('kini dinilai dengan katalog 2030')).toBeVisible();

  // A year that something was scored against asks for a word.
  file.indicators[30].weight = 3;
  await bring(file);
  await preview.click();
  await expect(page.getByText('1 inovasi sudah dinilai dengan tahun ini')).toBeVisible();
  await expect(page.getByRole('checkbox', { name: /Saya mengerti/ })).not.toBeChecked();
  await page.getByRole('checkbox', { name: /Saya mengerti/ }).check();
  await page.getByRole('button', { name: 'Bawa masuk', exact: true }).click();
  await expect(page.getByText(/Katalog 2026 masuk/)).toBeVisible();
});

test('[I13] [I16] [I17] [I18] the dashboard, its numbers and its files; on a phone and on paper', async ({
  page,
}) => {
  test.setTimeout(240_000);
  await enter(page);
  await page.goto(server.url() + '/coverage');
  await expect(page.getByText(/\d+ dari 3 ide masih berjalan/)).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await look(page, 4, 'dashboard', 'bappeda');
  const ideas = page.getByRole('region', { name: 'Nasib ide tiap lab' });
  await ideas.getByText('Angka dan unduhan').click();
  await expect(ideas.getByRole('row')).toHaveCount(4);
  const download = page.waitForEvent('download');
  await ideas.getByRole('link', { name: /^Unduh CSV/ }).click();
  const csv = readFileSync(await (await download).path(), 'utf8');
  expect(csv.trim().split('\r\n')).toHaveLength(4);

  // Every picture is drawn: paper shows it even where colours behind text are not printed.
  for (const [name, pictures] of [
    ['Dari ruangan ke registri', 5],
    ['Nasib ide tiap lab', 1],
    ['Lab dari waktu ke waktu', 1],
    ['Cakupan OPD dan urusan', 1],
  ] as const) {
    const part = page.getByRole('region', { name, exact: true });
    await expect(part.locator('svg[role=img] rect').first()).toBeVisible();
    await expect(part.locator('svg[role=img]')).toHaveCount(pictures);
  }
  await expect(page.getByRole('meter', { name: 'Pelayanan dasar' })).toHaveText(/\d/);
  await page.goto(server.url() + '/coverage?year=2019');
  await expect(page.getByText('Belum ada ide')).toBeVisible();
  await page.goto(server.url() + `/coverage?lab=${names['lab']}`);
  await expect(page.getByText(/ide masih berjalan/)).toBeVisible();

  for (const [path, name] of [
    ['/coverage', 'dashboard'],
    ['/estimate', 'estimate'],
    ['/estimate/region', 'region'],
    ['/estimate/catalogues', 'catalogues'],
    [`/registry/${names['innovation']}`, 'innovation'],
  ] as const) {
    await page.setViewportSize({ width: 360, height: 740 });
    await page.goto(server.url() + path);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide, name).toBeLessThanOrEqual(360);
    await look(page, 5, name, 'phone');
  }
  await page.setViewportSize({ width: 794, height: 1123 });
  await page.emulateMedia({ media: 'print' });
  await page.goto(server.url() + '/coverage');
  await look(page, 6, 'dashboard', 'paper');
});
