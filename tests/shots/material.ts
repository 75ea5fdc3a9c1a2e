/** What is written on the walls of the pictures: the rehearsal's texts, and the long ones. */
import type { HallAct } from '#lib/lab/acts.ts';
import { presets } from '#lib/lab/board/presets.ts';
import type { SpaceRef } from '#lib/lab/space.ts';
import { newId } from '#lib/live/ids.ts';
import { clusterTitles, problems } from '../../src/rehearsal/material.ts';
import type { Hall } from './hall.ts';

export const texts = (count: number, from = 0): string[] => {
  const all = problems();
  return Array.from({ length: count }, (_, n) => all[(from + n) % all.length]?.text ?? '');
};

export const titles = (count: number): string[] => [...clusterTitles().values()].slice(0, count);

/** As long as a card may be, in the words of a puskesmas. */
export const longText =
  'Pasien rujukan dari puskesmas pembantu menunggu kepastian tempat tidur sampai malam karena data kamar rumah sakit hanya bisa ditanyakan lewat telepon'.slice(
    0,
    140,
  );

/** Puts the cards of a board into that many clusters, the first one the largest. */
export async function group(hall: Hall, ref: SpaceRef, cardIds: string[], names: string[]) {
  const ids = names.map(() => newId());
  for (const [at, title] of names.entries()) {
    const mine = cardIds.filter((_, n) => Math.floor(Math.sqrt(n * 1.7)) % names.length === at);
    await hall.on(ref, {
      type: 'cluster.add',
      clusterId: ids[at] as string,
      title,
      cardIds: mine,
    });
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
