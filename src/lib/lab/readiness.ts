import * as v from 'valibot';

/**
 * How many statements each component of the questionnaire has. Its texts (`questionnaire.ts`) are
 * for those who show them; the rules only count.
 */
export const statementsOf: readonly number[] = [4, 4, 4, 4, 4, 4];
export const statementCount = statementsOf.reduce((sum, one) => sum + one, 0);

/** One person's answers, 0 to 4 each; null where the person left one out. */
export const sheetSchema = v.pipe(
  v.array(v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(4)))),
  v.length(statementCount),
);

export type Sheet = readonly (number | null)[];

/** The value of each of the six components, 0 to 4; null where nobody answered any of it. */
export type Radar = (number | null)[];

function median(values: number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle];
  if (upper === undefined) return null;
  return sorted.length % 2 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}

function mean(values: readonly number[]): number | null {
  return values.length ? values.reduce((sum, one) => sum + one, 0) / values.length : null;
}

const answered = (values: readonly (number | null | undefined)[]) =>
  values.filter((one): one is number => typeof one === 'number');

/**
 * The radar of an agency from the sheets of its people: the median of each statement, then the
 * mean of the medians of each component. One person in a high seat cannot lift it alone.
 */
export function radar(sheets: readonly Sheet[]): Radar {
  let at = 0;
  return statementsOf.map((count) => {
    const medians = Array.from({ length: count }, () => {
      const index = at++;
      return median(answered(sheets.map((sheet) => sheet[index])));
    });
    return mean(answered(medians));
  });
}

/** Where the agencies of a room stand on one component. */
export type RoomValue = {
  mean: number | null;
  /** Standard deviation over the agencies that answered; how uneven the room is. */
  spread: number | null;
  low: number | null;
  high: number | null;
  /** How many agencies answered. */
  agencies: number;
};

/** The radar of the room: every agency weighs the same, however many people answered. */
export function roomRadar(radars: readonly Radar[]): RoomValue[] {
  return statementsOf.map((_, index) => {
    const values = answered(radars.map((one) => one[index]));
    const middle = mean(values);
    if (middle === null) return { mean: null, spread: null, low: null, high: null, agencies: 0 };
    const spread = Math.sqrt(mean(values.map((one) => (one - middle) ** 2)) ?? 0);
    return {
      mean: middle,
      spread,
      low: Math.min(...values),
      high: Math.max(...values),
      agencies: values.length,
    };
  });
}
