import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import type { Act } from '../acts.ts';
import { guide, idOf, Play, someone } from '../play.ts';
import { seenEvent, seenState } from '../seen-by.ts';
import type { BoardEvent } from '../events.ts';
import { batch, marksOf, mostRanked, mostScored, packMarks } from './methods.ts';
import { apkl, best, orderFor, passes, ranked, usg } from './standings.ts';
import { looseCards, overWhat, suggestedBudget } from './advice.ts';
import { asked, targets } from './ballots.ts';
import { emptyBoard } from './state.ts';

const rater = (n: number) => someone(100 + n, 10 + n);
const screen = someone(999, 0, { role: 'projector', agencyId: null });
const items = [201, 202, 203, 204];

const wall = (count = items.length) => {
  const board = new Play(emptyBoard(idOf(5))).happen({
    type: 'board.opened',
    labId: idOf(1),
    title: 'Masalah',
    names: 'agency',
    silent: false,
  });
  for (let at = 0; at < count; at += 1) {
    const by = rater(at % 2);
    const text = `kartu ${at}`;
    board.ask(by, { type: 'card.add', cardId: idOf(201 + at), text, paper: 'langit' });
  }
  return board;
};
const open = (change: Partial<Extract<Act, { type: 'scores.open' }>> = {}): Act => ({
  type: 'scores.open',
  ballotId: idOf(300),
  over: 'cards',
  criteria: usg,
  scale: { least: 1, most: 5 },
  ...change,
});
const mark = (n: number, ...marks: (number | null)[]): Act => ({
  type: 'scores.place',
  ballotId: idOf(300),
  targetId: idOf(n),
  marks,
});
const close: Act = { type: 'ballot.close', ballotId: idOf(300) };
const scoring = (change = {}) => {
  const board = wall();
  board.ask(guide, open(change));
  return board;
};

