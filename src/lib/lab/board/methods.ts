/**
 * What a ballot asks for. Dots are handed out; scores are marks on one scale for every criterion of
 * every thing (USG, APKL, a scale). Both lie in the same papers and are counted here. Pure.
 */
import type { Id } from '../values.ts';
import type { Ballot } from './state.ts';

/** A name in both languages. */
export type Criterion = { id: string; en: string };

export type Way = {
  method: 'dots' | 'scores';
  /** Dots of a person, and at most on one thing; 0 where marks are asked for. */
  dots: number;
  cap: number;
  criteria: Criterion[];
  /** Lowest and highest mark. */
  least: number;
  most: number;
  /** Whether sums show before closing; said before anybody votes. */
  live: boolean;
};

/** What is counted: dots, or totals of marks, by thing; with scores also who marked how. */
export type Sums = { turnout: number; tally: Record<Id, number>; scores: Record<Id, Score> };

export type Score = {
  /** How many gave every mark. */
  raters: number;
  /** Per criterion, how often each mark was given, from the lowest on. */
  marks: number[][];
  /** Of the raters' totals: the lowest, the highest, the sum of squares. */
  low: number;
  high: number;
  squares: number;
};

/** Bounds: a rater answers in minutes, and a mark is one digit of a paper. */
export const mostCriteria = 6;
export const mostScored = 60;
export const widestScale = 9;

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

/** [V4] The sums of all papers: what remains of them. [V6] A thing half marked does not count. */
export function sumsOf(ballot: Ballot): Sums {
  const { papers, turnout, method, criteria, least, most } = ballot;
  const tally: Sums['tally'] = {};
  const scores: Sums['scores'] = {};
  for (const paper of Object.values(papers)) {
    for (const [target, given] of Object.entries(paper)) {
      if (method === 'dots') {
        tally[target] = (tally[target] ?? 0) + given;
        continue;
      }
      const marks = marksOf(given, ballot).filter((mark) => mark !== null);
      if (marks.length < criteria.length) continue;
      const total = marks.reduce((sum, mark) => sum + mark, 0);
      const score = (scores[target] ??= {
        raters: 0,
        marks: criteria.map(() => Array<number>(most - least + 1).fill(0)),
        low: total,
        high: total,
        squares: 0,
      });
      score.raters += 1;
      score.low = Math.min(score.low, total);
      score.high = Math.max(score.high, total);
      score.squares += total * total;
      for (const [at, mark] of marks.entries()) {
        const counts = score.marks[at];
        if (counts) counts[mark - least] = (counts[mark - least] ?? 0) + 1;
      }
      tally[target] = (tally[target] ?? 0) + total;
    }
  }
  return { turnout, tally, scores };
}

/** The newest vote that gave out dots: what a number beside a card means. */
export const lastDots = <R extends { method: Way['method'] }>(
  results: readonly R[],
): R | undefined => results.findLast(({ method }) => method === 'dots');
