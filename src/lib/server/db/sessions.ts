import type { Db } from './database.ts';
import { accountColumns, shape } from './accounts.ts';
import type { Account } from './accounts.ts';

export interface StoredSession {
  idHash: string;
  accountId: string;
  expiresAt: number;
  createdAt: number;
  lastSeenAt: number;
  userAgent: string;
}

export async function insert(db: Db, session: StoredSession): Promise<void> {
  await db.insertInto('session').values(session).execute();
}

/** The session and its account; the account is null when it has been disabled. */
export async function load(
  db: Db,
  idHash: string,
): Promise<{ session: StoredSession; account: Account | null } | null> {
  const session = await db
    .selectFrom('session')
    .selectAll()
    .where('idHash', '=', idHash)
    .executeTakeFirst();
  if (!session) return null;
  const row = await db
    .selectFrom('account')
    .select(accountColumns)
    .where('id', '=', session.accountId)
    .where('disabledAt', 'is', null)
    .executeTakeFirst();
  return { session, account: row ? shape(row) : null };
}

/** Sessions of an account, the one seen last first. */
export function listOf(db: Db, accountId: string): Promise<StoredSession[]> {
  return db
    .selectFrom('session')
    .selectAll()
    .where('accountId', '=', accountId)
    .orderBy('lastSeenAt', 'desc')
    .execute();
}

export async function prolong(db: Db, idHash: string, expiresAt: number): Promise<void> {
  await db.updateTable('session').set({ expiresAt }).where('idHash', '=', idHash).execute();
}

export async function touch(db: Db, idHash: string, lastSeenAt: number): Promise<void> {
  await db.updateTable('session').set({ lastSeenAt }).where('idHash', '=', idHash).execute();
}

/** Each of these answers with the hashes of the sessions that ended. */
export async function remove(db: Db, idHash: string): Promise<string[]> {
  const rows = await db
    .deleteFrom('session')
    .where('idHash', '=', idHash)
    .returning('idHash')
    .execute();
  return rows.map((row) => row.idHash);
}

export async function removeAllOf(
  db: Db,
  accountId: string,
  except: string | null,
): Promise<string[]> {
  const rows = await db
    .deleteFrom('session')
    .where('accountId', '=', accountId)
    .$if(except !== null, (query) => query.where('idHash', '!=', except))
    .returning('idHash')
    .execute();
  return rows.map((row) => row.idHash);
}

export async function removeExpired(db: Db, now: number): Promise<string[]> {
  const rows = await db
    .deleteFrom('session')
    .where('expiresAt', '<=', now)
    .returning('idHash')
    .execute();
  return rows.map((row) => row.idHash);
}

/** Which of these sessions still open a door: not ended, not expired, account not disabled. */
export async function alive(db: Db, idHashes: string[], now: number): Promise<Set<string>> {
  const rows = await db
    .selectFrom('session')
    .innerJoin('account', 'account.id', 'session.accountId')
    .select('session.idHash')
    .where('session.idHash', 'in', idHashes)
    .where('session.expiresAt', '>', now)
    .where('account.disabledAt', 'is', null)
    .execute();
  return new Set(rows.map((row) => row.idHash));
}
