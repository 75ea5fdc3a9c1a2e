import { expect, test } from '@playwright/test';
import { HALL_HOST } from '../support/browser.ts';
import { startServer } from '../support/server.ts';
import { openStory } from '../support/story.ts';
import * as beginning from './steps/beginning.ts';
import * as board from './steps/board.ts';
import { tabTo } from './steps/keys.ts';
import * as room from './steps/room.ts';

test('joining, writing a card and voting by keyboard alone, 360 px wide', async ({ browser }) => {
  test.setTimeout(300_000);
  const server = await startServer();
  const story = openStory(browser, server.url(HALL_HOST));
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Jakarta' }).format(new Date());
  const facilitator = await story.sit('facilitator', 'laptop');
  await beginning.setUp(facilitator, server.setupKey ?? '');
  const lab = await beginning.makeLab(facilitator, today);
  const { code } = await beginning.findDoors(facilitator, lab);

  const guest = await story.sit('guest', 'narrow');
  const { page } = guest;
  const { keyboard } = page;
  const narrow = () =>
    expect
      .poll(() => page.evaluate(() => document.documentElement.scrollWidth))
      .toBeLessThanOrEqual(360);
  await page.goto('/');
  await tabTo(page, /Kode lab/);
  await keyboard.type(code.replace(/\W/g, '').toLowerCase());
  await keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Siapa Anda?' })).toBeVisible();
  await narrow();
  await tabTo(page, /Nama lengkap/);
  await keyboard.type('Wulan Sari');
  await tabTo(page, /OPD atau unit kerja/);
  await keyboard.press('Enter');
  await expect(page.getByRole('searchbox')).toBeFocused();
  await keyboard.type('puskesmas');
  await keyboard.press('ArrowDown');
  await expect(page.getByRole('radio', { name: /Puskesmas Bojong/ })).toBeFocused();
  await keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeHidden();
  await story.step('keyboard-join');
  await tabTo(page, /^\s*Masuk ke lab/);
  await keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Sebentar lagi dimulai' })).toBeVisible();

  await facilitator.page.goto(`${lab}/console`);
  await room.overrideGate(
    facilitator.page,
    'Diagnose',
    'Semua OPD menandatangani ikrar, atau ditandai absen',
    'Langsung mulai',
  );
  await room.start(facilitator, 'Curah ide', 2);
  await expect(page.getByText('Mode senyap.')).toBeVisible();
  await tabTo(page, /Satu kartu, satu pikiran/);
  await keyboard.type('Bangga, dan sedikit takut');
  await tabTo(page, /^Tempel kartu/);
  await keyboard.press('Enter');
  const card = page.getByRole('article').filter({ hasText: 'Bangga, dan sedikit takut' });
  await expect(card).toBeVisible();
  await narrow();
  await story.step('keyboard-card');

  await board.reveal(facilitator);
  await room.start(facilitator, 'Pemungutan suara titik');
  await board.openBallot(facilitator, 1);
  await tabTo(page, /^Tambah satu suara untuk Bangga/);
  await keyboard.press('Enter');
  await expect(page.getByText('1 suara Anda untuk Bangga, dan sedikit takut')).toBeAttached();
  await expect(facilitator.page.getByText('1 dari 1 sudah memilih')).toBeVisible();
  await narrow();
  await story.step('keyboard-vote');
  await story.close();
  expect(await server.stop()).toBe(0);
});
