import type { Idea, Measure } from '#lib/lab/idea/state.ts';
import { papers } from '#lib/lab/board/state.ts';

/** The measure that tells most: one with a result, else one with a target. */
export function tellingMeasure(idea: Idea): Measure | null {
  const all = Object.values(idea.measures).filter(({ before }) => before !== null);
  return (
    all.find(({ after }) => after !== null) ?? all.find(({ target }) => target !== null) ?? null
  );
}

/** The paper an innovation hangs on: always the same one, it means nothing. */
export function paperFor(id: string): (typeof papers)[number] {
  let sum = 0;
  for (const sign of id) sum = (sum * 31 + sign.charCodeAt(0)) % 9973;
  return papers[sum % papers.length] ?? 'kunyit';
}
