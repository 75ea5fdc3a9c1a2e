import { expect, test } from 'vitest';
import type { Act } from '../acts.ts';
import { guide, idOf, Play, someone } from '../play.ts';
import type { Happened } from '../space.ts';
import { historyOf } from './history.ts';
import { removedSeenBy } from './seen-by.ts';
import { emptyBoard, type Board } from './state.ts';

const ani = someone(101, 10);
const budi = someone(102, 11);

/** A board that keeps its journal. */
class Wall extends Play<Board> {
  readonly journal: Happened[] = [];
  override happen(event: Parameters<Play<Board>['happen']>[0]): this {
    super.happen(event);
    this.journal.push({ number: this.number, at: this.at, event });
    return this;
  }
}
const begun = () =>
  new Wall(emptyBoard(idOf(5))).happen({
    type: 'board.opened',
    labId: idOf(1),
    title: 'Masalah',
    names: 'agency',
    silent: true,
  });
const add = (n: number, clusterId?: string): Act => ({
  type: 'card.add',
  cardId: idOf(n),
  text: `RAHASIA ${n}`,
  paper: 'langit',
  ...(clusterId ? { clusterId } : {}),
});
const remove = (n: number): Act => ({ type: 'card.remove', cardId: idOf(n) });
const group = (n: number | null, ...cards: number[]): Act => ({
  type: 'card.group',
  cardIds: cards.map(idOf),
  clusterId: n === null ? null : idOf(n),
});

test('[B55] minutes are counts without names; of the silent time only how many cards came and went', () => {
  const board = begun();
  const regions = [401, 402].map((n) => ({ clusterId: idOf(n), title: `Kolom ${n}` }));
  const layout = { kind: 'columns' as const, head: '', across: '', up: '', regions };
  board.ask(guide, { type: 'board.layout', layout });
  for (const n of [201, 202, 203]) board.ask(ani, add(n));
  board.ask(budi, add(204));
  board.ask(ani, group(401, 201, 202));
  board.ask(ani, { type: 'card.edit', cardId: idOf(201), text: 'RAHASIA lagi' });
  board.ask(ani, remove(203));
  board.at += 60_000;
  board.ask(guide, { type: 'board.reveal' });
  board.ask(budi, group(402, 201, 204));
  board.at += 60_000;
  board.ask(budi, remove(204));
  board.ask(guide, remove(202));
  board.at += 60_000;
  const revealed = board.journal.findIndex(({ event }) => event.type === 'board.revealed') + 1;
  board.ask(guide, { type: 'board.restore', number: revealed });
  board.ask(ani, add(205));
  const history = historyOf(board.journal);
  expect(history.map(({ counts, open }) => ({ ...counts, open }))).toEqual([
    { laid: 1, written: 4, removed: 1, open: false },
    { revealed: 1, open: false },
    { moved: 2, open: true },
    { removed: 2, open: true },
    { restored: 1, open: true },
    { written: 1, open: true },
  ]);
  expect(JSON.stringify(history)).not.toMatch(/RAHASIA|Peserta|0000101/);
  // Before each open passage stands a wall that can be brought back.
  for (const { from } of history.filter(({ open }) => open)) {
    expect(['ok', 'not-found']).toContain(
      board.tell(guide, { type: 'board.restore', number: from - 1 }),
    );
  }
});

test('[B50] [S1] of what was taken away a facilitator reads what the room had read, signed as promised', () => {
  const board = begun();
  for (const n of [201, 202, 203]) board.ask(ani, add(n));
  board.ask(ani, remove(201));
  expect(removedSeenBy(board.state, guide)).toEqual([]);
  board.ask(guide, { type: 'board.reveal' });
  board.ask(ani, remove(202));
  board.ask(guide, remove(203));
  const seen = removedSeenBy(board.state, guide);
  expect(seen.map(({ text }) => text)).toEqual(['RAHASIA 202', 'RAHASIA 203']);
  expect(seen.every(({ authorId, author }) => authorId === null && author === null)).toBe(true);
  expect(removedSeenBy(board.state, budi)).toEqual([]);
  expect(removedSeenBy(board.state, ani).map(({ text }) => text)).toEqual([
    'RAHASIA 201',
    'RAHASIA 202',
  ]);
});
