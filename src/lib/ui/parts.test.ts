import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { initialsOf, paperOf } from './avatar.ts';
import { asCode } from './code.ts';
import { iconNames, roomIcons } from './icon-names.ts';
import { menuFor } from './menu.ts';
import { findOptions, highlight } from './search.ts';

test('the lists of icons are the sprites', () => {
  const drawn = (file: string) =>
    [...readFileSync(`src/lib/ui/${file}`, 'utf8').matchAll(/<symbol id="i-([a-z0-9-]+)"/g)]
      .map(([, name = '']) => name)
      .toSorted();
  expect(drawn('icons.svg')).toEqual([...roomIcons].toSorted());
  expect([...drawn('icons.svg'), ...drawn('icons-more.svg')].toSorted()).toEqual(
    iconNames.toSorted(),
  );
});

test('initials leave titles out', () => {
  expect(initialsOf('Melati Kusuma Dewi')).toBe('MK');
  expect(initialsOf('Dr. Jati, S.Kom.')).toBe('JS');
  expect(initialsOf('')).toBe('?');
  expect(paperOf('Melati')).toBe(paperOf('Melati'));
});

test('a code may be typed with spaces, dashes and small letters', () => {
  expect(asCode(' k7q-x42 ')).toBe('K7QX42');
  expect(asCode('k7qx42extra')).toBe('K7QX42');
});

test('the menu follows the roles', () => {
  const keys = (roles: string[]) => menuFor(roles).map((item) => item.key);
  expect(keys([])).toEqual(['registry']);
  expect(keys(['facilitator'])).toEqual(['home', 'labs', 'registry']);
  expect(keys(['bappeda'])).toContain('coverage');
  expect(keys(['bappeda'])).not.toContain('accounts');
  expect(keys(['admin'])).toContain('accounts');
});

const options = [
  { id: '1', name: 'Dinas Arsip dan Perpustakaan', kind: 'Dinas', also: 'Disarpus' },
  { id: '2', name: 'Dinas Kesehatan', kind: 'Dinas', also: 'Dinkes' },
  { id: '3', name: 'Puskesmas Pati I', kind: 'Puskesmas' },
];
const found = (query: string) =>
  findOptions(options, query).flatMap((group) => group.options.map((option) => option.id));

test('an agency is found by any words of its name and by its abbreviation', () => {
  expect(found('pus')).toEqual(['1', '3']);
  expect(found('pati pus')).toEqual(['3']);
  expect(found('DINKES')).toEqual(['2']);
  expect(found('')).toHaveLength(3);
  expect(found('kelurahan')).toEqual([]);
});

test('what matched is marked and nothing of the name is lost', () => {
  const pieces = highlight('Puskesmas Pati I', 'pus');
  expect(pieces).toEqual([
    { text: 'Pus', hit: true },
    { text: 'kesmas Pati I', hit: false },
  ]);
});
