import { category, type Catalogue, type Category } from './catalogue.ts';

/** Points per reported innovation, up to 200 of them; 36 is the only line that looks at the region. */
const pointsEach = 0.38;
const countedAtMost = 200;
const pointsInAll = 250;

export type IndexInput = {
  /** Points of the region's own lines, 0 to 63. */
  spd: number;
  /** The maturity of every reported innovation. */
  maturities: readonly number[];
  /** How many of the six basic services the reported innovations cover. */
  basicServices: number;
};

export type IndexEstimate = {
  spd: number;
  average: number;
  count: number;
  index: number;
  category: Category;
};

/** An estimate of the region's index; the official one is measured by Kemendagri. */
export function estimateIndex(input: IndexInput, catalogue: Catalogue): IndexEstimate {
  const n = input.maturities.length;
  const average =
    input.maturities.reduce((sum, one) => sum + one, 0) / Math.max(catalogue.divisor, n);
  const covered = input.basicServices >= (catalogue.basicServicesNeeded ?? 0);
  const count = covered ? Math.min(n, countedAtMost) * pointsEach : 0;
  const index = ((input.spd + average + count) / pointsInAll) * 100;
  return { spd: input.spd, average, count, index, category: category(index, catalogue) };
}
