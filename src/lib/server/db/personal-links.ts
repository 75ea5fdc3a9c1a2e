/** Personal links of a lab, by the hash of their secret. */
import type { Selectable } from 'kysely';
import type { Db, Trx } from './database.ts';
import type { PersonalLinkTable } from './lab-tables.ts';

export type PersonalLink = Selectable<PersonalLinkTable>;

const asLink = (row: PersonalLink): PersonalLink => {
  const number = (value: number | null) => (value === null ? null : Number(value));
  return {
    ...row,
    againUntil: number(row.againUntil),
    createdAt: Number(row.createdAt),
    openedAt: number(row.openedAt),
    expiresAt: Number(row.expiresAt),
    closedAt: number(row.closedAt),
  };
};

export async function add(trx: Db | Trx, link: PersonalLink): Promise<void> {
  await trx.insertInto('personalLink').values(link).execute();
}

export async function byKey(db: Db | Trx, keyHash: string): Promise<PersonalLink | null> {
  const row = await db
    .selectFrom('personalLink')
    .selectAll()
    .where('keyHash', '=', keyHash)
    .executeTakeFirst();
  return row ? asLink(row) : null;
}

export async function load(db: Db | Trx, labId: string, id: string): Promise<PersonalLink | null> {
  const row = await db
    .selectFrom('personalLink')
    .selectAll()
    .where('labId', '=', labId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row ? asLink(row) : null;
}

/** All links of a lab that were not closed, in the order of their making. */
export async function ofLab(db: Db | Trx, labId: string): Promise<PersonalLink[]> {
  const rows = await db
    .selectFrom('personalLink')
    .selectAll()
    .where('labId', '=', labId)
    .where('closedAt', 'is', null)
    .orderBy('createdAt')
    .orderBy('id')
    .execute();
  return rows.map(asLink);
}

/** The device is this link's from now on; false where it is somebody else's by now. */
export async function claim(
  trx: Db | Trx,
  id: string,
  device: string,
  at: number,
): Promise<boolean> {
  const claimed = await trx
    .updateTable('personalLink')
    .set({ device, openedAt: at, againUntil: null })
    .where('id', '=', id)
    .where('closedAt', 'is', null)
    .where((of) =>
      of.or([of('device', 'is', null), of('device', '=', device), of('againUntil', '>', at)]),
    )
    .returning('id')
    .executeTakeFirst();
  return claimed !== undefined;
}

/** It may be opened on one device more until then. */
export async function allowAgain(trx: Db | Trx, id: string, until: number): Promise<void> {
  await trx
    .updateTable('personalLink')
    .set({ againUntil: until })
    .where('id', '=', id)
    .where('closedAt', 'is', null)
    .execute();
}

/**
 * Opens nothing any more, and neither do those that were made with it; false where there was none to
 * close.
 */
export async function close(trx: Db | Trx, id: string, at: number): Promise<boolean> {
  const closed = await trx
    .updateTable('personalLink')
    .set({ closedAt: at, againUntil: null })
    .where((of) => of.or([of('id', '=', id), of('madeBy', '=', id)]))
    .where('closedAt', 'is', null)
    .returning('id')
    .execute();
  return closed.some((one) => one.id === id);
}

/** Those of these links that have been closed. */
export async function closedOf(db: Db, ids: string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await db
    .selectFrom('personalLink')
    .select('id')
    .where('id', 'in', ids)
    .where('closedAt', 'is not', null)
    .execute();
  return new Set(rows.map(({ id }) => id));
}
