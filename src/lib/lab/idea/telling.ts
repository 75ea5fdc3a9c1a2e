/** Which measures tell most of an innovation: those with a result first, then those with a target. */
import type { Measure } from './state.ts';

type Told = Pick<Measure, 'before' | 'after' | 'target'>;

export const measuresTelling = <M extends Told>(all: readonly M[]): M[] => [
  ...all.filter(({ before, after }) => before !== null && after !== null),
  ...all.filter(
    ({ before, after, target }) => before !== null && after === null && target !== null,
  ),
];
