/** A whole lab as one file: the card that orders it, and the page that takes one in. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { writeLabFile } from '#lib/server/portable/lab-file.ts';
import { freshDatabase } from '../support/database.ts';
import { furnish } from '../support/furnished.ts';
import type { Scene } from './scene.ts';

/** A lab of another installation. */
async function otherLab(): Promise<Buffer> {
  await using db = await freshDatabase();
  const { lab } = await furnish(db);
  const dir = mkdtempSync(join(tmpdir(), 'labinov-shots-'));
  const path = join(dir, 'lab.labinov');
  const evidence = join(db.directory, 'evidence');
  const written = await writeLabFile(db.read, {
    labId: lab.id,
    evidence,
    path,
    at: Date.now(),
    secret: new Uint8Array(32),
  });
  if ('code' in written) throw new Error(written.code);
  const bytes = readFileSync(path);
  rmSync(dir, { recursive: true });
  return bytes;
}

/** Chooses a file, where another one may be shown already. */
const choose = (buffer: Buffer) => async (page: Page) => {
  const other = page.locator('form[action="?/drop"] button');
  if (await other.isVisible()) await other.click();
  const file = { name: 'lab.labinov', mimeType: 'application/octet-stream', buffer };
  await page.locator('input[type=file]').setInputFiles(file);
};

export const labFileScenes: Scene[] = [
  {
    name: 'lab-file',
    async play(hall) {
      const card = { by: hall.room.facilitator.browser, path: `${hall.base}/export` };
      const open = (page: Page) =>
        page.locator('#whole ~ .body summary, section:has(#whole) summary').first().click();
      await hall.look('lab-file-card', '#whole', { ...card, on: ['phone', 'laptop'] });
      await hall.look('lab-file-card-open', '#whole', { ...card, on: ['phone'], before: open });
      await hall.look('lab-file-card-open', '#whole', {
        ...card,
        on: ['laptop'],
        lang: 'en',
        before: open,
      });
      const on = ['phone', 'laptop'] as const;
      const at = { by: hall.room.verifier, path: '/labs/import', on };
      await hall.look('lab-import', 'h1', at);
      await hall.look('lab-import', 'h1', { ...at, on: ['phone'], lang: 'en' });
      const broken = choose(Buffer.from('PK\u0003\u0004 bukan lab'));
      await hall.look('lab-import-refused', '[role=alert]', { ...at, before: broken });
      const whole = choose(await otherLab());
      await hall.look('lab-import-read', '.about', { ...at, before: whole });
      await hall.look('lab-import-read', '.about', {
        ...at,
        on: ['narrow', 'large'],
        lang: 'en',
        before: whole,
      });
      await hall.look('lab-import-done', '.banner--ok', {
        ...at,
        on: ['phone'],
        async before(page) {
          await whole(page);
          await page.locator('.foot .btn--primary').click();
        },
      });
      await hall.look('lab-import-again', '.about', { ...at, before: whole });
    },
  },
];
