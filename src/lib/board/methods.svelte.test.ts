import { expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { userEvent } from 'vitest/browser';
import { dotsWay, packMarks, ranksWay, scoresWay, sumsOf } from '#lib/lab/board/methods.ts';
import { orderFor, usg } from '#lib/lab/board/standings.ts';
import { emptyBoard, type Ballot, type Board, type Card } from '#lib/lab/board/state.ts';
import { newId } from '#lib/live/ids.ts';
import ChoiceBallot from './ChoiceBallot.svelte';
import DotBallot from './DotBallot.svelte';
import RankBallot from './RankBallot.svelte';
import ScoreBallot from './ScoreBallot.svelte';
import ScoreResults from './ScoreResults.svelte';

const me = newId();
const card = (text: string, at: number): Card => ({
  id: newId(),
  text,
  paper: 'langit',
  authorId: null,
  author: null,
  agencyId: null,
  clusterId: null,
  at,
  removed: false,
  talk: null,
  entered: false,
});
const cards = ['Antrean', 'Obat', 'Data'].map(card);
const [queue, drug, data] = cards as [Card, Card, Card];
const board: Board = {
  ...emptyBoard(newId()),
  opened: true,
  revealed: true,
  cards: Object.fromEntries(cards.map((one) => [one.id, one])),
};
const ballotOf = (way: Parameters<typeof sumsOf>[0] | ReturnType<typeof dotsWay>): Ballot => ({
  ...way,
  id: newId(),
  over: 'cards',
  among: null,
  papers: {},
  turnout: 0,
  partial: null,
  openedAt: 0,
});

test('[V6] one mark chosen with the keyboard keeps the others of that thing', async () => {
  const ballot = ballotOf(scoresWay(usg, [1, 5]));
  const given: unknown[] = [];
  const screen = await render(ScoreBallot, {
    board,
    ballot,
    me,
    paper: { [queue.id]: packMarks([3, null, null], 1) },
    onmark: (target: string, marks: (number | null)[]) => given.push([target, marks]),
  });
  const group = screen.getByRole('group', { name: 'Keseriusan: Antrean' });
  await userEvent.click(group.getByRole('radio', { name: '4' }));
  expect(given).toEqual([[queue.id, [3, 4, null]]]);
  await expect
    .element(
      screen.getByRole('group', { name: 'Urgensi: Antrean' }).getByRole('radio', { name: '3' }),
    )
    .toBeChecked();
  // [V7] In this rater's own order.
  const names = [...screen.container.querySelectorAll('h3')].map((one) => one.textContent.trim());
  const order = orderFor(
    cards.map(({ id }) => id),
    me,
    ballot.id,
  );
  expect(names).toEqual(order.map((id) => board.cards[id]?.text));
});

test('one answer replaces the other, several stand beside each other', async () => {
  for (const [dots, expected] of [
    [1, { [drug.id]: 1 }],
    [3, { [queue.id]: 1, [drug.id]: 1 }],
  ] as const) {
    let placed: Record<string, number> = {};
    const screen = await render(ChoiceBallot, {
      board,
      ballot: ballotOf(dotsWay(dots, 1)),
      paper: { [queue.id]: 1 },
      question: 'Apa yang menahan kita?',
      onplace: (paper: Record<string, number>) => (placed = paper),
    });
    await userEvent.click(screen.getByText('Obat'));
    expect(placed).toEqual(expected);
    await screen.unmount();
  }
});

test('[V8] a result is a table: the highest mean first, the unmarked last', async () => {
  const ballot = ballotOf(scoresWay(usg, [1, 5]));
  const papers = {
    a: { [queue.id]: packMarks([1, 2, 3], 1), [drug.id]: packMarks([5, 5, 5], 1) },
    b: { [queue.id]: packMarks([3, 2, 1], 1) },
  };
  const result = { ...ballot, ...sumsOf({ ...ballot, papers, turnout: 2 }) };
  const screen = await render(ScoreResults, { board, result });
  const rows = [...screen.container.querySelectorAll('tbody tr')].map((row) =>
    row.textContent.replace(/\s+/g, ' ').trim(),
  );
  expect(rows[0]).toContain('Obat');
  expect(rows[0]).toContain('15');
  expect(rows[1]).toContain('Antrean');
  expect(rows[2]).toContain(data.text);
});

test('[V12] tapping puts things in order, buttons move them, and the keyboard stays on its button', async () => {
  const ballot = ballotOf(ranksWay(3));
  let given: string[] = [];
  const props = (order: string[]) => ({
    board,
    ballot,
    me,
    paper: Object.fromEntries(order.map((id, at) => [id, at + 1])),
    onorder: (order: string[]) => (given = order),
  });
  const screen = await render(RankBallot, props([]));
  const waiting = [...screen.container.querySelectorAll('.rest button')];
  const own = orderFor(
    cards.map(({ id }) => id),
    me,
    ballot.id,
  );
  expect(waiting.map((one) => one.textContent.trim().slice(1).trim())).toEqual(
    own.map((id) => board.cards[id]?.text),
  );
  await userEvent.click(screen.getByRole('button', { name: 'Taruh di tempat 1: Obat' }));
  expect(given).toEqual([drug.id]);
  await screen.rerender(props([drug.id, queue.id, data.id]));
  await expect.element(screen.getByText(/Semua sudah Anda urutkan/)).toBeVisible();
  const up = screen.getByRole('button', { name: 'Naikkan: Data' });
  (up.element() as HTMLElement).focus();
  await userEvent.keyboard('{Enter}');
  expect(given).toEqual([drug.id, data.id, queue.id]);
  await userEvent.click(screen.getByRole('button', { name: 'Keluarkan dari urutan: Obat' }));
  expect(given).toEqual([queue.id, data.id]);
});

test('[V12] an order is a table of mean places with points', async () => {
  const ballot = {
    ...ballotOf(ranksWay(3)),
    among: cards.map(({ id }) => id),
  };
  const papers = {
    a: { [drug.id]: 1, [queue.id]: 2, [data.id]: 3 },
    b: { [drug.id]: 1 },
  };
  const result = { ...ballot, ...sumsOf({ ...ballot, papers, turnout: 2 }) };
  const screen = await render(ScoreResults, { board, result });
  const rows = [...screen.container.querySelectorAll('tbody tr')].map((row) =>
    row.textContent.replace(/\s+/g, ' ').trim(),
  );
  expect(rows[0]).toMatch(/1 ?Obat/);
  expect(rows.map((row) => row.replace(/ ±.*/, ''))[1]).toContain('2,3');
});

test('[V3] dots on a card that was taken away are free again, and the paper names it no more', async () => {
  const { [drug.id]: _gone, ...left } = board.cards;
  const given: unknown[] = [];
  const screen = await render(DotBallot, {
    board: { ...board, cards: left },
    ballot: ballotOf(dotsWay(2, 2)),
    paper: { [drug.id]: 2 },
    onplace: (dots: Record<string, number>) => given.push(dots),
  });
  await screen
    .getByRole('button', { name: /Antrean/ })
    .last()
    .click();
  expect(given).toEqual([{ [queue.id]: 1 }]);
});
