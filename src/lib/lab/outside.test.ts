import { expect, test } from 'vitest';
import { mostTokens, refuseReading, tokenFlaw, type Token } from './outside.ts';

const token: Token = {
  id: 't',
  regionId: 'r',
  name: 'Dasbor',
  scopes: ['innovations'],
  by: 'Pak Kenanga',
  createdAt: 0,
  expiresAt: 1000,
  revokedAt: null,
  lastUsedAt: null,
};

test('[Z2] a token opens what it was made for, until its end, and nothing once it is revoked', () => {
  expect(refuseReading(token, 'innovations', 999)).toBeNull();
  expect(refuseReading(token, 'estimate', 999)).toBe('scope');
  expect(refuseReading(token, 'innovations', 1000)).toBe('token-over');
  expect(refuseReading({ ...token, revokedAt: 5 }, 'innovations', 10)).toBe('token-over');
  expect(refuseReading(null, 'innovations', 10)).toBe('token-wrong');
});

test('[Z2] a token has a name, something to read and an end from the list; a region has some of them', () => {
  const asked = { name: 'Dasbor', scopes: ['estimate'], days: 90 };
  expect(tokenFlaw(asked, 0)).toBeNull();
  expect(tokenFlaw({ ...asked, name: '  ' }, 0)).toBe('name');
  expect(tokenFlaw({ ...asked, scopes: [] }, 0)).toBe('scopes');
  expect(tokenFlaw({ ...asked, scopes: ['everything'] }, 0)).toBe('scopes');
  expect(tokenFlaw({ ...asked, days: 3650 }, 0)).toBe('days');
  expect(tokenFlaw(asked, mostTokens - 1)).toBeNull();
  expect(tokenFlaw(asked, mostTokens)).toBe('many');
});
