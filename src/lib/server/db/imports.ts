/** What is remembered of spreadsheets that were brought into the registry. */
import * as v from 'valibot';
import { columnsSchema, type ImportColumns } from '#lib/lab/import-columns.ts';
import type { Db, Trx } from './database.ts';
import type { RegistryImportTable } from './lab-tables.ts';

/** How the columns under these headings were meant the last time; null for new ones. */
export async function columnsOf(
  db: Db | Trx,
  regionId: string,
  headings: string,
): Promise<ImportColumns | null> {
  const row = await db
    .selectFrom('importMapping')
    .select('columns')
    .where('regionId', '=', regionId)
    .where('headings', '=', headings)
    .executeTakeFirst();
  const read = row && v.safeParse(columnsSchema, JSON.parse(row.columns));
  return read?.success ? read.output : null;
}

export async function rememberColumns(
  trx: Trx,
  about: { regionId: string; headings: string; columns: ImportColumns; at: number },
): Promise<void> {
  const { at } = about;
  const columns = JSON.stringify(about.columns);
  await trx
    .insertInto('importMapping')
    .values({ ...about, columns })
    .onConflict((oc) => oc.columns(['regionId', 'headings']).doUpdateSet({ columns, at }))
    .execute();
}

/** Rows that were read before, by hash, and the entry that holds each. */
export async function rowsOf(db: Db | Trx, regionId: string): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('importedRow')
    .select(['hash', 'innovationId'])
    .where('regionId', '=', regionId)
    .execute();
  return new Map(rows.map(({ hash, innovationId }) => [hash, innovationId]));
}

export async function addRow(
  trx: Trx,
  row: { regionId: string; hash: string; innovationId: string },
): Promise<void> {
  await trx
    .insertInto('importedRow')
    .values(row)
    .onConflict((oc) => oc.doNothing())
    .execute();
}

export async function insert(trx: Trx, one: RegistryImportTable): Promise<void> {
  await trx.insertInto('registryImport').values(one).execute();
}

/** The last imports of a region, newest first. */
export async function list(db: Db, regionId: string, most = 10): Promise<RegistryImportTable[]> {
  const rows = await db
    .selectFrom('registryImport')
    .selectAll()
    .where('regionId', '=', regionId)
    .orderBy('at', 'desc')
    .limit(most)
    .execute();
  return rows.map((row) => ({ ...row, at: Number(row.at) }));
}

/** Entries of a region as far as a row of a spreadsheet is compared with them. */
export async function namesOf(db: Db | Trx, regionId: string) {
  return db
    .selectFrom('innovation')
    .select(['id', 'name', 'agencyName as agency', 'number', 'status'])
    .where('regionId', '=', regionId)
    .where('sample', '=', 0)
    .execute();
}
