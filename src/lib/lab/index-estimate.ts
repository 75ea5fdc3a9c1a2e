/**
 * The index of a region as far as its own data tell (DOMAIN.md 6.5). Always an estimate: the
 * official figure is measured by Kemendagri. Plain sums, so that a page computes it while boxes are
 * ticked.
 */
import { basicServices } from './affairs.ts';
import {
  category,
  inWindow,
  lineKey,
  type Catalogue,
  type Category,
  type Level,
  type RegionLine,
} from './catalogue.ts';
import type { stagesOfInnovation } from './profile-choices.ts';

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

/** [M7] An estimate of the region's index. */
export function estimateIndex(input: IndexInput, catalogue: Catalogue): IndexEstimate {
  const { spd, maturities } = input;
  const sum = maturities.reduce((all, one) => all + one, 0);
  return fromSums({ spd, sum, n: maturities.length, covered: input.basicServices }, catalogue);
}

type Sums = { spd: number; sum: number; n: number; covered: number };

function fromSums({ spd, sum, n, covered }: Sums, catalogue: Catalogue): IndexEstimate {
  const average = sum / Math.max(catalogue.divisor, n);
  const enough = covered >= (catalogue.basicServicesNeeded ?? 0);
  const count = enough ? Math.min(n, catalogue.countedAtMost) * catalogue.pointsEach : 0;
  const index = ((spd + average + count) / catalogue.pointsInAll) * 100;
  return { spd, average, count, index, category: category(index, catalogue) };
}

/** An innovation that is or may be reported; `affair` is its main one. */
export type Candidate = { id: string; maturity: number; affair: string | null };

export type Reckoning = IndexEstimate & {
  n: number;
  /** How many reported innovations each basic service has, by its code. */
  services: Readonly<Record<string, number>>;
  covered: number;
  /** Null where the year's rule is not known; then the count is taken as reached. */
  enoughServices: boolean | null;
};

/** [I2] [I3] The estimate over these reported innovations. */
export function reckon(
  reported: readonly Candidate[],
  spd: number,
  catalogue: Catalogue,
): Reckoning {
  const sums = sumsOf(reported, spd);
  const needed = catalogue.basicServicesNeeded;
  return {
    ...fromSums(sums, catalogue),
    n: sums.n,
    services: sums.services,
    covered: sums.covered,
    enoughServices: needed === null ? null : sums.covered >= needed,
  };
}

function sumsOf(reported: readonly Candidate[], spd: number) {
  const services: Record<string, number> = {};
  for (const { code } of basicServices) services[code] = 0;
  let sum = 0;
  for (const { maturity, affair } of reported) {
    sum += maturity;
    if (affair !== null && services[affair] !== undefined) services[affair] += 1;
  }
  const covered = Object.values(services).filter((n) => n > 0).length;
  return { spd, sum, n: reported.length, services, covered };
}

/** What one innovation does to the estimate: left out when it is in, added when it is not. */
export type Effect = {
  id: string;
  /** Change of the index and of the average maturity by leaving it out, or adding it. */
  index: number;
  average: number;
  /** It pulls the average down: without it the average of the formula is higher. */
  pulls: boolean;
  /** A basic service is covered by it alone, or would be. */
  service: string | null;
};

/** Sums of fractions differ in their last digits; less than this is no change. */
const leastOfNote = 1e-9;

/** [I6] The effect of each one alone; one pass over all, however many there are. */
export function effects(
  all: readonly (Candidate & { reported: boolean })[],
  spd: number,
  catalogue: Catalogue,
): Effect[] {
  const sums = sumsOf(
    all.filter(({ reported }) => reported),
    spd,
  );
  const now = fromSums(sums, catalogue);
  return all.map(({ id, maturity, affair, reported }) => {
    const has = affair === null ? undefined : sums.services[affair];
    const sole = has !== undefined && (reported ? has === 1 : has === 0);
    const step = reported ? -1 : 1;
    const then = fromSums(
      {
        spd,
        sum: sums.sum + step * maturity,
        n: sums.n + step,
        covered: sums.covered + (sole ? step : 0),
      },
      catalogue,
    );
    return {
      id,
      index: then.index - now.index,
      average: then.average - now.average,
      pulls: step * (then.average - now.average) < -leastOfNote,
      service: sole ? affair : null,
    };
  });
}

/** [I7] Whether a maturity reaches the region's own minimum for reporting; at the limit it does. */
export const isRipe = (maturity: number, minimum: number) => maturity >= minimum;

/** What a year's round asks of an innovation beside its maturity. Days are ISO, or a month or year. */
export type Applied = {
  stageOfInnovation: keyof typeof stagesOfInnovation;
  appliedOn: string | null;
  developedOn: string | null;
};
export type WhyOut = 'not-applied' | 'outside-window';

/** [I19] Why an innovation is not scored in this year's round; null when it is. (DOMAIN.md 6.7) */
export function whyOut(
  { stageOfInnovation, appliedOn, developedOn }: Applied,
  catalogue: Catalogue,
): WhyOut | null {
  if (stageOfInnovation !== 'applied' || appliedOn === null) return 'not-applied';
  return inWindow(appliedOn, developedOn, catalogue) ? null : 'outside-window';
}

/** [I7] [I19] What is reported until somebody ticks otherwise. */
export const isReported = (
  { out, maturity }: { out: WhyOut | null; maturity: number },
  minimum: number,
) => out === null && isRipe(maturity, minimum);

/** What an innovation is worth by what is claimed, has evidence and was verified. */
export type ByBasis = { claimed: number; evidenced: number; verified: number | null };

/**
 * [I7] What is reported of a region on this basis until somebody ticks otherwise: the page of the
 * estimate, its files, the dashboard and programs outside begin with the same.
 */
export const reportedOf = (
  entries: readonly (ByBasis & { id: string; affair: string | null; out: WhyOut | null })[],
  basis: keyof ByBasis,
  minimum: number,
): Candidate[] =>
  entries.flatMap(({ id, affair, out, [basis]: maturity }) =>
    maturity !== null && isReported({ out, maturity }, minimum) ? [{ id, affair, maturity }] : [],
  );

const inHundredths = (value: number) => Math.round(value * 100) / 100;

export type Distance = {
  from: number;
  /** In points of the index, two decimals; 0 when it is reached. */
  missing: number;
  /** The same in points of SPD, average and count. */
  points: number;
};

/** [I4] [I5] How far the index is from a line, both rounded to two decimals as categories are. */
export function distanceTo(index: number, from: number, catalogue: Catalogue): Distance {
  const missing = Math.max(0, inHundredths(from - inHundredths(index)));
  return { from, missing, points: inHundredths((missing * catalogue.pointsInAll) / 100) };
}

/** [I4] The next category above and how far it is; null in the highest. */
export function nextCategory(
  index: number,
  catalogue: Catalogue,
): (Distance & { category: Category }) | null {
  const rounded = inHundredths(index);
  const next = catalogue.thresholds.findLast(({ from }) => from > rounded);
  return next ? { category: next.category, ...distanceTo(index, next.from, catalogue) } : null;
}

export type RegionLevels = Readonly<Record<string, 0 | Level>>;

/** [I8] Points of the region's own lines: the sum of weight x level, by `lineKey`. */
export const spdPoints = (levels: RegionLevels, lines: readonly RegionLine[]): number =>
  lines.reduce((sum, line) => sum + line.weight * (levels[lineKey(line)] ?? 0), 0);

/** The most the region's own lines can give. */
export const spdMost = (lines: readonly RegionLine[]): number =>
  lines.reduce((sum, { weight, levels }) => sum + weight * levels.length, 0);
