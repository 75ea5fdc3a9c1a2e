/** Where the points of a measure's curve lie in its picture. Pure; days are `YYYY-MM-DD`. */
import type { CurvePoint } from '#lib/lab/idea/readings.ts';

type Box = { width: number; height: number; edge: number };
export type Drawn = {
  dots: { x: number; y: number; isBaseline: boolean }[];
  /** Height of the line of the target; null without one. */
  targetY: number | null;
};

/** Days go to the right, values up; the target is always in the picture. */
export function drawn(
  points: readonly CurvePoint[],
  target: number | null,
  { width, height, edge }: Box,
): Drawn {
  const days = points.map(({ on }) => Date.parse(on));
  const values = [...points.map(({ value }) => value), ...(target === null ? [] : [target])];
  const along = scale(days, edge, width - edge);
  const up = scale(values, height - edge, edge);
  return {
    dots: points.map(({ on, value, isBaseline }) => ({
      x: along(Date.parse(on)),
      y: up(value),
      isBaseline,
    })),
    targetY: target === null ? null : up(target),
  };
}

/** What lies alone, or is the same everywhere, stands in the middle. */
function scale(values: readonly number[], from: number, to: number): (value: number) => number {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const at = (value: number) =>
    most === least ? (from + to) / 2 : from + ((value - least) / (most - least)) * (to - from);
  return (value) => Math.round(at(value) * 10) / 10;
}
