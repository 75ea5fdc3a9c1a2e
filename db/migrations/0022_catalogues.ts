/**
 * Catalogues of the index that a region brought in, in versions; which year new innovations are
 * scored against; and the region's own part of the index, once a year.
 */
import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const make = (name: string) => trx.schema.createTable(name);

    // Append only: an older version stays, to read what a score once rested on.
    await make('catalogue')
      .addColumn('region_id', 'text', (c) => c.notNull().references('region.id'))
      .addColumn('year', 'integer', (c) => c.notNull())
      .addColumn('version', 'integer', (c) => c.notNull())
      .addColumn('file', 'text', (c) => c.notNull())
      .addColumn('by', 'text', (c) => c.notNull())
      .addColumn('at', 'bigint', (c) => c.notNull())
      .addPrimaryKeyConstraint('catalogue_pk', ['region_id', 'year', 'version'])
      .execute();

    await make('catalogue_in_force')
      .addColumn('region_id', 'text', (c) => c.primaryKey().references('region.id'))
      .addColumn('year', 'integer', (c) => c.notNull())
      .execute();

    await make('index_sheet')
      .addColumn('region_id', 'text', (c) => c.notNull().references('region.id'))
      .addColumn('year', 'integer', (c) => c.notNull())
      .addColumn('document', 'text', (c) => c.notNull())
      .addColumn('by', 'text', (c) => c.notNull())
      .addColumn('at', 'bigint', (c) => c.notNull())
      .addPrimaryKeyConstraint('index_sheet_pk', ['region_id', 'year'])
      .execute();
  });
}
