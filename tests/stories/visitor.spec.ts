/**
 * Whoever passes the exhibition: the code on a poster opens a page without joining, a like, a word,
 * "kami ingin meniru" with a contact that its owner allowed; and the gallery that goes home on a
 * stick, opened from a folder by a browser that has no network.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from '@playwright/test';
import { unzipSync } from 'fflate';
import { violations } from '../support/axe.ts';
import { HALL_HOST } from '../support/browser.ts';
import { putOnDisplay, signedIn } from '../support/on-display.ts';
import { look } from '../support/pictures.ts';
import { startServer } from '../support/server.ts';
import { openStory, type Seat } from '../support/story.ts';

/** From the list: three likes and no fourth; one is taken back. */
async function like({ page }: Seat, titles: string[]) {
  for (const title of titles) {
    await page.getByRole('button', { name: `Dukung ${title}` }).click();
    await expect(
      page.getByRole('button', { name: `Batalkan dukungan untuk ${title}` }),
    ).toBeVisible();
  }
  await expect(page.getByText('Tiga dukungan terpakai')).toBeVisible();
  const [first = ''] = titles;
  await page.getByRole('button', { name: `Batalkan dukungan untuk ${first}` }).click();
  await expect(page.getByText('Sisa satu dukungan')).toBeVisible();
}

/** The hall's Wi-Fi is gone for a moment: nothing is sent, and nothing that was typed is lost. */
async function withoutLine({ page, context }: Seat) {
  await context.setOffline(true);
  await page.getByLabel('Apa yang bagus, apa yang ingin Anda tanyakan?').fill('Siapa petugasnya?');
  await page.getByRole('button', { name: 'Kirim', exact: true }).click();
  await expect(page.getByText('Tidak tersambung ke server')).toBeVisible();
  await expect(page.getByLabel('Apa yang bagus, apa yang ingin Anda tanyakan?')).toHaveValue(
    'Siapa petugasnya?',
  );
  await context.setOffline(false);
  await page.getByRole('button', { name: 'Tutup', exact: true }).click();
}

async function askToCopy({ page }: Seat) {
  await page.getByLabel('Apa yang bagus, apa yang ingin Anda tanyakan?').fill('Berapa biayanya?');
  await page.getByRole('checkbox', { name: /Kami ingin meniru/ }).check();
  await page.getByRole('button', { name: 'Kirim', exact: true }).click();
  await expect(page.getByText('Tulis telepon atau email').first()).toBeVisible();
  await page.getByLabel('Nama dan asal Anda').fill('Bu Ningsih, Kabupaten Tegal');
  await page.getByLabel('Telepon atau email').fill('0812 0000 111');
  await page.getByRole('button', { name: 'Kirim', exact: true }).click();
  await expect(page.getByText('Centang persetujuan').first()).toBeVisible();
  await page.getByRole('checkbox', { name: /Saya setuju/ }).check();
  await page.getByRole('button', { name: 'Kirim', exact: true }).click();
  await expect(page.getByText('Terima kasih, umpan balik Anda terkirim.')).toBeVisible();
}

