import { expect, test } from 'vitest';
import { emptyBoard, type Board, type Card } from '#lib/lab/board/state.ts';
import { emptyHall, type Agency, type Hall } from '#lib/lab/hall/state.ts';
import { countedBy, voices } from './voices.ts';

const agency = (id: string): Agency => ({
  id,
  code: id,
  name: id,
  short: id,
  kind: 'opd',
  parentId: null,
  affair: null,
});
const hall: Hall = {
  ...emptyHall('h'),
  agencies: { x: agency('x'), y: agency('y'), z: agency('z') },
  present: { x: 2, y: 1 },
};
const card = (id: string, agencyId: string, clusterId: string | null = null): Card => ({
  id,
  text: `card ${id}`,
  paper: 'kunyit',
  authorId: null,
  author: null,
  agencyId,
  clusterId,
  at: 1,
  removed: false,
  talk: null,
  entered: false,
});
const board = (change: Partial<Board>): Board => ({ ...emptyBoard('b'), opened: true, ...change });
const of = (wall: Board) =>
  voices({ hall, counted: 'cards', board: wall, here: { x: 1, y: 5 }, ideas: {} });

test('on a silent board the counts by agency say who has written', () => {
  const hidden = { cards: 3, writers: 1, agencies: 1, byAgency: { x: 3 } };
  const [x, y, z] = of(board({ hidden }));
  expect(x).toMatchObject({ present: 2, connected: 1, given: 3, silent: false });
  expect(y).toMatchObject({ present: 1, connected: 1, given: 0, silent: true });
  expect(z).toMatchObject({ present: 0, silent: false });
});

test('on an opened board the cards are counted, removed ones are not', () => {
  const cards = { a: card('a', 'y'), b: { ...card('b', 'x'), removed: true } };
  const [x, y] = of(board({ revealed: true, cards }));
  expect(x?.silent).toBe(true);
  expect(y?.given).toBe(1);
});

test('every agency is listed in the order of the roster, never by how much it gave', () => {
  const hidden = { cards: 9, writers: 2, agencies: 2, byAgency: { y: 8, x: 1 } };
  expect(of(board({ hidden })).map((voice) => voice.agency.id)).toEqual(['x', 'y', 'z']);
});

test('each kind of activity counts what it asks for', () => {
  expect(countedBy('clusters')).toBe('cards');
  expect(countedBy('pledge')).toBe('pledges');
  expect(countedBy('readiness')).toBe('sheets');
  expect(countedBy('review')).toBe('ideas');
  expect(countedBy(null)).toBe('people');
});
