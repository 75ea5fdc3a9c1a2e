/**
 * A look at a database file that changes nothing, for the checks at start and the command line.
 * A read-only connection never moves the write-ahead log into the file, so what is damaged stays
 * as it was found.
 */
import { existsSync } from 'node:fs';
import BetterSqlite3 from 'better-sqlite3';
import { kyselyOn, type Db } from './database.ts';

export type Reader = { read: Db; close: () => Promise<void> };

/** Opens a file for reading only; throws when it is not there. */
export function openReader(file: string): Reader {
  if (!existsSync(file)) throw new Error(`Berkas basis data tidak ditemukan: ${file}`);
  const raw = new BetterSqlite3(file, { readonly: true, fileMustExist: true });
  raw.pragma('busy_timeout = 5000');
  const read = kyselyOn(raw);
  return {
    read,
    async close() {
      await read.destroy();
      raw.close();
    },
  };
}

/** The version of SQLite that this program brings along. */
export function sqliteVersion(): string {
  const raw = new BetterSqlite3(':memory:');
  try {
    return raw.prepare('select sqlite_version()').pluck().get() as string;
  } finally {
    raw.close();
  }
}
