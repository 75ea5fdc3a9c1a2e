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

/** What became of a row that was read: the entry that holds it, or beside which it was passed over. */
export type ReadRow = { innovationId: string; passed: boolean };

/** Stands before the hash of a row that was passed over: it may still come in. */
const passedMark = '-';

/** Rows that were read before, by hash; all of a region, or of these. */
export async function rowsOf(
  db: Db | Trx,
  regionId: string,
  hashes?: readonly string[],
): Promise<Map<string, ReadRow>> {
  let query = db
    .selectFrom('importedRow')
    .select(['hash', 'innovationId'])
    .where('regionId', '=', regionId);
  if (hashes) {
    query = query.where('hash', 'in', [...hashes, ...hashes.map((hash) => `${passedMark}${hash}`)]);
  }
  const read = new Map<string, ReadRow>();
  for (const { hash, innovationId } of await query.execute()) {
    const passed = hash.startsWith(passedMark);
    read.set(passed ? hash.slice(passedMark.length) : hash, { innovationId, passed });
  }
  return read;
}

/** Remembers what became of a row, also when it was passed over the last time. */
export async function keepRow(
  trx: Trx,
  { regionId, hash, innovationId, passed }: ReadRow & { regionId: string; hash: string },
): Promise<void> {
  const own = [hash, `${passedMark}${hash}`];
  await trx
    .deleteFrom('importedRow')
    .where('regionId', '=', regionId)
    .where('hash', 'in', own)
    .execute();
  await trx
    .insertInto('importedRow')
    .values({ regionId, hash: passed ? `${passedMark}${hash}` : hash, innovationId })
    .execute();
}

/** What an import brought so far. */
export async function keep(trx: Trx, one: RegistryImportTable): Promise<void> {
  const { created, merged, skipped } = one;
  await trx
    .insertInto('registryImport')
    .values(one)
    .onConflict((oc) => oc.column('id').doUpdateSet({ created, merged, skipped }))
    .execute();
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

/** Entries of a region as far as a row of a spreadsheet is compared with them, some at a time. */
export async function* namesOf(db: Db | Trx, regionId: string) {
  for (let last = ''; ;) {
    const rows = await db
      .selectFrom('innovation')
      .select(['id', 'name', 'agencyName as agency', 'number', 'status'])
      .where('regionId', '=', regionId)
      .where('sample', '=', 0)
      .where('id', '>', last)
      .orderBy('id')
      .limit(500)
      .execute();
    if (rows.length === 0) return;
    last = rows.at(-1)?.id ?? '';
    yield rows;
  }
}

/** Changes with every new entry of any region: what was compared before it was compared too early. */
export async function latestEntry(db: Db | Trx): Promise<number> {
  const { top } = await db
    .selectFrom('innovation')
    .select((eb) => eb.fn.max('searchRow').as('top'))
    .executeTakeFirstOrThrow();
  return Number(top ?? 0);
}
