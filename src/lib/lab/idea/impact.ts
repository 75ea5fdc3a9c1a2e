/** [D77] Impact in LAN's shape: input, process, output and outcome, before and after (DOMAIN 3.4). */
import { impactKinds, type ImpactKind } from './canvas.ts';
import type { Idea, Measure } from './state.ts';

/** By how much a measure changed; `share` of the value before, null where that was nothing. */
export type Change = { by: number; share: number | null };

export function changeOf({ before, after }: Pick<Measure, 'before' | 'after'>): Change | null {
  if (before === null || after === null) return null;
  // Of 2,6 and 0,3 a machine makes 2,3000000000000003.
  const by = Number((after - before).toPrecision(12));
  return { by, share: before === 0 ? null : by / Math.abs(before) };
}

export type ImpactLine = { measure: Measure; change: Change | null };

/** The four kinds in LAN's order, each with its measures. */
export const impactOf = (idea: Idea): { kind: ImpactKind; text: string; lines: ImpactLine[] }[] =>
  impactKinds.map((kind) => ({
    kind,
    text: idea.impact?.[kind]?.text ?? '',
    lines: Object.values(idea.measures)
      .filter((measure) => measure.kind === kind)
      .map((measure) => ({ measure, change: changeOf(measure) })),
  }));
