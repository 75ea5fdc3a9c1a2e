import { isHttpError, isRedirect } from '@sveltejs/kit';
import { expect, test } from 'vitest';
import { nextInLab, requireAccount, safeNext } from './guards.ts';
import { tokensFromHeader } from './cookies.ts';
import type { Account } from './sessions.ts';

const jati: Account = {
  id: 'a1',
  username: 'jati',
  name: 'Jati',
  position: '',
  roles: ['facilitator'],
  regionId: null,
  mustChangePassword: false,
};
const visit = (account: Account | null, path = '/labs?x=1') => ({
  locals: { account, lang: 'id' as const, session: null, device: null },
  url: new URL(`http://192.168.1.5:3000${path}`),
  request: new Request(`http://192.168.1.5:3000${path}`),
});
const outcome = (work: () => unknown) => {
  try {
    return work();
  } catch (thrown) {
    if (isRedirect(thrown)) return thrown.location;
    if (isHttpError(thrown)) return `${thrown.status} ${thrown.body.message}`;
    throw thrown;
  }
};

test('a stranger is sent to sign in and comes back to where they were', () => {
  expect(outcome(() => requireAccount(visit(null)))).toBe('/sign-in?next=%2Flabs%3Fx%3D1');
});

test('a signed-in account passes; another role gets a sentence', () => {
  expect(outcome(() => requireAccount(visit(jati)))).toBe(jati);
  expect(outcome(() => requireAccount(visit(jati), 'facilitator', 'bappeda'))).toBe(jati);
  expect(outcome(() => requireAccount(visit(jati), 'admin'))).toMatch(/^403 .*Admin.*\.$/);
});

test('with a one-time password only the account page opens', () => {
  const fresh = { ...jati, mustChangePassword: true };
  expect(outcome(() => requireAccount(visit(fresh)))).toBe('/account');
  expect(outcome(() => requireAccount(visit(fresh, '/account')))).toBe(fresh);
});

test.each([
  '//evil.example',
  '/\\evil.example',
  'https://evil.example/',
  'javascript:alert(1)',
  '/a\\b',
  '/\n/evil.example',
  '/\t/evil.example',
  'home',
  '',
  null,
  ['/home'],
])('%j is not a place to go on to', (next) => {
  expect(safeNext(next, '/home')).toBe('/home');
});

test('a path of this site is', () => {
  expect(safeNext('/labs/1?tab=2', '/home')).toBe('/labs/1?tab=2');
  expect(safeNext('/', '/home')).toBe('/');
});

test('who comes into a lab goes on to what they asked for there, and nowhere else', () => {
  expect(nextInLab('/labs/7/ideas/3/deliver?lapor=1', '7')).toBe('/labs/7/ideas/3/deliver?lapor=1');
  for (const next of [
    null,
    '',
    '/labs/70/x',
    '/home',
    '//labs/7/x',
    'https://evil.example/labs/7/',
  ]) {
    expect(nextInLab(next, '7')).toBe('/labs/7');
  }
});

test('a socket reads the same cookies, and on https only those with the host prefix', () => {
  const header = 'labinov_session=a; __Host-labinov_session=b; labinov_device=c';
  expect(tokensFromHeader(header, false)).toEqual({ session: 'a', device: 'c' });
  expect(tokensFromHeader(header, true)).toEqual({ session: 'b', device: null });
  expect(tokensFromHeader(undefined, false)).toEqual({ session: null, device: null });
});
