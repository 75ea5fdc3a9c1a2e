import { afterEach, beforeEach, expect, test } from 'vitest';
import * as accounts from '#lib/server/db/accounts.ts';
import { freshDatabase } from '../../../../tests/support/database.ts';
import type { FreshDatabase } from '../../../../tests/support/database.ts';
import { Attempts } from './attempts.ts';
import { hashPassword } from './passwords.ts';
import { checkPassword } from './sign-in.ts';

let db: FreshDatabase;
let tries: Attempts;
beforeEach(async () => {
  tries = new Attempts();
  db = await freshDatabase();
  await accounts.insert(db.write, {
    id: 'a1',
    username: 'melati',
    name: 'Melati',
    position: '',
    passwordHash: await hashPassword('lima becak hijau'),
    temporaryUntil: null,
    roles: ['facilitator'],
    regionId: null,
    createdAt: 1,
  });
});
afterEach(() => db.cleanup());

const check = (username: string, password: string) =>
  checkPassword(db, username, password, '192.168.1.9', tries);
const wrong = { ok: false, refusal: 'wrong-password' };

test('the right password signs in, whatever the case of the name', async () => {
  expect(await check('Melati', 'lima becak hijau')).toEqual({ ok: true, accountId: 'a1' });
});

test('a wrong password, an unknown name and a disabled account get the same answer', async () => {
  expect(await check('melati', 'lima becak merah')).toEqual(wrong);
  expect(await check('kenanga', 'lima becak hijau')).toEqual(wrong);
  await accounts.update(db.write, 'a1', { disabledAt: 1 });
  expect(await check('melati', 'lima becak hijau')).toEqual(wrong);
});

test('a one-time password works until it runs out', async () => {
  await accounts.update(db.write, 'a1', { temporaryUntil: Date.now() + 60_000 });
  expect(await check('melati', 'lima becak hijau')).toMatchObject({ ok: true });
  expect((await accounts.load(db.read, 'a1'))?.mustChangePassword).toBe(true);
  await accounts.update(db.write, 'a1', { temporaryUntil: Date.now() - 60_000 });
  expect(await check('melati', 'lima becak hijau')).toEqual(wrong);
});

test('after five wrong tries the next one has to wait, also with the right password', async () => {
  for (let i = 0; i < 5; i += 1) await check('melati', 'salah sekali ini');
  expect(await check('melati', 'lima becak hijau')).toEqual({
    ok: false,
    refusal: 'wait',
    seconds: 1,
  });
});

test('twenty tries at the same moment do not slip past the slow-down', async () => {
  const all = await Promise.all(Array.from({ length: 20 }, () => check('melati', 'salah')));
  expect(all.filter((answer) => !answer.ok && answer.refusal === 'wait')).toHaveLength(15);
});
