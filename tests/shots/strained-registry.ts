/** Pages of Bappeda and of the exchange under strain: empty, refused, without a line, very long. */
import type { Page } from '@playwright/test';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { made, sender } from '../support/sending.ts';
import type { Scene } from './scene.ts';
import { enterAll } from './registry.ts';
import { cut } from './strained.ts';

const phones = ['phone', 'narrow', 'laptop'] as const;
const longName =
  'Penyelenggaraanpelayananadministrasikependudukanterintegrasi ابتكار 👨‍👩‍👧‍👦 bagi warga kecamatan terluar';

/** A package of another region, and the same with a word changed by whoever has not the key. */
async function packages() {
  const from = await sender([2, 4]);
  const bytes = Buffer.from(await made(from));
  await from.db.cleanup();
  const files = unzipSync(bytes);
  const text = strFromU8(files['paket.json'] ?? new Uint8Array());
  const changed = strToU8(text.replace('Kabupaten Purbalingga', 'Kabupaten Purbalinggi'));
  return { bytes, forged: Buffer.from(zipSync({ ...files, 'paket.json': changed })) };
}
const choose = (buffer: Buffer) => (page: Page) =>
  page.setInputFiles('input[type=file]', {
    name: 'paket.zip',
    mimeType: 'application/zip',
    buffer,
  });

export const strainedRegistryScenes: Scene[] = [
  {
    name: 'exchange',
    mockups: ['08-registri'],
    async play(hall) {
      const by = hall.room.verifier;
      const at = { by, path: '/registry/exchange', on: phones };
      await hall.reach('diagnose');
      const owner = hall.room.participants[0]?.browser ?? null;
      const shelf = { by: owner, path: `${hall.base}/shelf`, on: phones };
      await hall.look('shelf-empty', 'h1', shelf);
      await hall.look('exchange-empty', 'h1', at);
      await hall.look('package-empty', 'h1', { ...at, path: '/registry/exchange/package' });
      const { bytes, forged } = await packages();
      await hall.look('exchange-refused', '[role=alert]', { ...at, before: choose(forged) });
      await hall.look('exchange-preview', 'form[action="?/bring"]', {
        ...at,
        before: choose(bytes),
      });
      await hall.look('exchange-accepted', '.banner--ok', {
        ...at,
        on: ['phone'],
        async before(page) {
          await choose(bytes)(page);
          await page.locator('form[action="?/bring"] input[type=checkbox]').first().check();
          await page.locator('form[action="?/bring"] .btn--primary').last().click();
        },
      });
      await hall.look('exchange', 'main details summary', at);
      await hall.look('shelf', 'h1', shelf);
      await hall.look('shelf-entry', 'h1', {
        ...shelf,
        async before(page) {
          await page.locator('main a[href*="/shelf/"]').first().click();
          await page.waitForURL(/\/shelf\/./);
        },
      });
      await enterAll(hall);
      await hall.look('package', 'h1', { ...at, path: '/registry' });
    },
  },
  {
    name: 'registry-strained',
    mockups: ['08-registri', '08-inovasi-utuh'],
    async play(hall) {
      const innovation = `/registry/${await enterAll(hall)}`;
      const by = hall.room.verifier;
      await by.submit('/registry?/public', { open: 'no' });
      await hall.look('registry-closed', 'h1', { by: null, on: phones, path: '/registry' });
      await hall.look('innovation-closed', 'h1', { by: null, on: phones, path: innovation });
      await by.submit('/registry?/public', { open: 'yes' });
      await by.submit('/registry/papers?/order', { what: 'registry-book', format: 'pdf' });
      const papers = { by, on: phones, path: '/registry/papers' };
      await hall.look('papers-made', '#files', papers);
      await hall.look('papers-offline', '.toast', {
        ...papers,
        async before(page) {
          await cut(page);
          await page.locator('form[action="?/order"] button').first().click();
        },
      });
      await hall.look('registry-nothing-found', 'h1', {
        by,
        on: phones,
        path: `/registry?q=${encodeURIComponent(longName)}`,
      });
      await hall.look('sign-in-offline', '.toast', {
        by: null,
        path: '/sign-in',
        on: ['phone'],
        async before(page) {
          await page.locator('input[name=username]').fill('sari');
          await page.locator('input[type=password]').fill('kata-sandi-panjang');
          await cut(page);
          await page
            .locator('form button.btn--primary, form button[type=submit], form .btn--block')
            .first()
            .click();
        },
      });
      await hall.look('import-offline', '.toast', {
        by,
        on: ['phone'],
        path: '/registry/import',
        async before(page) {
          await cut(page);
          await page.setInputFiles('input[type=file]', {
            name: 'lama.csv',
            mimeType: 'text/csv',
            buffer: Buffer.from('Nama inovasi\nAntre dari rumah'),
          });
        },
      });
    },
  },
];
