/**
 * The one open database of this process. Kept on globalThis, because in development modules are
 * loaded anew on every change and the handle must not be.
 */
import { join } from 'node:path';
import { openDatabase } from './database.ts';
import type { Database } from './database.ts';

const seat = Symbol.for('labinov.database');
const place = globalThis as unknown as { [seat]?: Database | undefined };

/** `${LABINOV_DATA}/labinov.db`. */
export const databaseFile = (): string => join(process.env['LABINOV_DATA'] || 'data', 'labinov.db');

/** The database of this installation, opened at the first call. */
export function db(): Database {
  return (place[seat] ??= openDatabase(databaseFile()));
}

/** Closes it, at the end of the process; a later `db()` opens it again. */
export async function closeDb(): Promise<void> {
  const open = place[seat];
  place[seat] = undefined;
  await open?.close();
}
