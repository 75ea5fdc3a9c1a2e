/** Labs: who they belong to, their keys, and which spaces are theirs. */
import type { SpaceRef } from '#lib/lab/space.ts';
import type { Db, Trx } from './database.ts';
import type { LabTable } from './lab-tables.ts';

export type Lab = Omit<LabTable, 'closed' | 'sample' | 'leaderKeyHash' | 'juryKeyHash'> & {
  closed: boolean;
  sample: boolean;
};

const columns = [
  'id',
  'regionId',
  'title',
  'place',
  'startsOn',
  'endsOn',
  'template',
  'code',
  'projectorKey',
  'stage',
  'closed',
  'sample',
  'practiceOf',
  'createdAt',
] as const;

type Row = Pick<LabTable, (typeof columns)[number]>;
const asLab = (row: Row): Lab => ({
  ...row,
  closed: row.closed === 1,
  sample: row.sample === 1,
  createdAt: Number(row.createdAt),
});

/** One lab, or null. */
export async function load(db: Db | Trx, labId: string): Promise<Lab | null> {
  const row = await db.selectFrom('lab').select(columns).where('id', '=', labId).executeTakeFirst();
  return row ? asLab(row) : null;
}

/** The lab behind one of its keys, or null. The hashes are SHA-256 (hex) of the key. */
export async function byKey(
  db: Db | Trx,
  kind: 'code' | 'projectorKey' | 'leaderKeyHash' | 'juryKeyHash',
  key: string,
): Promise<Lab | null> {
  const row = await db.selectFrom('lab').select(columns).where(kind, '=', key).executeTakeFirst();
  return row ? asLab(row) : null;
}

/** Labs of a region, newest first. */
export async function ofRegion(db: Db | Trx, regionId: string): Promise<Lab[]> {
  const rows = await db
    .selectFrom('lab')
    .select(columns)
    .where('regionId', '=', regionId)
    .orderBy('createdAt', 'desc')
    .execute();
  return rows.map(asLab);
}

/** Labs this account facilitates, newest first. */
export async function facilitatedBy(db: Db | Trx, accountId: string): Promise<Lab[]> {
  const rows = await db
    .selectFrom('lab')
    .innerJoin('labFacilitator', 'labFacilitator.labId', 'lab.id')
    .select(columns)
    .where('labFacilitator.accountId', '=', accountId)
    .orderBy('createdAt', 'desc')
    .execute();
  return rows.map(asLab);
}

export async function facilitates(
  db: Db | Trx,
  labId: string,
  accountId: string,
): Promise<boolean> {
  const row = await db
    .selectFrom('labFacilitator')
    .select('labId')
    .where('labId', '=', labId)
    .where('accountId', '=', accountId)
    .executeTakeFirst();
  return row !== undefined;
}

/** The accounts that run this lab, by name. */
export function facilitatorsOf(
  db: Db | Trx,
  labId: string,
): Promise<{ id: string; name: string; position: string }[]> {
  return db
    .selectFrom('labFacilitator')
    .innerJoin('account', 'account.id', 'labFacilitator.accountId')
    .select(['account.id', 'account.name', 'account.position'])
    .where('labFacilitator.labId', '=', labId)
    .orderBy('account.name')
    .execute();
}

/** The lab a space belongs to; null when there is no such space. A new idea has none yet. */
export async function labOf(db: Db | Trx, { kind, id }: SpaceRef): Promise<string | null> {
  if (kind === 'hall') return (await load(db, id))?.id ?? null;
  const row = await db.selectFrom(kind).select('labId').where('id', '=', id).executeTakeFirst();
  return row?.labId ?? null;
}
