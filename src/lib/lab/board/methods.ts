/**
 * What a ballot asks for. Dots are handed out; scores are marks on one scale for every criterion of
 * every thing (USG, APKL, a scale). Both lie in the same papers and are counted here. Pure.
 */
import type { Id } from '../values.ts';
import type { Ballot, BallotResult } from './state.ts';

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

/** DOMAIN 3.2: urgency, seriousness, growth, 1 to 5 each, summed. */
export const usg: Criterion[] = [
  { id: 'Urgensi', en: 'Urgency' },
  { id: 'Keseriusan', en: 'Seriousness' },
  { id: 'Perkembangan', en: 'Growth' },
];
export const usgScale = [1, 5] as const;

/** DOMAIN 3.2 and the recipe: four sieves, yes or no each. */
export const apkl: Criterion[] = [
  { id: 'Aktual', en: 'Current' },
  { id: 'Problematik', en: 'Problematic' },
  { id: 'Kekhalayakan', en: 'Concerns the public' },
  { id: 'Layak', en: 'Feasible' },
];
export const yesNo = [0, 1] as const;

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

/** Where one thing came out. Of dots `value` is their sum, of marks the mean total. */
export type Place = {
  id: Id;
  rank: number;
  value: number;
  sum: number;
  raters: number;
  /** Mean of each criterion. */
  means: number[];
  /** Standard deviation of the raters' totals: how far they are apart. */
  spread: number;
  low: number;
  high: number;
};

type Counted = Pick<BallotResult, 'method' | 'least' | 'tally' | 'scores'>;

const sumOf = (counts: readonly number[], least: number) =>
  counts.reduce((sum, count, at) => sum + count * (at + least), 0);

/** [V8] The things from the first to the last; equal ones share a rank and keep their order. */
export function ranked(sums: Counted, ids: readonly Id[]): Place[] {
  const places = ids.map((id): Place => {
    const sum = sums.tally[id] ?? 0;
    const score = sums.scores[id];
    const raters = score?.raters ?? 0;
    if (sums.method === 'dots' || !score || raters === 0) {
      return { id, rank: 0, value: sum, sum, raters, means: [], spread: 0, low: 0, high: 0 };
    }
    const value = sum / raters;
    const spread = Math.sqrt(Math.max(0, score.squares / raters - value * value));
    const means = score.marks.map((counts) => sumOf(counts, sums.least) / raters);
    return { id, rank: 0, value, sum, raters, means, spread, low: score.low, high: score.high };
  });
  // What nobody marked stands last, also where marks begin at 0.
  const height = ({ value, raters }: Place) =>
    sums.method === 'scores' && raters === 0 ? -1 : value;
  const sorted = places.toSorted((a, b) => height(b) - height(a));
  return sorted.map((place) => ({
    ...place,
    rank: sorted.findIndex((one) => height(one) === height(place)) + 1,
  }));
}

/** [V8] Screening: more than half of its raters said yes, on every criterion. */
export const passes = ({ means, raters }: Place): boolean =>
  raters > 0 && means.every((mean) => mean > 0.5);

/** Whether marks are yes or no. */
export const isYesNo = ({ least, most }: Pick<Way, 'least' | 'most'>) => least === 0 && most === 1;

/** [V9] The best `count` for a runoff; whoever ties with the last of them comes along. */
export function best(sums: Counted, ids: readonly Id[], count: number): Id[] {
  const places = ranked(sums, ids);
  const last = places[Math.min(count, places.length) - 1];
  return last ? places.filter(({ rank }) => rank <= last.rank).map(({ id }) => id) : [];
}

/**
 * [V7] The things in an order of this person's own, the same on all their devices: what stands first
 * is marked first and fresh, and that should not be the same thing for everybody.
 */
export function orderFor(ids: readonly Id[], personId: Id, ballotId: Id): Id[] {
  const seed = hash(`${personId} ${ballotId}`, 0x811c9dc5);
  const keyed = ids.map((id) => ({ id, key: hash(id, seed) }));
  return keyed.sort((a, b) => a.key - b.key || (a.id < b.id ? -1 : 1)).map(({ id }) => id);
}

/** FNV-1a, stirred once more at its end: ids made in one second differ in few signs. */
function hash(text: string, seed: number): number {
  let mixed = seed;
  for (let at = 0; at < text.length; at += 1) {
    mixed = Math.imul(mixed ^ text.charCodeAt(at), 0x01000193);
  }
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  return (mixed ^ (mixed >>> 13)) >>> 0;
}
