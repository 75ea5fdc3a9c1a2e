import { expect, test } from 'vitest';
import { emptyIdea } from '#lib/lab/idea/empty.ts';
import type { Idea } from '#lib/lab/idea/state.ts';
import { laneOf, proofsOf } from './lanes.ts';

const row = { id: 'r', status: 'done' } as const;
const shown = {
  ...emptyIdea('i'),
  checkIns: { c: { id: 'c', rowId: 'r' }, d: { id: 'd', rowId: 'other' } },
  evidence: { e: { id: 'e', checkInId: 'c' } },
} as unknown as Idea;

test('a row that is done waits for evidence until a check-in on it brought some', () => {
  expect(laneOf(emptyIdea('i'), row)).toBe('proof');
  expect(laneOf(shown, row)).toBe('done');
  expect(laneOf(shown, { ...row, id: 'other' })).toBe('proof');
  expect(proofsOf(shown, 'r').map(({ id }) => id)).toEqual(['e']);
});

test('other rows, and ideas in the registry, wait for none', () => {
  expect(laneOf(emptyIdea('i'), { ...row, status: 'running' })).toBe('running');
  expect(laneOf({ ...emptyIdea('i'), innovationId: 'n' }, row)).toBe('done');
});
