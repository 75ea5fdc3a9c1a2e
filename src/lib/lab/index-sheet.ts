/** The region's own part of the index, filled once a year by Bappeda, with its own lines to reach. */
import * as v from 'valibot';
import type { Level } from './catalogue.ts';
import { text, wholeNumber } from './values.ts';

const points = (most: number) => v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(most));

export const indexSheetSchema = v.object({
  /** By `lineKey`: the level, and what shows it. */
  lines: v.record(
    v.pipe(v.string(), v.regex(/^([1-9]|1[0-5])[a-z]?$/)),
    v.object({
      level: wholeNumber(0, 3) as v.GenericSchema<number, 0 | Level>,
      note: text(500),
    }),
  ),
  /** [I7] Maturity below which an innovation is left out of the estimate at first. */
  minimum: points(1_000),
  /** [I5] The line of the index the region wants to reach; null: none of its own. */
  target: v.nullable(points(100)),
});

export type IndexSheet = v.InferOutput<typeof indexSheetSchema>;

export const emptySheet = (): IndexSheet => ({ lines: {}, minimum: 0, target: null });

/** Levels alone, for `spdPoints`. */
export const levelsIn = ({ lines }: IndexSheet) =>
  Object.fromEntries(Object.entries(lines).map(([key, { level }]) => [key, level]));
