import { CompiledQuery } from 'kysely';
import type { Trx } from './database.ts';

const savepoint = CompiledQuery.raw('savepoint part');
const release = CompiledQuery.raw('release savepoint part');
const rollback = CompiledQuery.raw('rollback to savepoint part');

/**
 * A part of a transaction that can fail by itself: what it wrote is undone, the rest stays. When
 * even undoing fails the whole transaction is gone (SQLite ends it on a full disk), and the fault
 * says so with an I/O code, so that nothing more is written as if it were still there.
 */
export async function undoable<T>(trx: Trx, work: () => Promise<T>): Promise<T> {
  await trx.executeQuery(savepoint);
  try {
    const done = await work();
    await trx.executeQuery(release);
    return done;
  } catch (fault) {
    try {
      await trx.executeQuery(rollback);
      await trx.executeQuery(release);
    } catch {
      const gone = new Error('The transaction is gone', { cause: fault });
      throw Object.assign(gone, { code: 'SQLITE_IOERR' });
    }
    throw fault;
  }
}
