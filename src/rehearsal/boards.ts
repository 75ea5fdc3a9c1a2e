/** Diagnose on the boards: silent writing, reveal, grouping, a secret vote. */
import { papers } from '#lib/lab/board/state.ts';
import type { Suggestions } from '#lib/lab/grouping/suggest.ts';
import { newId } from '#lib/live/ids.ts';
import { clusterTitles } from './material.ts';
import { everybody, run, type Room } from './room.ts';
import type { Visitor } from './visitor.ts';

/** `cluster` is what its author had in mind, where the material says so. */
export type Written = { cardId: string; cluster: string | undefined; code: string };
type Note = { id: string; unit_kode: string; text: string; cluster?: string };
type Pile = { key: string; title: string; cardIds: string[] };

/** What became of one board: card and cluster ids by the ids of the material. */
export type Wall = {
  boardId: string;
  cards: Map<string, Written>;
  clusters: Map<string, string>;
};

/** Everybody writes the notes of their unit at the same time; nobody sees the others'. */
export async function write(room: Room, notes: readonly Note[], nth: number): Promise<Wall> {
  const boards = cardBoards(room);
  const board = boards[nth];
  if (!board) throw new Error('The agenda has no such board');
  await run(room, ({ id }) => id === board.activityId);
  const ref = { kind: 'board' as const, id: board.id };
  await everybody([room.facilitator, ...room.participants], (one) => one.follow(ref));
  const cards = new Map<string, Written>();
  const writers = writersOf(room);
  const queues = new Map<Visitor, Note[]>();
  for (const note of notes) {
    const writer = writers(note.unit_kode);
    if (writer) queues.set(writer, [...(queues.get(writer) ?? []), note]);
  }
  await everybody([...queues], async ([writer, own]) => {
    for (const note of own) {
      await room.pause(5000 + Math.random() * 20_000);
      const cardId = newId();
      const paper = papers[note.text.length % papers.length] ?? 'kunyit';
      await writer.acts(ref, [{ type: 'card.add', cardId, text: note.text, paper }]);
      cards.set(note.id, { cardId, cluster: note.cluster, code: note.unit_kode });
    }
  });
  return { boardId: board.id, cards, clusters: new Map() };
}

/** The facilitator opens the cards and puts what belongs together under one name. */
export async function reveal(room: Room, wall: Wall): Promise<void> {
  const ref = { kind: 'board' as const, id: wall.boardId };
  await room.facilitator.acts(ref, [{ type: 'board.reveal' }]);
  await run(room, ({ kind, boardId }) => kind === 'clusters' && boardId === wall.boardId);
  for (const { key, title, cardIds } of await pilesOf(room, wall)) {
    await room.pause(3000);
    const clusterId = newId();
    const [first = [], ...rest] = chunks(cardIds, 150);
    await room.facilitator.acts(ref, [
      { type: 'cluster.add', clusterId, title, cardIds: first },
      ...rest.map((some) => ({ type: 'card.group' as const, cardIds: some, clusterId })),
    ]);
    wall.clusters.set(key, clusterId);
  }
}

/** As the authors meant it; where they do not say, as the app suggests it. */
async function pilesOf(room: Room, { boardId, cards }: Wall): Promise<Pile[]> {
  const titles = clusterTitles();
  const meant = [...cards.values()].filter(({ cluster }) => cluster !== undefined);
  if (meant.length > 0) {
    return [...Map.groupBy(meant, ({ cluster = '' }) => cluster)].map(([key, some]) => {
      return { key, title: titles.get(key) ?? key, cardIds: some.map(({ cardId }) => cardId) };
    });
  }
  const path = `/labs/${room.labId}/boards/${boardId}/suggestions.json`;
  const file = await room.facilitator.browser.file(path);
  const { themes } = JSON.parse(new TextDecoder().decode(file)) as Suggestions;
  return themes.map(({ title, cards: cardIds }) => ({ key: title, title, cardIds }));
}

/** A secret vote over the clusters; big clusters draw more dots, as they do in a hall. */
export async function vote(room: Room, wall: Wall): Promise<void> {
  const ref = { kind: 'board' as const, id: wall.boardId };
  const ballotId = newId();
  const opening = { type: 'ballot.open' as const, ballotId, over: 'clusters' as const };
  await room.facilitator.acts(ref, [{ ...opening, dots: 3, cap: 2 }]);
  const cards = room.facilitator.state('board', wall.boardId)?.cards ?? {};
  const draws = Object.values(cards).flatMap(({ clusterId }) => clusterId ?? []);
  await everybody(room.participants, async (voter) => {
    await room.pause(5000 + Math.random() * 15_000);
    const dots: Record<string, number> = {};
    for (let n = 0; n < 3; n += 1) {
      const target = draws[Math.floor(Math.random() * draws.length)] ?? '';
      if ((dots[target] ?? 0) < 2) dots[target] = (dots[target] ?? 0) + 1;
    }
    await voter.acts(ref, [{ type: 'dots.place', ballotId, dots }]);
  });
  await room.facilitator.acts(ref, [{ type: 'ballot.close', ballotId }]);
}

/** Boards of the agenda that gather cards, in the order of the agenda. */
function cardBoards(room: Room): { id: string; activityId: string }[] {
  const hall = room.facilitator.state('hall', room.labId);
  return (hall?.activities ?? [])
    .filter(({ kind, boardId }) => kind === 'cards' && boardId !== null)
    .map(({ id, boardId }) => ({ id: boardId ?? '', activityId: id }));
}

/** Who writes the notes of a unit: one of its people, or somebody in the hall where it has none. */
function writersOf(room: Room): (code: string) => Visitor | undefined {
  const mates = Map.groupBy(room.participants, ({ person }) => person.agencyId ?? '');
  let turn = 0;
  return (code) => {
    turn += 1;
    const own = mates.get(room.agencyOf.get(code) ?? '') ?? [];
    return (
      own[turn % Math.max(1, own.length)] ?? room.participants[turn % room.participants.length]
    );
  };
}

const chunks = <T>(list: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(list.length / size) }, (_, n) =>
    list.slice(n * size, (n + 1) * size),
  );
