/** Innovations of other regions, as their packages told them, and who sent them. */
import type { Shared } from '#lib/lab/exchange.ts';
import type { Known } from '#lib/lab/package-judged.ts';
import type { Db, Trx } from './database.ts';
import type { ExchangeSourceTable, ShelfEntryTable, ShelfFileTable } from './lab-tables.ts';

export type ShelfEntry = Omit<ShelfEntryTable, 'digital' | 'content'> & {
  digital: boolean | null;
  content: Shared;
};
export type ShelfFile = ShelfFileTable;

/** An entry as a list shows it, with what it is found by. */
export type ShelfLine = Pick<
  ShelfEntry,
  'id' | 'originalId' | 'source' | 'sourceName' | 'name' | 'agencyName' | 'digital' | 'affair'
> &
  Pick<ShelfEntry, 'stageOfInnovation' | 'year' | 'words' | 'importedAt'>;

const flag = (digital: number | null) => (digital === null ? null : digital === 1);

/** The shelf of a region by name. */
export async function list(db: Db | Trx, regionId: string): Promise<ShelfLine[]> {
  const rows = await db
    .selectFrom('shelfEntry')
    .select(['id', 'originalId', 'source', 'sourceName', 'name', 'agencyName', 'digital'])
    .select(['affair', 'stageOfInnovation', 'year', 'words', 'importedAt'])
    .where('regionId', '=', regionId)
    .orderBy('name')
    .orderBy('id')
    .execute();
  return rows.map((row) => {
    return { ...row, digital: flag(row.digital), importedAt: Number(row.importedAt) };
  });
}

export async function countOf(db: Db | Trx, regionId: string): Promise<number> {
  const row = await db
    .selectFrom('shelfEntry')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('regionId', '=', regionId)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** One of this region's shelf, by its own id or by the one it has at its home; null for none. */
export async function find(
  db: Db | Trx,
  regionId: string,
  { id, originalId }: { id?: string; originalId?: string },
): Promise<ShelfEntry | null> {
  let query = db.selectFrom('shelfEntry').selectAll().where('regionId', '=', regionId);
  if (id !== undefined) query = query.where('id', '=', id);
  if (originalId !== undefined) query = query.where('originalId', '=', originalId);
  const row = await query.executeTakeFirst();
  return row
    ? {
        ...row,
        digital: flag(row.digital),
        content: JSON.parse(row.content) as Shared,
        exportedAt: Number(row.exportedAt),
        importedAt: Number(row.importedAt),
      }
    : null;
}

/** What stands here under these ids of their homes, on the shelf or in the own registry. */
export async function knownOf(
  db: Db | Trx,
  regionId: string,
  ids: readonly string[],
): Promise<Map<string, Known | 'own'>> {
  const rows = await db
    .selectFrom('shelfEntry')
    .select(['originalId', 'source', 'content', 'exportedAt'])
    .where('regionId', '=', regionId)
    .where('originalId', 'in', ids)
    .execute();
  const own = await db
    .selectFrom('innovation')
    .select('id')
    .where('regionId', '=', regionId)
    .where('id', 'in', ids)
    .execute();
  return new Map<string, Known | 'own'>([
    ...rows.map(({ originalId, source, content, exportedAt }): [string, Known] => [
      originalId,
      { source, content, exportedAt: Number(exportedAt) },
    ]),
    ...own.map(({ id }): [string, 'own'] => [id, 'own']),
  ]);
}

/** Puts an entry on the shelf with its files, or in the place of the one it was; its own id stays. */
export async function put(
  trx: Trx,
  entry: Omit<ShelfEntryTable, 'digital'> & { digital: boolean | null },
  files: readonly Omit<ShelfFile, 'shelfId'>[],
): Promise<void> {
  const { digital, id, ...rest } = entry;
  const values = { ...rest, digital: digital === null ? null : digital ? 1 : 0 };
  await trx
    .insertInto('shelfEntry')
    .values({ ...values, id })
    .onConflict((oc) => oc.columns(['regionId', 'source', 'originalId']).doUpdateSet(values))
    .execute();
  const there = await trx
    .selectFrom('shelfEntry')
    .select('id')
    .where('regionId', '=', entry.regionId)
    .where('source', '=', entry.source)
    .where('originalId', '=', entry.originalId)
    .executeTakeFirstOrThrow();
  await trx.deleteFrom('shelfFile').where('shelfId', '=', there.id).execute();
  if (files.length === 0) return;
  await trx
    .insertInto('shelfFile')
    .values(files.map((file) => ({ ...file, shelfId: there.id })))
    .execute();
}

/** The files of an entry, by indicator. */
export const filesOf = (db: Db | Trx, shelfId: string): Promise<ShelfFile[]> =>
  db
    .selectFrom('shelfFile')
    .selectAll()
    .where('shelfId', '=', shelfId)
    .orderBy('indicator')
    .orderBy('title')
    .orderBy('name')
    .execute();

export type Source = ExchangeSourceTable & { entries: number };

/** The keys that brought something, youngest first, and how much of theirs stands here. */
export async function sources(db: Db | Trx, regionId: string): Promise<Source[]> {
  const rows = await db
    .selectFrom('exchangeSource')
    .selectAll()
    .select((eb) =>
      eb
        .selectFrom('shelfEntry')
        .select(eb.fn.countAll<number>().as('count'))
        .whereRef('shelfEntry.regionId', '=', 'exchangeSource.regionId')
        .whereRef('shelfEntry.source', '=', 'exchangeSource.fingerprint')
        .as('entries'),
    )
    .where('regionId', '=', regionId)
    .orderBy('firstSeenAt', 'desc')
    .execute();
  return rows.map((row) => {
    return { ...row, firstSeenAt: Number(row.firstSeenAt), entries: Number(row.entries) };
  });
}

/** Remembers a key the first time; the name it came under stays as it was then. */
export async function addSource(trx: Trx, source: ExchangeSourceTable): Promise<void> {
  await trx
    .insertInto('exchangeSource')
    .values(source)
    .onConflict((oc) => oc.doNothing())
    .execute();
}

/**
 * Takes a source off, with everything of it on the shelf; ideas that copied it stay. Answers the names
 * of its files.
 */
export async function removeSource(trx: Trx, regionId: string, source: string): Promise<string[]> {
  const ours = trx
    .selectFrom('shelfEntry')
    .select('id')
    .where('regionId', '=', regionId)
    .where('source', '=', source);
  const files = await trx
    .selectFrom('shelfFile')
    .select('stored')
    .distinct()
    .where('shelfId', 'in', ours)
    .execute();
  await trx.deleteFrom('shelfFile').where('shelfId', 'in', ours).execute();
  await trx
    .deleteFrom('shelfEntry')
    .where('regionId', '=', regionId)
    .where('source', '=', source)
    .execute();
  await trx
    .deleteFrom('exchangeSource')
    .where('regionId', '=', regionId)
    .where('fingerprint', '=', source)
    .execute();
  return files.map(({ stored }) => stored);
}

export type Abroad = {
  id: string;
  name: string;
  agencyName: string;
  sourceName: string;
  year: number;
};

/** [Q10] Innovations of other regions that say they copied this one. */
export const copiesAbroad = (
  db: Db | Trx,
  regionId: string,
  innovationId: string,
): Promise<Abroad[]> =>
  db
    .selectFrom('shelfEntry')
    .select(['id', 'name', 'agencyName', 'sourceName', 'year'])
    .where('regionId', '=', regionId)
    .where('copiedFrom', '=', innovationId)
    .orderBy('name')
    .execute();
