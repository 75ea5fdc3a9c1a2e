import { expect, test } from 'vitest';
import { emptyHall } from '#lib/lab/hall/state.ts';
import { daysAreOver } from './agenda.ts';

test('the room waits for the next activity as long as the lab has days, then leads on to the ideas', () => {
  const hall = emptyHall('h');
  const held = { ...hall, lab: { ...hall.lab, endsOn: '2026-05-06' } };
  expect(daysAreOver(held, '2026-05-06')).toBe(false);
  expect(daysAreOver(held, '2026-05-07')).toBe(true);
  expect(daysAreOver(hall, '2026-05-07')).toBe(false);
});
