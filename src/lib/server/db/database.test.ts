import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
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
  expect(await db.read.selectFrom('region').selectAll().execute()).toMatchObject([region]);
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
  const twice = await db.write
    .insertInto('region')
    .values(region)
    .execute()
    .catch((e) => e);
  expect(isUniqueViolation(twice)).toBe(true);
  const orphan = await db.write
    .insertInto('session')
    .values({
      idHash: 'h',
      accountId: 'x',
      expiresAt: 1,
      createdAt: 1,
      lastSeenAt: 1,
      userAgent: '',
    })
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

test('an upgrade that fails half-way leaves the file as it was', async () => {
  const folder = `${db.directory}/migrations`;
  mkdirSync(folder);
  const step = (name: string, body: string) =>
    writeFileSync(
      `${folder}/${name}.ts`,
      `export const up = (db) => db.transaction().execute(async (trx) => { ${body} });`,
    );
  const make = (name: string) =>
    `await trx.schema.createTable('${name}').addColumn('a', 'text').execute();`;
  step('0001_good', make('good'));
  step('0002_bad', `${make('half')} throw new Error('no');`);
  const file = `${db.directory}/other.db`;
  const tables = () => {
    const raw = new BetterSqlite3(file);
    const rows = raw.prepare("select name from sqlite_master where name in ('good', 'half')").all();
    raw.close();
    return rows;
  };
  await expect(migrateToLatest(file, folder)).rejects.toThrow('no');
  expect(tables()).toEqual([]);
  rmSync(`${folder}/0002_bad.ts`);
  expect(await migrateToLatest(file, folder)).toEqual({ applied: ['0001_good'] });
  expect(tables()).toEqual([{ name: 'good' }]);
});

test('a newer database is refused in one sentence and left alone', async () => {
  const raw = new BetterSqlite3(db.file);
  raw.exec(`insert into kysely_migration values ('9999_future', '2030-01-01')`);
  raw.close();
  const fault = await migrateToLatest(db.file).catch((e) => e);
  expect(fault).toBeInstanceOf(DatabaseTooNew);
  expect(fault.message).toContain('9999_future');
});
