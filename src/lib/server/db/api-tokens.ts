/** Tokens of other programs, by the hash of their secret. */
import type { Selectable } from 'kysely';
import { isScope, type Token } from '#lib/lab/outside.ts';
import type { Db, Trx } from './database.ts';
import type { ApiTokenTable } from './lab-tables.ts';

const asToken = ({ tokenHash: _secret, ...row }: Selectable<ApiTokenTable>): Token => ({
  ...row,
  scopes: row.scopes.split(',').filter(isScope),
  createdAt: Number(row.createdAt),
  expiresAt: Number(row.expiresAt),
  revokedAt: row.revokedAt === null ? null : Number(row.revokedAt),
  lastUsedAt: row.lastUsedAt === null ? null : Number(row.lastUsedAt),
});

export async function add(trx: Db | Trx, token: Token, tokenHash: string): Promise<void> {
  const row = { ...token, scopes: token.scopes.join(','), tokenHash };
  await trx.insertInto('apiToken').values(row).execute();
}

export async function byHash(db: Db | Trx, tokenHash: string): Promise<Token | null> {
  const row = await db
    .selectFrom('apiToken')
    .selectAll()
    .where('tokenHash', '=', tokenHash)
    .executeTakeFirst();
  return row ? asToken(row) : null;
}

/** All tokens of a region, the newest first; those that opened something once are kept to be read. */
export async function ofRegion(db: Db | Trx, regionId: string): Promise<Token[]> {
  const rows = await db
    .selectFrom('apiToken')
    .selectAll()
    .where('regionId', '=', regionId)
    .orderBy('createdAt', 'desc')
    .orderBy('id')
    .execute();
  return rows.map(asToken);
}

/** It opens nothing from now on; false where this region has no such token that still opens. */
export async function revoke(
  db: Db | Trx,
  { id, regionId, at }: { id: string; regionId: string; at: number },
): Promise<boolean> {
  const row = await db
    .updateTable('apiToken')
    .set({ revokedAt: at })
    .where('id', '=', id)
    .where('regionId', '=', regionId)
    .where('revokedAt', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** [Z3] Keeps the day of its last use, once a day. */
export async function used(db: Db | Trx, id: string, day: number): Promise<void> {
  await db.updateTable('apiToken').set({ lastUsedAt: day }).where('id', '=', id).execute();
}
