import { expect, test } from 'vitest';
import type { Act } from '#lib/lab/acts.ts';
import { emptyBoard } from '#lib/lab/board/state.ts';
import { guide, idOf, Play, someone } from '#lib/lab/play.ts';
import { seenState } from '#lib/lab/seen-by.ts';
import { paced, suggestionsFor } from './suggestions.ts';

const ani = someone(101, 10);
const texts = [
  'Sampah pasar menumpuk, truk jarang datang',
  'Truk sampah jarang datang ke pasar',
  'Sampah dibuang ke sungai',
  'Antrean KTP lama sekali',
  'Antre KTP dari pagi, loket cuma satu',
  'Loket KTP antre panjang',
];

function wall() {
  const board = new Play(emptyBoard(idOf(5))).happen({
    type: 'board.opened',
    labId: idOf(1),
    title: 'Masalah',
    names: 'agency',
    silent: true,
  });
  for (const [n, text] of texts.entries()) {
    const act: Act = { type: 'card.add', cardId: idOf(201 + n), text, paper: 'langit' };
    board.ask(ani, act);
  }
  return board;
}

test('[B22] nothing is suggested of cards that are not revealed', async () => {
  const board = wall();
  const hidden = await suggestionsFor(seenState(board.state, guide));
  expect(hidden).toEqual({ duplicates: [], themes: [], left: [] });
  // Not even to their author, who sees them.
  expect(await suggestionsFor(seenState(board.state, ani))).toEqual(hidden);
});

test('[B22] a suggestion changes nothing, and speaks of standing, loose cards only', async () => {
  const board = wall();
  board.ask(guide, { type: 'board.reveal' });
  board.ask(guide, { type: 'card.remove', cardId: idOf(203) });
  board.ask(guide, {
    type: 'cluster.add',
    clusterId: idOf(401),
    title: 'Antrean',
    cardIds: [idOf(204)],
  });
  const before = structuredClone(board.state);
  const { themes, left } = await suggestionsFor(seenState(board.state, guide));
  expect(board.state).toEqual(before);
  const spoken = [...themes.flatMap(({ cards }) => cards), ...left].toSorted();
  expect(spoken).toEqual([201, 202, 205, 206].map(idOf));
});

test('long work lets others have their turn', async () => {
  const seen = { others: 0 };
  const until = performance.now() + 20_000;
  const work = function* (): Generator<void, string> {
    while (seen.others < 3 && performance.now() < until) yield;
    return 'done';
  };
  const timer = setInterval(() => (seen.others += 1), 1);
  expect(await paced(work())).toBe('done');
  clearInterval(timer);
  expect(seen.others).toBeGreaterThanOrEqual(3);
});
