import { expect, test } from 'vitest';
import { slideFrom, slidesOf } from './launching.ts';

const idea = (id: string, plan: 'approved' | 'draft' = 'approved', promoted = false) => ({
  id,
  title: `Inovasi ${id}`,
  facts: { plan, promoted },
});

test('[D65] a slide for each innovation with an approved plan that is not in the registry', () => {
  const all = [idea('a'), idea('b', 'draft'), idea('c'), idea('d', 'approved', true)];
  const slides = slidesOf(all);
  expect(slides.map(({ id }) => id)).toEqual(['a', 'c']);
  expect(slideFrom(slides, 'a', 1)?.id).toBe('c');
  expect(slideFrom(slides, 'c', 1)).toBeNull();
  expect(slideFrom(slides, 'a', -1)).toBeNull();
  // One that has left the list, or none yet: from the beginning.
  expect(slideFrom(slides, 'd', 1)?.id).toBe('a');
  expect(slideFrom([], null, 1)).toBeNull();
});
