import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { strToU8, zipSync } from 'fflate';
import { createSession } from '#lib/server/auth/sessions.ts';
import { openDatabase } from '#lib/server/db/database.ts';
import { migrateToLatest } from '../../db/migrate.ts';
import { violations } from '../support/axe.ts';
import { openLaboratory } from '../support/laboratory.ts';
import { startServer } from '../support/server.ts';

const file = fileURLToPath(new URL('../../src/rehearsal/registri-lama.csv', import.meta.url));

/** A data directory with the agencies of Cilegon, and the session of its Bappeda. */
async function region() {
  const dataDir = mkdtempSync(join(tmpdir(), 'labinov-import-'));
  const path = join(dataDir, 'labinov.db');
  await migrateToLatest(path);
  const db = openDatabase(path);
  const lab = await openLaboratory(db, { roster: 'cilegon' });
  const token = await createSession(db, lab.bappeda.id, 'Chrome, Windows');
  await db.close();
  return { dataDir, token };
}

test('[H1] [H6] [H7] [H8] an old registry comes in: looked at, brought, mended, and not doubled', async ({
  browser,
}) => {
  test.setTimeout(240_000);
  const { dataDir, token } = await region();
  const server = await startServer({ dataDir });
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 } });
  await context.addCookies([{ name: 'labinov_session', value: token, url: server.url() }]);
  const page = await context.newPage();
  const axe = async () => expect(await violations(page)).toEqual([]);
  const broughtIn = page.getByRole('status').filter({ hasText: 'masuk registri' });
  try {
    await page.goto(`${server.url()}/registry`);
    await page.getByRole('link', { name: 'Impor', exact: true }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Impor registri lama');

    // What is no spreadsheet gets a sentence, and nothing happens.
    const broken = { name: 'rusak.xlsx', mimeType: 'x', buffer: Buffer.from('PK\u0003\u0004xx') };
    await page.setInputFiles('input[type=file]', broken);
    await expect(page.getByRole('alert')).toContainText('rusak');

    await page.goto(`${server.url()}/registry/import`);
    await page.setInputFiles('input[type=file]', file);
    await expect(page.getByText('2 baris bermasalah').first()).toBeVisible();
    await expect(page.getByText('83 inovasi baru')).toBeVisible();
    await expect(page.getByText('tahun bukan angka: "20l8"')).toBeVisible();
    await expect(page.getByText('sama dengan baris 10')).toBeVisible();
    await axe();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Unduh baris bermasalah' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('baris-bermasalah.xlsx');
    const mended = join(dataDir, 'baris-bermasalah.xlsx');
    await download.saveAs(mended);

    await page.getByRole('button', { name: 'Masukkan 83 inovasi' }).click();
    await expect(broughtIn).toContainText('83 inovasi masuk registri');
    await expect(page.getByText('Tidak ada yang baru untuk dimasukkan.')).toBeVisible();

    // The file of faulty lines is read like any other; the unit is named by a person.
    await page.goto(`${server.url()}/registry/import`);
    await page.setInputFiles('input[type=file]', mended);
    await expect(page.getByText('2 baris bermasalah').first()).toBeVisible();
    await page.getByLabel('Dinas Contoh Yang Tidak Ada').selectOption('Dinas Sosial');
    await page.getByRole('button', { name: 'Baca ulang' }).last().click();
    await expect(page.getByText('unit tidak dikenal')).toHaveCount(0);

    // The same file again.
    await page.goto(`${server.url()}/registry/import`);
    await page.setInputFiles('input[type=file]', file);
    await expect(page.getByText('84 sudah ada')).toBeVisible();
    await expect(page.getByText('Tidak ada yang baru untuk dimasukkan.')).toBeVisible();

    // The row that was skipped is still offered, and comes in when somebody wants it.
    const skipped = page.getByRole('group', { name: /Pernah dilewati/ });
    await expect(skipped.getByRole('radio', { name: 'Lewati' })).toBeChecked();
    await axe();
    await skipped.getByRole('radio', { name: 'Simpan dua-duanya' }).check();
    await page.getByRole('button', { name: 'Simpan pilihan' }).click();
    await expect(broughtIn).toContainText('1 inovasi masuk registri');
    await expect(skipped).toHaveCount(0);
    await page.goto(`${server.url()}/registry`);
    await expect(page.getByText('84 inovasi')).not.toHaveCount(0);
  } finally {
    await context.close();
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
});

