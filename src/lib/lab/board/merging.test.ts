import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import type { Act, BoardAct } from '../acts.ts';
import type { Person } from '../people.ts';
import { guide, idOf, Play, someone } from '../play.ts';
import { emptyBoard, type Board } from './state.ts';

const ani = someone(101, 10);
const budi = someone(102, 11);

const add = (n: number): Act => ({
  type: 'card.add',
  cardId: idOf(n),
  text: `kartu ${n}`,
  paper: 'langit',
});
const group = (clusterId: number | null, ...cards: number[]): BoardAct => ({
  type: 'card.group',
  cardIds: cards.map(idOf),
  clusterId: clusterId === null ? null : idOf(clusterId),
});
const cluster = (n: number, ...cards: number[]): BoardAct => ({
  type: 'cluster.add',
  clusterId: idOf(n),
  title: `Kluster ${n}`,
  cardIds: cards.map(idOf),
});
const merge = (from: number, into: number): BoardAct => ({
  type: 'cluster.merge',
  clusterId: idOf(from),
  into: idOf(into),
});

/** A revealed board: 201 and 202 in 401, 203 in 402, 204 to 206 loose. */
function wall(): Play<Board> {
  const board = new Play(emptyBoard(idOf(5))).happen({
    type: 'board.opened',
    labId: idOf(1),
    title: 'Masalah',
    names: 'agency',
    silent: false,
  });
  for (let n = 201; n <= 206; n += 1) board.ask(ani, add(n));
  board.ask(ani, cluster(401, 201, 202));
  board.ask(ani, cluster(402, 203));
  return board;
}
const inside = (board: Play<Board>, n: number) =>
  Object.values(board.state.cards)
    .filter((card) => card.clusterId === idOf(n) && !card.removed)
    .map((card) => Number(card.id.slice(-3)));

describe('merging and splitting', () => {
  it('[B23] everything in the one goes into the other, also what came meanwhile', () => {
    const board = wall();
    board.ask(budi, group(401, 204));
    expect(board.tell(ani, merge(401, 402))).toBe('ok');
    expect(inside(board, 402)).toEqual([201, 202, 203, 204]);
    expect(Object.keys(board.state.clusters)).toEqual([idOf(402)]);
  });

  it('[B23] merged twice, crosswise or with itself, nothing is lost', () => {
    const board = wall();
    expect(board.ask(ani, merge(401, 401))).toEqual([]);
    expect(board.tell(ani, merge(401, 402))).toBe('ok');
    expect(board.tell(budi, merge(402, 401))).toBe('not-found');
    expect(board.tell(budi, merge(401, 402))).toBe('not-found');
    expect(inside(board, 402)).toEqual([201, 202, 203]);
  });

  it('[B23] a card that was taken away does not come along', () => {
    const board = wall();
    board.ask(ani, { type: 'card.remove', cardId: idOf(201) });
    board.ask(budi, merge(401, 402));
    expect(inside(board, 402)).toEqual([202, 203]);
  });

  it('[B23] regions of a layout are not merged, and nothing is before a reveal or in a vote', () => {
    const board = wall();
    board.ask(guide, { type: 'ballot.open', ballotId: idOf(300), over: 'cards', dots: 1, cap: 1 });
    expect(board.tell(ani, merge(401, 402))).toBe('ballot-open');
    board.ask(guide, { type: 'ballot.close', ballotId: idOf(300) });
    const regions = [401, 402].map((n) => ({ clusterId: idOf(n), title: 'X' }));
    const layout = { kind: 'columns' as const, head: '', across: '', up: '', regions };
    board.ask(guide, { type: 'board.layout', layout });
    expect(board.tell(guide, merge(401, 402))).toBe('layout');
  });

  it('[B24] a new cluster takes its cards out of those they hang in, the others stay', () => {
    const board = wall();
    expect(board.tell(budi, cluster(403, 202, 203))).toBe('ok');
    expect([401, 402, 403].map((n) => inside(board, n))).toEqual([[201], [], [202, 203]]);
  });

  it('[B25] two people group, merge, split and dissolve, offline and online: every card hangs once', () => {
    const [some, any] = [
      fc.array(fc.integer({ min: 201, max: 206 }), { minLength: 1, maxLength: 3 }),
      fc.integer({ min: 401, max: 406 }),
    ];
    const act = fc.oneof(
      fc.tuple(fc.option(any), some).map(([to, cards]) => group(to, ...cards)),
      fc.tuple(any, some).map(([n, cards]) => cluster(n, ...cards)),
      fc.tuple(any, any).map(([from, into]) => merge(from, into)),
      any.map((n): BoardAct => ({ type: 'cluster.remove', clusterId: idOf(n) })),
      any.map((n): BoardAct => ({ type: 'cluster.rename', clusterId: idOf(n), title: 'Lain' })),
    );
    const turn = fc.record({
      by: fc.constantFrom(ani, budi),
      /** Null: the line is there again, everything that waits goes out in order. */
      act: fc.option(act, { freq: 4 }),
    });
    let [taken, merged] = [0, 0];
    fc.assert(
      fc.property(fc.array(turn, { minLength: 20, maxLength: 40 }), (turns) => {
        const board = wall();
        // What each sees: the board as it was when the line broke, with their own acts on it.
        const seen = new Map([ani, budi].map((one) => [one, new Play(board.state)]));
        const waits = new Map<Person, BoardAct[]>([ani, budi].map((one) => [one, []]));
        const goOut = (who: Person) => {
          for (const one of waits.get(who) ?? []) {
            const before = board.state;
            if (board.tell(who, one) !== 'ok') expect(board.state).toBe(before);
            else [taken, merged] = [taken + 1, merged + Number(one.type === 'cluster.merge')];
          }
          waits.set(who, []);
          seen.set(who, new Play(board.state));
        };
        for (const { by, act: one } of turns) {
          if (one === null) goOut(by);
          else if (seen.get(by)?.tell(by, one) === 'ok') waits.get(by)?.push(one);
        }
        for (const who of [ani, budi]) goOut(who);
        const cards = Object.values(board.state.cards);
        expect(cards.filter((card) => !card.removed)).toHaveLength(6);
        const stands = new Set([...Object.keys(board.state.clusters), null]);
        expect(cards.filter((card) => !stands.has(card.clusterId))).toEqual([]);
      }),
      { numRuns: 300 },
    );
    expect(taken).toBeGreaterThan(500);
    expect(merged).toBeGreaterThan(20);
  });
});
