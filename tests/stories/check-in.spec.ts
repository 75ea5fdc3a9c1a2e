import { expect, test, type Page } from '@playwright/test';
import { openDatabase } from '#lib/server/db/database.ts';
import { statesOf } from '#lib/server/db/ideas.ts';
import { join } from 'node:path';
import sharp from 'sharp';
import { violations } from '../support/axe.ts';
import { HALL_HOST } from '../support/browser.ts';
import { makeDelivering } from '../support/delivering.ts';
import { look } from '../support/pictures.ts';
import { startServer } from '../support/server.ts';

/** A photo as a phone takes it. */
const photo = () =>
  sharp({ create: { width: 1200, height: 900, channels: 3, background: '#5b9aa0' } })
    .jpeg()
    .toBuffer();

/** How many files the device keeps for later. */
const filesKept = () =>
  new Promise<number>((done) => {
    const opening = indexedDB.open('labinov-files');
    opening.onsuccess = () => {
      const store = opening.result;
      const counting = store.transaction('file').objectStore('file').count();
      counting.onsuccess = () => {
        store.close();
        done(counting.result);
      };
    };
  });

/** Counts every press of a finger on the page. */
async function countTaps(page: Page): Promise<() => Promise<number>> {
  await page.addInitScript(() => {
    addEventListener('pointerdown', ({ isTrusted }) => {
      if (!isTrusted) return;
      const seen = Number(sessionStorage.getItem('taps') ?? 0);
      sessionStorage.setItem('taps', String(seen + 1));
    });
  });
  return () => page.evaluate(() => Number(sessionStorage.getItem('taps') ?? 0));
}

