/** The people of a lab, as rows. */
import type { Person, Role } from '#lib/lab/people.ts';
import type { Db, Trx } from './database.ts';

export type Seated = { person: Person; removed: boolean };

/** A person by id, or null. */
export async function load(db: Db | Trx, personId: string): Promise<Seated | null> {
  const row = await db
    .selectFrom('person')
    .leftJoin('personalLink', 'personalLink.id', 'person.id')
    .selectAll('person')
    .select(['personalLink.behalf', 'personalLink.expiresAt', 'personalLink.closedAt'])
    .where('person.id', '=', personId)
    .executeTakeFirst();
  if (!row) return null;
  const { id, labId, agencyId, name, position, behalf, expiresAt, closedAt } = row;
  const person: Person = { id, labId, agencyId, name, position, role: row.role as Role };
  if (behalf) person.behalf = behalf;
  if (expiresAt !== null) person.until = Number(closedAt ?? expiresAt);
  return { person, removed: row.removed === 1 };
}

/** Everybody who ever joined a lab, in the order of joining. */
export async function ofLab(db: Db | Trx, labId: string) {
  const rows = await db
    .selectFrom('person')
    .selectAll()
    .where('labId', '=', labId)
    .orderBy('joinedAt')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    ...row,
    role: row.role as Role,
    removed: row.removed === 1,
    joinedAt: Number(row.joinedAt),
  }));
}

/** How many people are in the lab and were not removed. */
export async function countOf(db: Db | Trx, labId: string): Promise<number> {
  const row = await db
    .selectFrom('person')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where('labId', '=', labId)
    .where('removed', '=', 0)
    .executeTakeFirstOrThrow();
  return Number(row.n);
}

/** Whether one of these ids is somebody's already: a person's in whatever lab, or an account's. */
export async function anyOf(db: Db | Trx, ids: string[]): Promise<boolean> {
  if (ids.length === 0) return false;
  for (const table of ['person', 'account'] as const) {
    const row = await db.selectFrom(table).select('id').where('id', 'in', ids).executeTakeFirst();
    if (row) return true;
  }
  return false;
}
