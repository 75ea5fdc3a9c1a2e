import { describe, expect, it } from 'vitest';
import { noDisplay } from './hall/display.ts';
import { emptyHall } from './hall/state.ts';
import type { Score } from './idea/state.ts';
import { idOf } from './play.ts';
import { progressOf, rankingOf } from './ranking.ts';

const score = (n: number, novelty: number, breadth: number, scale = 5): Score => ({
  personId: idOf(n),
  jury: true,
  marks: { novelty, breadth },
  scale,
  at: 1,
});
const idea = (id: string, ...scores: Score[]) => ({
  id,
  agencyId: idOf(id.length + 20),
  scores: Object.fromEntries(scores.map((one) => [one.personId, one])),
});

describe('ranking', () => {
  const display = { ...noDisplay(), scoring: 'closed' as const };

  it('[Y7] the weighted mean orders, with lowest, highest, spread and number', () => {
    const weighted = {
      ...display,
      criteria: display.criteria.map((one, at) => ({ ...one, weight: at === 0 ? 3 : 1 })),
    };
    const [first, second] = rankingOf(
      [idea('a', score(1, 2, 4), score(2, 4, 4)), idea('b', score(1, 5, 1), score(2, 5, 1))],
      weighted,
    );
    // (3*5 + 1) / 4 = 4; (3*2 + 4) / 4 = 2.5 and (3*4 + 4) / 4 = 4, mean 3.25.
    expect(first).toMatchObject({ ideaId: 'b', rank: 1, value: 4, low: 4, high: 4, spread: 0 });
    expect(second).toMatchObject({ rank: 2, value: 3.25, low: 2.5, high: 4, spread: 0.75 });
    expect(second).toMatchObject({ count: 2, means: [3, 4] });
  });

  it('[Y7] whoever is level shares a place; what nobody scored has none and stands last', () => {
    const ranked = rankingOf(
      [
        idea('none'),
        idea('a', score(1, 3, 3)),
        idea('b', score(2, 3, 3)),
        idea('c', score(1, 1, 1)),
      ],
      display,
    );
    expect(ranked.map(({ ideaId, rank }) => [ideaId, rank])).toEqual([
      ['a', 1],
      ['b', 1],
      ['c', 3],
      ['none', null],
    ]);
  });

  it('[Y7] scores of earlier labs, of one to ten, count on the scale of now', () => {
    const [only] = rankingOf([idea('a', score(1, 8, 6, 10))], display);
    expect(only).toMatchObject({ value: 3.5, means: [4, 3] });
  });

  it('[Y7] who has not scored yet: without their own agency and what they have a stake in', () => {
    const hall = emptyHall(idOf(1));
    const one = { position: '', joinedAt: 1, entered: false, role: 'jury' as const };
    hall.people = {
      [idOf(1)]: { ...one, id: idOf(1), name: 'Juri A', agencyId: idOf(21), removed: false },
      [idOf(2)]: { ...one, id: idOf(2), name: 'Juri B', agencyId: null, removed: false },
      [idOf(3)]: { ...one, id: idOf(3), name: 'Juri C', agencyId: null, removed: true },
    };
    const own = idea('a', score(2, 3, 3));
    const staked = { ...idea('bb'), conflicts: { [idOf(1)]: true as const } };
    expect(progressOf(hall, [own, staked, idea('ccc', score(1, 3, 3))])).toEqual([
      { personId: idOf(2), name: 'Juri B', scored: 1, of: 3, conflicts: 0 },
      { personId: idOf(1), name: 'Juri A', scored: 1, of: 1, conflicts: 1 },
    ]);
  });
});
