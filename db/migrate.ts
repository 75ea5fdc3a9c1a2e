/**
 * Brings a database file to the newest shape: `node db/migrate.ts [file]`.
 *
 * Knows nothing of `src`. Kysely does not wrap SQLite migrations in a transaction, so each
 * migration opens its own; between its commit and the note in `kysely_migration` the process may
 * die, so every migration must also survive being run a second time (`ifNotExists`).
 */
import { mkdirSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import BetterSqlite3 from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { Migrator } from 'kysely/migration';
import type { Migration } from 'kysely/migration';

const folder = join(dirname(fileURLToPath(import.meta.url)), 'migrations');

/** The file is of a newer program: nothing was touched. The message is one sentence for people. */
export class DatabaseTooNew extends Error {
  override name = 'DatabaseTooNew';
}

/** Names of the migrations this program knows, oldest first. */
export async function knownMigrations(): Promise<string[]> {
  const files = await readdir(folder);
  return files
    .filter((file) => /^\d{4}_\w+\.ts$/.test(file))
    .map((file) => file.slice(0, -3))
    .sort();
}

/**
 * Creates the file when it is not there and applies what is missing.
 * Throws `DatabaseTooNew` for a file of a newer program, and whatever a migration throws.
 */
export async function migrateToLatest(file: string): Promise<{ applied: string[] }> {
  mkdirSync(dirname(resolve(file)), { recursive: true, mode: 0o700 });
  const raw = new BetterSqlite3(file);
  try {
    raw.pragma('busy_timeout = 5000');
    const known = await knownMigrations();
    refuseNewer(raw, known);
    raw.pragma('journal_mode = WAL');
    raw.pragma('synchronous = FULL');
    raw.pragma('secure_delete = ON');
    raw.pragma('foreign_keys = ON');
  } catch (fault) {
    raw.close();
    throw fault;
  }
  const db = new Kysely<unknown>({ dialect: new SqliteDialect({ database: raw }) });
  try {
    const migrator = new Migrator({ db, provider: { getMigrations: loadMigrations } });
    const { error, results } = await migrator.migrateToLatest();
    if (error) throw error;
    return { applied: (results ?? []).map((result) => result.migrationName) };
  } finally {
    await db.destroy();
  }
}

async function loadMigrations(): Promise<Record<string, Migration>> {
  const found: Record<string, Migration> = {};
  for (const name of await knownMigrations()) {
    found[name] = (await import(pathToFileURL(join(folder, `${name}.ts`)).href)) as Migration;
  }
  return found;
}

function refuseNewer(raw: BetterSqlite3.Database, known: string[]): void {
  const table = raw
    .prepare(`select 1 from sqlite_master where type = 'table' and name = 'kysely_migration'`)
    .get();
  if (!table) return;
  const rows = raw.prepare('select name from kysely_migration order by name').all() as {
    name: string;
  }[];
  const strange = rows.map((row) => row.name).filter((name) => !known.includes(name));
  if (strange.length === 0) return;
  throw new DatabaseTooNew(
    `Basis data ini ditulis oleh Labinov yang lebih baru (${strange.join(', ')}), jadi tidak ` +
      'disentuh; jalankan versi yang lebih baru itu atau pulihkan cadangan dari sebelum pembaruan.',
  );
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const file = process.argv[2] ?? join(process.env['LABINOV_DATA'] ?? 'data', 'labinov.db');
  try {
    const { applied } = await migrateToLatest(file);
    console.log(
      applied.length === 0
        ? `${file}: sudah dalam bentuk terbaru.`
        : `${file}: ${applied.join(', ')} diterapkan.`,
    );
  } catch (fault) {
    if (!(fault instanceof DatabaseTooNew)) throw fault;
    console.error(fault.message);
    process.exitCode = 1;
  }
}
