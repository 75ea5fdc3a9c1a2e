/** [D65] A launch of many: which innovations have a slide, and which one comes next. */
import type { IdeaFacts } from './hall/gates.ts';

export type Slide = { id: string; title: string };

/** Innovations with an approved plan that are not in the registry yet, in the order given. */
export const slidesOf = (
  ideas: readonly (Slide & { facts: Pick<IdeaFacts, 'plan' | 'promoted'> })[],
): Slide[] =>
  ideas
    .filter(({ facts }) => facts.plan === 'approved' && !facts.promoted)
    .map(({ id, title }) => ({ id, title }));

/** The slide so many steps on; null beyond either end. Without a present one it is the first. */
export function slideFrom(slides: readonly Slide[], now: string | null, steps: 1 | -1) {
  const at = slides.findIndex(({ id }) => id === now);
  if (at < 0) return slides[0] ?? null;
  return slides[at + steps] ?? null;
}