describe('scores', () => {
  it('[V6] marks lie on the scale, one per criterion, for what is asked', () => {
    const board = scoring();
    expect(board.tell(rater(1), mark(201, 5, 1, 3))).toBe('ok');
    expect(board.tell(rater(1), mark(201, 6, 1, 3))).toBe('bad-act');
    expect(board.tell(rater(1), mark(201, 0, 1, 3))).toBe('bad-act');
    expect(board.tell(rater(1), mark(201, 5, 1))).toBe('bad-act');
    expect(board.tell(rater(1), mark(777, 5, 1, 3))).toBe('not-found');
    expect(board.tell(guide, mark(201, 5, 1, 3))).toBe('no-right');
    const dots = { type: 'dots.place', ballotId: idOf(300), dots: { [idOf(201)]: 1 } } as const;
    expect(board.tell(rater(1), dots)).toBe('no-ballot');
    expect(board.tell(rater(1), open())).toBe('no-right');
    expect(wall(mostScored + 1).tell(guide, open())).toBe('full');
  });

  it('[V6] marks of one thing replace its earlier ones and leave the others', () => {
    const board = scoring();
    board.ask(rater(1), mark(201, 1, 1, 1));
    board.ask(rater(1), mark(202, 2, null, null));
    board.ask(rater(1), mark(201, 5, 4, null));
    const ballot = board.state.ballot!;
    const paper = ballot.papers[rater(1).id];
    expect(marksOf(paper?.[idOf(201)], ballot)).toEqual([5, 4, null]);
    expect(marksOf(paper?.[idOf(202)], ballot)).toEqual([2, null, null]);
    expect(ballot.turnout).toBe(1);
  });

  it('[V6] a thing that is half marked does not count', () => {
    const board = scoring();
    board.ask(rater(1), mark(201, 5, 5, 5));
    board.ask(rater(2), mark(201, 1, 1, null));
    board.ask(guide, close);
    const result = board.state.results[0]!;
    expect(result.turnout).toBe(2);
    expect(result.tally).toEqual({ [idOf(201)]: 15 });
    expect(result.scores[idOf(201)]?.raters).toBe(1);
  });

  it('a paper keeps any marks of any scale', () => {
    const marks = fc.integer({ min: 0, max: 1 }).chain((least) =>
      fc.record({
        least: fc.constant(least),
        marks: fc.array(fc.option(fc.integer({ min: least, max: least + 8 })), {
          minLength: 1,
          maxLength: 6,
        }),
      }),
    );
    fc.assert(
      fc.property(marks, ({ least, marks: given }) => {
        const criteria = given.map(() => usg[0]!);
        expect(marksOf(packMarks(given, least), { criteria, least })).toEqual(given);
      }),
    );
  });

  it('[V7] each rater has an order of their own, the same each time and on all devices', () => {
    const ids = Array.from({ length: 12 }, (_, at) => idOf(201 + at));
    const orders = Array.from({ length: 60 }, (_, at) => orderFor(ids, rater(at).id, idOf(300)));
    for (const order of orders) expect(order.toSorted()).toEqual(ids);
    expect(orderFor(ids.toReversed(), rater(3).id, idOf(300))).toEqual(orders[3]);
    expect(orderFor(ids, rater(3).id, idOf(301))).not.toEqual(orders[3]);
    // Nothing stands first for everybody: over sixty raters of twelve things each is first for some.
    expect(new Set(orders.map(([first]) => first)).size).toBeGreaterThan(9);
    expect(new Set(orders.map(String)).size).toBe(60);
  });

  it('[V8] sums, means, rank and spread; ties share a rank, the unmarked stand last', () => {
    const board = scoring();
    board.ask(rater(1), mark(201, 5, 4, 3));
    board.ask(rater(2), mark(201, 3, 2, 1));
    board.ask(rater(1), mark(202, 3, 3, 3));
    board.ask(rater(1), mark(203, 5, 5, 5));
    board.ask(guide, close);
    const result = board.state.results[0]!;
    const places = ranked(result, items.map(idOf));
    expect(places.map(({ id, rank, value }) => [id, rank, value])).toEqual([
      [idOf(203), 1, 15],
      [idOf(201), 2, 9],
      [idOf(202), 2, 9],
      [idOf(204), 4, 0],
    ]);
    expect(places[1]).toMatchObject({ sum: 18, raters: 2, means: [4, 3, 2], spread: 3 });
    expect(places[1]).toMatchObject({ low: 6, high: 12 });
    expect(result.scores[idOf(201)]?.marks[0]).toEqual([0, 0, 1, 0, 1]);
  });

  it('[V8] screening: what more than half say yes to, on every criterion, passes', () => {
    const board = scoring({ criteria: apkl, scale: { least: 0, most: 1 } });
    for (const n of [1, 2, 3]) board.ask(rater(n), mark(201, 1, 1, 1, n === 1 ? 0 : 1));
    for (const n of [1, 2]) board.ask(rater(n), mark(202, 1, 1, 1, n === 1 ? 0 : 1));
    board.ask(guide, close);
    const places = ranked(board.state.results[0]!, items.map(idOf));
    expect(places.filter(passes).map(({ id }) => id)).toEqual([idOf(201)]);
    expect(places.at(-1)?.raters).toBe(0);
  });

  it('[V9] a runoff is over the best, with whoever ties for the last place', () => {
    const board = scoring();
    board.ask(rater(1), mark(201, 5, 5, 5));
    board.ask(rater(1), mark(202, 3, 3, 3));
    board.ask(rater(1), mark(203, 4, 3, 2));
    board.ask(guide, close);
    const result = board.state.results[0]!;
    const among = best(result, asked(board.state, result), 2);
    expect(among).toEqual([idOf(201), idOf(202), idOf(203)]);
    const again = { ballotId: idOf(301), over: 'cards', dots: 1, cap: 1, among } as const;
    expect(board.tell(guide, { type: 'ballot.open', ...again })).toBe('ok');
    const place = (n: number): Act => ({
      type: 'dots.place',
      ballotId: idOf(301),
      dots: { [idOf(n)]: 1 },
    });
    expect(board.tell(rater(1), place(204))).toBe('not-found');
    expect(board.tell(rater(1), place(203))).toBe('ok');
    expect(best({ ...result, tally: {}, scores: {} }, [], 3)).toEqual([]);
  });

  it('[V4] closing keeps the sums of marks and forgets who gave which', () => {
    const board = scoring();
    board.ask(rater(1), mark(201, 5, 4, 3));
    board.ask(rater(2), mark(201, 1, 1, 1));
    const [closed] = board.ask(guide, close) as BoardEvent[];
    expect(board.state.ballot).toBeNull();
    for (const kept of [closed, board.state.results]) {
      const text = JSON.stringify(kept);
      expect(text).not.toContain(rater(1).id);
      expect(text).not.toContain('papers');
      // The paper itself, as it was kept while the ballot was open.
      expect(text).not.toContain(String(packMarks([5, 4, 3], 1)));
    }
    expect(board.tell(rater(1), mark(201, 1, 1, 1))).toBe('no-ballot');
  });

  it('[S3] nobody sees partial sums, and marks travel to their rater alone', () => {
    const board = scoring();
    const [cast] = board.ask(rater(1), mark(201, 5, 4, 3)) as BoardEvent[];
    for (const viewer of [guide, screen, rater(2)]) {
      expect(seenState(board.state, viewer).ballot).toMatchObject({ papers: {}, partial: null });
      const seen = seenEvent(board.state, cast!, viewer);
      expect(seen).toMatchObject({ voter: null, dots: null, partial: null, turnout: 1 });
    }
    const own = seenState(board.state, rater(1)).ballot?.papers;
    expect(own).toEqual({ [rater(1).id]: { [idOf(201)]: 345 } });
  });
});

