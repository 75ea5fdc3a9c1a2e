import { expect, test } from 'vitest';
import { Attempts } from './attempts.ts';
import { flawOf, hashPassword, verifyPassword } from './passwords.ts';
import { newFaultCode, newOneTimePassword } from './secrets.ts';

test('a password opens with itself, however its letters were composed', async () => {
  const stored = await hashPassword('caf\u00e9 di pendopo');
  expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(await verifyPassword(stored, 'cafe\u0301 di pendopo')).toBe(true);
  expect(await verifyPassword(stored, 'cafe di pendopo')).toBe(false);
});

test('nobody gets in where there is no account', async () => {
  expect(await verifyPassword(null, 'nobody has this password')).toBe(false);
});

test('ten hashes at once all come back', async () => {
  const all = await Promise.all(Array.from({ length: 10 }, (_, i) => hashPassword(`kata ${i}`)));
  expect(new Set(all).size).toBe(10);
});

test.each([
  ['pendek', 'password-short'],
  ['x'.repeat(300), 'password-long'],
  ['bismillah123', 'password-common'],
  ['Indonesia2026', 'password-common'],
  ['P4ssw0rd!!', 'password-common'],
  ['bappeda2026!', 'password-common'],
  ['sayangsayang', 'password-common'],
  ['1234567890', 'password-common'],
  ['qwertyuiop', 'password-common'],
  ['081234567890', 'password-common'],
  ['aaaaaaaaaaaa', 'password-common'],
  ['melati.k2026', 'password-own'],
] as const)('%s is no password: %s', (password, flaw) => {
  expect(flawOf(password, 'melati.k')).toBe(flaw);
});

test.each(['kopi tubruk sore', 'sungai-Klawing-banjir', 'lima becak hijau'])(
  '%s is one',
  (password) => expect(flawOf(password, 'melati')).toBe(null),
);

test('a one-time password passes its own policy and is never the same twice', () => {
  const made = Array.from({ length: 50 }, newOneTimePassword);
  expect(new Set(made).size).toBe(50);
  for (const password of made) expect(flawOf(password, 'melati')).toBe(null);
  expect(newFaultCode()).toMatch(/^[2-9A-Z]{4}$/);
});

test('from the fifth wrong try the wait doubles, for one name from one address', () => {
  const tries = new Attempts();
  for (let i = 0; i < 4; i += 1) tries.wrong('Melati', 'a', 0);
  expect(tries.waitFor('melati', 'a', 0)).toBe(0);
  tries.wrong('melati', 'a', 0);
  expect(tries.waitFor('melati', 'a', 0)).toBe(1000);
  tries.wrong('melati', 'a', 0);
  expect(tries.waitFor('melati', 'a', 0)).toBe(2000);
  for (let i = 0; i < 50; i += 1) tries.wrong('melati', 'a', 0);
  expect(tries.waitFor('melati', 'a', 0)).toBe(60_000);
});

test('guessing from elsewhere never keeps the honest person out for more than 15 seconds', () => {
  const tries = new Attempts();
  for (let i = 0; i < 500; i += 1) tries.wrong('melati', `address ${i}`, 0);
  expect(tries.waitFor('melati', 'home', 0)).toBe(15_000);
  expect(tries.waitFor('melati', 'home', 15_000)).toBe(0);
  tries.right('melati', 'home');
  expect(tries.waitFor('melati', 'home', 0)).toBe(0);
});

test('a flood of invented names does not fill the memory', () => {
  const tries = new Attempts();
  for (let i = 0; i < 12_000; i += 1) tries.wrong(`nobody${i}`, 'a', 0);
  for (let i = 0; i < 5; i += 1) tries.wrong('melati', 'a', 0);
  expect(tries.waitFor('melati', 'a', 0)).toBe(1000);
});
