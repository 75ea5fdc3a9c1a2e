/**
 * The database file of this installation: one connection that writes, one that only reads.
 *
 * All writes of the process go through `write`; Kysely lets one transaction at a time have the
 * connection, so inside a transaction only `trx` may be used: touching `write` there waits for
 * itself for ever. `read` is a second, read-only connection; in WAL mode it is never held up by a
 * write, and it sees everything that was committed before its query began.
 *
 * better-sqlite3 runs a WAL database at `synchronous = NORMAL` unless told otherwise on every
 * connection: an acknowledged commit could then roll back after a power cut. FULL is set here and
 * asserted after a write, because only a write shows what is really in force.
 */
import { existsSync, statSync } from 'node:fs';
import BetterSqlite3 from 'better-sqlite3';
import {
  CamelCasePlugin,
  HandleEmptyInListsPlugin,
  Kysely,
  replaceWithNoncontingentExpression,
  SqliteDialect,
} from 'kysely';
import type { SqliteDatabase, Transaction } from 'kysely';
import type { LabTables } from './lab-tables.ts';
import type { PeopleTables } from './people-tables.ts';

export type Tables = PeopleTables & LabTables;
/** What query functions take first: a connection or a transaction. */
export type Db = Kysely<Tables>;
export type Trx = Transaction<Tables>;

export interface Database {
  readonly file: string;
  readonly write: Db;
  readonly read: Db;
  close(): Promise<void>;
}

/** Opens a migrated database file; throws when it is missing or would not keep what it promises. */
export function openDatabase(file: string): Database {
  // An empty new file in place of a lost one would look like a first start.
  if (!existsSync(file)) throw new Error(`Berkas basis data tidak ditemukan: ${file}`);
  const writer = openWriter(file);
  const reader = new BetterSqlite3(file, { readonly: true, fileMustExist: true });
  reader.pragma('busy_timeout = 5000');
  // Room for the indexes that the list of a large registry walks through, 32 MB at most.
  reader.pragma('cache_size = -32768');
  const write = kyselyOn(writer, stillThere(file));
  const read = kyselyOn(reader);
  return {
    file,
    write,
    read,
    async close() {
      // `destroy` closes a connection only if it was ever used. The writer goes last: the last one to
      // leave moves the log into the file, and one that only reads cannot.
      await read.destroy();
      reader.close();
      await write.destroy();
      writer.close();
    },
  };
}

/** Older ones can damage a database whose log two connections reset at the same time. */
export const oldestSqlite = '3.51.3';

/** Compares versions such as `3.51.3` number by number. */
export function isOlder(version: string, than: string): boolean {
  const [left, right] = [version, than].map((one) => one.split('.').map(Number));
  const at = [0, 1, 2].find((part) => left?.[part] !== right?.[part]);
  return at !== undefined && (left?.[at] ?? 0) < (right?.[at] ?? 0);
}

function openWriter(file: string): BetterSqlite3.Database {
  const raw = new BetterSqlite3(file, { fileMustExist: true });
  try {
    raw.pragma('busy_timeout = 5000');
    raw.pragma('journal_mode = WAL');
    raw.pragma('synchronous = FULL');
    raw.pragma('foreign_keys = ON');
    raw.pragma('secure_delete = ON');
    const sqlite = raw.prepare('select sqlite_version()').pluck().get() as string;
    if (isOlder(sqlite, oldestSqlite)) {
      throw new Error(`SQLite ${sqlite} terlalu lama, perlu ${oldestSqlite}; jalankan \`npm ci\`.`);
    }
    const version = Number(raw.pragma('user_version', { simple: true }));
    raw.pragma(`user_version = ${version}`);
    const inForce = {
      journalMode: raw.pragma('journal_mode', { simple: true }),
      synchronous: raw.pragma('synchronous', { simple: true }),
      foreignKeys: raw.pragma('foreign_keys', { simple: true }),
      secureDelete: raw.pragma('secure_delete', { simple: true }),
    };
    const promised = { journalMode: 'wal', synchronous: 2, foreignKeys: 1, secureDelete: 1 };
    if (JSON.stringify(inForce) !== JSON.stringify(promised)) {
      throw new Error(`SQLite does not keep its promises: ${JSON.stringify(inForce)}`);
    }
    return raw;
  } catch (fault) {
    raw.close();
    throw fault;
  }
}

