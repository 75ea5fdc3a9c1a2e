/**
 * How things came out, in which order they are asked, and the usual criteria: read where a ballot is
 * prepared, filled in or shown. Apart from the rules, so that a room without a ballot does not fetch
 * it. Pure.
 */
import { mixed } from '../chance.ts';
import type { Id } from '../values.ts';
import type { Criterion, Way } from './methods.ts';
import type { BallotResult } from './state.ts';

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

/** Where one thing came out. Of dots `value` is their sum, of marks the mean total, of an order the mean place. */
export type Place = {
  id: Id;
  rank: number;
  value: number;
  sum: number;
  /** Of an order, Borda's points: for each rater, how many things stand behind it. */
  points: number;
  raters: number;
  /** Mean of each criterion. */
  means: number[];
  /** Standard deviation of the raters' totals: how far they are apart. */
  spread: number;
  low: number;
  high: number;
};

type Counted = Pick<BallotResult, 'method' | 'least' | 'most' | 'tally' | 'scores'>;

const sumOf = (counts: readonly number[], least: number) =>
  counts.reduce((sum, count, at) => sum + count * (at + least), 0);

/** [V8] The things from the first to the last; equal ones share a rank and keep their order. */
export function ranked(sums: Counted, ids: readonly Id[]): Place[] {
  const places = ids.map((id): Place => {
    const sum = sums.tally[id] ?? 0;
    const score = sums.scores[id];
    const raters = score?.raters ?? 0;
    const blank = { id, rank: 0, sum, points: 0, raters, means: [], spread: 0, low: 0, high: 0 };
    if (sums.method === 'dots' || !score || raters === 0) return { ...blank, value: sum };
    const value = sum / raters;
    const spread = Math.sqrt(Math.max(0, score.squares / raters - value * value));
    const { low, high } = score;
    if (sums.method === 'ranks') {
      return { ...blank, value, points: raters * sums.most - sum, spread, low, high };
    }
    const means = score.marks.map((counts) => sumOf(counts, sums.least) / raters);
    return { ...blank, value, means, spread, low, high };
  });
  // What nobody marked stands last, also where marks begin at 0. [V12] The first place is the best.
  const height = ({ value, raters }: Place) => {
    if (sums.method === 'dots') return value;
    if (raters === 0) return -Infinity;
    return sums.method === 'ranks' ? -value : value;
  };
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
  return mixed(ids, `${personId} ${ballotId}`);
}
