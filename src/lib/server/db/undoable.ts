import { sql } from 'kysely';
import type { Trx } from './database.ts';

/**
 * A part of a transaction that can fail by itself: what it wrote is undone, the rest stays. When
 * even undoing fails the whole transaction is gone (SQLite ends it on a full disk), and the fault
 * says so with an I/O code, so that nothing more is written as if it were still there.
 */
export async function undoable<T>(trx: Trx, work: () => Promise<T>): Promise<T> {
  await sql`savepoint part`.execute(trx);
  try {
    const done = await work();
    await sql`release savepoint part`.execute(trx);
    return done;
  } catch (fault) {
    try {
      await sql`rollback to savepoint part`.execute(trx);
      await sql`release savepoint part`.execute(trx);
    } catch {
      const gone = new Error('The transaction is gone', { cause: fault });
      throw Object.assign(gone, { code: 'SQLITE_IOERR' });
    }
    throw fault;
  }
}
