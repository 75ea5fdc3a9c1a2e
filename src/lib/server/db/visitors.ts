/** Likes and words of visitors, as rows. */
import type { Selectable } from 'kysely';
import type { Db, Trx } from './database.ts';
import type { VisitorWordTable } from './lab-tables.ts';

export type VisitorWord = Omit<Selectable<VisitorWordTable>, 'wantsCopy' | 'hidden'> & {
  wantsCopy: boolean;
  hidden: boolean;
};

/** How many like each innovation of the lab. */
export async function likesOf(db: Db | Trx, labId: string): Promise<Record<string, number>> {
  const rows = await db
    .selectFrom('visitorLike')
    .select(['ideaId', ({ fn }) => fn.countAll<number>().as('n')])
    .where('labId', '=', labId)
    .groupBy('ideaId')
    .execute();
  return Object.fromEntries(rows.map(({ ideaId, n }) => [ideaId, Number(n)]));
}

/** What this visitor likes in the lab. */
export async function likedBy(db: Db | Trx, labId: string, visitor: string): Promise<string[]> {
  const rows = await db
    .selectFrom('visitorLike')
    .select('ideaId')
    .where('labId', '=', labId)
    .where('visitor', '=', visitor)
    .execute();
  return rows.map(({ ideaId }) => ideaId);
}

type Like = { labId: string; ideaId: string; visitor: string; at: number };

export async function like(trx: Trx, one: Like): Promise<void> {
  await trx
    .insertInto('visitorLike')
    .values(one)
    .onConflict((oc) => oc.columns(['ideaId', 'visitor']).doNothing())
    .execute();
}

export async function unlike(trx: Trx, { ideaId, visitor }: Like): Promise<void> {
  await trx
    .deleteFrom('visitorLike')
    .where('ideaId', '=', ideaId)
    .where('visitor', '=', visitor)
    .execute();
}

export async function addWord(db: Db | Trx, word: VisitorWord): Promise<void> {
  const { wantsCopy, hidden, ...rest } = word;
  await db
    .insertInto('visitorWord')
    .values({ ...rest, wantsCopy: Number(wantsCopy), hidden: Number(hidden) })
    .onConflict((oc) => oc.column('id').doNothing())
    .execute();
}

/** Every word of the lab, newest first. */
export async function wordsOf(db: Db | Trx, labId: string): Promise<VisitorWord[]> {
  const rows = await db
    .selectFrom('visitorWord')
    .selectAll()
    .where('labId', '=', labId)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.map((row) => ({
    ...row,
    at: Number(row.at),
    consentAt: row.consentAt === null ? null : Number(row.consentAt),
    wantsCopy: row.wantsCopy === 1,
    hidden: row.hidden === 1,
  }));
}

/** [Y17] How to reach those whose word of an idea has this id, where it has not been deleted. */
export async function contactsOf(
  db: Db,
  ideaId: string,
): Promise<Record<string, { name: string; contact: string }>> {
  const rows = await db
    .selectFrom('visitorWord')
    .select(['id', 'name', 'contact'])
    .where('ideaId', '=', ideaId)
    .where('contact', '!=', '')
    .execute();
  return Object.fromEntries(rows.map(({ id, name, contact }) => [id, { name, contact }]));
}

export async function countWords(db: Db | Trx, labId: string): Promise<number> {
  const row = await db
    .selectFrom('visitorWord')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where('labId', '=', labId)
    .executeTakeFirstOrThrow();
  return Number(row.n);
}

export async function setHidden(db: Db, labId: string, id: string, hidden: boolean): Promise<void> {
  await db
    .updateTable('visitorWord')
    .set({ hidden: Number(hidden) })
    .where('labId', '=', labId)
    .where('id', '=', id)
    .execute();
}

/** Who it was and how to reach them; what they said stays. */
export async function forgetContact(db: Db, labId: string, id: string): Promise<void> {
  await db
    .updateTable('visitorWord')
    .set({ name: '', contact: '', consentAt: null })
    .where('labId', '=', labId)
    .where('id', '=', id)
    .execute();
}
