import { expect, test } from 'vitest';
import { WrongCodes } from './wrong-codes.ts';

test('a few wrong codes cost nothing, many make that address wait for less than a minute', () => {
  const codes = new WrongCodes();
  for (let i = 0; i < 59; i++) codes.wrong('10.0.0.1', i);
  expect(codes.waitFor('10.0.0.1', 100)).toBe(0);
  codes.wrong('10.0.0.1', 100);
  expect(codes.waitFor('10.0.0.1', 200)).toBe(60);
  expect(codes.waitFor('10.0.0.2', 200)).toBe(0);
  expect(codes.waitFor('10.0.0.1', 60_001)).toBe(0);
});

test('guessing from many addresses is slowed down as a whole', () => {
  const codes = new WrongCodes();
  for (let i = 0; i < 300; i++) codes.wrong(`10.0.${i % 100}.1`, 0);
  expect(codes.waitFor('192.168.1.1', 1000)).toBe(59);
  expect(codes.waitFor('192.168.1.1', 60_000)).toBe(0);
});
