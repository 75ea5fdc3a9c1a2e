import BetterSqlite3 from 'better-sqlite3';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { DatabaseTooNew, migrateToLatest } from '../../../../db/migrate.ts';
import { freshDatabase } from '../../../../tests/support/database.ts';
import type { FreshDatabase } from '../../../../tests/support/database.ts';
import { isForeignKeyViolation, isUniqueViolation, openDatabase } from './database.ts';

let db: FreshDatabase;
beforeEach(async () => {
  db = await freshDatabase();
});
afterEach(() => db.cleanup());

const region = {
  id: 'r1',
  name: 'Kabupaten Pati',
  kind: 'kabupaten',
  agencyName: 'Bapperida',
  createdAt: 1,
};

test('the writing connection keeps every commit through a power cut', async () => {
  const rows = await sql<{ synchronous: number }>`pragma synchronous`.execute(db.write);
  expect(rows.rows[0]?.synchronous).toBe(2);
});

test('a reader sees what was committed and nothing of an open transaction', async () => {
  const trx = await db.write.startTransaction().execute();
  await trx.insertInto('region').values(region).execute();
  expect(await db.read.selectFrom('region').selectAll().execute()).toEqual([]);
  await trx.commit().execute();
  expect(await db.read.selectFrom('region').selectAll().execute()).toEqual([region]);
});

test('the reading connection cannot write', async () => {
  await expect(db.read.insertInto('region').values(region).execute()).rejects.toThrow(/readonly/);
});

test('an empty list in a condition matches nothing instead of failing', async () => {
  await db.write.insertInto('region').values(region).execute();
  expect(await db.read.selectFrom('region').select('id').where('id', 'in', []).execute()).toEqual(
    [],
  );
});

test('broken keys are recognised', async () => {
  await db.write.insertInto('region').values(region).execute();
  const twice = await db.write.insertInto('region').values(region).execute().catch((e) => e);
  expect(isUniqueViolation(twice)).toBe(true);
  const orphan = await db.write
    .insertInto('session')
    .values({ idHash: 'h', accountId: 'x', expiresAt: 1, createdAt: 1, lastSeenAt: 1, userAgent: '' })
    .execute()
    .catch((e) => e);
  expect(isForeignKeyViolation(orphan)).toBe(true);
});

test('a missing file is a fault, not a fresh start', () => {
  expect(() => openDatabase(`${db.directory}/gone.db`)).toThrow(/tidak ditemukan/);
});

test('migrating twice changes nothing', async () => {
  expect(await migrateToLatest(db.file)).toEqual({ applied: [] });
});

test('a migration that died before it was noted down can run again', async () => {
  await db.write.insertInto('region').values(region).execute();
  const raw = new BetterSqlite3(db.file);
  raw.exec(`delete from kysely_migration`);
  raw.close();
  expect((await migrateToLatest(db.file)).applied[0]).toBe('0001_people');
  expect(await db.read.selectFrom('region').selectAll().execute()).toEqual([region]);
});

test('a newer database is refused in one sentence and left alone', async () => {
  const raw = new BetterSqlite3(db.file);
  raw.exec(`insert into kysely_migration values ('9999_future', '2030-01-01')`);
  raw.close();
  const fault = await migrateToLatest(db.file).catch((e) => e);
  expect(fault).toBeInstanceOf(DatabaseTooNew);
  expect(fault.message).toContain('9999_future');
});
