import { expect, test, type Page } from '@playwright/test';
import { listenTo } from '../support/announced.ts';
import { HALL_HOST } from '../support/browser.ts';
import { startServer } from '../support/server.ts';
import { openStory } from '../support/story.ts';
import * as beginning from './steps/beginning.ts';
import * as board from './steps/board.ts';
import { press, tabTo } from './steps/keys.ts';
import * as room from './steps/room.ts';

const texts = ['Bangga, dan sedikit takut', 'Takut salah mengisi'];
const missing = 'Semua OPD menandatangani ikrar, atau ditandai absen';

/** One head, one place for the content, and no wider than a narrow phone. */
async function isInOrder(page: Page, head: string | RegExp): Promise<void> {
  await expect(page.getByRole('banner')).toHaveCount(1);
  await expect(page.getByRole('main')).toHaveCount(1);
  await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
  await expect(page.getByRole('heading', { level: 1 })).toContainText(head);
  await expect(page.locator('html')).toHaveAttribute('lang', 'id');
  await expect
    .poll(() => page.evaluate(() => document.documentElement.scrollWidth))
    .toBeLessThanOrEqual(360);
}

test('joining, signing, writing, grouping and voting by keyboard alone, as a screen reader has it', async ({
  browser,
}) => {
  test.setTimeout(600_000);
  const server = await startServer();
  const story = openStory(browser, server.url(HALL_HOST));
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Jakarta' }).format(new Date());
  const lead = await story.sit('facilitator', 'laptop');
  await beginning.setUp(lead, server.setupKey ?? '');
  const lab = await beginning.makeLab(lead, today);
  const { code } = await beginning.findDoors(lead, lab);
  const { page } = await story.sit('guest', 'narrow');
  const { keyboard } = page;
  const said = await listenTo(page);
  const hears = (words: string | RegExp) =>
    expect.poll(() => said.politely.at(-1) ?? '', { message: `${words}` }).toMatch(words);

  await test.step('join', async () => {
    await page.goto('/');
    await tabTo(page, /Kode lab/);
    await keyboard.type(code.replace(/\W/g, '').toLowerCase());
    await keyboard.press('Enter');
    await isInOrder(page, 'Siapa Anda?');
    await tabTo(page, /Nama lengkap/);
    await keyboard.type('Wulan Sari');
    await tabTo(page, /OPD atau unit kerja/);
    await keyboard.press('Enter');
    await expect(page.getByRole('searchbox')).toBeFocused();
    await keyboard.type('puskesmas');
    await hears(/ditemukan|hasil|cocok/);
    await keyboard.press('ArrowDown');
    await expect(page.getByRole('radio', { name: /Puskesmas Bojong/ })).toBeFocused();
    await keyboard.press('Enter');
    await expect(page.getByRole('dialog')).toBeHidden();
    await story.step('keyboard-join');
    await press(page, /^\s*Masuk ke lab/);
    await expect(page.getByRole('heading', { name: 'Sebentar lagi dimulai' })).toBeVisible();
    await expect(page.getByText('Tersambung')).toBeAttached();
    // What tells of the room comes with the screens of later.
    await page.waitForFunction(() => performance.getEntriesByName('labinov:all').length > 0);
  });

  await test.step('sign', async () => {
    await lead.page.goto(`${lab}/console`);
    await room.start(lead, 'Ikrar Tri Satya Inagara');
    await hears(/^Kegiatan sekarang: /);
    await isInOrder(page, 'Tri Satya Inagara');
    const main = page.getByRole('main');
    await expect(main.getByRole('list').first().getByRole('listitem')).toHaveCount(3);
    const as = main.getByRole('group', { name: 'Menandatangani sebagai' });
    await expect(as.getByRole('radio')).toHaveCount(2);
    await expect(
      main.getByRole('img', { name: /^Tanda tangan\. Tulis dengan jari/ }),
    ).toBeVisible();
    await press(page, /^\s*Tanda tangani/);
    await expect.poll(() => said.atOnce.at(-1)).toBe('Tulis tanda tangan, atau ketik nama saja.');
    await tabTo(page, /Kepala OPD atau unit|Mewakili kepala/);
    await expect(as.getByRole('radio', { name: 'Mewakili kepala' })).toBeChecked();
    await keyboard.press('ArrowUp');
    await expect(as.getByRole('radio', { name: 'Kepala OPD atau unit' })).toBeChecked();
    // Whoever cannot draw types the name instead.
    await press(page, /^\s*Ketik nama saja/);
    await tabTo(page, /Ketik nama lengkap sebagai tanda tangan/);
    await keyboard.type('Wulan Sari');
    await story.step('keyboard-pledge');
    await press(page, /^\s*Tanda tangani/);
    await expect(main.getByText('PKM Bojong sudah menandatangani')).toBeVisible();
    await expect(main.getByText('Ditandatangani dengan nama yang diketik')).toBeVisible();
    await hears(/PKM Bojong sudah menandatangani/);
    await story.step('keyboard-signed');
  });

  await test.step('write', async () => {
    await room.overrideGate(lead.page, 'Diagnose', missing, 'Langsung mulai');
    await room.start(lead, 'Curah ide', 2);
    await hears(/^Kegiatan sekarang: /);
    await expect(page.getByText('Mode senyap.')).toBeVisible();
    const field = page.getByRole('textbox', { name: 'Satu kartu, satu pikiran' });
    await expect(field).toHaveAccessibleDescription(/Hanya OPD Anda yang terlihat/);
    for (const [at, text] of texts.entries()) {
      await tabTo(page, /Satu kartu, satu pikiran/);
      await keyboard.type(text);
      await press(page, /^Tempel kartu/);
      await expect(page.getByRole('article').filter({ hasText: text })).toBeVisible();
      await hears(`Kartu ditempel, ${at + 1} kartu Anda`);
      await expect(field).toBeFocused();
    }
    await isInOrder(page, /./);
    await story.step('keyboard-card');
    await board.reveal(lead);
    await hears('Kartu dibuka. Semua kartu sekarang terbaca.');
  });

  await test.step('group', async () => {
    await room.start(lead, 'Pengelompokan ide');
    await hears(/^Kegiatan sekarang: /);
    const loose = page.getByRole('listbox', { name: /^Belum dikelompokkan, 2 kartu/ });
    await expect(loose).toHaveAttribute('aria-multiselectable', 'true');
    await tabTo(page, new RegExp(texts[0] ?? ''));
    await keyboard.press('Shift+ArrowDown');
    await expect(loose.getByRole('option', { selected: true })).toHaveCount(2);
    await expect(page.getByRole('toolbar', { name: '2 kartu terpilih' })).toBeVisible();
    await hears('2 kartu terpilih');
    await press(page, /^\s*Kelompokkan sebagai/);
    await expect(page.getByRole('dialog', { name: 'Kluster baru' })).toBeVisible();
    await tabTo(page, /Nama kluster/);
    await keyboard.type('Takut');
    await keyboard.press('Enter');
    const list = page.getByRole('listbox', { name: /^Takut, 2 kartu/ });
    await expect(list).toBeVisible();
    // The focus goes along with the cards, so that the reader says where they hang now.
    await expect(list.getByRole('option').filter({ hasText: texts[0] ?? '' })).toBeFocused();
    await isInOrder(page, /./);
    await story.step('keyboard-group');
  });

  await test.step('vote', async () => {
    await room.start(lead, 'Pemungutan suara titik');
    await hears(/^Kegiatan sekarang: /);
    await board.openBallot(lead, 1);
    await hears('Pemungutan suara dibuka.');
    await press(page, /^Tambah satu suara untuk Takut/);
    await expect(page.getByText('1 suara Anda untuk Takut')).toBeAttached();
    await hears(/^Sisa \d+ dari \d+ suara$/);
    await expect(lead.page.getByText('1 dari 1 sudah memilih')).toBeVisible();
    await isInOrder(page, /./);
    await story.step('keyboard-vote');
    await board.closeBallot(lead, 1);
    await hears('Pemungutan suara ditutup. Hasilnya tampil.');
    await expect(page.getByRole('heading', { name: 'Hasil pemungutan suara' })).toBeVisible();
  });

  if (process.env['LABINOV_PICTURES']) console.log(said.politely.join('\n'));
  // A reader interrupts for a new page and for what the person has to mend, and for nothing else.
  const interrupted = said.atOnce.filter((words) => !words.endsWith('· Labinov'));
  expect(interrupted).toEqual(['Tulis tanda tangan, atau ketik nama saja.']);
  await story.close();
  expect(await server.stop()).toBe(0);
});
