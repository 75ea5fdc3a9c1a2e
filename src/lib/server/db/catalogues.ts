/** Catalogues of the index by region and year: what came with the program, and what was brought in. */
import { catalogueOf, catalogueYears, currentYear, type Catalogue } from '#lib/lab/catalogue.ts';
import { catalogueOfFile, type CatalogueFile } from '#lib/lab/catalogue-file.ts';
import type { Db, Trx } from './database.ts';

/** [I12] The newest version of a year in this region; null for a year nobody knows. */
export async function find(
  db: Db | Trx,
  regionId: string,
  year: number,
): Promise<Catalogue | null> {
  const row = await db
    .selectFrom('catalogue')
    .select(['file', 'version'])
    .where('regionId', '=', regionId)
    .where('year', '=', year)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (row) return catalogueOfFile(JSON.parse(row.file) as CatalogueFile, row.version);
  return catalogueYears.includes(year) ? catalogueOf(year) : null;
}

/**
 * The same for an entry that was scored against the year. One that came from another installation may
 * name a year that was brought in only there; it is shown with our own lines.
 */
export async function load(db: Db | Trx, regionId: string, year: number): Promise<Catalogue> {
  return (await find(db, regionId, year)) ?? catalogueOf(currentYear);
}

/** The newest version of every year, oldest year first. */
export async function all(db: Db | Trx, regionId: string): Promise<Catalogue[]> {
  const rows = await db
    .selectFrom('catalogue')
    .select('year')
    .distinct()
    .where('regionId', '=', regionId)
    .execute();
  const years = new Set([...catalogueYears, ...rows.map(({ year }) => year)]);
  return Promise.all([...years].toSorted((a, b) => a - b).map((year) => load(db, regionId, year)));
}

/** The catalogue new innovations of a region are scored against. */
export async function inForce(db: Db | Trx, regionId: string): Promise<Catalogue> {
  const row = await db
    .selectFrom('catalogueInForce')
    .select('year')
    .where('regionId', '=', regionId)
    .executeTakeFirst();
  return load(db, regionId, row?.year ?? currentYear);
}

export async function putInForce(trx: Db | Trx, regionId: string, year: number): Promise<void> {
  await trx
    .insertInto('catalogueInForce')
    .values({ regionId, year })
    .onConflict((oc) => oc.column('regionId').doUpdateSet({ year }))
    .execute();
}

/** Who brought which version in, newest first. */
export async function versions(db: Db | Trx, regionId: string) {
  const rows = await db
    .selectFrom('catalogue')
    .select(['year', 'version', 'by', 'at'])
    .where('regionId', '=', regionId)
    .orderBy('at', 'desc')
    .orderBy('version', 'desc')
    .execute();
  return rows.map((row) => ({ ...row, at: Number(row.at) }));
}

/** Adds a version; throws when it is there already. */
export async function insert(
  trx: Trx,
  regionId: string,
  version: number,
  { file, by, at }: { file: CatalogueFile; by: string; at: number },
): Promise<void> {
  const { year } = file;
  await trx
    .insertInto('catalogue')
    .values({ regionId, year, version, file: JSON.stringify(file), by, at })
    .execute();
}
