/**
 * A region in the east: Bappeda opens the settings by the region's name, chooses its zone, and the
 * attendance list of a lab finds people in the half day in which they came by that clock.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { openDatabase } from '#lib/server/db/database.ts';
import { migrateToLatest } from '../../db/migrate.ts';
import { HALL_HOST } from '../support/browser.ts';
import { furnish } from '../support/furnished.ts';
import { signedIn } from '../support/on-display.ts';
import { startServer } from '../support/server.ts';
import { openStory } from '../support/story.ts';

test('[A30] [A31] Bappeda chooses the zone, and half days follow', async ({ browser }) => {
  test.setTimeout(180_000);
  const dataDir = mkdtempSync(join(tmpdir(), 'labinov-zone-'));
  const file = join(dataDir, 'labinov.db');
  await migrateToLatest(file);
  mkdirSync(join(dataDir, 'evidence'));
  const db = openDatabase(file);
  const { cookies, lab } = await furnish(db);
  await db.close();
  const server = await startServer({ dataDir });
  const origin = server.url(HALL_HOST);
  const story = openStory(browser, origin);
  try {
    for (const screen of ['laptop', 'phone'] as const) {
      const bappeda = await story.sit(`bappeda-${screen}`, screen);
      const { page } = bappeda;
      await signedIn(bappeda, cookies.bappeda, origin);
      const list = `/labs/${lab.id}/attendance/list?session=1-`;
      // They joined at ten in the morning of Java, which is noon in Papua.
      await page.goto(`${list}morning`);
      const people = page.locator('tbody tr');
      if (screen === 'laptop') {
        await expect(people.first()).toBeVisible();
        await page.goto('/home');
        await page
          .getByRole('link', { name: /Purbalingga/ })
          .first()
          .click();
        await page.getByText('WIT, Waktu Indonesia Timur').click();
        await page.getByRole('button', { name: 'Simpan zona waktu' }).click();
        await expect(page.getByText(/Tersimpan: WIT/)).toBeVisible();
      } else await page.goto('/region');
      await expect(page.getByRole('radio', { name: /WIT,/ })).toBeChecked();
      await story.step('chosen');
      await page.goto(`${list}morning`);
      await expect(people).toHaveCount(0);
      await page.goto(`${list}afternoon`);
      await expect(people.first()).toBeVisible();
    }
  } finally {
    await story.close();
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
});
