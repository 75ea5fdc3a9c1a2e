import { describe, expect, test } from 'vitest';
import { wayBack } from './way-back.ts';

const from = (path: string, more: Partial<Parameters<typeof wayBack>[0]> = {}) =>
  wayBack({ path, status: 404, account: false, ...more });

describe('a page that is not there leads to one that is', () => {
  test('inside a lab: to the list above it, or to the lab', () => {
    const lab = 'l1';
    expect(from('/labs/l1/ideas/gone', { lab })).toBe('/labs/l1/ideas');
    expect(from('/labs/l1/ideas/gone/plan?x', { lab, account: true })).toBe('/labs/l1/ideas');
    expect(from('/labs/l1/gallery/gone', { lab })).toBe('/labs/l1/gallery');
    expect(from('/labs/l1/shelf/gone', { lab })).toBe('/labs/l1/shelf');
    expect(from('/labs/l1/boards/gone', { lab })).toBe('/labs/l1');
    expect(from('/labs/l1/ideas', { lab, status: 500 })).toBe('/labs/l1');
    expect(from('/labs/l1/console', { lab, status: 403 })).toBe('/labs/l1');
  });

  test('a lab that is not theirs: staff to their labs, everybody else to the code and then on', () => {
    expect(from('/labs/l1/ideas/gone?a=b', { account: true })).toBe('/home');
    expect(from('/labs/l1/plan?a=b')).toBe('/?next=%2Flabs%2Fl1%2Fplan%3Fa%3Db');
    // Who was removed is not led to the same door again.
    expect(from('/labs/l1', { status: 403 })).toBe('/');
  });

  test('the registry, which everybody may open, and its parts for staff', () => {
    expect(from('/registry/gone')).toBe('/registry');
    expect(from('/registry/gone', { account: true })).toBe('/registry');
    expect(from('/registry/exchange/gone', { account: true })).toBe('/registry/exchange');
    expect(from('/registry/exchange/gone')).toBe('/registry');
    expect(from('/registry/import', { status: 403, account: true })).toBe('/registry');
  });

  test('anything else: staff to their beginning, others to the start page', () => {
    expect(from('/nowhere')).toBe('/');
    expect(from('/nowhere', { account: true })).toBe('/home');
    expect(from('/coverage', { status: 403, account: true })).toBe('/home');
    expect(from('/estimate', { status: 403, account: true })).toBe('/home');
    expect(from('/g/l1')).toBe('/');
  });
});
