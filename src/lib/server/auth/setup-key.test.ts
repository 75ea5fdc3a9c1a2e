import { afterEach, beforeEach, expect, test } from 'vitest';
import * as accounts from '#lib/server/db/accounts.ts';
import type { NewAccount } from '#lib/server/db/accounts.ts';
import * as regions from '#lib/server/db/regions.ts';
import type { NewRegion } from '#lib/server/db/regions.ts';
import * as setup from '#lib/server/db/setup.ts';
import {
  changeRoles,
  createAccount,
  disableAccount,
  enableAccount,
  setUp,
} from '#lib/server/operations/accounts.ts';
import { freshDatabase } from '../../../../tests/support/database.ts';
import type { FreshDatabase } from '../../../../tests/support/database.ts';
import { hashOf } from './secrets.ts';
import { ensureSetupKey } from './setup-key.ts';

let db: FreshDatabase;
beforeEach(async () => {
  db = await freshDatabase();
});
afterEach(() => db.cleanup());

const pati: NewRegion = {
  id: 'r1',
  name: 'Kabupaten Pati',
  kind: 'kabupaten',
  agencyName: 'Bapperida',
  createdAt: 1,
};
const account = (id: string, extra: Partial<NewAccount> = {}): NewAccount => ({
  id,
  username: `orang${id}`,
  name: 'Jati',
  position: '',
  passwordHash: 'x',
  temporaryUntil: null,
  roles: ['admin', 'facilitator'],
  regionId: null,
  createdAt: 5,
  ...extra,
});
const refusal = (code: string) => ({ ok: false, refusal: code });

test('the link makes the first admin once, with their region', async () => {
  const key = await ensureSetupKey(db.file);
  expect(key).toMatch(/^[0-9a-f]{32}$/);
  expect(await setUp(db.write, hashOf(key ?? ''), pati, account('1'))).toEqual({ ok: true });
  expect(await accounts.load(db.read, '1')).toMatchObject({
    username: 'orang1',
    roles: ['admin', 'facilitator'],
    regionId: 'r1',
  });
  expect(await regions.list(db.read)).toEqual([{ ...pati, zone: 'WIB' }]);
  const again = await setUp(db.write, hashOf(key ?? ''), { ...pati, id: 'r2' }, account('2'));
  expect(again).toEqual(refusal('setup-done'));
  expect(await ensureSetupKey(db.file)).toBe(null);
});

test('only the link printed last works, and only its hash is kept', async () => {
  const first = (await ensureSetupKey(db.file)) ?? '';
  const second = (await ensureSetupKey(db.file)) ?? '';
  expect(await setup.waits(db.read, hashOf(first))).toBe(false);
  expect(await setup.waits(db.read, hashOf(second))).toBe(true);
  expect(await setUp(db.write, hashOf(first), pati, account('1'))).toEqual(refusal('setup-key'));
  expect(await regions.list(db.read)).toEqual([]);
  const rows = await db.read.selectFrom('setupKey').selectAll().execute();
  expect(JSON.stringify(rows)).not.toContain(second);
});

test('two people with the same link: one of them becomes admin', async () => {
  const key = (await ensureSetupKey(db.file)) ?? '';
  const both = await Promise.all([
    setUp(db.write, hashOf(key), pati, account('1')),
    setUp(db.write, hashOf(key), { ...pati, id: 'r2' }, account('2')),
  ]);
  expect(both.filter((outcome) => outcome.ok)).toHaveLength(1);
  expect(await accounts.count(db.read)).toBe(1);
});

test('an account needs a usable username, a name and a role', async () => {
  const tryOne = (extra: Partial<NewAccount>) => createAccount(db.write, account('3', extra));
  expect(await tryOne({ username: 'a b' })).toEqual(refusal('username-shape'));
  expect(await tryOne({ name: '  ' })).toEqual(refusal('name-empty'));
  expect(await tryOne({ roles: [] })).toEqual(refusal('roles-empty'));
  expect(await tryOne({})).toEqual({ ok: true });
  expect(await createAccount(db.write, account('4', { username: 'orang3' }))).toEqual(
    refusal('username-taken'),
  );
});

test('somebody who can manage accounts always stays', async () => {
  await createAccount(db.write, account('1'));
  await createAccount(db.write, account('2', { roles: ['facilitator'] }));
  expect(await changeRoles(db.write, '1', ['facilitator'])).toEqual(refusal('last-admin'));
  expect(await disableAccount(db.write, '1', 9)).toEqual(refusal('last-admin'));
  expect(await changeRoles(db.write, '2', ['admin'])).toEqual({ ok: true });
  expect(await disableAccount(db.write, '1', 9)).toEqual({ ok: true });
  expect(await accounts.secretOf(db.read, 'orang1')).toBe(null);
  expect(await enableAccount(db.write, '1')).toEqual({ ok: true });
  expect(await accounts.secretOf(db.read, 'ORANG1')).not.toBe(null);
});

test('the list shows everybody and when they were last seen', async () => {
  await createAccount(db.write, account('1'));
  expect(await accounts.list(db.read)).toMatchObject([{ id: '1', lastSeenAt: null }]);
});

test('a region is called by its kind and name, once', () => {
  expect(regions.fullName({ name: 'Pati', kind: 'kabupaten' })).toBe('Kabupaten Pati');
  expect(regions.fullName({ name: 'Kota Cilegon', kind: 'kota' })).toBe('Kota Cilegon');
});
