/**
 * A hall of eight screens and what happens at each kind of activity: two laptops of one
 * facilitator, the projector, three phones, a participant's laptop and the device of a table.
 */
import { expect } from '@playwright/test';
import { activitiesOf, type TemplateActivity } from '#lib/lab/agenda-template.ts';
import type { Seat, Story } from '../../support/story.ts';
import * as beginning from './beginning.ts';
import * as board from './board.ts';
import * as table from './table.ts';

/** A card as it was written, and on the board of which activity. */
export type Written = { board: string; text: string; by: string };

export type Hall = {
  story: Story;
  lab: string;
  /** Who runs the room; the story may move to another device. */
  lead: Seat;
  spare: Seat;
  wall: Seat;
  tarno: Seat;
  wulan: Seat;
  gusti: Seat;
  ratna: Seat;
  table: Seat;
  /** Every card that anybody wrote. */
  written: Written[];
  /** Those of them that an agency sent to its plenary. */
  sent: string[];
};

export const guests = (hall: Hall): Seat[] => [
  hall.tarno,
  hall.wulan,
  hall.gusti,
  hall.ratna,
  hall.table,
];

const people = {
  tarno: ['phone', 'Tarno Wijaya', 'Puskesmas Bojong'],
  wulan: ['phone', 'Wulan Sari', 'Dinas Kependudukan dan Pencatatan Sipil'],
  gusti: ['narrow', 'Gusti Ayu', 'Dinas Kesehatan'],
  ratna: ['laptop', 'Ratna Dewi', 'Kecamatan Karangreja'],
  table: ['laptop', table.first.name, table.first.agency],
} as const;

/** An empty data directory becomes a lab of this template with everybody in the room. */
export async function openHall(
  story: Story,
  key: string,
  template: string,
  today: string,
): Promise<Hall> {
  const lead = await story.sit('facilitator', 'laptop');
  await beginning.setUp(lead, key);
  const lab = await beginning.makeLab(lead, today, template);
  const doors = await beginning.findDoors(lead, lab);
  const wall = await story.sit('projector', 'wall');
  await beginning.openProjector(wall, doors.screen, doors.code);
  await lead.page.goto(`${lab}/console`);
  await start(lead, activitiesUntil(template, 'drum-up')[0]!);
  const seats: Partial<Record<keyof typeof people, Seat>> = {};
  for (const [who, [screen, name, agency]] of Object.entries(people)) {
    const seat = await story.sit(who, screen);
    await seat.page.goto(`/j/${doors.code.replace(/\W/g, '')}`);
    await beginning.fillIn(seat.page, { name, position: 'Staf', agency });
    await expect(seat.page.getByRole('heading', { level: 1 })).toBeVisible();
    seats[who as keyof typeof people] = seat;
  }
  const known = seats as Required<typeof seats>;
  await table.shareDevice(known.table);
  await story.glance(known.table, 'table');
  const spare = await story.sit('spare', 'laptop');
  return { story, lab, lead, spare, wall, written: [], sent: [], ...known };
}

const thoughts = [
  'antrean di puskesmas terlalu panjang',
  'warga pulang karena berkas kurang',
  'obat terlambat dikirim ke pustu',
  'data ganda di tiga aplikasi',
  'petugas lapangan tidak punya kendaraan',
];

/** Words that nobody else writes, today or another day: whose they are stands in them. */
export function textOf(who: string, { day, order }: TemplateActivity): string {
  const at = [...who].reduce((sum, sign) => sum + (sign.codePointAt(0) ?? 0), 0);
  return `${thoughts[at % thoughts.length] ?? ''} (${who}, ${day}.${order})`;
}

/** The name that somebody at a screen of one's own joined with. */
export const nameOf = (seat: Seat): string =>
  people[seat.who as keyof typeof people]?.[1] ?? seat.who;

/** Writes a card and keeps, for the end of the story, that it was written. */
export async function write(
  { written }: Hall,
  seat: Seat,
  { title }: TemplateActivity,
  text: string,
  by = nameOf(seat),
): Promise<void> {
  await board.write(seat, text);
  written.push({ board: title.id, text, by });
}

/** The activities of a template up to the end of a stage. */
export function activitiesUntil(template: string, stage: string): TemplateActivity[] {
  const all = activitiesOf(template);
  return all.slice(0, all.findLastIndex((one) => one.stage === stage) + 1);
}

/** Starts an activity from the agenda, on whatever day it is. */
export async function start({ page }: Seat, activity: TemplateActivity): Promise<void> {
  const agenda = page.getByRole('complementary', { name: 'Susunan acara' });
  await agenda.getByRole('button', { name: `Hari ${activity.day}` }).click();
  const title = activity.title.id;
  const row = agenda.getByRole('button', { name: new RegExp(`${escaped(title)}.*menit`) });
  // A title may come twice on one day: the first that has not been.
  const rows = await row.all();
  const names = await Promise.all(rows.map((one) => one.innerText()));
  const at = names.findIndex((name) => !/selesai|sedang berjalan/.test(name));
  await rows[Math.max(0, at)]!.click();
  await agenda.getByRole('button', { name: `Mulai kegiatan ini: ${title}`, exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Everybody's largest text is the question of what runs. */
export async function everybodyAt(hall: Hall, activity: TemplateActivity): Promise<void> {
  const asked = activity.question.id || activity.title.id;
  for (const { page } of guests(hall)) {
    await expect(page.getByRole('heading', { level: 1 }), activity.title.id).toContainText(
      headOf(activity) ?? asked,
    );
  }
}

/** Pledge and readiness have heads of their own. */
function headOf({ kind }: TemplateActivity): string | RegExp | null {
  if (kind === 'pledge') return 'Tri Satya Inagara';
  return kind === 'readiness' ? /./ : null;
}

/** The part of the projector that nobody may miss: a heading, and no scroll bars. */
export async function posterStands({ page }: Seat): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  const spill = await page.evaluate(() => {
    const { scrollWidth, scrollHeight, clientWidth, clientHeight } = document.documentElement;
    return scrollWidth > clientWidth || scrollHeight > clientHeight;
  });
  expect(spill, 'the picture is larger than the wall').toBe(false);
}
