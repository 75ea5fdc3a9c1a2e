import { expect, test } from 'vitest';
import { gridStep, type Caret, type GridStep } from './plan-keys.ts';

const plain = {
  altKey: false,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  isComposing: false,
};
const step = (key: string, caret: Caret, more: Partial<typeof plain> = {}) =>
  gridStep({ key, ...plain, ...more }, caret);
const at = (from: number, to = from, length = 5): Caret => ({ from, to, length });

test.each<[string, Caret, GridStep | null]>([
  ['ArrowLeft', at(0), 'left'],
  ['ArrowLeft', at(2), null],
  ['ArrowLeft', at(5), null],
  ['ArrowRight', at(5), 'right'],
  ['ArrowRight', at(0), null],
  ['ArrowUp', at(0), 'up'],
  ['ArrowDown', at(5), 'down'],
  ['ArrowDown', at(0), null],
  ['ArrowDown', at(0, 5), 'down'],
  ['ArrowDown', at(1, 3), null],
  ['ArrowUp', at(0, 0, 0), 'up'],
  ['ArrowRight', null, 'right'],
  ['ArrowUp', 'own', null],
  ['Enter', at(2), 'enter'],
  ['a', at(0), null],
  ['Escape', at(2), 'restore'],
  ['Tab', at(0), null],
])('%s with the caret at %o asks for %s', (key, caret, asked) => {
  expect(step(key, caret)).toBe(asked);
});

test('with Ctrl, Alt and Shift the keys mean what they mean in a spreadsheet', () => {
  expect(step('Enter', at(2), { ctrlKey: true })).toBe('insert');
  expect(step('Enter', at(2), { metaKey: true })).toBe('insert');
  expect(step('Enter', at(2), { shiftKey: true })).toBeNull();
  expect(step('d', at(2), { ctrlKey: true })).toBe('copy');
  expect(step('ArrowUp', at(2), { altKey: true })).toBe('raise');
  expect(step('ArrowDown', 'own', { altKey: true })).toBe('lower');
  expect(step('ArrowLeft', at(0), { altKey: true })).toBeNull();
  expect(step('ArrowRight', at(5), { shiftKey: true })).toBeNull();
  expect(step('Enter', at(2), { isComposing: true })).toBeNull();
});
