import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '#lib/server/db/database.ts';
import type { Database } from '#lib/server/db/database.ts';
import { migrateToLatest } from '../../db/migrate.ts';

export interface FreshDatabase extends Database {
  /** The directory the file lies in. */
  readonly directory: string;
  /** Closes the database and removes the directory. */
  cleanup(): Promise<void>;
  /** The same, so that a test can say `await using db = await freshDatabase()`. */
  [Symbol.asyncDispose](): Promise<void>;
}

/** A migrated, empty database in a directory of its own. */
export async function freshDatabase(): Promise<FreshDatabase> {
  const directory = await mkdtemp(join(tmpdir(), 'labinov-test-'));
  const file = join(directory, 'labinov.db');
  await migrateToLatest(file);
  const database = openDatabase(file);
  const cleanup = async () => {
    await database.close();
    await rm(directory, { recursive: true, force: true });
  };
  return { ...database, directory, cleanup, [Symbol.asyncDispose]: cleanup };
}