/**
 * Throws when the file that was opened no longer lies under its name: folder deleted, disk pulled
 * out, another copy put in its place. The system would go on writing into the nameless file, and
 * everything confirmed from then on would be gone with the process. SQLite itself looks for this
 * only without WAL; the code is the one it would give.
 */
function stillThere(file: string): () => void {
  const opened = statSync(file, { bigint: true });
  return () => {
    const now = statSync(file, { bigint: true, throwIfNoEntry: false });
    if (now && now.ino === opened.ino && now.dev === opened.dev) return;
    const gone = new Error('The database file is gone or was replaced');
    throw Object.assign(gone, { code: 'SQLITE_READONLY_DBMOVED' });
  };
}

/** How queries are written here, whatever the database: names as in TypeScript, empty lists. */
export const plugins = [
  new CamelCasePlugin({ maintainNestedObjectKeys: true }),
  new HandleEmptyInListsPlugin({ strategy: replaceWithNoncontingentExpression }),
];

/** Kysely on an open connection, with our names and a cache of statements. */
export function kyselyOn(raw: BetterSqlite3.Database, beforeWriting?: () => void): Db {
  return new Kysely<Tables>({
    dialect: new SqliteDialect({ database: withStatementCache(raw, beforeWriting) }),
    plugins,
  });
}

const nothingToDo: ReturnType<SqliteDatabase['prepare']> = {
  reader: false,
  all: () => [],
  run: () => ({ changes: 0, lastInsertRowid: 0 }),
  iterate: () => [][Symbol.iterator](),
};

/**
 * Compiled statements are kept, which makes an insert about a fifth faster. A transaction takes
 * the write lock at once (`begin immediate`): one that reads first and writes later would fail
 * when another process, such as the command line, wrote in between.
 */
function withStatementCache(
  raw: BetterSqlite3.Database,
  beforeWriting?: () => void,
): SqliteDatabase {
  const kept = new Map<string, BetterSqlite3.Statement>();
  return {
    close: () => void raw.close(),
    prepare(sql) {
      // At the beginning, at the end, and for what stands alone; not for every step between.
      if (!raw.inTransaction || sql === 'commit') beforeWriting?.();
      // On a full disk SQLite may have ended the transaction by itself: nothing is left to undo,
      // and the fault that is on its way says more than "no transaction is active".
      if (sql === 'rollback' && !raw.inTransaction) return nothingToDo;
      const text = sql === 'begin' && !raw.readonly ? 'begin immediate' : sql;
      let statement = kept.get(text);
      if (!statement) {
        statement = raw.prepare(text);
        if (kept.size >= 500) kept.clear();
        kept.set(text, statement);
      }
      return statement as unknown as ReturnType<SqliteDatabase['prepare']>;
    },
  };
}

/** True for the violation of a unique or primary key, whichever database says so. */
export function isUniqueViolation(fault: unknown): boolean {
  const code = (fault as { code?: unknown } | null)?.code;
  return (
    code === 'SQLITE_CONSTRAINT_UNIQUE' ||
    code === 'SQLITE_CONSTRAINT_PRIMARYKEY' ||
    code === '23505'
  );
}

/** True for a row that no table of this shape takes: doubled, incomplete, or pointing to nothing. */
export function isAgainstTables(fault: unknown): boolean {
  const code = (fault as { code?: unknown } | null)?.code;
  return typeof code === 'string' && /^(SQLITE_CONSTRAINT|23\d{3}$)/.test(code);
}

/** True for the violation of a foreign key, whichever database says so. */
export function isForeignKeyViolation(fault: unknown): boolean {
  const code = (fault as { code?: unknown } | null)?.code;
  return code === 'SQLITE_CONSTRAINT_FOREIGNKEY' || code === '23503';
}
