/**
 * How a measure goes over the weeks: a value a day, from an entry or along with a check-in (D105). The
 * last one is the result of the measure, which everything else reads.
 */
import type { IdeaEvent } from '../events.ts';
import type { Person } from '../people.ts';
import { refuse } from '../refusals.ts';
import { mostOfAKind, type Answer, type Of } from './answers.ts';
import type { Idea, Measure, Reading } from './state.ts';

type IsSet = Extract<IdeaEvent, { type: 'reading.set' }>;

/**
 * [D105] The values of a measure, the oldest first. A result from before values were kept by day is
 * one of them, as soon as it has a day.
 */
export function readingsOf({ readings }: Pick<Idea, 'readings'>, measure: Measure): Reading[] {
  const list = readings?.[measure.id] ?? [];
  const { after, afterOn } = measure;
  if (after === null || afterOn === null || list.some(({ on }) => on === afterOn)) return list;
  return inOrder([...list, { on: afterOn, value: after, by: '', at: 0 }]);
}

const inOrder = (list: Reading[]) => list.toSorted((a, b) => (a.on < b.on ? -1 : 1));

/** [D105] A value of a measure on a day, in place of what was said of that day; null takes it away. */
export function setReading(idea: Idea, person: Person, act: Of<'reading.set'>): Answer {
  const { measureId, on, value } = act;
  const measure = idea.measures[measureId];
  if (!measure) return refuse('not-found');
  const list = readingsOf(idea, measure);
  const was = list.find((one) => one.on === on);
  if ((was?.value ?? null) === value) return [];
  // [D106] Nothing is measured after before it was measured before.
  if (value !== null && measure.beforeOn !== null && on < measure.beforeOn) return refuse('order');
  if (!was && list.length >= mostOfAKind) return refuse('full', { most: mostOfAKind });
  return [{ type: 'reading.set', measureId, on, value, by: person.name }];
}

export function foldReading(idea: Idea, { measureId, on, value, by }: IsSet, at: number): Idea {
  const measure = idea.measures[measureId];
  if (!measure) return idea;
  const others = readingsOf(idea, measure).filter((one) => one.on !== on);
  const list = value === null ? others : inOrder([...others, { on, value, by, at }]);
  const last = list.at(-1);
  const result = { ...measure, after: last?.value ?? null, afterOn: last?.on ?? null };
  return {
    ...idea,
    measures: { ...idea.measures, [measureId]: result },
    readings: { ...idea.readings, [measureId]: list },
  };
}

export type CurvePoint = { on: string; value: number; isBaseline: boolean };

/** [D105] The curve of a measure: its baseline, where that has a day, and every value since. */
export function curveOf(idea: Pick<Idea, 'readings'>, measure: Measure): CurvePoint[] {
  const { before, beforeOn } = measure;
  const since = readingsOf(idea, measure).map(({ on, value }) => ({
    on,
    value,
    isBaseline: false,
  }));
  if (before === null || beforeOn === null) return since;
  return [{ on: beforeOn, value: before, isBaseline: true }, ...since];
}
