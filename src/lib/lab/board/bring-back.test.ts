import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Act } from '../acts.ts';
import type { BoardEvent } from '../events.ts';
import { guide, head, idOf, Play, someone } from '../play.ts';
import { boardCounts, boardEventOwners, boardEventSeenBy, boardSeenBy } from './seen-by.ts';
import { emptyBoard, type Board } from './state.ts';

const ani = someone(101, 10);
const budi = someone(102, 11);
const screen = someone(999, 0, { role: 'projector', agencyId: null });

const silent = () =>
  new Play(emptyBoard(idOf(5))).happen({
    type: 'board.opened',
    labId: idOf(1),
    title: 'Masalah',
    names: 'agency',
    silent: true,
  });
const add = (n: number, text = `kartu ${n}`): Act => ({
  type: 'card.add',
  cardId: idOf(n),
  text,
  paper: 'langit',
});
const remove = (n: number): Act => ({ type: 'card.remove', cardId: idOf(n) });
const back = (n: number): Act => ({ type: 'card.restore', cardId: idOf(n) });
const reveal: Act = { type: 'board.reveal' };
const cluster = (n: number, ...cards: number[]): Act => ({
  type: 'cluster.add',
  clusterId: idOf(n),
  title: `Kluster ${n}`,
  cardIds: cards.map(idOf),
});
const group = (n: number | null, ...cards: number[]): Act => ({
  type: 'card.group',
  cardIds: cards.map(idOf),
  clusterId: n === null ? null : idOf(n),
});
const rename = (n: number, title: string): Act => ({
  type: 'cluster.rename',
  clusterId: idOf(n),
  title,
});
const dissolve = (n: number): Act => ({ type: 'cluster.remove', clusterId: idOf(n) });
const restore = (number: number): Act => ({ type: 'board.restore', number });
const hangs = (board: Play<Board>, n: number) => board.state.cards[idOf(n)]?.removed === false;
const placeOf = (board: Play<Board>, n: number) => board.state.cards[idOf(n)]?.clusterId;

/** What the wall is made of, without what a restoration leaves alone. */
const wall = ({ cards, clusters, layout }: Board) => ({
  cards: Object.values(cards).map(({ id, text, clusterId, removed }) =>
    removed ? { id } : { id, text, clusterId },
  ),
  clusters: Object.values(clusters).toSorted((a, b) => (a.id < b.id ? -1 : 1)),
  layout,
});

describe('a card that was taken away', () => {
  it('[B50] comes back by whoever took it; what nobody else has read stays its author’s', () => {
    const board = silent();
    for (const n of [201, 202, 203, 204]) board.ask(ani, add(n));
    board.ask(ani, remove(201));
    expect(board.tell(guide, back(201))).toBe('not-yours');
    board.ask(guide, reveal);
    board.ask(ani, remove(202));
    board.ask(guide, remove(203));
    expect(board.tell(guide, back(201))).toBe('not-yours');
    expect(board.tell(ani, back(203))).toBe('not-yours');
    for (const n of [201, 202, 203]) expect(board.tell(budi, back(n))).toBe('not-yours');
    for (const person of [screen, head]) expect(board.tell(person, back(202))).not.toBe('ok');
    expect(board.tell(guide, back(202))).toBe('ok');
    expect(board.tell(guide, back(203))).toBe('ok');
    expect(board.tell(ani, back(201))).toBe('ok');
    expect([201, 202, 203, 204].every((n) => hangs(board, n))).toBe(true);
    expect(board.state.taken).toEqual({});
    expect(board.state.cards[idOf(203)]?.authorId).toBe(ani.id);
    // What hangs stays, what never was is not there.
    expect(board.ask(ani, back(204))).toEqual([]);
    expect(board.tell(guide, back(999))).toBe('not-found');
  });

  it('[B51] comes back in its words to where it hung, or loose where that is gone', () => {
    const board = silent();
    board.ask(ani, add(201, 'Antre lama'));
    board.ask(ani, add(202));
    board.ask(guide, reveal);
    board.ask(budi, cluster(401, 201, 202));
    for (const n of [201, 202]) board.ask(ani, remove(n));
    board.ask(ani, back(201));
    expect(placeOf(board, 201)).toBe(idOf(401));
    expect(board.state.cards[idOf(201)]?.text).toBe('Antre lama');
    board.ask(budi, dissolve(401));
    board.ask(guide, back(202));
    expect(placeOf(board, 202)).toBe(null);
    board.ask(guide, { type: 'board.lock', locked: true });
    board.ask(guide, remove(202));
    expect(board.tell(ani, back(201))).toBe('ok');
    board.ask(guide, remove(201));
    expect(board.tell(guide, back(201))).toBe('ok');
  });

  it('[B51] a locked board gives nothing back to its authors', () => {
    const board = silent();
    board.ask(ani, add(201));
    board.ask(ani, remove(201));
    board.ask(guide, { type: 'board.lock', locked: true });
    expect(board.tell(ani, back(201))).toBe('locked');
  });

  it('[S1] of a silent card that comes back others learn the counts; the author’s screen has it again', () => {
    const board = silent();
    board.ask(ani, add(201, 'RAHASIA'));
    board.ask(ani, remove(201));
    const events = board.ask(ani, back(201)) as BoardEvent[];
    const { state } = board;
    expect(events.flatMap((event) => boardEventOwners(state, event))).toEqual([ani.id]);
    for (const person of [budi, guide, screen]) {
      expect(boardEventSeenBy(state, events[0]!, person)).toBe(null);
      expect(boardCounts(state, events, person)).toMatchObject({
        hidden: { cards: 1, writers: 1 },
      });
    }
    const own = boardEventSeenBy(state, events[0]!, ani);
    expect(own).toMatchObject({ type: 'card.restored', card: { text: 'RAHASIA' } });
    // Who may bring what back is nobody's to see.
    board.ask(ani, remove(201));
    for (const person of [ani, guide]) expect(boardSeenBy(board.state, person).taken).toEqual({});
    const gone = { type: 'card.removed', cardId: idOf(201), back: 'author' } as const;
    expect(boardEventSeenBy(board.state, gone, ani)).toMatchObject({ back: null });
  });
});

