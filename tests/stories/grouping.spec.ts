import { expect, test, type Page } from '@playwright/test';
import { HALL_HOST } from '../support/browser.ts';
import { startServer } from '../support/server.ts';
import { openStory } from '../support/story.ts';
import * as beginning from './steps/beginning.ts';
import * as board from './steps/board.ts';
import { tabTo } from './steps/keys.ts';
import * as room from './steps/room.ts';

const texts = [
  'Antrean loket panjang',
  'Loket tutup siang hari',
  'Jalan desa rusak',
  'Pupuk telat',
];
const list = (page: Page, name: RegExp) => page.getByRole('listbox', { name });
const cards = (page: Page) => page.locator('[role=option][data-card]');
const heading = (page: Page, name: string) => page.getByRole('heading', { level: 3, name });

test('grouping by keys, by finger and by mouse, several people at once: no card is lost', async ({
  browser,
}) => {
  test.setTimeout(400_000);
  const server = await startServer();
  const story = openStory(browser, server.url(HALL_HOST));
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Jakarta' }).format(new Date());
  const facilitator = await story.sit('facilitator', 'laptop');
  await beginning.setUp(facilitator, server.setupKey ?? '');
  const lab = await beginning.makeLab(facilitator, today);
  const { code } = await beginning.findDoors(facilitator, lab);
  const keys = await story.sit('keys', 'narrow');
  const finger = await story.sit('finger', 'phone');
  const guest = { position: 'Staf', agency: 'Puskesmas Bojong' };
  await beginning.join(keys, code, { ...guest, name: 'Wulan Sari' });
  await beginning.join(finger, code, { ...guest, name: 'Tarno Wijaya' });
  await facilitator.page.goto(`${lab}/console`);
  const waived = 'Semua OPD menandatangani ikrar, atau ditandai absen';
  await room.overrideGate(facilitator.page, 'Diagnose', waived, 'Langsung mulai');
  await room.start(facilitator, 'Curah ide', 2);
  for (const text of texts) await board.write(keys, text);
  await board.reveal(facilitator);
  await room.start(facilitator, 'Pengelompokan ide');

  // Keys alone: choose with space, take along with shift, name, and a list box says it all.
  const { page } = keys;
  const { keyboard } = page;
  await expect(list(page, /^Belum dikelompokkan, 4 kartu/)).toHaveAttribute(
    'aria-multiselectable',
    'true',
  );
  await tabTo(page, new RegExp(texts[0] ?? ''));
  await keyboard.press('Shift+ArrowDown');
  await expect(page.getByRole('option', { selected: true })).toHaveCount(2);
  await tabTo(page, /^\s*Kelompokkan sebagai/);
  await keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Kluster baru' })).toBeVisible();
  await tabTo(page, /Nama kluster/);
  await keyboard.type('Loket');
  await keyboard.press('Enter');
  await expect(list(page, /^Loket, 2 kartu/)).toBeVisible();
  await story.step('keys-grouped');

  // A finger at the same time, offline: another cluster over one that is taken apart meanwhile.
  const touch = finger.page;
  await expect(list(touch, /^Loket, 2 kartu/)).toBeVisible();
  await finger.context.setOffline(true);
  await touch.getByRole('option').filter({ hasText: 'Jalan desa rusak' }).tap();
  await touch.getByRole('option').filter({ hasText: 'Loket tutup' }).tap();
  await touch.getByRole('button', { name: 'Kelompokkan sebagai…' }).tap();
  await touch.getByRole('textbox', { name: 'Nama kluster' }).fill('Sarana');
  await touch.getByRole('button', { name: 'Buat kluster' }).tap();
  await expect(list(touch, /^Sarana, 2 kartu/)).toBeVisible();
  await story.glance(finger, 'finger-offline');

  // Meanwhile by keys: one card is split off, and the rest is renamed.
  await tabTo(page, /^Atur kluster Loket/);
  await keyboard.press('Enter');
  await tabTo(page, /Pilih semua kartunya/);
  await keyboard.press('Enter');
  await expect(page.getByRole('option', { selected: true })).toHaveCount(2);
  await tabTo(page, new RegExp(texts[0] ?? ''));
  await keyboard.press('ArrowDown');
  await keyboard.press('Space');
  await expect(page.getByRole('option', { selected: true })).toHaveCount(1);
  await tabTo(page, /^\s*Pisahkan sebagai/);
  await keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Kluster baru' })).toBeVisible();
  await tabTo(page, /Nama kluster/);
  await keyboard.type('Antrean');
  await keyboard.press('Enter');
  await expect(list(page, /^Antrean, 1 kartu/)).toBeVisible();
  await expect(list(page, /^Loket, 1 kartu/)).toBeVisible();

  // Back online the last word holds: the card is in the finger's cluster, and nothing is missing.
  await finger.context.setOffline(false);
  for (const seat of [keys, finger]) {
    await expect(list(seat.page, /^Sarana, 2 kartu/)).toBeVisible({ timeout: 30_000 });
    await expect(cards(seat.page)).toHaveCount(4);
  }

  // Two clusters become one, by keys.
  await tabTo(page, /^Atur kluster Antrean/);
  await keyboard.press('Enter');
  await tabTo(page, /Gabungkan ke/);
  await keyboard.press('S');
  await tabTo(page, /^\s*Gabungkan\s*$/);
  await keyboard.press('Enter');
  await expect(list(page, /^Sarana, 3 kartu/)).toBeVisible();
  await expect(heading(touch, 'Antrean')).toHaveCount(0);
  await story.step('keys-merged');

  // And with the mouse, by whoever leads: onto a cluster, and where a new one begins.
  const desk = facilitator.page;
  const note = desk.getByRole('option').filter({ hasText: 'Pupuk telat' });
  await note.dragTo(heading(desk, 'Sarana'));
  await expect(list(desk, /^Sarana, 4 kartu/)).toBeVisible();
  await desk.getByRole('option').filter({ hasText: 'Jalan desa rusak' }).hover();
  await desk.mouse.down();
  await desk.mouse.move(600, 400, { steps: 4 });
  const newOne = desk.getByText('Lepas di sini untuk kluster baru');
  await newOne.hover();
  await story.glance(facilitator, 'mouse-drags');
  await desk.mouse.up();
  const dialog = desk.getByRole('dialog', { name: 'Kelompokkan kartu' });
  await dialog.getByLabel('Nama kluster').fill('Jalan');
  await dialog.getByRole('button', { name: 'Buat kluster' }).click();
  for (const seat of [keys, finger, facilitator]) {
    await expect(list(seat.page, /^Jalan, 1 kartu/)).toBeVisible();
    await expect(cards(seat.page)).toHaveCount(4);
  }
  for (const seat of [keys, finger]) {
    const width = await seat.page.evaluate(() => [
      document.documentElement.scrollWidth,
      document.documentElement.clientWidth,
    ]);
    expect(width[0]).toBeLessThanOrEqual(width[1] ?? 0);
  }
  await story.step('mouse-grouped');
  await story.close();
  expect(await server.stop()).toBe(0);
});