describe('sums that show early', () => {
  const live = () => {
    const board = wall();
    const ballot = { ballotId: idOf(300), over: 'cards', dots: 1, cap: 1, live: true } as const;
    board.ask(guide, { type: 'ballot.open', ...ballot });
    return board;
  };
  const choose = (board: ReturnType<typeof live>, n: number, card: number) =>
    board.ask(rater(n), {
      type: 'dots.place',
      ballotId: idOf(300),
      dots: { [idOf(card)]: 1 },
    }) as BoardEvent[];

  it('[V10] leave out the last five and move by five, however papers change', () => {
    const board = live();
    const shown: (number | undefined)[] = [];
    for (let n = 1; n <= 17; n += 1) {
      choose(board, n, 201);
      shown.push(board.state.ballot?.partial?.turnout);
    }
    const expected = Array.from({ length: 17 }, (_, at) =>
      at + 1 < 2 * batch ? undefined : Math.floor((at + 1 - batch) / batch) * batch,
    );
    expect(shown).toEqual(expected);
    const before = board.state.ballot?.partial;
    choose(board, 3, 202);
    choose(board, 17, 202);
    expect(board.state.ballot?.partial).toBe(before);
    expect(before?.tally).toEqual({ [idOf(201)]: 10 });
  });

  it('[V10] a device, which knows its own paper alone, never makes them up', () => {
    const board = live();
    for (let n = 1; n <= 9; n += 1) choose(board, n, 201);
    const device = new Play(seenState(board.state, rater(10)));
    const guessed = device.ask(rater(10), {
      type: 'dots.place',
      ballotId: idOf(300),
      dots: { [idOf(202)]: 1 },
    });
    expect(guessed).toMatchObject([{ turnout: 10, partial: null }]);
    const [real] = choose(board, 10, 202);
    expect(real).toMatchObject({ partial: { turnout: 5, tally: { [idOf(201)]: 5 } } });
    // Everybody learns the same sums, and nobody's paper with them.
    expect(seenEvent(board.state, real!, guide)).toMatchObject({ voter: null, dots: null });
  });

  it('[V10] without that choice there are none before closing', () => {
    const board = scoring();
    for (let n = 1; n <= 20; n += 1) board.ask(rater(n), mark(201, 5, 4, 3));
    expect(board.state.ballot?.partial).toBeNull();
  });
});

