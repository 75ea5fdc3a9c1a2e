/** What is written on the walls of the pictures, and how boards come to look as they do. */
import type { HallAct } from '#lib/lab/acts.ts';
import { presets } from '#lib/lab/board/presets.ts';
import type { SpaceRef } from '#lib/lab/space.ts';
import { newId } from '#lib/live/ids.ts';
import { clusterTitles, problems } from '../../src/rehearsal/material.ts';
import type { Hall } from './hall.ts';

export const problem = 'Masalah layanan apa yang paling sering dikeluhkan warga?';
export const urgent = 'Masalah mana yang paling mendesak?';
/** Longer than a poster has room for, as such questions are. */
export const longQuestion =
  'Bagaimana kita membuat warga desa pinggir menerima layanan kependudukan, kesehatan, dan perizinan pada hari yang sama tanpa harus datang dua kali ke kantor kabupaten di kota?';
/** As long as a card may be, in the words of a puskesmas. */
export const longText =
  'Pasien rujukan dari puskesmas pembantu menunggu kepastian kamar sampai malam karena data rumah sakit hanya bisa ditanyakan lewat telepon';

export const texts = (count: number, from = 0): string[] => {
  const all = problems();
  return Array.from({ length: count }, (_, n) => all[(from + n) % all.length]?.text ?? '');
};
export const titles = (count: number): string[] => [...clusterTitles().values()].slice(0, count);

/** A board with cards on it, revealed. */
export async function openWall(hall: Hall, cards: readonly string[]) {
  const { board } = await hall.run('cards', { title: 'Masalah layanan', question: problem });
  const cardIds = await hall.write(board, cards);
  await hall.on(board, { type: 'board.reveal' });
  return { board, cardIds };
}

/** Puts the cards of a board into that many clusters, the first ones the larger. */
export async function group(hall: Hall, ref: SpaceRef, cardIds: string[], names: string[]) {
  const ids = names.map(() => newId());
  for (const [at, title] of names.entries()) {
    const mine = cardIds.filter((_, n) => Math.floor(Math.sqrt(n * 1.7)) % names.length === at);
    const clusterId = ids[at] as string;
    await hall.on(ref, { type: 'cluster.add', clusterId, title, cardIds: mine });
  }
  return ids;
}

/** Lays a board out as that preset, and answers with the ids of its regions. */
export async function lay(hall: Hall, ref: SpaceRef, key: string, head = ''): Promise<string[]> {
  const preset = presets.find((one) => one.key === key);
  if (!preset) throw new Error(`No layout ${key}`);
  const regions = preset.regions.map(({ id: title }) => ({ clusterId: newId(), title }));
  const { kind, across, up } = preset;
  const layout = { kind, head, across: across.id, up: up.id, regions };
  await hall.on(ref, { type: 'board.layout', layout });
  return regions.map(({ clusterId }) => clusterId);
}

export const usg = [
  { id: 'Mendesak', en: 'Urgency' },
  { id: 'Serius', en: 'Seriousness' },
  { id: 'Menjalar', en: 'Growth' },
];
export const apkl = [
  { id: 'Aktual', en: 'Topical' },
  { id: 'Problematik', en: 'Problematic' },
  { id: 'Khalayak', en: 'Public' },
  { id: 'Layak', en: 'Feasible' },
];

/** A ballot of marks over these things; some people give theirs. */
export async function openScores(hall: Hall, board: SpaceRef, among: string[], criteria = usg) {
  const ballotId = newId();
  const sieve = criteria === apkl;
  const scale = sieve ? { least: 0, most: 1 } : { least: 1, most: 5 };
  const ballot = { type: 'scores.open', ballotId, over: 'cards', criteria, scale, among } as const;
  await hall.on(board, ballot);
  const given = (n: number, at: number, c: number) =>
    sieve ? Number((n + at * c) % 5 > at % 3) : 1 + ((n * (at + 1) + at * 2 + c) % 5);
  await hall.everyone(board, 24, (n) =>
    among.map((targetId, at) => {
      const marks = criteria.map((_, c) => given(n + 1, at, c));
      return { type: 'scores.place', ballotId, targetId, marks } as const;
    }),
  );
  return ballotId;
}

type Way = Extract<HallAct, { type: 'poll.ask' }>['way'];
const mark = [{ id: 'Nilai', en: 'Mark' }];
export const ways: Record<'one' | 'scale' | 'yesNo' | 'words', Way> = {
  one: { method: 'dots', dots: 1, criteria: [], scale: null },
  scale: { method: 'scores', dots: 0, criteria: mark, scale: { least: 1, most: 5 } },
  yesNo: { method: 'scores', dots: 0, criteria: mark, scale: { least: 0, most: 1 } },
  words: { method: 'words', dots: 0, criteria: [], scale: null },
};

/** Asks a quick question; answers with its board, ballot and answers. */
export async function ask(
  hall: Hall,
  question: string,
  options: string[],
  way: Way,
): Promise<{ ref: SpaceRef; ballotId: string; ids: string[] }> {
  const [boardId, ballotId] = [newId(), newId()];
  const made = options.map((text) => ({ id: newId(), text }));
  const ids = { activityId: newId(), boardId, ballotId };
  const said = { minutes: 3, question, options: made, way, live: false };
  await hall.lead({ type: 'poll.ask', ...ids, ...said });
  return { ref: await hall.follow(boardId), ballotId, ids: made.map(({ id }) => id) };
}
