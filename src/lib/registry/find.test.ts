import { expect, test } from 'vitest';
import { find, isFiltered, readQuery, type Line } from './find.ts';

const line = (name: string, change: Partial<Line> = {}): Line => ({
  id: name,
  number: 'INV-2026-0001',
  name,
  agency: 'Dinas Kesehatan',
  affair: '1.02',
  digital: false,
  stage: 'applied',
  status: 'proposed',
  year: 2026,
  claimed: 50,
  evidenced: 40,
  verified: null,
  sample: false,
  ...change,
});
const lines = [
  line('Bank Sampah', { agency: 'Dinas LH', digital: true, evidenced: 70 }),
  line('Antrean Lansia', { status: 'registered' }),
];
const names = (address: string) =>
  find(lines, readQuery(new URLSearchParams(address))).map(({ name }) => name);

test('the list is searched by words of name, agency and number in any order', () => {
  expect(names('q=lansia antrean')).toEqual(['Antrean Lansia']);
  expect(names('q=dinas lh')).toEqual(['Bank Sampah']);
  expect(names('q=tidak ada')).toEqual([]);
});

test('filters narrow together, and an unknown value of a switch is ignored', () => {
  expect(names('kind=digital')).toEqual(['Bank Sampah']);
  expect(names('kind=lain')).toHaveLength(2);
  expect(names('status=registered&affair=1.02&year=2026')).toEqual(['Antrean Lansia']);
  expect(isFiltered(readQuery(new URLSearchParams('sort=name')))).toBe(false);
});

test('the order is newest, name, score or agency', () => {
  expect(names('')).toEqual(['Bank Sampah', 'Antrean Lansia']);
  expect(names('sort=name')).toEqual(['Antrean Lansia', 'Bank Sampah']);
  expect(names('sort=score')).toEqual(['Bank Sampah', 'Antrean Lansia']);
});
