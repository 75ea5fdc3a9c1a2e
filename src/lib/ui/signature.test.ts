import { expect, test } from 'vitest';
import {
  decodeStrokes,
  encodeStrokes,
  isDrawn,
  pathOf,
  simplify,
  type Point,
} from './signature.ts';

test('strokes survive the way to text and back', () => {
  const strokes = [
    [
      [10, 20],
      [30, 40],
    ],
    [[999, 399]],
  ] as const;
  const text = encodeStrokes(strokes);
  expect(text).toBe('10,20 30,40;999,399');
  expect(decodeStrokes(text)).toEqual(strokes);
});

test('points outside the pad are brought to its edge', () => {
  expect(encodeStrokes([[[-5, 900]]])).toBe('0,400');
});

test('a typed name, an endless or a strange text is not a drawing', () => {
  expect(isDrawn('Melati Kusuma')).toBe(false);
  expect(isDrawn('')).toBe(false);
  expect(isDrawn('1,1 '.repeat(2000))).toBe(false);
  expect(isDrawn('10,20 "/><script>')).toBe(false);
  expect(decodeStrokes('Melati')).toEqual([]);
});

test('a straight line needs two points, a corner keeps its third', () => {
  const line: Point[] = Array.from({ length: 50 }, (_, i) => [i * 10, 100]);
  expect(simplify(line)).toEqual([
    [0, 100],
    [490, 100],
  ]);
  expect(
    simplify([
      [0, 0],
      [100, 0],
      [100, 100],
    ]),
  ).toHaveLength(3);
});

test('a dot is drawn as a dot', () => {
  expect(pathOf([[[5, 6]]])).toBe('M5 6h0.1');
});
