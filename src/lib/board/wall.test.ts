import { expect, test } from 'vitest';
import { shortOf, signature } from './wall.ts';

const agencies = {
  a: { short: 'Dinkes', name: 'Dinas Kesehatan' },
  b: { short: '', name: 'Kecamatan Bobotsari' },
};

test('a card names its agency by the short name, or by the whole where the roster has none', () => {
  expect([shortOf(agencies.a), shortOf(agencies.b), shortOf(undefined)]).toEqual([
    'Dinkes',
    'Kecamatan Bobotsari',
    '',
  ]);
  const card = { author: 'Slamet', agencyId: 'b' };
  expect(signature(card, 'agency', agencies, '')).toBe('Kecamatan Bobotsari');
  expect(signature(card, 'author', agencies, '')).toBe('Slamet, Kecamatan Bobotsari');
  expect(signature({ ...card, agencyId: null }, 'agency', agencies, '')).toBe('');
});
