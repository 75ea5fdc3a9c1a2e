/**
 * What a ballot asks for. Dots are handed out; scores are marks on one scale for every criterion of
 * every thing (USG, APKL, a scale); ranks are an order. All lie in the same papers and are counted
 * here. Pure.
 */
import type { Id } from '../values.ts';
import type { Ballot } from './state.ts';

/** A name in both languages. */
export type Criterion = { id: string; en: string };

export type Way = {
  method: 'dots' | 'scores' | 'ranks';
  /** Dots of a person, and at most on one thing; 0 where nothing is handed out. */
  dots: number;
  cap: number;
  criteria: Criterion[];
  /** Lowest and highest mark; of an order 1 and the last place. */
  least: number;
  most: number;
  /** Whether sums show before closing; said before anybody votes. */
  live: boolean;
};

/** What is counted by thing: dots, totals of marks, or places; but for dots also how far apart. */
export type Sums = { turnout: number; tally: Record<Id, number>; scores: Record<Id, Score> };

export type Score = {
  /** How many gave every mark. */
  raters: number;
  /** Per criterion, how often each mark was given, from the lowest on; of an order, each place. */
  marks: number[][];
  /** Of the raters' totals or places: the lowest, the highest, the sum of squares. */
  low: number;
  high: number;
  squares: number;
};

/** Bounds: a rater answers in minutes, and a mark is one digit of a paper. */
export const mostCriteria = 6;
export const mostScored = 60;
export const widestScale = 9;
/** More is not put in order on a phone, and hardly in a head. */
export const mostRanked = 12;

/** [V10] Sums that show early move by so many papers, and leave out as many: none can be read off. */
export const batch = 5;

export const dotsWay = (dots: number, cap: number, live = false): Way => ({
  method: 'dots',
  dots,
  cap: Math.min(cap, dots),
  criteria: [],
  least: 0,
  most: 0,
  live,
});

export const scoresWay = (
  criteria: Criterion[],
  [least, most]: readonly [number, number],
  live = false,
): Way => ({ method: 'scores', dots: 0, cap: 0, criteria, least, most, live });

/** [V12] An order of so many things. */
export const ranksWay = (count: number, live = false): Way => ({
  method: 'ranks',
  dots: 0,
  cap: 0,
  criteria: [],
  least: 1,
  most: count,
  live,
});

/** Marks of one thing as a number: a digit per criterion, 0 where none is given yet. */
export const packMarks = (marks: readonly (number | null)[], least: number): number =>
  marks.reduce<number>(
    (sum, mark, at) => sum + (mark === null ? 0 : mark - least + 1) * 10 ** at,
    0,
  );

export const marksOf = (
  packed: number | undefined,
  { criteria, least }: Pick<Way, 'criteria' | 'least'>,
) =>
  criteria.map((_, at) => {
    const digit = Math.floor((packed ?? 0) / 10 ** at) % 10;
    return digit === 0 ? null : digit + least - 1;
  });

/** [V4] The sums of all papers: what remains of them. */
export function sumsOf(ballot: Ballot): Sums {
  const sums: Sums = { turnout: ballot.turnout, tally: {}, scores: {} };
  for (const paper of Object.values(ballot.papers)) {
    if (ballot.method === 'dots') addDots(sums, paper);
    else if (ballot.method === 'scores') addMarks(sums, ballot, paper);
    else addPlaces(sums, ballot, paper);
  }
  return sums;
}

type Paper = Record<Id, number>;

function addDots({ tally }: Sums, paper: Paper): void {
  for (const [target, given] of Object.entries(paper)) {
    tally[target] = (tally[target] ?? 0) + given;
  }
}

/** [V6] A thing half marked does not count. */
function addMarks(sums: Sums, way: Way, paper: Paper): void {
  for (const [target, given] of Object.entries(paper)) {
    const marks = marksOf(given, way).filter((mark) => mark !== null);
    if (marks.length < way.criteria.length) continue;
    const total = marks.reduce((sum, mark) => sum + mark, 0);
    const score = counted(sums, way, target, total);
    for (const [at, mark] of marks.entries()) tick(score, at, mark - way.least);
  }
}

/** [V12] What a paper leaves without a place shares the places that are left. */
function addPlaces(sums: Sums, { among, ...way }: Ballot, paper: Paper): void {
  const given = Object.keys(paper).length;
  if (given === 0) return;
  for (const target of among ?? []) {
    const place = paper[target];
    const score = counted(sums, way, target, place ?? (given + 1 + way.most) / 2);
    if (place !== undefined) tick(score, 0, place - 1);
  }
}

/** One rater more for a thing. */
function counted({ tally, scores }: Sums, way: Way, target: Id, total: number): Score {
  const { criteria, least, most } = way;
  const score = (scores[target] ??= {
    raters: 0,
    marks: (criteria.length > 0 ? criteria : [null]).map(() =>
      Array<number>(most - least + 1).fill(0),
    ),
    low: total,
    high: total,
    squares: 0,
  });
  score.raters += 1;
  score.low = Math.min(score.low, total);
  score.high = Math.max(score.high, total);
  score.squares += total * total;
  tally[target] = (tally[target] ?? 0) + total;
  return score;
}

function tick({ marks }: Score, row: number, at: number): void {
  const counts = marks[row];
  if (counts) counts[at] = (counts[at] ?? 0) + 1;
}

/** The newest vote that gave out dots: what a number beside a card means. */
export const lastDots = <R extends { method: Way['method'] }>(
  results: readonly R[],
): R | undefined => results.findLast(({ method }) => method === 'dots');
