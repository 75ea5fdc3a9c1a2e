import { describe, expect, test } from 'vitest';
import { emptyIdea } from '#lib/lab/idea/empty.ts';
import type { PlanRow } from '#lib/lab/idea/state.ts';
import { canvasAnchor, outline } from './lacks.ts';
import { daysLate, isLate } from '#lib/lab/idea/lateness.ts';
import { readNumber } from '#lib/lab/number-text.ts';
import { tellingMeasure } from '#lib/lab/idea/poster.ts';
import { lackHref } from './promotion-lacks.ts';
import { hindranceOf } from '#lib/lab/idea/passing.ts';
import { waitingForm } from '#lib/lab/idea/waits.ts';

const idea = emptyIdea('i');

test.each([
  ['4,5', 4.5],
  ['1.250', 1250],
  ['1.250,75', 1250.75],
  ['4.5', 4.5],
  ['-3', -3],
  [' ', null],
  ['dua', undefined],
  ['1,2,3', undefined],
])('%j is read as the number %j', (text, value) => {
  expect(readNumber(text)).toBe(value);
});

describe('rows of the plan', () => {
  const row = { months: [3, 5], year: 2026, status: 'running' } as unknown as PlanRow;
  test('are late once their last month is over, unless they are done', () => {
    expect(isLate(row, '2026-05-31')).toBe(false);
    expect(isLate(row, '2026-06-01')).toBe(true);
    expect(isLate({ ...row, status: 'done' }, '2026-06-01')).toBe(false);
    expect(isLate({ ...row, months: [] }, '2027-01-01')).toBe(false);
    expect(daysLate(row, '2026-06-12')).toBe(12);
  });
});

describe('what waits for the leader', () => {
  const handedIn = { status: 'submitted' as const, decisions: [] };
  const approved = { status: 'approved' as const, decisions: [] };
  const met = { met: true, note: '' };
  const all = { renewal: met, benefit: met, noBurden: met, authority: met, replicable: met };

  test('is complete without open comments and with five answers', () => {
    expect(waitingForm(idea)).toBeNull();
    expect(hindranceOf({ ...idea, canvas: handedIn }, 'canvas')).not.toBeNull();
    expect(hindranceOf({ ...idea, canvas: handedIn, criteria: all }, 'canvas')).toBeNull();
    const comment = {
      verdict: 'comment' as const,
      comment: '?',
      by: '',
      at: 1,
      answer: '',
      resolved: false,
    };
    const open = { ...idea, canvas: handedIn, criteria: all, reviews: { goal: comment } };
    expect(hindranceOf(open, 'canvas')).not.toBeNull();
    expect(outline(open).find(({ key }) => key === 'goal')?.state).toBe('comment');
    expect(waitingForm({ ...idea, canvas: approved, plan: handedIn })).toBe('plan');
  });
});

test('what is missing leads to where it is filled in', () => {
  expect(canvasAnchor({ key: 'field', of: 'goal' })).toBe('#f-goal');
  expect(canvasAnchor({ key: 'owner' })).toBe('#owners');
  const missing = (
    code: 'field-missing' | 'indicator-missing',
    where: 'profile' | 'indicators',
    params: Record<string, string | number>,
  ) => lackHref('/x', { code, where, params });
  expect(missing('field-missing', 'profile', { field: 'affair' })).toBe('/x#affair');
  expect(missing('field-missing', 'profile', { field: 'goal' })).toBe('/x/profile#p-goal');
  expect(missing('indicator-missing', 'indicators', { number: 33 })).toBe(
    '/x/deliver#indicator-33',
  );
});

test('a poster shows a result rather than a target', () => {
  const measure = {
    id: 'a',
    name: 'n',
    kind: 'outcome' as const,
    unit: '',
    before: 4,
    target: 1,
    after: null,
    beforeOn: null,
    afterOn: null,
    method: '',
  };
  const measures = { a: measure, b: { ...measure, id: 'b', after: 2 } };
  expect(tellingMeasure({ ...idea, measures })?.id).toBe('b');
  expect(tellingMeasure(idea)).toBeNull();
});
