import { describe, expect, test } from 'vitest';
import { standingOn } from './standing.ts';
import { emptyBoard, type Board, type Card } from './state.ts';

const card = (id: string, at: number, change: Partial<Card> = {}): Card => ({
  id,
  text: id,
  paper: 'langit',
  authorId: null,
  author: null,
  agencyId: null,
  clusterId: null,
  at,
  removed: false,
  talk: null,
  entered: false,
  ...change,
});
const board = (cards: Card[], clusters: string[] = []): Board => ({
  ...emptyBoard('papan'),
  cards: Object.fromEntries(cards.map((one) => [one.id, one])),
  clusters: Object.fromEntries(clusters.map((id) => [id, { id, title: id, at: 0 }])),
});

describe('what hangs on a wall', () => {
  test('is in the order in which it came, without what was taken away', () => {
    const wall = board([card('c', 3), card('a', 1), card('x', 2, { removed: true }), card('b', 1)]);
    expect(standingOn(wall).cards.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  });

  test('a card of a cluster that is gone counts as loose', () => {
    const cards = [card('a', 1, { clusterId: 'k' }), card('b', 2, { clusterId: 'fort' })];
    const { inside } = standingOn(board(cards, ['k']));
    expect(Object.fromEntries(inside)).toEqual({ k: 1, null: 1 });
  });

  test('is counted again when the clusters change and the cards do not', () => {
    const before = board([card('a', 1, { clusterId: 'k' })]);
    expect(standingOn(before).inside.get('k')).toBeUndefined();
    const after = { ...before, clusters: board([], ['k']).clusters };
    expect(standingOn(after).inside.get('k')).toBe(1);
    expect(standingOn(after).cards).toBe(standingOn(before).cards);
  });
});
