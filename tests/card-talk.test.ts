/**
 * A card that is open, in a real browser against the production build: by thumb on a narrow phone,
 * by keyboard, without a network, on both sides of a request. Pictures with LABINOV_PICTURES.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { emptyState } from '#lib/lab/empty.ts';
import { fold } from '#lib/lab/fold.ts';
import type { Hall } from '#lib/lab/hall/state.ts';
import type { Person } from '#lib/lab/people.ts';
import type { SpaceRef, State } from '#lib/lab/space.ts';
import { hashOf, newToken } from '#lib/server/auth/secrets.ts';
import { createSession } from '#lib/server/auth/sessions.ts';
import { openDatabase } from '#lib/server/db/database.ts';
import * as devices from '#lib/server/db/devices.ts';
import * as journal from '#lib/server/db/journal.ts';
import { migrateToLatest } from '../db/migrate.ts';
import { violations } from './support/axe.ts';
import { browserArgs, findBrowser, HALL_HOST } from './support/browser.ts';
import { newId, openLaboratory } from './support/laboratory.ts';
import { look } from './support/pictures.ts';
import { startServer, type TestServer } from './support/server.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'labinov-talk-'));
const texts = [
  'Antrean surat keterangan di kecamatan bisa setengah hari, warga pulang tanpa hasil.',
  'Data stunting tiga versi.',
  'Pak Budi di loket selalu terlambat membuka layanan.',
];
const longest = 'Setuju. '.repeat(34).trim();
let server: TestServer;
let browser: Browser;
let labId: string;
let tokens: { author: string; other: string; staff: string };

beforeAll(async () => {
  const file = join(dataDir, 'labinov.db');
  await migrateToLatest(file);
  const db = openDatabase(file);
  const lab = await openLaboratory(db);
  labId = lab.id;
  const [one, two] = [...lab.agencies.keys()];
  const author = await lab.join(one ?? '', 'Ani Rahma');
  const other = await lab.join(two ?? '', 'Budi Santoso');
  const seat = async (person: Person) => {
    const token = newToken();
    await devices.seat(db.write, hashOf(token), lab.id, person.id);
    return token;
  };
  const staff = await createSession(db, lab.facilitator.id, 'test');
  tokens = { author: await seat(author), other: await seat(other), staff };
  const told = await journal.read(db.write, lab.hall, 0);
  const hall = told.reduce<State>(fold, emptyState(lab.hall)) as Hall;
  const activity = hall.activities.find(({ kind }) => kind === 'cards');
  const board: SpaceRef = { kind: 'board', id: activity?.boardId ?? '' };
  if (!activity) throw new Error('Nobody writes cards in this agenda');
  for (const stage of ['drum-up', 'diagnose', 'design', 'deliver'] as const) {
    if (stage === activity.stage) break;
    await lab.act(lab.hall, lab.facilitator, { type: 'stage.pass', stage, reason: 'Uji.' });
  }
  const ids: string[] = [];
  for (const [at, text] of texts.entries()) {
    const cardId = newId();
    ids.push(cardId);
    const paper = (['langit', 'jambu', 'kunyit'] as const)[at] ?? 'kunyit';
    await lab.act(board, author, { type: 'card.add', cardId, text, paper });
  }
  const [first = ''] = ids;
  await lab.act(board, lab.facilitator, { type: 'board.reveal' });
  for (const text of ['Di kelurahan kami sama.', longest]) {
    await lab.act(board, other, { type: 'comment.add', cardId: first, commentId: newId(), text });
  }
  await lab.act(board, other, { type: 'card.react', cardId: first, reaction: 'like', on: true });
  await lab.act(lab.hall, lab.facilitator, { type: 'activity.start', activityId: activity.id });
  await db.close();
  server = await startServer({ dataDir });
  browser = await chromium.launch({ executablePath: findBrowser(), args: browserArgs() });
}, 180_000);

afterAll(async () => {
  await browser.close();
  await server.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

async function visit(path: string, cookie: [string, string], width = 360, height = 780) {
  const context = await browser.newContext({ viewport: { width, height }, locale: 'id-ID' });
  const url = server.url(HALL_HOST);
  await context.addCookies([{ name: cookie[0], value: cookie[1], url }]);
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  await page.goto(`${url}${path}`);
  await page.locator('.conn[data-state="ok"]').first().waitFor({ state: 'attached' });
  return page;
}
const asGuest = (token: string) => visit(`/labs/${labId}`, ['labinov_device', token]);
const asStaff = () => visit(`/labs/${labId}/console`, ['labinov_session', tokens.staff], 1366, 768);
const noteOf = (page: Page, text: string) => page.locator('.note', { hasText: text.slice(0, 30) });
const opened = (page: Page, text: string) =>
  noteOf(page, text).getByRole('button', { name: 'Buka kartu' });
const sheetOf = (page: Page) => page.locator('dialog[open]');
const field = (page: Page) => sheetOf(page).getByLabel('Komentar Anda');

test('[B60] [B62] by thumb at 360 px: open, react, comment without a network, and it arrives', async () => {
  const page = await asGuest(tokens.other);
  await page.waitForFunction(() => performance.getEntriesByName('labinov:all').length > 0);
  await look(page, 1, 'wall', 'phone');
  await noteOf(page, texts[0] ?? '').click();
  await sheetOf(page).getByText('Di kelurahan kami sama.').waitFor();
  await look(page, 2, 'sheet', 'phone');
  expect(await violations(page)).toEqual([]);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(wide).toBeLessThanOrEqual(360);
  await sheetOf(page).getByRole('button', { name: 'Penting' }).click();
  await expect.poll(() => sheetOf(page).getByRole('button', { name: 'Penting 1' }).count()).toBe(1);

  await page.context().setOffline(true);
  await field(page).fill('Ditulis tanpa jaringan');
  await sheetOf(page).getByRole('button', { name: 'Kirim' }).click();
  await sheetOf(page).getByText('Menunggu').waitFor();
  await look(page, 3, 'waiting', 'phone');
  await field(page).fill('Belum selesai');
  await page.context().setOffline(false);
  await sheetOf(page).getByText('Menunggu').waitFor({ state: 'detached' });
  // What was not sent is there after a reload.
  await page.waitForTimeout(600);
  await page.reload();
  await opened(page, texts[0] ?? '').click();
  await expect.poll(() => field(page).inputValue()).toBe('Belum selesai');
  await page.context().close();
}, 180_000);

test('[B64] the facilitator asks, the author alone is told and answers; by keyboard', async () => {
  const [author, staff] = [await asGuest(tokens.author), await asStaff()];
  await staff
    .getByText(texts[1] ?? '')
    .first()
    .click();
  await staff.getByRole('button', { name: 'Buka kartu' }).click();
  await sheetOf(staff).getByRole('button', { name: 'Minta penulis mengubah' }).click();
  await staff.keyboard.type('Sebut tiga versinya');
  await sheetOf(staff).getByRole('button', { name: 'Kirim permintaan' }).click();
  await sheetOf(staff).getByText('Menunggu penulis').waitFor();
  await look(staff, 4, 'asked', 'console');
  expect(await violations(staff)).toEqual([]);
  await staff.keyboard.press('Escape');

  await author.getByText('Fasilitator meminta Anda mengubah sebuah kartu').waitFor();
  await look(author, 5, 'asked', 'phone');
  await opened(author, texts[1] ?? '').focus();
  await author.keyboard.press('Enter');
  await sheetOf(author).getByText('Sebut tiga versinya').waitFor();
  await look(author, 6, 'asked-sheet', 'phone');
  await sheetOf(author).getByRole('button', { name: 'Ubah kartu' }).click();
  await sheetOf(author)
    .getByLabel('Isi kartu')
    .fill('Data stunting tiga versi: Dinkes, BPS, desa.');
  await sheetOf(author).getByRole('button', { name: 'Simpan' }).click();
  await sheetOf(author).getByText('Sudah Anda ubah').waitFor();
  await author.keyboard.press('Escape');
  const focused = author.locator(':focus');
  expect(await focused.textContent()).toContain('Data stunting tiga versi');
  await staff.getByText('1 sudah diubah').waitFor();
  await author.context().close();
  await staff.context().close();
}, 180_000);

test('[B63] hidden, a card is there for its author and the facilitator, and comes back', async () => {
  const [author, other, staff] = [
    await asGuest(tokens.author),
    await asGuest(tokens.other),
    await asStaff(),
  ];
  const text = texts[2] ?? '';
  await staff.getByText(text).first().click();
  await staff.getByRole('button', { name: 'Buka kartu' }).click();
  await sheetOf(staff).getByRole('button', { name: 'Sembunyikan kartu' }).click();
  await staff.keyboard.type('Menyebut nama orang');
  await sheetOf(staff).getByRole('button', { name: 'Sembunyikan', exact: true }).click();
  await sheetOf(staff).getByRole('button', { name: 'Tampilkan lagi' }).waitFor();
  await staff.keyboard.press('Escape');
  await noteOf(other, text).waitFor({ state: 'detached' });
  await author.getByText('Sebuah kartu Anda disembunyikan').waitFor();
  await noteOf(author, text).getByText('Menyebut nama orang').waitFor({ state: 'attached' });
  await look(author, 7, 'hidden', 'phone');
  expect(await violations(author)).toEqual([]);
  await look(staff, 8, 'hidden', 'console');
  await staff.getByRole('region', { name: 'Moderasi' }).getByText(text).click();
  await sheetOf(staff).getByRole('button', { name: 'Tampilkan lagi' }).click();
  await noteOf(other, text).waitFor();
  for (const page of [author, other, staff]) await page.context().close();
}, 180_000);
