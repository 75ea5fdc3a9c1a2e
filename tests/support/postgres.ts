/** A real PostgreSQL inside the process, brought to the newest shape, for what is asked of both. */
import { readdir } from 'node:fs/promises';
import { PGlite } from '@electric-sql/pglite';
import { Kysely, PGliteDialect, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { plugins, type Db, type Tables } from '#lib/server/db/database.ts';

const folder = new URL('../../db/migrations/', import.meta.url);

/** Starting one takes seconds: the tests of a file share it. */
let started: Promise<Db> | undefined;

/** Empty tables of this program on PostgreSQL; one connection that reads and writes. */
export async function freshPostgres() {
  started ??= start();
  const db = await started;
  const { rows } = await sql<{ name: string }>`
    select tablename as name from pg_tables where schemaname = 'public'`.execute(db);
  const tables = sql.join(rows.map(({ name }) => sql.table(name)));
  await sql`truncate ${tables} cascade`.execute(db.withoutPlugins());
  return { read: db, write: db, [Symbol.asyncDispose]: async () => {} };
}

async function start(): Promise<Db> {
  const dialect = new PGliteDialect({ pglite: new PGlite() });
  const db: Db = new Kysely<Tables>({ dialect, plugins });
  const bare = db.withoutPlugins();
  for (const file of (await readdir(folder)).filter((name) => name.endsWith('.ts')).toSorted()) {
    const { up } = (await import(new URL(file, folder).href)) as Migration;
    await up(bare);
  }
  return db;
}
