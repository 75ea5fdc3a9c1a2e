/** What the people of the hall do in each kind of activity. */
import { expect, type Locator, type Page } from '@playwright/test';
import type { TemplateActivity } from '#lib/lab/agenda-template.ts';
import type { ActivityKind } from '#lib/lab/surface.ts';
import { stages, type Stage } from '#lib/lab/stages.ts';
import { password, signIn } from './beginning.ts';
import type { Seat } from '../../support/story.ts';
import * as board from './board.ts';
import { guests, type Hall } from './hall.ts';
import * as room from './room.ts';

type Play = (hall: Hall, activity: TemplateActivity) => Promise<void>;

const card = (page: Page, text: string) => page.getByRole('article').filter({ hasText: text });

const names: Record<Stage, string> = {
  'drum-up': 'Drum-up',
  diagnose: 'Diagnose',
  design: 'Design',
  deliver: 'Deliver',
  display: 'Display',
};
const passed = new WeakMap<Hall, Stage>();

/** Opens the gate before a stage; something is missing, so it takes a reason. */
export async function passGateTo(hall: Hall, stage: Stage): Promise<void> {
  const at = passed.get(hall) ?? 'drum-up';
  if (stages.indexOf(stage) <= stages.indexOf(at)) return;
  const missing = 'Semua OPD menandatangani ikrar, atau ditandai absen';
  await room.overrideGate(hall.lead.page, names[stage], missing, 'OPD lain menyusul besok');
  passed.set(hall, stage);
}

const thoughts = [
  'antrean di puskesmas terlalu panjang',
  'warga pulang karena berkas kurang',
  'obat terlambat dikirim ke pustu',
  'data ganda di tiga aplikasi',
  'petugas lapangan tidak punya kendaraan',
];
/** Words that nobody else writes, today or another day. */
const textOf = (who: string, at: number, { day, order }: TemplateActivity) =>
  `${thoughts[at] ?? ''} (${who}, ${day}.${order})`;

/** Everybody writes a card; while the board is silent nobody else learns it. */
async function writeAll(hall: Hall, activity: TemplateActivity): Promise<string[]> {
  const texts = guests(hall).map(({ who }, at) => textOf(who, at, activity));
  await Promise.all(guests(hall).map((seat, at) => board.write(seat, texts[at]!)));
  return texts;
}

/** Silent writing, the reveal, and the same wall on every screen. */
const cards: Play = async (hall, activity) => {
  const texts = await writeAll(hall, activity);
  for (const seat of [hall.wall, hall.lead]) await board.knowsNothing(seat, texts[0]!);
  await board.reveal(hall.lead);
  for (const { page } of guests(hall)) {
    for (const text of texts) await expect(card(page, text)).toHaveCount(1);
  }
};

/** A locked board is read by everybody; what somebody was typing stays in the field. */
const lockedMeanwhile: Play = async (hall, activity) => {
  const { page } = hall.wulan;
  const begun = textOf('wulan', 1, activity);
  const field = page.getByRole('textbox', { name: 'Satu kartu, satu pikiran' });
  await field.fill(begun);
  await hall.lead.page.getByRole('switch', { name: /^Kunci papan/ }).check({ force: true });
  await expect(
    page.getByText('Papan dikunci fasilitator. Kartu tetap terbaca.').first(),
  ).toBeVisible();
  await expect(field).toHaveValue(begun);
  await hall.story.glance(hall.wulan, 'locked');
  await hall.lead.page.getByRole('switch', { name: /^Kunci papan/ }).uncheck({ force: true });
  await page.getByRole('button', { name: 'Tempel kartu' }).click();
  await expect(card(page, begun)).toBeVisible();
  await board.reveal(hall.lead);
  await expect(card(hall.tarno.page, begun)).toBeVisible();
};

/** One phone is away while the cards are opened; what it wrote meanwhile comes along later. */
const awayAtTheReveal: Play = async (hall, activity) => {
  const [first, late] = [textOf('awal', 0, activity), textOf('gusti', 2, activity)];
  await board.write(hall.tarno, first);
  await board.writeOffline(hall.gusti, late);
  await board.reveal(hall.lead);
  await expect(card(hall.wulan.page, first)).toBeVisible();
  await expect(hall.gusti.page.getByText(first)).toHaveCount(0);
  await board.comeBack(hall.gusti, late);
  for (const { page } of guests(hall)) {
    for (const text of [first, late]) await expect(card(page, text)).toHaveCount(1);
  }
};

