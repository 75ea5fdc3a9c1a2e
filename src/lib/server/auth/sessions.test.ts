import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import * as accounts from '#lib/server/db/accounts.ts';
import * as devices from '#lib/server/db/devices.ts';
import { freshDatabase } from '../../../../tests/support/database.ts';
import type { FreshDatabase } from '../../../../tests/support/database.ts';
import { hashOf } from './secrets.ts';
import {
  absoluteMs,
  createSession,
  endAllSessions,
  endSession,
  idleMs,
  listSessions,
  liveSessions,
  onSessionEnded,
  readSession,
  sweepSessions,
} from './sessions.ts';

// The contract of a session, whatever library stands behind it.

let db: FreshDatabase;
let time = 1_800_000_000_000;
const now = () => time;
const ended: string[] = [];
let stop = () => {};

const melati = {
  id: 'a1',
  username: 'melati',
  name: 'Melati',
  position: 'Fasilitator',
  passwordHash: 'x',
  temporaryUntil: null,
  roles: ['facilitator' as const],
  regionId: null,
  createdAt: 1,
};

beforeEach(async () => {
  time = 1_800_000_000_000;
  ended.length = 0;
  stop = onSessionEnded((idHash) => ended.push(idHash));
  db = await freshDatabase();
  await accounts.insert(db.write, melati);
});
afterEach(async () => {
  stop();
  await db.cleanup();
});

test('a token opens the account it was made for, and no other token does', async () => {
  const token = await createSession(db, 'a1', 'Firefox', now);
  expect(await readSession(db, token, now)).toMatchObject({
    account: { id: 'a1', username: 'melati', roles: ['facilitator'], mustChangePassword: false },
    idHash: hashOf(token),
  });
  expect(await readSession(db, `${token}x`, now)).toBe(null);
  expect(await readSession(db, '', now)).toBe(null);
  expect(await readSession(db, null, now)).toBe(null);
});

test('neither the account that is read nor the file holds a secret', async () => {
  const token = await createSession(db, 'a1', '', now);
  const read = await readSession(db, token, now);
  expect(JSON.stringify(read)).not.toContain('passwordHash');
  const rows = await sql<Record<string, unknown>>`select * from session`.execute(db.read);
  expect(JSON.stringify(rows.rows)).not.toContain(token);
  expect(token.length).toBeGreaterThanOrEqual(26);
});

test('it ends after a day without use, and lives on while it is used', async () => {
  const token = await createSession(db, 'a1', '', now);
  time += idleMs - 1000;
  expect(await readSession(db, token, now)).not.toBe(null);
  time += idleMs - 1000;
  expect(await readSession(db, token, now)).not.toBe(null);
  time += idleMs + 1000;
  expect(await readSession(db, token, now)).toBe(null);
  expect(ended).toEqual([hashOf(token)]);
});

test('it ends after a week however much it is used', async () => {
  const token = await createSession(db, 'a1', '', now);
  const began = time;
  while (time < began + absoluteMs - 3_600_000) {
    time += 3_600_000;
    expect(await readSession(db, token, now)).not.toBe(null);
  }
  time = began + absoluteMs + 1000;
  expect(await readSession(db, token, now)).toBe(null);
});

test('a jump of the machine clock signs nobody out', async () => {
  const token = await createSession(db, 'a1', '');
  const real = Date.now;
  try {
    Date.now = () => real() + 3 * 365 * 24 * 3_600_000;
    expect(await readSession(db, token)).not.toBe(null);
    Date.now = () => real() - 3 * 365 * 24 * 3_600_000;
    expect(await readSession(db, token)).not.toBe(null);
  } finally {
    Date.now = real;
  }
});

test('an ended session is dead at once and the live program hears of it', async () => {
  const token = await createSession(db, 'a1', '', now);
  await endSession(db, hashOf(token));
  expect(await readSession(db, token, now)).toBe(null);
  expect(ended).toEqual([hashOf(token)]);
});

test('all sessions end except the one that is kept', async () => {
  const here = await createSession(db, 'a1', 'laptop', now);
  time += 1000;
  const there = await createSession(db, 'a1', 'phone', now);
  expect((await listSessions(db, 'a1', now)).map((s) => s.userAgent)).toEqual(['phone', 'laptop']);
  await endAllSessions(db, 'a1', hashOf(here));
  expect(await readSession(db, there, now)).toBe(null);
  expect(await readSession(db, here, now)).not.toBe(null);
  expect(ended).toEqual([hashOf(there)]);
  await endAllSessions(db, 'a1');
  expect(await readSession(db, here, now)).toBe(null);
});

test('a disabled account has no session', async () => {
  const token = await createSession(db, 'a1', '', now);
  expect(await liveSessions(db, [hashOf(token)], now)).toEqual(new Set([hashOf(token)]));
  await accounts.update(db.write, 'a1', { disabledAt: time });
  expect(await liveSessions(db, [hashOf(token)], now)).toEqual(new Set());
  expect(await readSession(db, token, now)).toBe(null);
});

test('what has expired is swept away', async () => {
  const token = await createSession(db, 'a1', '', now);
  time += idleMs + 1000;
  await sweepSessions(db, now);
  expect(ended).toEqual([hashOf(token)]);
  expect(await db.read.selectFrom('session').selectAll().execute()).toEqual([]);
});

test('a device sits in a lab as one person, and is forgotten with them', async () => {
  await devices.seat(db.write, 'h', 'lab1', 'p1', 1);
  await devices.seat(db.write, 'h', 'lab2', 'p2', 2);
  await devices.seat(db.write, 'h', 'lab1', 'p3', 3);
  expect(await devices.personOf(db.read, 'h', 'lab1')).toBe('p3');
  expect((await devices.labsOf(db.read, 'h')).map((d) => d.labId)).toEqual(['lab1', 'lab2']);
  expect(await devices.forgetPerson(db.write, 'p3')).toEqual(['h']);
  expect(await devices.personOf(db.read, 'h', 'lab1')).toBe(null);
});
