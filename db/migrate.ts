/**
 * Brings a database file to the newest shape: `node db/migrate.ts [file]`.
 *
 * Knows nothing of `src`. Kysely does not wrap SQLite migrations in a transaction, though SQLite
 * can undo them. Here everything that is missing, and the note of it in `kysely_migration`, is one
 * transaction: an upgrade that fails or is killed leaves the file as it was. A migration still
 * opens its own, so that it is whole by itself too; it finds itself inside the one of the upgrade.
 */
import { mkdirSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import BetterSqlite3 from 'better-sqlite3';
import { Kysely, SqliteAdapter, SqliteDialect } from 'kysely';
import { Migrator } from 'kysely/migration';
import type { Migration } from 'kysely/migration';

const ownFolder = join(dirname(fileURLToPath(import.meta.url)), 'migrations');

/** The file is of a newer program: nothing was touched. The message is one sentence for people. */
export class DatabaseTooNew extends Error {
  override name = 'DatabaseTooNew';
}

/** Names of the migrations this program knows, oldest first. */
export async function knownMigrations(folder = ownFolder): Promise<string[]> {
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
export async function migrateToLatest(
  file: string,
  folder = ownFolder,
): Promise<{ applied: string[] }> {
  mkdirSync(dirname(resolve(file)), { recursive: true, mode: 0o700 });
  const raw = new BetterSqlite3(file);
  try {
    raw.pragma('busy_timeout = 5000');
    const known = await knownMigrations(folder);
    refuseNewer(raw, known);
    raw.pragma('journal_mode = WAL');
    raw.pragma('synchronous = FULL');
    raw.pragma('secure_delete = ON');
    raw.pragma('foreign_keys = ON');
  } catch (fault) {
    raw.close();
    throw fault;
  }
  const db = new Kysely<unknown>({ dialect: new UndoableSqlite({ database: raw }) });
  try {
    const migrator = new Migrator({ db, provider: { getMigrations: () => load(folder) } });
    const { error, results } = await migrator.migrateToLatest();
    if (error) throw error;
    return { applied: (results ?? []).map((result) => result.migrationName) };
  } finally {
    await db.destroy();
  }
}

/** Tells Kysely's migrator that the shape of tables, too, can be changed in a transaction. */
class UndoableSqlite extends SqliteDialect {
  override createAdapter(): SqliteAdapter {
    return new UndoableAdapter();
  }
}

class UndoableAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

async function load(folder: string): Promise<Record<string, Migration>> {
  const found: Record<string, Migration> = {};
  for (const name of await knownMigrations(folder)) {
    const url = pathToFileURL(join(folder, `${name}.ts`)).href;
    const { up } = (await import(url)) as Migration;
    found[name] = { up: (trx) => up(asOpened(trx)) };
  }
  return found;
}

type Opened = Parameters<Migration['up']>[0];

/** The running transaction, on which `transaction()` means this one instead of failing. */
function asOpened(trx: Opened): Opened {
  return new Proxy(trx, {
    get(target, name) {
      if (name === 'transaction') {
        return () => ({ execute: (work: (inside: Opened) => unknown) => work(target) });
      }
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
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