async function groupAs(page: Page, texts: string[], name: string): Promise<void> {
  for (const text of texts) await page.getByRole('option').filter({ hasText: text }).click();
  const bar = page.getByRole('toolbar', { name: `${texts.length} kartu terpilih` });
  await bar.getByRole('button', { name: 'Kelompokkan sebagai…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Kluster baru' });
  await dialog.getByLabel('Nama kluster').fill(name);
  await dialog.getByRole('button', { name: 'Buat kluster' }).click();
  await expect(dialog).toBeHidden();
}

/** Two people group at the same time, one card in both hands: it hangs once, and none is lost. */
const groupAtOnce: Play = async (hall) => {
  const all = await hall.tarno.page.getByRole('option').allInnerTexts();
  const texts = all.map((text) => thoughtIn(text)).filter((text) => text !== '');
  expect(texts.length).toBeGreaterThanOrEqual(4);
  await Promise.all([
    groupAs(hall.tarno.page, [texts[0]!, texts[1]!], 'Antrean'),
    groupAs(hall.wulan.page, [texts[1]!, texts[2]!], 'Berkas'),
  ]);
  for (const { page } of [hall.tarno, hall.wulan, hall.ratna, hall.lead]) {
    await expect(page.getByRole('heading', { name: /Antrean/ })).toBeVisible();
    await expect(page.getByRole('heading', { name: /Berkas/ })).toBeVisible();
    for (const text of texts) {
      await expect(page.getByRole('option').filter({ hasText: text })).toHaveCount(1);
    }
  }
};

/** Taking back the own grouping leaves alone what somebody else has done since, and comes again. */
const undoGrouping: Play = async (hall) => {
  const { page } = hall.tarno;
  const loose = async (seat: Seat) => {
    const part = seat.page.locator('section').filter({ hasText: 'Belum dikelompokkan' });
    return part.last().getByRole('option').count();
  };
  const before = await loose(hall.ratna);
  // A toast may offer the same for something else.
  await page.getByRole('button', { name: 'Urungkan', exact: true }).first().click();
  await expect.poll(() => loose(hall.ratna)).toBeGreaterThan(before);
  await page.getByRole('button', { name: 'Ulangi', exact: true }).click();
  await expect.poll(() => loose(hall.ratna)).toBe(before);
};

const thoughtIn = (text: string) => /\(\w+, \d+\.\d+\)/.exec(text)?.[0] ?? '';

/** Everybody gives a mark to everything; the ballot is secret until it closes. */
const score: Play = async (hall, activity) => {
  const { page } = hall.lead;
  await page.getByRole('button', { name: 'Mulai menilai' }).click();
  const mark = activity.kind === 'screening' ? 'Ya' : '4';
  for (const seat of [hall.tarno, hall.ratna]) {
    const things = seat.page.getByRole('region', { name: 'Beri nilai' }).getByRole('listitem');
    await expect(things.first()).toBeVisible();
    for (const radio of await things.first().getByRole('radio', { name: mark }).all()) {
      await radio.check({ force: true });
    }
    await expect(seat.page.getByText(/^1 dari \d+ dinilai/)).toBeVisible();
  }
  await expect(page.getByText(/^2 dari \d+ sudah memilih/)).toBeVisible();
  await closeBallot(page);
  for (const at of [hall.lead, hall.tarno]) {
    await expect(at.page.getByRole('region', { name: 'Hasil penilaian' }).first()).toBeVisible();
  }
};

async function closeBallot(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Tutup dan tampilkan hasil' }).click();
  const dialog = page.getByRole('dialog', { name: 'Tutup pemungutan suara?' });
  await dialog.getByRole('button', { name: 'Tutup dan tampilkan hasil' }).click();
  await expect(dialog).toBeHidden();
}

/** A card is written into a region of the picture and moved to another. */
const onLayout: Play = async (hall, activity) => {
  const { page } = hall.tarno;
  const text = textOf('tarno', 3, activity);
  const place = page.getByLabel('Bagian untuk kartu ini').locator('visible=true');
  const regions = (await place.locator('option').allInnerTexts()).slice(1);
  await place.selectOption({ label: regions[0]! });
  await board.write(hall.tarno, text);
  await board.reveal(hall.lead);
  await page.getByRole('button', { name: `Pindahkan kartu: ${text}` }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: regions.at(-1)! })
    .click();
  for (const seat of [hall.wulan, hall.ratna, hall.lead]) {
    const head = seat.page.getByRole('heading', { level: 3, name: regions.at(-1)! });
    const part = seat.page.locator('section').filter({ has: head });
    await expect(part.last().getByText(text, { exact: true })).toBeVisible();
  }
};

