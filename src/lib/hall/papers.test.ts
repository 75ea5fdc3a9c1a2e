import { expect, test } from 'vitest';
import type { Act } from '#lib/lab/acts.ts';
import { scoresWay } from '#lib/lab/board/methods.ts';
import { usg } from '#lib/lab/board/standings.ts';
import { emptyBoard, type Board, type Card } from '#lib/lab/board/state.ts';
import type { Refused } from '#lib/live/outbox.ts';
import { keptOf } from './kept.ts';
import { paperLines } from './papers.ts';

let made = 0;
const refused = (act: Act): Refused =>
  ({ id: `r${(made += 1)}`, ref: { kind: 'board', id: 'b' }, act }) as Refused;
const card = (id: string, text: string) => ({ id, text, removed: false, talk: null }) as Card;
const board: Board = {
  ...emptyBoard('b'),
  cards: { a: card('a', 'Antrean'), o: card('o', 'Obat') },
  clusters: { k: { id: 'k', title: 'Data', at: 1 } },
  results: [
    {
      ...scoresWay(usg, [1, 5]),
      id: 'v',
      over: 'cards',
      among: null,
      turnout: 3,
      tally: {},
      scores: {},
      closedAt: 9,
    },
  ],
};

test('a paper that was changed often while offline is one thing in the tray, everything else its own', () => {
  const dots = (count: number) =>
    refused({ type: 'dots.place', ballotId: 'v', dots: { a: count, k: 1 } });
  const note = refused({ type: 'card.remove', cardId: 'a' });
  const tray = [dots(1), note, dots(2), dots(3)];
  const kept = keptOf(tray);
  expect(kept.map(({ acts }) => acts.length)).toEqual([3, 1]);
  expect(paperLines(kept[0]?.acts ?? [], board, 'id')).toEqual(['3 × Antrean', '1 × Data']);
  expect(paperLines([note], board, 'id')).toEqual([]);
});

test('an order and a sheet of marks say what was on them', () => {
  const order = refused({ type: 'ranks.place', ballotId: 'v', order: ['o', 'k'] });
  expect(paperLines([order], board, 'id')).toEqual(['1. Obat', '2. Data']);
  const mark = (targetId: string, ...marks: (number | null)[]) =>
    refused({ type: 'scores.place', ballotId: 'v', targetId, marks });
  const sheet = [mark('a', 1, null, null), mark('o', 5, 5, 5), mark('a', 1, 4, null)];
  expect(paperLines(sheet, board, 'id')).toEqual([
    'Antrean: Urgensi 1, Keseriusan 4, Perkembangan –',
    'Obat: Urgensi 5, Keseriusan 5, Perkembangan 5',
  ]);
});
