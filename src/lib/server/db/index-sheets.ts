/** The region's own part of the index as rows, one per year. */
import { emptySheet, type IndexSheet } from '#lib/lab/index-sheet.ts';
import type { Db, Trx } from './database.ts';

export type StoredSheet = { sheet: IndexSheet; by: string; at: number | null };

/** The sheet of a year; an empty one where nobody has filled any. */
export async function load(db: Db | Trx, regionId: string, year: number): Promise<StoredSheet> {
  const row = await db
    .selectFrom('indexSheet')
    .select(['document', 'by', 'at'])
    .where('regionId', '=', regionId)
    .where('year', '=', year)
    .executeTakeFirst();
  if (!row) return { sheet: emptySheet(), by: '', at: null };
  const sheet = { ...emptySheet(), ...(JSON.parse(row.document) as IndexSheet) };
  return { sheet, by: row.by, at: Number(row.at) };
}

export async function save(
  trx: Db | Trx,
  regionId: string,
  year: number,
  { sheet, by, at }: { sheet: IndexSheet; by: string; at: number },
): Promise<void> {
  const row = { document: JSON.stringify(sheet), by, at };
  await trx
    .insertInto('indexSheet')
    .values({ regionId, year, ...row })
    .onConflict((oc) => oc.columns(['regionId', 'year']).doUpdateSet(row))
    .execute();
}