test('[D60] [D62] [D81] a check-in with photo takes six taps on a phone, also without a line', async ({
  browser,
}) => {
  test.setTimeout(240_000);
  const made = await makeDelivering(2);
  const server = await startServer({ dataDir: made.dataDir });
  const origin = server.url(HALL_HOST);
  const [first] = made.ideas;
  const context = await browser.newContext({
    viewport: { width: 360, height: 780 },
    hasTouch: true,
    isMobile: true,
    reducedMotion: 'reduce',
  });
  await context.addCookies([{ ...first!.cookie, url: origin }]);
  const page = await context.newPage();
  const taps = await countTaps(page);
  const deliver = `${origin}/labs/${made.labId}/ideas/${first!.ideaId}/deliver`;
  await page.goto(deliver);
  await expect(page.getByText('Tersambung')).toBeAttached();
  const file = { name: 'IMG_0001.jpg', mimeType: 'image/jpeg', buffer: await photo() };

  // One to open, then activity, mood, progress, camera, and the last one sends.
  await page.getByRole('button', { name: 'Lapor kemajuan', exact: true }).first().tap();
  const dialog = page.getByRole('dialog', { name: 'Lapor kemajuan' });
  const rows = dialog.getByRole('group', { name: 'Kegiatan yang mana?' });
  await rows.getByText('Uji coba di 5 puskesmas dan 2 RSUD').tap();
  await dialog.getByText('Lancar', { exact: true }).tap();
  await dialog.getByRole('button', { name: 'Kemajuan 50%' }).tap();
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    dialog.getByText('Foto', { exact: true }).tap(),
  ]);
  await chooser.setFiles(file);
  await expect(dialog.getByRole('img', { name: 'IMG_0001.jpg' })).toBeVisible();
  expect(await violations(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await look(page, 1, 'check-in', 'phone');
  await dialog.getByRole('button', { name: 'Kirim laporan' }).tap();
  await expect(dialog).toBeHidden();
  expect(await taps()).toBe(6);
  const checks = page.getByRole('region', { name: 'Laporan kemajuan' });
  await expect(checks.getByRole('img', { name: /^Foto laporan/ })).toBeVisible();
  await expect(checks.getByRole('listitem').first()).toContainText('50%');

  // Without a line: an obstacle, help and a photo wait, over a reload too.
  await context.setOffline(true);
  await page.getByRole('button', { name: 'Lapor kemajuan', exact: true }).first().tap();
  await rows.getByText('Uji coba di 5 puskesmas dan 2 RSUD').tap();
  await dialog.getByText('Ada hambatan').tap();
  await dialog.getByText('Kemampuan', { exact: true }).tap();
  await dialog.getByText('Penguatan SDM').tap();
  await dialog.getByLabel('Apa yang sudah berubah?').fill('Bidan pengganti belum dilatih.');
  await dialog.locator('input[type=file]').first().setInputFiles(file);
  await dialog.getByRole('button', { name: 'Kirim laporan' }).tap();
  await expect(checks.getByText('Bidan pengganti belum dilatih.')).toBeVisible();
  await expect(checks.getByText('1 foto menunggu dikirim.')).toBeVisible();
  await look(page, 2, 'check-in-offline', 'phone');
  await context.setOffline(false);
  await page.goto(deliver);
  await expect(checks.getByText('Bidan pengganti belum dilatih.')).toBeVisible();
  await expect(checks.getByRole('img', { name: /^Foto laporan/ })).toHaveCount(2);
  await expect(checks.getByText('Minta bantuan: Penguatan SDM')).toBeVisible();

  // A camera may close the page behind it: what was chosen is there again, and is sent with the report.
  await page.getByRole('button', { name: 'Lapor kemajuan', exact: true }).first().tap();
  await dialog.locator('input[type=file]').first().setInputFiles(file);
  await expect(dialog.getByRole('img', { name: 'IMG_0001.jpg' })).toBeVisible();
  await dialog.getByLabel('Apa yang sudah berubah?').fill('Modul dicetak.');
  await expect.poll(() => page.evaluate(filesKept)).toBe(1);
  await page.reload();
  await page.getByRole('button', { name: 'Lapor kemajuan', exact: true }).first().tap();
  await expect(dialog.getByLabel('Apa yang sudah berubah?')).toHaveValue('Modul dicetak.');
  await expect(dialog.getByRole('img', { name: 'IMG_0001.jpg' })).toHaveCount(1);
  await dialog.getByRole('button', { name: 'Kirim laporan' }).tap();
  await expect(checks.getByRole('listitem').first()).toContainText('Modul dicetak.');
  await expect(checks.getByRole('img', { name: /^Foto laporan/ })).toHaveCount(3);
  await page.reload();
  await page.getByRole('button', { name: 'Lapor kemajuan', exact: true }).first().tap();
  await expect(dialog.getByLabel('Apa yang sudah berubah?')).toHaveValue('');
  await expect(dialog.getByRole('img')).toHaveCount(0);
  await dialog.getByRole('button', { name: 'Batal' }).tap();

  // Giving up asks why.
  await page.goto(`${deliver}?lapor=1`);
  await rows.getByText('Uji coba di 5 puskesmas dan 2 RSUD').tap();
  await dialog.getByText('Dihentikan').tap();
  await dialog.getByRole('button', { name: 'Kirim laporan' }).tap();
  await expect(dialog.getByText('Tulis dulu mengapa')).toBeVisible();
  await dialog.getByLabel('Mengapa dihentikan?').fill('Anggaran dialihkan');
  await dialog.getByRole('button', { name: 'Kirim laporan' }).tap();
  await expect(dialog).toBeHidden();
  await expect(checks.getByRole('listitem').first()).toContainText('Anggaran dialihkan');

  // The facilitator sees who waits for help, takes the reminder along, and answers.
  const desk = await browser.newContext({ viewport: { width: 1366, height: 768 } });
  await desk.addCookies([{ ...made.facilitator, url: origin }]);
  const lead = await desk.newPage();
  await lead.goto(`${origin}/labs/${made.labId}/monitoring`);
  const help = lead.getByRole('region', { name: 'Permintaan bantuan' });
  await expect(help).toContainText('Penguatan SDM');
  expect(await violations(lead)).toEqual([]);
  await look(lead, 3, 'monitoring', 'laptop');
  await lead.getByRole('button', { name: 'Pengingat untuk semua' }).click();
  const text = lead.getByRole('dialog').getByRole('textbox');
  await expect(text).toHaveValue(/deliver\?lapor=1/);
  await lead.getByRole('button', { name: 'Pilih semua' }).click();
  const selected = () =>
    text.evaluate((area: HTMLTextAreaElement) => area.selectionEnd - area.selectionStart);
  expect(await selected()).toBe((await text.inputValue()).length);
  await lead.getByRole('button', { name: 'Tutup' }).first().click();
  // News that comes while the next page is on its way does not call it off.
  await lead.route('**/deliver/__data.json*', async (route) => {
    await new Promise((done) => setTimeout(done, 4000));
    await route.continue();
  });
  await help.getByRole('link', { name: /Penguatan SDM/ }).click();
  await page.getByRole('button', { name: 'Lapor kemajuan', exact: true }).first().tap();
  await rows.getByText('Seluruh rencana').tap();
  await dialog.getByText('Lancar', { exact: true }).tap();
  await dialog.getByRole('button', { name: 'Kirim laporan' }).tap();
  await lead.getByLabel('Apa yang sudah dilakukan?').fill('Pelatih datang Senin.');
  await lead.getByRole('button', { name: 'Jawab permintaan: Penguatan SDM' }).click();
  await expect(checks.getByText('Pelatih datang Senin.')).toBeVisible();

  await context.close();
  await desk.close();
  await server.stop();
  const db = openDatabase(join(made.dataDir, 'labinov.db'));
  const idea = (await statesOf(db.read, made.labId)).find(({ id }) => id === first!.ideaId);
  await db.close();
  expect(Object.keys(idea?.checkIns ?? {})).toHaveLength(5);
  const photos = Object.values(idea?.evidence ?? {}).filter(({ checkInId }) => checkInId);
  expect(photos).toHaveLength(3);
  expect(new Set(photos.map(({ checkInId }) => checkInId)).size).toBe(3);
  made.remove();
});

