import { sql } from 'kysely';
import type { Db } from './database.ts';

/** More than the acts of a busy drain take. */
const probeBytes = 256 * 1024;

/**
 * Throws unless the file takes a write and has room to grow. The growth is undone; what stays is
 * one page of the write-ahead log.
 */
export async function probeWrite(write: Db): Promise<void> {
  const { rows } = await sql<{ userVersion: number }>`pragma user_version`.execute(write);
  await sql`pragma user_version = ${sql.raw(`${Number(rows[0]?.userVersion ?? 0)}`)}`.execute(
    write,
  );
  const undo = new Error('Only a probe');
  await write
    .transaction()
    .execute(async (trx) => {
      const hash = 'x'.repeat(probeBytes);
      await trx.insertInto('setupKey').values({ hash, createdAt: 0, usedAt: 0 }).execute();
      throw undo;
    })
    .catch((fault: unknown) => {
      if (fault !== undo) throw fault;
    });
}

/** Moves the write-ahead log into the file and cuts it off, which gives its room back. */
export async function emptyLog(write: Db): Promise<void> {
  await sql`pragma wal_checkpoint(truncate)`.execute(write);
}
