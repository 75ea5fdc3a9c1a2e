import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
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
    await page.goto(`${server.url()}/registry`);
    await expect(page.getByText('83 inovasi')).not.toHaveCount(0);
  } finally {
    await context.close();
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
});
