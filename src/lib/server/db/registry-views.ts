/** Questions to the list of the registry that people keep under a name. */
import type { Db } from './database.ts';

export type View = { id: string; name: string; query: string; shared: boolean; own: boolean };

/** More than this nobody finds again. */
export const mostViews = 30;

/** The views of an account in its region, and with `shared` those that others share with it. */
export async function viewsFor(
  db: Db,
  { regionId, accountId, shared }: { regionId: string; accountId: string; shared: boolean },
): Promise<View[]> {
  const rows = await db
    .selectFrom('registryView')
    .selectAll()
    .where('regionId', '=', regionId)
    .where((eb) =>
      eb.or([eb('accountId', '=', accountId), ...(shared ? [eb('shared', '=', 1)] : [])]),
    )
    .orderBy('name')
    .orderBy('id')
    .execute();
  return rows.map(({ id, name, query, shared: open, accountId: owner }) => ({
    id,
    name,
    query,
    shared: open === 1,
    own: owner === accountId,
  }));
}

/** Keeps a view; the same name again takes the place of the one before. False: there are too many. */
export async function keepView(
  db: Db,
  view: { id: string; regionId: string; accountId: string; name: string; query: string },
  { shared, at }: { shared: boolean; at: number },
): Promise<boolean> {
  const { regionId, accountId, name } = view;
  return db.transaction().execute(async (trx) => {
    const own = await trx
      .selectFrom('registryView')
      .select(['id', 'name'])
      .where('regionId', '=', regionId)
      .where('accountId', '=', accountId)
      .execute();
    const before = own.filter((one) => one.name === name).map(({ id }) => id);
    if (own.length - before.length >= mostViews) return false;
    await trx.deleteFrom('registryView').where('id', 'in', before).execute();
    await trx
      .insertInto('registryView')
      .values({ ...view, shared: shared ? 1 : 0, createdAt: at })
      .execute();
    return true;
  });
}

/** Removes a view of this account; other people's views stay. */
export async function dropView(db: Db, id: string, accountId: string): Promise<void> {
  await db
    .deleteFrom('registryView')
    .where('id', '=', id)
    .where('accountId', '=', accountId)
    .execute();
}