const bytes = (...some: number[]) => Buffer.from(some);
/** A small archive whose only sheet unpacks to a hundred megabytes. */
const bomb = () =>
  Buffer.from(
    zipSync(
      {
        '[Content_Types].xml': strToU8('<Types/>'),
        'xl/workbook.xml': strToU8('<workbook/>'),
        'xl/worksheets/sheet1.xml': new Uint8Array(100 * 1024 * 1024),
      },
      { level: 9 },
    ),
  );
/** An archive whose parts say that they are encrypted. */
function locked(): Buffer {
  const file = Buffer.from(zipSync({ 'xl/workbook.xml': strToU8('<workbook/>') }));
  file.writeUInt16LE(1, file.indexOf('PK\u0001\u0002', 0, 'latin1') + 8);
  return file;
}
/** What people choose by mistake, or to see what happens; and what they are told. */
const badFiles: [name: string, content: () => Buffer, sentence: RegExp][] = [
  ['kosong.xlsx', () => Buffer.alloc(0), /^\s*Berkas ini kosong/],
  ['hanya-spasi.csv', () => Buffer.from(' \r\n;;\r\n'), /^\s*Berkas ini kosong/],
  ['foto.xlsx', () => bytes(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10), /^\s*Isi berkas tidak sesuai/],
  ['laporan.csv', () => Buffer.from('%PDF-1.7 rest'), /^\s*Isi berkas tidak sesuai/],
  ['lama.xls', () => bytes(0xd0, 0xcf, 0x11, 0xe0), /^\s*Berkas \.xls belum bisa dibaca/],
  ['sandi.xlsx', () => bytes(0xd0, 0xcf, 0x11, 0xe0, 1, 2, 3), /^\s*Berkas terkunci kata sandi/],
  ['sandi-zip.xlsx', locked, /^\s*Berkas terkunci kata sandi/],
  ['bom.xlsx', bomb, /^\s*Isi berkas terlalu besar/],
  ['surat.docx', () => Buffer.from('PK'), /^\s*Jenis berkas tidak dikenal/],
];

test('[U11] [U13] [U14] a bad file gets one clear sentence, and nothing changes', async ({
  browser,
}) => {
  test.setTimeout(240_000);
  const { dataDir, token } = await region();
  const server = await startServer({ dataDir });
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  await context.addCookies([{ name: 'labinov_session', value: token, url: server.url() }]);
  const page = await context.newPage();
  try {
    await page.goto(`${server.url()}/registry/import`);
    for (const [name, content, sentence] of badFiles) {
      await page.setInputFiles('input[type=file]', {
        name,
        mimeType: 'application/octet-stream',
        buffer: content(),
      });
      const said = page.getByRole('alert');
      await expect(said, name).toHaveText(sentence);
      expect((await said.innerText()).split(/[.?]\s/).length, name).toBeLessThanOrEqual(2);
      await expect(page.getByText('Yang akan masuk')).toHaveCount(0);
    }
    // What is too large is said before it travels, and is not sent by the button either.
    const buffer = Buffer.alloc(6 * 1024 * 1024, 'a;b\n');
    const huge = { name: 'besar.csv', mimeType: 'text/csv', buffer };
    await page.goto(`${server.url()}/registry/import`);
    await page.setInputFiles('input[type=file]', huge);
    await expect(page.getByText(/paling besar 5/i)).toBeVisible();
    // Without script it travels, and is told the same.
    const plain = await browser.newContext({ javaScriptEnabled: false });
    await plain.addCookies([{ name: 'labinov_session', value: token, url: server.url() }]);
    const bare = await plain.newPage();
    await bare.goto(`${server.url()}/registry/import`);
    await bare.setInputFiles('input[type=file]', huge);
    await bare.getByRole('button', { name: 'Baca berkas' }).click();
    await expect(bare.getByText('Berkas lebih dari 5 MB')).toBeVisible();
    await plain.close();
    await page.goto(`${server.url()}/registry`);
    await expect(page.getByText('Belum ada inovasi').first()).toBeVisible();
  } finally {
    await context.close();
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
});