test('[D105] [D106] a value comes along with a check-in or alone, and becomes a curve', async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const made = await makeDelivering(1);
  const server = await startServer({ dataDir: made.dataDir });
  const origin = server.url(HALL_HOST);
  const [first] = made.ideas;
  const context = await browser.newContext({
    viewport: { width: 360, height: 780 },
    hasTouch: true,
    isMobile: true,
    reducedMotion: 'reduce',
  });
  await context.addCookies([{ ...first!.cookie, url: origin }]);
  const page = await context.newPage();
  const name = 'Waktu terbit akta sejak lahir';
  const deliver = `${origin}/labs/${made.labId}/ideas/${first!.ideaId}/deliver`;
  await page.goto(`${deliver}?lapor=1`);
  await expect(page.getByText('Tersambung')).toBeAttached();
  const dialog = page.getByRole('dialog', { name: 'Lapor kemajuan' });
  await dialog.getByText('Seluruh rencana').tap();
  await dialog.getByText('Lancar', { exact: true }).tap();
  await dialog.getByText('Angka ukuran hari ini').tap();
  const value = dialog.getByLabel(`${name} (hari)`);
  await value.fill('dua belas');
  await dialog.getByRole('button', { name: 'Kirim laporan' }).tap();
  await expect(dialog.getByText('Tulis angka, misalnya 4,5.')).toBeVisible();
  await value.fill('12,5');
  await look(page, 4, 'check-in-value', 'phone');
  await dialog.getByRole('button', { name: 'Kirim laporan' }).tap();
  await expect(dialog).toBeHidden();

  const measures = page.locator('#measures');
  const line = measures.getByRole('listitem').filter({ hasText: name });
  await expect(line).toContainText('12,5 hari');
  const form = line.getByRole('form', { name: `Catat angka baru: ${name}` });
  await form.getByLabel('Angka (hari)').fill('20');
  await form.getByLabel('Diukur tanggal').fill('2024-01-01');
  await form.getByRole('button', { name: 'Catat' }).tap();
  await expect(form.getByText('sebelum pengukuran awal')).toBeVisible();
  await form.getByLabel('Diukur tanggal').fill('2025-06-30');
  await form.getByRole('button', { name: 'Catat' }).tap();
  await expect(form.getByLabel('Angka (hari)')).toHaveValue('');
  await line.getByText('3 angka').tap();
  await expect(line.getByRole('row')).toHaveCount(4);
  // What was measured before today is not the result.
  await expect(line).toContainText('12,5 hari');
  expect(await violations(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await line.scrollIntoViewIfNeeded();
  await look(page, 5, 'measure-curve', 'phone');

  const desk = await browser.newContext({ viewport: { width: 1366, height: 768 } });
  await desk.addCookies([{ ...made.facilitator, url: origin }]);
  const lead = await desk.newPage();
  await lead.goto(`${origin}/labs/${made.labId}/monitoring`);
  await lead.getByText('1 ukuran dari waktu ke waktu').click();
  await lead.getByText('3 angka').click();
  await expect(lead.getByRole('table', { name: `Perjalanan angka: ${name}` })).toContainText('20');
  expect(await violations(lead)).toEqual([]);
  await look(lead, 6, 'monitoring-curve', 'laptop');

  await line.getByRole('button', { name: 'Hapus angka 30 Jun 2025' }).tap();
  await expect(line.getByText('2 angka')).toBeVisible();
  await context.close();
  await desk.close();
  await server.stop();
  const db = openDatabase(join(made.dataDir, 'labinov.db'));
  const idea = (await statesOf(db.read, made.labId)).find(({ id }) => id === first!.ideaId);
  await db.close();
  expect(Object.values(idea?.readings ?? {}).map((list) => list.map((one) => one.value))).toEqual([
    [12.5],
  ]);
  made.remove();
});