test('[Y10] [Y11] [Y12] [Y13] a visitor reads, likes and asks to copy; the facilitator sees and answers for it', async ({
  browser,
}) => {
  test.setTimeout(240_000);
  const dataDir = mkdtempSync(join(tmpdir(), 'labinov-visitor-'));
  const { labId, innovations, facilitator } = await putOnDisplay(dataDir);
  const titles = innovations.map(({ title }) => title);
  const [first = ''] = titles;
  const server = await startServer({ dataDir });
  const origin = server.url(HALL_HOST);
  const story = openStory(browser, origin);
  try {
    const desk = await story.sit('fasilitator', 'laptop');
    await signedIn(desk, facilitator, origin);
    const visitor = await story.sit('pengunjung', 'phone');
    const closed = await visitor.page.goto(`/g/${labId}`);
    expect(closed?.status()).toBe(404);
    await story.glance(visitor, 'closed');

    await desk.page.goto(`/labs/${labId}/display`);
    await desk.page.getByRole('button', { name: 'Buka halaman', exact: true }).click();
    const qr = desk.page.getByRole('link', { name: /Kode QR halaman pengunjung/ });
    const address = new URL((await qr.getAttribute('href')) ?? '').pathname;
    await story.step('open');

    await visitor.page.goto(address);
    await expect(visitor.page.getByRole('heading', { level: 1 })).toContainText('Pilih tiga');
    await like(visitor, titles);
    await story.step('liked');

    // The code on a poster opens the innovation itself.
    await visitor.page.goto(`/p/${innovations[0]?.id}`);
    await expect(visitor.page.getByRole('heading', { level: 1, name: first })).toBeVisible();
    await expect(visitor.page.getByText('0 pendukung')).toBeVisible();
    await visitor.page.getByRole('button', { name: `Dukung ${first}` }).click();
    await expect(visitor.page.getByText('1 pendukung')).toBeVisible();
    await withoutLine(visitor);
    await askToCopy(visitor);
    await story.step('asked');

    // Everybody reads the words, nobody but the lab the contact.
    const other = await story.sit('lain', 'narrow');
    await other.page.goto(`/p/${innovations[0]?.id}`);
    await expect(other.page.getByText('Berapa biayanya?')).toBeVisible();
    expect(other.heard.join('')).not.toContain('0812');
    expect(other.heard.join('')).not.toContain('Ningsih');
    await desk.page.reload();
    const words = desk.page.getByRole('region', { name: 'Dari pengunjung' });
    await expect(words).toContainText('Bu Ningsih, Kabupaten Tegal, 0812 0000 111');
    await expect(words.getByText('Ingin meniru')).toBeVisible();
    await story.step('heard');
    await words.getByRole('button', { name: 'Hapus kontak' }).click();
    await expect(words).not.toContainText('0812');
    await words.getByRole('button', { name: 'Sembunyikan' }).click();
    await expect(words.getByText('Disembunyikan')).toBeVisible();
    await other.page.reload();
    await expect(other.page.getByRole('heading', { level: 1, name: first })).toBeVisible();
    await expect(other.page.getByText('Berapa biayanya?')).toHaveCount(0);
    await story.step('moderated');
  } finally {
    await story.close();
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
});

test('[Y15] the gallery goes home as a folder: its pages, pictures and links work, and nothing is asked for', async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const dataDir = mkdtempSync(join(tmpdir(), 'labinov-gallery-'));
  const folder = mkdtempSync(join(tmpdir(), 'labinov galeri '));
  const { labId, innovations, facilitator } = await putOnDisplay(dataDir);
  const server = await startServer({ dataDir });
  const origin = server.url(HALL_HOST);
  const story = openStory(browser, origin);
  try {
    const desk = await story.sit('fasilitator', 'laptop');
    await signedIn(desk, facilitator, origin);
    await desk.page.goto(`/labs/${labId}/display`);
    const coming = desk.page.waitForEvent('download');
    await desk.page.getByRole('link', { name: 'Unduh galeri (zip)' }).click();
    const download = await coming;
    expect(download.suggestedFilename()).toMatch(/^galeri-\d{4}-\d\d-\d\d\.zip$/);
    for (const [path, bytes] of Object.entries(unzipSync(readFileSync(await download.path())))) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), bytes);
    }
  } finally {
    await story.close();
    await server.stop();
  }

  // The server is gone, and the browser has no network.
  const context = await browser.newContext({
    offline: true,
    viewport: { width: 390, height: 844 },
  });
  try {
    const page = await context.newPage();
    const asked: string[] = [];
    const failed: string[] = [];
    page.on('request', (request) => void asked.push(request.url()));
    page.on('requestfailed', (request) => void failed.push(request.url()));
    page.on('console', (line) => void (line.type() === 'error' && failed.push(line.text())));
    await page.goto(pathToFileURL(join(folder, 'index.html')).href);
    await look(page, 7, 'folder', 'phone');
    for (const { title } of innovations) {
      await page.getByRole('link', { name: title }).click();
      await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
      await page.getByRole('link', { name: 'Semua inovasi' }).click();
      await expect(page.getByRole('listitem')).toHaveCount(innovations.length);
    }
    await page.getByRole('link', { name: innovations[0]?.title ?? '' }).click();
    const photo = page.getByRole('img', { name: 'Pelayanan di balai desa' });
    expect(await photo.evaluate((one) => (one as HTMLImageElement).naturalWidth)).toBeGreaterThan(
      400,
    );
    expect(await page.evaluate(() => document.fonts.check('16px "Plus Jakarta Sans"'))).toBe(true);
    await look(page, 8, 'folder-innovation', 'phone');
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(390);
    expect(asked.filter((url) => !/^(file|data):/.test(url))).toEqual([]);
    expect(failed).toEqual([]);
    // Axe asks for the style sheet by itself, which the pages forbid: it comes last.
    expect(await violations(page)).toEqual([]);
    await page.getByRole('link', { name: 'Semua inovasi' }).click();
    expect(await violations(page)).toEqual([]);
  } finally {
    await context.close();
    for (const dir of [dataDir, folder]) rmSync(dir, { recursive: true, force: true });
  }
});