const rankOpen = (over: 'cards' | 'clusters' | 'both' = 'cards'): Act => ({
  type: 'ranks.open',
  ballotId: idOf(300),
  over,
});
const order = (...ns: number[]): Act => ({
  type: 'ranks.place',
  ballotId: idOf(300),
  order: ns.map(idOf),
});
const ranking = () => {
  const board = wall();
  board.ask(guide, rankOpen());
  return board;
};

describe('orders', () => {
  it('[V12] a paper names things from the first on, each once; a new one replaces it', () => {
    const board = ranking();
    expect(board.tell(rater(1), order(203, 201))).toBe('ok');
    expect(board.state.ballot?.papers[rater(1).id]).toEqual({ [idOf(203)]: 1, [idOf(201)]: 2 });
    expect(board.tell(rater(1), order(203, 203))).toBe('bad-act');
    expect(board.tell(rater(1), order(203, 777))).toBe('not-found');
    expect(board.tell(guide, order(203))).toBe('no-right');
    expect(board.tell(rater(1), mark(201, 1, 1, 1))).toBe('no-ballot');
    board.ask(rater(1), order(201));
    expect(board.state.ballot?.papers[rater(1).id]).toEqual({ [idOf(201)]: 1 });
    expect(board.state.ballot?.turnout).toBe(1);
    expect(board.tell(rater(2), rankOpen())).toBe('no-right');
    expect(wall(mostRanked + 1).tell(guide, rankOpen())).toBe('full');
    expect(wall(mostRanked).tell(guide, rankOpen())).toBe('ok');
  });

  it('[V12] the mean place ranks; what a paper leaves out shares the places left; ties share a rank', () => {
    const board = ranking();
    board.ask(rater(1), order(201, 202, 203, 204));
    board.ask(rater(2), order(203, 201));
    board.ask(rater(3), order(202));
    board.ask(rater(4), order());
    board.ask(guide, close);
    const result = board.state.results[0]!;
    const places = ranked(result, items.map(idOf));
    // Left out of two places: 3.5 each; left out of one: 3 each; an empty paper counts for nothing.
    expect(places.map(({ id, rank, value, points }) => [id, rank, value, points])).toEqual([
      [idOf(201), 1, (1 + 2 + 3) / 3, 3 * 4 - 6],
      [idOf(202), 2, (2 + 3.5 + 1) / 3, 3 * 4 - 6.5],
      [idOf(203), 3, (3 + 1 + 3) / 3, 3 * 4 - 7],
      [idOf(204), 4, (4 + 3.5 + 3) / 3, 3 * 4 - 10.5],
    ]);
    expect(places[0]).toMatchObject({ raters: 3, low: 1, high: 3 });
    expect(places[0]?.spread).toBeCloseTo(Math.sqrt(2 / 3));
    expect(result.scores[idOf(201)]?.marks).toEqual([[1, 1, 0, 0]]);
    expect(best(result, items.map(idOf), 2)).toEqual([idOf(201), idOf(202)]);
    const tied = ranking();
    tied.ask(rater(1), order(201, 202, 203, 204));
    tied.ask(rater(2), order(202, 201, 204, 203));
    tied.ask(guide, close);
    const equal = ranked(tied.state.results[0]!, items.map(idOf));
    expect(equal.map(({ rank }) => rank)).toEqual([1, 1, 3, 3]);
    expect(best(tied.state.results[0]!, items.map(idOf), 1)).toHaveLength(2);
  });

  it('[V12] whatever the papers, the places of a rater add up: nobody weighs more than another', () => {
    const paper = fc
      .subarray(items)
      .chain((some) => fc.shuffledSubarray(some, { minLength: some.length }));
    fc.assert(
      fc.property(fc.array(paper, { minLength: 1, maxLength: 8 }), (papers) => {
        const board = ranking();
        for (const [n, one] of papers.entries()) board.ask(rater(n), order(...one));
        board.ask(guide, close);
        const places = ranked(board.state.results[0]!, items.map(idOf));
        const raters = papers.filter(({ length }) => length > 0).length;
        const total = places.reduce((sum, { sum: own }) => sum + own, 0);
        expect(total).toBeCloseTo(raters * 10);
      }),
    );
  });

  it('[V10] early sums of an order leave out the last five, as any others', () => {
    const board = wall();
    board.ask(guide, { ...rankOpen(), live: true } as Act);
    for (let n = 0; n < 2 * batch - 1; n += 1) board.ask(rater(n), order(201, 202));
    expect(board.state.ballot?.partial).toBeNull();
    board.ask(rater(2 * batch), order(202, 201));
    expect(board.state.ballot?.partial?.turnout).toBe(batch);
  });
});

