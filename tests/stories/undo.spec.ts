import { expect, test, type Browser, type Page } from '@playwright/test';
import { createSession } from '#lib/server/auth/sessions.ts';
import { openDatabase } from '#lib/server/db/database.ts';
import { join } from 'node:path';
import { violations } from '../support/axe.ts';
import { HALL_HOST } from '../support/browser.ts';
import { makeRooms } from '../support/page-weight.ts';
import { look } from '../support/pictures.ts';
import { startServer } from '../support/server.ts';

const said = (page: Page) => page.getByRole('region', { name: 'Pemberitahuan' });
const saysOf = async (page: Page, text: string) => {
  await expect(said(page).getByText(text)).toBeVisible();
};

/** A lab at a revealed wall, a participant's device and a facilitator's. */
async function begin(browser: Browser) {
  const rooms = await makeRooms(['board'], 6);
  const db = openDatabase(join(rooms.dataDir, 'labinov.db'));
  const labId = rooms.labs.get('board') ?? '';
  const { accountId } = await db.read
    .selectFrom('labFacilitator')
    .select('accountId')
    .where('labId', '=', labId)
    .executeTakeFirstOrThrow();
  const token = await createSession(db, accountId, 'test');
  await db.close();
  const server = await startServer({ dataDir: rooms.dataDir });
  const url = `${server.url(HALL_HOST)}/labs/${labId}`;
  const sit = async (viewport: { width: number; height: number }, name: string, value: string) => {
    const context = await browser.newContext({ viewport });
    await context.addCookies([{ name, value, url: server.url(HALL_HOST) }]);
    return context.newPage();
  };
  const page = await sit({ width: 360, height: 780 }, rooms.cookie.name, rooms.cookie.value);
  const lead = await sit({ width: 1366, height: 768 }, 'labinov_session', token);
  const end = async () => {
    await page.context().close();
    await lead.context().close();
    await server.stop();
    rooms.remove();
  };
  return { page, lead, url, end };
}

test('[B56] a participant takes back and does again by keyboard, also while the line is down', async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const { page, url, end } = await begin(browser);
  await page.goto(url);
  const card = page.getByRole('article').filter({ hasText: 'Antrean loket panjang' });
  const field = page.getByRole('textbox', { name: 'Satu kartu, satu pikiran' });
  await expect(page.getByText('Tersambung')).toBeAttached();
  // The buttons come with the screens of later; what is done before is not theirs.
  await page.waitForFunction(() => performance.getEntriesByName('labinov:all').length > 0);
  await expect(page.getByRole('group', { name: 'Urungkan dan ulangi' })).toBeHidden();
  await field.fill('Antrean loket panjang');
  await page.getByRole('button', { name: 'Tempel kartu' }).click();
  await expect(card).toBeVisible();
  const undo = page.getByRole('button', { name: 'Urungkan', exact: true });
  const redo = page.getByRole('button', { name: 'Ulangi', exact: true });
  await expect(undo).toBeVisible();
  for (const button of [undo, redo]) {
    const box = await button.evaluate((one) => {
      const { width, height } = one.getBoundingClientRect();
      const inset = Number.parseFloat(getComputedStyle(one, '::after').top);
      return { width: width - 2 * inset, height: height - 2 * inset };
    });
    expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(44);
  }
  // In the field Ctrl+Z is the field's own.
  await field.focus();
  await page.keyboard.press('Control+z');
  await expect(card).toBeVisible();
  await undo.focus();
  await page.keyboard.press('Control+z');
  await expect(card).toBeHidden();
  await saysOf(page, 'Kartu ditarik kembali');
  await page.keyboard.press('Control+Shift+z');
  await expect(card).toBeVisible();
  await saysOf(page, 'Kartu ditempel lagi');
  expect(await violations(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await look(page, 1, 'undo', 'participant');
  await page.context().setOffline(true);
  await card.getByRole('button', { name: /^Hapus kartu/ }).click();
  await expect(card).toBeHidden();
  await said(page).getByRole('button', { name: 'Urungkan' }).click();
  await expect(card).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(card).toBeHidden();
  await page.keyboard.press('Control+z');
  await expect(card).toBeVisible();
  await page.context().setOffline(false);
  await expect(page.getByText('Tersambung')).toBeAttached();
  await page.reload();
  await expect(card).toBeVisible();
  await end();
});

test('[B51] [B53] [B55] the facilitator brings back a card, and the wall as it was', async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const { page, lead, url, end } = await begin(browser);
  await page.goto(url);
  const wall = page.getByRole('article');
  const first = wall.first();
  await expect(first).toBeVisible();
  const words = (await first.locator('p, .note__text').first().textContent())?.trim() ?? '';
  await lead.goto(`${url}/console`);
  const option = lead.getByRole('option').filter({ hasText: words });
  await option.click();
  await lead.getByRole('button', { name: 'Hapus', exact: true }).click();
  await lead.getByRole('dialog').getByRole('button', { name: 'Hapus', exact: true }).click();
  await expect(option).toBeHidden();
  await lead.getByRole('button', { name: 'Urungkan', exact: true }).click();
  await expect(option).toBeVisible();
  await look(lead, 2, 'undo', 'console');
  expect(await violations(lead)).toEqual([]);
  await lead.getByRole('button', { name: 'Ulangi', exact: true }).click();
  await expect(option).toBeHidden();
  await lead.getByRole('link', { name: 'Riwayat papan' }).click();
  await expect(lead.getByRole('heading', { name: 'Riwayat papan' })).toBeVisible();
  await look(lead, 3, 'history', 'laptop');
  expect(await violations(lead)).toEqual([]);
  await lead.getByRole('button', { name: `Kembalikan kartu: ${words}` }).click();
  await expect(wall.filter({ hasText: words })).toBeVisible();
  await expect(lead.getByText('Tidak ada kartu yang dapat dikembalikan')).toBeVisible();
  // Its author takes it away, and the facilitator goes back to before that minute.
  await page.getByRole('button', { name: `Hapus kartu: ${words}` }).click();
  await expect(wall.filter({ hasText: words })).toBeHidden();
  await expect(lead.getByText(/^Dihapus penulisnya pukul/)).toBeVisible();
  const back = lead.getByRole('link', { name: /^Kembalikan seperti sebelum pukul/ }).last();
  await back.click();
  const dialog = lead.getByRole('dialog');
  await expect(dialog.getByText('1 kartu yang dihapus kembali.')).toBeVisible();
  await look(lead, 4, 'history-sure', 'laptop');
  expect(await violations(lead)).toEqual([]);
  await lead.setViewportSize({ width: 360, height: 780 });
  await look(lead, 5, 'history-sure', 'phone');
  await dialog.getByRole('button', { name: 'Kembalikan' }).click();
  await expect(dialog).toBeHidden();
  await expect(wall.filter({ hasText: words })).toBeVisible();
  await expect(lead.getByText('susunan papan dikembalikan')).toBeVisible();
  await look(lead, 6, 'history', 'phone');
  expect(await lead.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await end();
});
