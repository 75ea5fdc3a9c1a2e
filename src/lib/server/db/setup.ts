/** The one-time key that makes the first admin; only its hash is kept. */
import type { Db, Trx } from './database.ts';

/** Makes this the only key that works. */
export async function replaceKey(trx: Trx, hash: string, createdAt: number): Promise<void> {
  await trx.deleteFrom('setupKey').where('usedAt', 'is', null).execute();
  await trx.insertInto('setupKey').values({ hash, createdAt, usedAt: null }).execute();
}

/** True while the key waits to be used. */
export async function waits(db: Db, hash: string): Promise<boolean> {
  const row = await db
    .selectFrom('setupKey')
    .select('hash')
    .where('hash', '=', hash)
    .where('usedAt', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}

/** Uses the key up; false when it was no key or was used before. */
export async function spend(trx: Trx, hash: string, usedAt: number): Promise<boolean> {
  const rows = await trx
    .updateTable('setupKey')
    .set({ usedAt })
    .where('hash', '=', hash)
    .where('usedAt', 'is', null)
    .returning('hash')
    .execute();
  return rows.length > 0;
}
