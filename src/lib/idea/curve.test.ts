import { expect, it } from 'vitest';
import { drawn } from './curve.ts';

const box = { width: 100, height: 50, edge: 10 };
const point = (on: string, value: number) => ({ on, value, isBaseline: false });

it('[D105] days lie as far apart as they are, and the target is in the picture', () => {
  const { dots, targetY } = drawn(
    [point('2026-01-01', 100), point('2026-01-02', 60), point('2026-01-11', 50)],
    0,
    box,
  );
  expect(dots.map(({ x }) => x)).toEqual([10, 18, 90]);
  expect(dots.map(({ y }) => y)).toEqual([10, 22, 25]);
  expect(targetY).toBe(40);
});

it('[D105] a single value stands in the middle', () => {
  expect(drawn([point('2026-01-01', 7)], null, box)).toEqual({
    dots: [{ x: 50, y: 25, isBaseline: false }],
    targetY: null,
  });
});