describe('the wall as it was', () => {
  /** Two clusters, three cards, and the number after which everything goes wrong. */
  const begun = () => {
    const board = silent();
    for (const n of [201, 202, 203]) board.ask(ani, add(n));
    board.ask(guide, reveal);
    board.ask(budi, cluster(401, 201, 202));
    board.ask(budi, cluster(402, 203));
    return { board, number: board.number, before: wall(board.state) };
  };

  it('[B52] is brought back by facilitators, after the reveal, and not under a ballot', () => {
    const early = silent();
    early.ask(ani, add(201));
    expect(early.tell(guide, restore(1))).toBe('hidden');
    const { board, number } = begun();
    board.ask(budi, dissolve(401));
    for (const person of [ani, budi, head, screen]) {
      expect(board.tell(person, restore(number))).toBe('no-right');
    }
    // To a past before the reveal, or to what never was, there is no way.
    expect(board.tell(guide, restore(2))).toBe('not-found');
    expect(board.tell(guide, restore(900))).toBe('not-found');
    board.ask(guide, {
      type: 'ballot.open',
      ballotId: idOf(300),
      over: 'cards',
      dots: 3,
      cap: 2,
    });
    expect(board.tell(guide, restore(number))).toBe('ballot-open');
    board.ask(guide, { type: 'ballot.close', ballotId: idOf(300) });
    expect(board.tell(guide, restore(number))).toBe('ok');
    // Once more changes nothing.
    expect(board.tell(guide, restore(number))).toBe('not-found');
  });

  it('[B53] clusters, names, groupings and cards return; what was written since stays', () => {
    const { board, number, before } = begun();
    board.ask(budi, rename(401, 'Lain'));
    board.ask(budi, dissolve(402));
    board.ask(budi, cluster(403, 201));
    board.ask(ani, remove(202));
    board.ask(guide, remove(203));
    board.ask(ani, add(204, 'Baru'));
    board.ask(budi, group(403, 204));
    board.ask(ani, { type: 'card.edit', cardId: idOf(201), text: 'Kata baru' });
    expect(board.ask(guide, restore(number))).toHaveLength(1);
    const { cards, ...rest } = wall(board.state);
    expect(rest).toEqual({ clusters: before.clusters, layout: null });
    expect(cards.slice(1, 3)).toEqual(before.cards.slice(1));
    // Its words are their author's, the new card hangs loose where its cluster is gone.
    expect(cards[0]).toMatchObject({ text: 'Kata baru', clusterId: idOf(401) });
    expect(cards[3]).toEqual({ id: idOf(204), text: 'Baru', clusterId: null });
    expect(board.state.cards[idOf(203)]?.authorId).toBe(ani.id);
  });

  it('[B53] a silent card that its author took back does not return', () => {
    const board = silent();
    board.ask(ani, add(201));
    board.ask(ani, add(202));
    board.ask(ani, remove(202));
    board.ask(guide, reveal);
    const { number } = board;
    board.ask(ani, remove(201));
    board.ask(guide, restore(number));
    expect([hangs(board, 201), hangs(board, 202)]).toEqual([true, false]);
  });

  it('[B53] a layout returns with its regions', () => {
    const board = silent();
    board.ask(ani, add(201));
    board.ask(guide, reveal);
    const regions = [401, 402].map((n) => ({ clusterId: idOf(n), title: `Kolom ${n}` }));
    const layout = { kind: 'columns' as const, head: '', across: '', up: '', regions };
    board.ask(guide, { type: 'board.layout', layout });
    board.ask(budi, group(401, 201));
    const [number, before] = [board.number, wall(board.state)];
    board.ask(guide, { type: 'board.layout', layout: null });
    board.ask(budi, dissolve(401));
    board.ask(guide, restore(number));
    expect(wall(board.state)).toEqual(before);
  });

  it('[B54] a restoration is taken back by another one, to just before it', () => {
    const { board, number } = begun();
    board.ask(budi, rename(401, 'Lain'));
    board.ask(ani, remove(202));
    board.ask(guide, remove(203));
    board.ask(budi, cluster(403, 201));
    const [before, taken] = [wall(board.state), board.state.taken];
    board.ask(guide, restore(number));
    expect(wall(board.state)).not.toEqual(before);
    board.ask(guide, restore(board.number - 1));
    expect(wall(board.state)).toEqual(before);
    expect(board.state.taken).toEqual(taken);
  });

  it('[B53] [S1] from any wall to any earlier one, screens follow and no card is lost', () => {
    const acts: ((n: number) => Act)[] = [
      (n) => add(n),
      (n) => remove(n),
      (n) => back(n),
      (n) => group(n % 3 ? 400 + (n % 3) : null, n),
      (n) => cluster(400 + (n % 3), n),
      (n) => dissolve(400 + (n % 3)),
      (n) => rename(400 + (n % 3), `Nama ${n}`),
      (n) => restore(n - 196),
      (n) => restore(n - 190),
    ];
    const turn = fc.record({
      what: fc.nat(acts.length - 1),
      by: fc.constantFrom(guide, ani, budi),
      n: fc.integer({ min: 201, max: 206 }),
    });
    let restored = 0;
    fc.assert(
      fc.property(fc.array(turn, { minLength: 10, maxLength: 40 }), (turns) => {
        const board = silent();
        for (const n of [201, 202, 203]) board.ask(n % 2 ? ani : budi, add(n));
        board.ask(guide, reveal);
        board.ask(guide, cluster(401, 201, 202));
        const viewers = [guide, ani, budi, screen];
        const screens = viewers.map((person) => new Play(boardSeenBy(board.state, person)));
        for (const { what, by, n } of turns) {
          const known = Object.keys(board.state.cards).length;
          const answer = board.ask(by, acts[what]!(n));
          if (!Array.isArray(answer)) continue;
          restored += answer.filter(({ type }) => type === 'board.restored').length;
          for (const event of answer as BoardEvent[]) {
            for (const [at, person] of viewers.entries()) {
              const seen = boardEventSeenBy(board.state, event, person);
              if (seen) screens[at]!.happen(seen);
            }
          }
          expect(Object.keys(board.state.cards).length).toBeGreaterThanOrEqual(known);
          for (const { clusterId } of Object.values(board.state.cards)) {
            if (clusterId !== null) expect(board.state.clusters[clusterId]).toBeDefined();
          }
        }
        for (const [at, person] of viewers.entries()) {
          const { cards, ...rest } = screens[at]!.state;
          const standing = Object.entries(cards).filter(([, card]) => !card.removed);
          const shown = { ...rest, cards: Object.fromEntries(standing) };
          expect(shown).toEqual(boardSeenBy(board.state, person));
        }
      }),
      { numRuns: 300 },
    );
    expect(restored).toBeGreaterThan(50);
  });
});
