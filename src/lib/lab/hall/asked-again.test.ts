import { expect, it } from 'vitest';
import { dotsWay, packMarks, scoresWay, sumsOf, type Way } from '../board/methods.ts';
import { emptyBoard, type Ballot, type Board, type Card } from '../board/state.ts';
import { compared, firstAsked } from './asked-again.ts';
import { emptyHall, type Activity, type Hall } from './state.ts';

const asked = (id: string, question: string, kind = 'ask') =>
  ({ id, kind, question: { id: question, en: question } }) as Activity;
const run = (startedAt: number) => ({ startedAt, endedAt: null, spent: 0 });
const hall: Hall = {
  ...emptyHall('h'),
  activities: [
    asked('late', 'Inginkah kita?'),
    asked('early', ' inginkah KITA? '),
    asked('other', 'Maukah kita?'),
    asked('planned', 'Inginkah kita?', 'talk'),
  ],
  runs: { late: run(90), early: run(10), other: run(20), planned: run(1) },
};

it('[A18] a question in the same words is found by its first time, and is not its own repeat', () => {
  expect(firstAsked(hall, 'Inginkah kita?', 'late')?.id).toBe('early');
  expect(firstAsked(hall, 'Inginkah kita?', 'early')).toBeNull();
  expect(firstAsked(hall, 'Inginkah kita?')?.id).toBe('early');
  expect(firstAsked(hall, 'Bisakah kita?')).toBeNull();
  expect(firstAsked({ ...hall, runs: {} }, 'Inginkah kita?')).toBeNull();
});

/** Cards get ids of their own each time; only their words are the same. */
function answered(at: number, way: Way, texts: string[], papers: number[][]): Board {
  const cards = texts.map(
    (text, n) => ({ id: `${at}-${n}`, text, at: n, removed: false, talk: null }) as Card,
  );
  const byPerson = papers.map((paper, n) => [
    `p${n}`,
    Object.fromEntries(paper.map((given, i) => [`${at}-${i}`, given])),
  ]);
  const papersOf = Object.fromEntries(byPerson) as Ballot['papers'];
  const ballot: Ballot = {
    ...way,
    id: `v${at}`,
    over: 'cards',
    among: null,
    papers: papersOf,
    turnout: papers.length,
    partial: null,
    openedAt: 0,
  };
  const result = { ...ballot, ...sumsOf(ballot), closedAt: at };
  const all = Object.fromEntries(cards.map((one) => [one.id, one]));
  return { ...emptyBoard(`b${at}`), opened: true, revealed: true, cards: all, results: [result] };
}
const scale = scoresWay([{ id: 'Nilai', en: 'Mark' }], [1, 5]);
const marks = (...given: number[]) => given.map((mark) => packMarks([mark], 1));
const four = ['Inginkah?', 'Mungkinkah?'];

it('[A18] marks are compared by their means, in the order they were asked', () => {
  const before = answered(1, scale, four, [marks(2, 5), marks(4, 5)]);
  const after = answered(2, scale, four, [marks(5, 4)]);
  expect(compared(before, after)).toEqual({
    least: 1,
    most: 5,
    share: false,
    turnout: [2, 1],
    lines: [
      { id: '2-0', name: 'Inginkah?', before: 3, after: 5 },
      { id: '2-1', name: 'Mungkinkah?', before: 5, after: 4 },
    ],
  });
});

it('[A18] choices are compared by the share of those who answered', () => {
  const one = dotsWay(1, 1);
  const before = answered(
    1,
    one,
    ['Ya', 'Belum'],
    [
      [1, 0],
      [0, 1],
      [0, 1],
      [0, 1],
    ],
  );
  const after = answered(
    2,
    one,
    ['Ya', 'Belum'],
    [
      [1, 0],
      [1, 0],
    ],
  );
  const lines = compared(before, after)?.lines.map((line) => [line.before, line.after]);
  expect(lines).toEqual([
    [0.25, 1],
    [0.75, 0],
  ]);
  expect(compared(answered(1, one, ['Ya', 'Belum'], []), after)?.lines[0]?.before).toBeNull();
});

it('[A18] other answers, another scale, or a question still open are not compared', () => {
  const before = answered(1, scale, four, [marks(2, 5)]);
  const after = answered(2, scale, four, [marks(2, 5)]);
  expect(compared(before, answered(2, scale, ['Inginkah?'], [marks(2)]))).toBeNull();
  expect(compared(before, answered(2, scale, ['Inginkah?', 'Lain?'], [marks(2, 3)]))).toBeNull();
  const yesNo = scoresWay([{ id: 'Nilai', en: 'Mark' }], [0, 1]);
  expect(compared(before, answered(2, yesNo, four, [marks(1, 1)]))).toBeNull();
  expect(compared({ ...before, results: [] }, after)).toBeNull();
  expect(compared(before, { ...after, ballot: {} as Ballot })).toBeNull();
});