describe('before it opens', () => {
  const clustered = () => {
    const board = wall();
    const add = (n: number, ...cards: number[]): Act => ({
      type: 'cluster.add',
      clusterId: idOf(n),
      title: `Kluster ${n}`,
      cardIds: cards.map(idOf),
    });
    board.ask(guide, add(401, 201));
    board.ask(guide, add(402, 202));
    return board;
  };

  it('[V14] loose cards are counted, and can be voted on beside the clusters', () => {
    const board = clustered();
    expect(overWhat(board.state)).toBe('clusters');
    expect(looseCards(board.state)).toBe(2);
    expect(targets(board.state, 'clusters')).toEqual([idOf(401), idOf(402)]);
    const both = [401, 402, 203, 204].map(idOf);
    expect(targets(board.state, 'both')).toEqual(both);
    const ballotId = idOf(300);
    board.ask(guide, { type: 'ballot.open', ballotId, over: 'both', dots: 3, cap: 2 });
    const place = (n: number): Act => ({
      type: 'dots.place',
      ballotId,
      dots: { [idOf(n)]: 1 },
    });
    expect(board.tell(rater(1), place(203))).toBe('ok');
    expect(board.tell(rater(1), place(201))).toBe('not-found');
    expect(overWhat(wall().state)).toBe('cards');
    expect(looseCards(wall().state)).toBe(4);
  });

  it('[V13] it stays over what there was when it opened, whatever is grouped or removed later', () => {
    const board = clustered();
    board.ask(guide, rankOpen('both'));
    board.ask(rater(1), order(203, 401));
    board.ask(guide, { type: 'card.remove', cardId: idOf(204) });
    board.ask(guide, close);
    board.ask(guide, { type: 'card.group', cardIds: [idOf(203)], clusterId: idOf(402) });
    const result = board.state.results[0]!;
    expect(result.among).toEqual([401, 402, 203, 204].map(idOf));
    expect(asked(board.state, result).toSorted()).toEqual([203, 401, 402].map(idOf));
  });

  it('[V13] what comes after it opened is not in a ballot over clusters and loose cards', () => {
    const board = clustered();
    const over = { ballotId: idOf(300), over: 'both' } as const;
    board.ask(guide, { type: 'ballot.open', ...over, dots: 3, cap: 3 });
    expect(board.state.ballot?.among).toEqual([401, 402, 203, 204].map(idOf));
    const late: Act = { type: 'card.add', cardId: idOf(299), text: 'terlambat', paper: 'langit' };
    board.ask(rater(2), late);
    expect(asked(board.state, board.state.ballot!)).not.toContain(idOf(299));
    const place: Act = { type: 'dots.place', ballotId: over.ballotId, dots: { [idOf(299)]: 1 } };
    expect(board.tell(rater(2), place)).toBe('not-found');
  });

  it('[V11] a quarter of the options is suggested, between three and five; of few fewer than half', () => {
    const all = Array.from({ length: 300 }, (_, at) => at + 1);
    expect(suggestedBudget(16)).toEqual({ dots: 4, cap: 2 });
    expect(suggestedBudget(300)).toEqual({ dots: 5, cap: 2 });
    for (const options of all) {
      const { dots, cap } = suggestedBudget(options);
      expect(dots).toBeLessThanOrEqual(Math.max(1, options / 2));
      expect(dots).toBeGreaterThanOrEqual(options > 5 ? 3 : 1);
      expect(dots).toBeLessThanOrEqual(5);
      expect(cap).toBeLessThanOrEqual(Math.min(2, dots));
    }
  });
});
