import { expect, test } from 'vitest';
import type { IdeaFacts } from '#lib/lab/hall/gates.ts';
import { activityKinds } from '#lib/lab/surface.ts';
import { workCounts } from './work.ts';

const idea = (change: Partial<IdeaFacts>): IdeaFacts => ({
  agencyId: 'a',
  canvas: 'draft',
  plan: 'draft',
  launched: false,
  executed: false,
  measured: false,
  trialled: false,
  poster: false,
  scored: false,
  promoted: false,
  ...change,
});

test('[J4] work on ideas is three numbers, and names no agency', () => {
  const facts = {
    ideas: [
      idea({}),
      idea({ canvas: 'submitted' }),
      idea({ agencyId: 'b', canvas: 'approved', plan: 'submitted' }),
      idea({ agencyId: 'c', canvas: 'approved', plan: 'approved', launched: true, measured: true }),
    ],
  };
  const numbers = (kind: string) => workCounts(kind, facts).map(({ key, n }) => `${key} ${n}`);
  expect(numbers('canvas')).toEqual(['ideas 4', 'handedIn 3', 'agencies 3']);
  expect(numbers('review')).toEqual(['handedIn 3', 'agencies 3', 'approved 2']);
  expect(numbers('plan')).toEqual(['approved 2', 'plansHandedIn 2', 'plansApproved 1']);
  expect(numbers('commitments')).toEqual(['plansApproved 1', 'launched 1', 'measured 1']);
  for (const kind of activityKinds) {
    expect(workCounts(kind, facts)).toHaveLength(3);
    expect(workCounts(kind, facts).every(({ n }) => typeof n === 'number')).toBe(true);
  }
});
