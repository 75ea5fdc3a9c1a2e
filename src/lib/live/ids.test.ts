import { expect, test } from 'vitest';
import * as v from 'valibot';
import { id } from '#lib/lab/values.ts';
import { newId } from './ids.ts';

test('ids are UUIDs of version 7 that sort in the order in which they were made', () => {
  const made = Array.from({ length: 20_000 }, newId);
  expect(
    made.every((one) =>
      /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(one),
    ),
  ).toBe(true);
  expect(made.every((one) => v.is(id, one))).toBe(true);
  expect(new Set(made).size).toBe(made.length);
  expect(made.toSorted()).toEqual(made);
});

test('an id begins with the time of the device', () => {
  const before = Date.now();
  const time = Number.parseInt(newId().replace('-', '').slice(0, 12), 16);
  expect(time).toBeGreaterThanOrEqual(before);
  expect(time).toBeLessThan(before + 60_000);
});
