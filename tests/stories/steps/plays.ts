/** What the people of the hall do in each kind of activity. */
import { expect, type Page } from '@playwright/test';
import type { TemplateActivity } from '#lib/lab/agenda-template.ts';
import type { ActivityKind } from '#lib/lab/surface.ts';
import { stages, type Stage } from '#lib/lab/stages.ts';
import * as board from './board.ts';
import { dots, score } from './deciding.ts';
import { groupAtOnce, spotlight, undoGrouping } from './gathering.ts';
import { guests, textOf, write, type Hall, type Written } from './hall.ts';
import * as paper from './paper.ts';
import * as room from './room.ts';
import * as table from './table.ts';

export type Play = (hall: Hall, activity: TemplateActivity) => Promise<void>;

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

/** Everybody writes a card, two people at the table; what this activity has gathered by then. */
async function writeAll(hall: Hall, activity: TemplateActivity): Promise<Written[]> {
  const before = hall.written.length;
  const alone = guests(hall).filter((seat) => seat !== hall.table);
  await Promise.all([
    ...alone.map((seat) => write(hall, seat, activity, textOf(seat.who, activity))),
    table.inTurn(hall.table, async (name) => {
      const text = textOf(name.split(' ')[0] ?? '', activity);
      await write(hall, hall.table, activity, text, name);
      // Whoever has the turn sees the own card and no other.
      await expect(hall.table.page.getByRole('article')).toHaveCount(1);
    }),
  ]);
  const all = hall.written.slice(before);
  for (const seat of [hall.wall, hall.lead]) await board.knowsNothing(seat, all[0]!.text);
  return all;
}

/** Silent writing, the reveal, and the same wall on every screen, signed with the agency alone. */
const cards: Play = async (hall, activity) => {
  const all = await writeAll(hall, activity);
  await board.reveal(hall.lead);
  for (const { page } of guests(hall)) {
    for (const { text } of all) await expect(card(page, text)).toHaveCount(1);
  }
  for (const { text, by } of all.filter((one) => one.by === table.second.name)) {
    await expect(card(hall.ratna.page, text)).toContainText('PKM Bojong');
    await expect(card(hall.ratna.page, text)).not.toContainText(by);
  }
};

/** Cards with names: of whoever had the turn at the table, and of somebody without a device. */
export const signedCards: Play = async (hall, activity) => {
  const all = await writeAll(hall, activity);
  const entered = textOf('melati', activity);
  await paper.card(hall, activity, entered);
  await board.reveal(hall.lead);
  for (const { page } of guests(hall)) {
    for (const { text } of all) await expect(card(page, text)).toHaveCount(1);
    await expect(card(page, entered)).toContainText(paper.guest.name);
    await expect(card(page, entered)).toContainText('dimasukkan oleh fasilitator');
  }
  // Who has the turn reads the hour on the own card; everybody else reads the name.
  for (const { text, by } of all.filter((one) => one.by !== 'Ratna Dewi')) {
    await expect(card(hall.ratna.page, text)).toContainText(by);
  }
};

/** A locked board is read by everybody; what somebody was typing stays in the field. */
const lockedMeanwhile: Play = async (hall, activity) => {
  const { page } = hall.wulan;
  const begun = textOf('wulan', activity);
  const field = page.getByRole('textbox', { name: 'Satu kartu, satu pikiran' });
  const lock = hall.lead.page.getByRole('switch', { name: /^Kunci papan/ });
  await field.fill(begun);
  await lock.check({ force: true });
  await expect(
    page.getByText('Papan dikunci fasilitator. Kartu tetap terbaca.').first(),
  ).toBeVisible();
  await expect(field).toHaveValue(begun);
  await hall.story.glance(hall.wulan, 'locked');
  await lock.uncheck({ force: true });
  await write(hall, hall.wulan, activity, begun);
  await board.reveal(hall.lead);
  await expect(card(hall.tarno.page, begun)).toBeVisible();
};

/** One phone is away while the cards are opened; what it wrote meanwhile comes along later. */
const awayAtTheReveal: Play = async (hall, activity) => {
  const [first, late] = [textOf('tarno', activity), textOf('gusti', activity)];
  await write(hall, hall.tarno, activity, first);
  await board.writeOffline(hall.gusti, late);
  hall.written.push({ board: activity.title.id, text: late, by: 'Gusti Ayu' });
  await board.reveal(hall.lead);
  await expect(card(hall.wulan.page, first)).toBeVisible();
  await expect(hall.gusti.page.getByText(first)).toHaveCount(0);
  await board.comeBack(hall.gusti, late);
  for (const { page } of guests(hall)) {
    for (const text of [first, late]) await expect(card(page, text)).toHaveCount(1);
  }
};

/** A card is written into a region of the picture and moved to another. */
const onLayout: Play = async (hall, activity) => {
  const { page } = hall.tarno;
  const text = textOf('tarno', activity);
  const place = page.getByLabel('Bagian untuk kartu ini').locator('visible=true');
  const regions = (await place.locator('option').allInnerTexts()).slice(1);
  await place.selectOption({ label: regions[0]! });
  await write(hall, hall.tarno, activity, text);
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

const readiness: Play = async (hall) => {
  await room.answerReadiness(hall.tarno);
  await expect(hall.wall.page.getByText('1 dari 4 OPD mengisi')).toBeVisible();
};

const pledge: Play = async (hall) => {
  await room.signPledge(hall.wulan);
  const signed = hall.wall.page.getByRole('list', { name: 'Tanda tangan terbaru' });
  await expect(signed.getByRole('listitem')).toHaveCount(1);
};

/** Kinds in which people do something; all others show a question, a clock, a page of its own. */
export const plays: Partial<Record<ActivityKind, Play>> = {
  poll: cards,
  cards,
  'one-two-four': awayAtTheReveal,
  readiness,
  pledge,
  clusters: async (hall) => {
    await groupAtOnce(hall);
    await undoGrouping(hall);
    await spotlight(hall);
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
