import { expect, test } from 'vitest';
import { emptyBoard, type Board, type Card } from '#lib/lab/board/state.ts';
import { stateHash } from './state-hash.ts';

const card = (id: string, text = 'Antrean'): Card => ({
  id,
  text,
  paper: 'langit',
  authorId: null,
  author: null,
  agencyId: 'a',
  clusterId: null,
  at: 1,
  removed: false,
});
const boardOf = (...cards: Card[]): Board => ({
  ...emptyBoard('b'),
  cards: Object.fromEntries(cards.map((one) => [one.id, one])),
});

test('the same board has the same hash, whatever the order of its keys and after the wire', () => {
  const board = boardOf(card('1'), card('2'));
  const turned = boardOf(card('2'), card('1'));
  expect(stateHash(turned)).toBe(stateHash(board));
  expect(stateHash(JSON.parse(JSON.stringify(board)) as Board)).toBe(stateHash(board));
});

test('a word, a place, a name or a number that differs shows', () => {
  const board = boardOf(card('1'), card('2'));
  const others: Board[] = [
    boardOf(card('1'), card('2', 'Antreau')),
    boardOf(card('1')),
    boardOf(card('1'), card('3')),
    boardOf({ ...card('1'), clusterId: 'c' }, card('2')),
    // The same texts, exchanged.
    boardOf({ ...card('1'), text: 'a', clusterId: 'b' }, card('2')),
    boardOf({ ...card('1'), text: 'b', clusterId: 'a' }, card('2')),
    { ...board, locked: true },
    { ...board, hidden: { ...board.hidden, cards: 1 } },
    { ...board, hidden: { ...board.hidden, writers: 1 } },
  ];
  const hashes = [board, ...others].map(stateHash);
  expect(new Set(hashes).size).toBe(hashes.length);
});

test('a card that was taken away counts as one that was never there', () => {
  const gone = { ...card('2'), removed: true };
  expect(stateHash(boardOf(card('1'), gone))).toBe(stateHash(boardOf(card('1'))));
});

test('a large board is hashed in a blink, and again in less', () => {
  const cards = Array.from({ length: 1000 }, (_, at) => card(`card-${at}`, 'x'.repeat(140)));
  const board = boardOf(...cards);
  const began = performance.now();
  stateHash(board);
  const first = performance.now();
  for (let at = 0; at < 20; at += 1) stateHash({ ...board, locked: at % 2 === 0 });
  const again = (performance.now() - first) / 20;
  // Generous, for a busy machine: usually 5 ms and 0.3 ms.
  expect(first - began).toBeLessThan(200);
  expect(again).toBeLessThan(20);
});
