/**
 * What was asked of the whole database is answered from memory until somebody writes. SQLite tells:
 * one number changes with every commit of another connection, one with every change of this one.
 */
import { sql, SqliteAdapter } from 'kysely';
import type { Db, Trx } from './database.ts';

type Known = { version: string; answers: Map<string, Promise<unknown>> };
const known = new WeakMap<Db | Trx, Known>();

/** The answer to `ask`, known under `key` on this connection; a transaction asks for itself. */
export async function whileUnchanged<T>(db: Db | Trx, key: string, ask: () => Promise<T>) {
  const version = db.isTransaction ? null : await versionOf(db);
  if (version === null) return ask();
  const last = known.get(db);
  const here = last?.version === version ? last : { version, answers: new Map() };
  known.set(db, here);
  const answer = (here.answers.get(key) as Promise<T> | undefined) ?? ask();
  here.answers.set(key, answer);
  // What failed is asked again.
  answer.catch(() => here.answers.delete(key));
  return answer;
}

async function versionOf(db: Db): Promise<string | null> {
  if (!(db.getExecutor().adapter instanceof SqliteAdapter)) return null;
  const { rows } = await sql<{ version: string }>`
    select data_version || '.' || total_changes() as version from pragma_data_version`.execute(db);
  return rows[0]?.version ?? null;
}
