/**
 * A region in the east: Bappeda opens the settings by the region's name, chooses its zone, and the
 * attendance list of a lab finds people in the half day in which they came by that clock.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { uuidv7 } from 'uuidv7';
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
  // The admin of the whole installation belongs to none of its regions.
  const pati = { id: uuidv7(), name: 'Pati', kind: 'kabupaten', agencyName: 'Bapperida' };
  await db.write
    .insertInto('region')
    .values({ ...pati, createdAt: Date.now() })
    .execute();
  await db.write
    .updateTable('account')
    .set({ regionId: null })
    .where('username', '=', 'admin')
    .execute();
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
        const { page: open } = await watching(story, lab.id, cookies.facilitator, origin);
        await expect(open.getByText(/Bergabung 10\./).first()).toBeVisible();
        await page.getByText('WIT, Waktu Indonesia Timur').click();
        await page.getByRole('button', { name: 'Simpan zona waktu' }).click();
        await expect(page.getByText(/Tersimpan: WIT/)).toBeVisible();
        // A screen that is open follows, without anybody loading it anew: nobody came that morning.
        await expect(open.getByText(/Bergabung 10\./)).toHaveCount(0, { timeout: 60_000 });
      } else await page.goto('/region');
      await expect(page.getByRole('radio', { name: /WIT,/ })).toBeChecked();
      await story.step('chosen');
      await page.goto(`${list}morning`);
      await expect(people).toHaveCount(0);
      await page.goto(`${list}afternoon`);
      await expect(people.first()).toBeVisible();
    }
    const admin = await story.sit('admin', 'phone');
    await signedIn(admin, cookies.admin, origin);
    await admin.page.goto('/region');
    await admin.page.getByRole('link', { name: 'Kabupaten Pati' }).click();
    await admin.page.getByText('WITA, Waktu Indonesia Tengah').click();
    await admin.page.getByRole('button', { name: 'Simpan zona waktu' }).click();
    await expect(admin.page.getByText(/Tersimpan: WITA/)).toBeVisible();
    await story.step('chosen by the admin');
    await admin.page.goto('/region');
    await admin.page.getByRole('link', { name: 'Kabupaten Purbalingga' }).click();
    await expect(admin.page.getByRole('radio', { name: /WIT,/ })).toBeChecked();
  } finally {
    await story.close();
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
});

/** Somebody has the attendance of the lab open, where each line says when a person came. */
async function watching(
  story: ReturnType<typeof openStory>,
  labId: string,
  cookie: string,
  origin: string,
) {
  const seat = await story.sit('facilitator', 'laptop');
  await signedIn(seat, cookie, origin);
  await seat.page.goto(`/labs/${labId}/attendance`);
  await expect(seat.page.locator('.conn[data-state="ok"]').first()).toBeVisible();
  await seat.page.getByRole('button', { name: 'Hari 1, pagi' }).click();
  return seat;
}