/** Somebody without a device votes on paper; it is typed in and counted once. */
const voteOnPaper: Play = async ({ lead, story }) => {
  const { page } = lead;
  await page.getByRole('button', { name: 'Masukkan untuk…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Masukkan untuk yang tanpa perangkat' });
  await dialog.getByText('Tambah orang tanpa perangkat').click({ trial: true });
  await dialog.getByLabel('Daftar orang').fill('Melati Susanti; Bidan; Puskesmas Bojong');
  await dialog.getByRole('button', { name: 'Masukkan 1 orang' }).click();
  await dialog.getByRole('button', { name: 'Masukkan untuk Melati Susanti' }).click();
  await more(dialog).click();
  await story.glance(lead, 'paper-vote');
  await dialog.getByRole('button', { name: 'Masukkan surat suara' }).click();
  await expect(page.getByText('Surat suara Melati Susanti masuk').first()).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
};
const more = (of: Page | Locator) =>
  of.getByRole('button', { name: /^Tambah satu suara untuk/ }).first();

const dots: Play = async (hall, activity) => {
  const { page } = hall.lead;
  await page.getByRole('button', { name: 'Mulai memilih' }).click();
  for (const seat of guests(hall)) await more(seat.page).click();
  await expect(page.getByText(/^5 dari \d+ sudah memilih/)).toBeVisible();
  await voteOnPaper(hall, activity);
  await expect(page.getByText(/^6 dari \d+ sudah memilih/)).toBeVisible();
  await expect(hall.wall.page.getByText('Hasil pilihan ruangan')).toBeHidden();
  await closeBallot(page);
  await expect(hall.wall.page.getByText('Hasil pilihan ruangan')).toBeVisible();
};

const readiness: Play = async (hall) => {
  await room.answerReadiness(hall.tarno);
  await expect(hall.wall.page.getByText('1 dari 4 OPD mengisi')).toBeVisible();
};

const pledge: Play = async (hall) => {
  await room.signPledge(hall.wulan);
  const signed = hall.wall.page.getByRole('list', { name: 'Tanda tangan terbaru' });
  await expect(signed.getByRole('listitem')).toHaveCount(1);
};

/** The picture of a board that has not begun becomes a fishbone, in the plan of the day. */
export async function layAsFishbone({ lead, lab }: Hall, { day, title }: TemplateActivity) {
  const { page } = lead;
  await page.goto(`${lab}/agenda`);
  const part = page.getByRole('region', { name: `Hari ${day}` });
  await part.getByRole('button', { name: title.id, exact: true }).click();
  const editor = page.getByRole('dialog', { name: title.id });
  await editor.getByLabel('Bagan papan').selectOption('fishbone');
  await expect(editor.getByLabel('Tulang 1')).toHaveValue('Manusia');
  await page.goto(`${lab}/console`);
}

/** The laptop gives up: the facilitator signs in on another, and the room goes on there. */
export async function changeDevice(hall: Hall): Promise<void> {
  const { lead, spare, lab } = hall;
  await lead.context.setOffline(true);
  await signIn(spare.page, 'sari', password);
  await expect(spare.page.getByRole('heading', { level: 1, name: /^Selamat / })).toBeVisible();
  await spare.page.goto(`${lab}/console`);
  await expect(spare.page.getByText(/\d+ tersambung/).first()).toBeVisible();
  Object.assign(hall, { lead: spare, spare: lead });
}

/** The old laptop comes back: it shows what the other one has started meanwhile. */
export async function oldDeviceFollows({ spare }: Hall, activity: TemplateActivity) {
  await spare.context.setOffline(false);
  await expect(spare.page.getByRole('heading', { level: 1, name: activity.title.id })).toBeVisible({
    timeout: 30_000,
  });
}

/** Kinds in which people do something; all others show a question, a clock, a page of its own. */
export const plays: Partial<Record<ActivityKind, Play>> = {
  poll: cards,
  cards,
  'one-two-four': awayAtTheReveal,
  readiness,
  pledge,
  clusters: async (hall, activity) => {
    await groupAtOnce(hall, activity);
    await undoGrouping(hall, activity);
  },
  screening: score,
  ranking: score,
  'root-cause': onLayout,
  'how-might-we': lockedMeanwhile,
  reverse: onLayout,
  morphology: onLayout,
  reflection: onLayout,
  matrix: onLayout,
  dots,
};
