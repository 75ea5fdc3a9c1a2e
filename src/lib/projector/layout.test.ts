import { expect, test } from 'vitest';
import { emptyBoard, type Board, type Card } from '#lib/lab/board/state.ts';
import { perRegion, regionTiles } from './layout.ts';

const cardIn = (n: number, clusterId: string | null): Card => ({
  id: `c${n}`,
  text: `kartu ${n}`,
  paper: 'langit',
  authorId: null,
  author: null,
  agencyId: null,
  clusterId,
  at: n,
  removed: false,
  talk: null,
  entered: false,
});
const board = (cards: Card[], kind: 'columns' | 'fishbone' = 'columns'): Board => ({
  ...emptyBoard('b'),
  layout: { kind, head: '', across: '', up: '', regions: ['y', 'x'] },
  clusters: { x: { id: 'x', title: 'X', at: 1 }, y: { id: 'y', title: 'Y', at: 2 } },
  cards: Object.fromEntries(cards.map((card) => [card.id, card])),
});
const textsOf = (wall: Board, beats: number) =>
  regionTiles(wall, beats).map(({ cards }) => cards.map(({ id }) => id).join());

test('regions stand in the order of the picture, with counts and the newest first', () => {
  const cards = [1, 2, 3, 4].map((n) => cardIn(n, 'x'));
  const wall = board([...cards, cardIn(5, 'y'), cardIn(6, null)]);
  expect(regionTiles(wall, 0).map(({ title, count }) => [title, count])).toEqual([
    ['Y', 1],
    ['X', 4],
  ]);
  expect(textsOf(wall, 0)).toEqual(['c5', 'c4,c2,c3']);
  expect(textsOf(wall, 1)).toEqual(['c5', 'c1,c2,c3']);
  expect(textsOf(wall, 2)).toEqual(['c5', 'c4,c2,c3']);
});

test('a card that comes takes the place of the oldest and moves no other', () => {
  const four = board([1, 2, 3, 4].map((n) => cardIn(n, 'x')));
  const five = board([1, 2, 3, 4, 5].map((n) => cardIn(n, 'x')));
  expect(textsOf(four, 0)[1]).toBe('c4,c2,c3');
  expect(textsOf(five, 0)[1]).toBe('c4,c5,c3');
});

test('never more than fits: many regions show one card each', () => {
  expect(perRegion('columns', 6)).toBe(1);
  expect(perRegion('columns', 3)).toBe(3);
  expect(
    textsOf(
      board(
        [1, 2].map((n) => cardIn(n, 'x')),
        'fishbone',
      ),
      0,
    ),
  ).toEqual(['', 'c2']);
});
