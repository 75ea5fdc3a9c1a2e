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
  talk: null,
  entered: false,
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

test('parts that were hashed before are not looked at again', () => {
  let looks = 0;
  const counted = (id: string): Card => {
    const made = card(id, 'x'.repeat(140));
    const text = { enumerable: true, get: () => ((looks += 1), `text of ${id}`) };
    return Object.defineProperty({ ...made }, 'text', text);
  };
  const cards = Array.from({ length: 1000 }, (_, at) => counted(`card-${at}`));
  const board = boardOf(...cards);
  looks = 0;
  const first = stateHash(board);
  expect(looks).toBe(1000);
  for (let at = 0; at < 20; at += 1) stateHash({ ...board, locked: at % 2 === 0 });
  expect(looks).toBe(1000);
  // One card was edited: that one is looked at, and the number is another.
  const edited = counted('card-7');
  const other = { ...board, cards: { ...board.cards, 'card-7': { ...edited, text: 'Lain' } } };
  looks = 0;
  expect(stateHash(other)).not.toBe(first);
  expect(looks).toBe(0);
});
