/**
 * What comes into the registry from elsewhere: rows of old spreadsheets that were read once, how
 * their columns were meant, packages of other regions on a shelf of their own, and tokens by which
 * other programs read what is registered.
 */
import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const make = (name: string) =>
      trx.schema
        .createTable(name)
        .addColumn('region_id', 'text', (c) => c.notNull().references('region.id'));

    await make('registry_import')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('by', 'text', (c) => c.notNull())
      .addColumn('file_name', 'text', (c) => c.notNull())
      .addColumn('created', 'integer', (c) => c.notNull())
      .addColumn('merged', 'integer', (c) => c.notNull())
      .addColumn('skipped', 'integer', (c) => c.notNull())
      .addColumn('faulty', 'integer', (c) => c.notNull())
      .addColumn('at', 'bigint', (c) => c.notNull())
      .execute();

    // A row that was read stays read: the same file brings nothing a second time.
    await make('imported_row')
      .addColumn('hash', 'text', (c) => c.notNull())
      .addColumn('innovation_id', 'text', (c) =>
        c.notNull().references('innovation.id').onDelete('cascade'),
      )
      .addPrimaryKeyConstraint('imported_row_pk', ['region_id', 'hash'])
      .execute();

    await make('import_mapping')
      .addColumn('headings', 'text', (c) => c.notNull())
      .addColumn('columns', 'text', (c) => c.notNull())
      .addColumn('at', 'bigint', (c) => c.notNull())
      .addPrimaryKeyConstraint('import_mapping_pk', ['region_id', 'headings'])
      .execute();

    await make('exchange_source')
      .addColumn('fingerprint', 'text', (c) => c.notNull())
      .addColumn('public_key', 'text', (c) => c.notNull())
      .addColumn('name', 'text', (c) => c.notNull())
      .addColumn('first_seen_at', 'bigint', (c) => c.notNull())
      .addPrimaryKeyConstraint('exchange_source_pk', ['region_id', 'fingerprint'])
      .execute();

    await make('shelf_entry')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('source', 'text', (c) => c.notNull())
      .addColumn('source_name', 'text', (c) => c.notNull())
      .addColumn('original_id', 'text', (c) => c.notNull())
      .addColumn('name', 'text', (c) => c.notNull())
      .addColumn('agency_name', 'text', (c) => c.notNull())
      .addColumn('digital', 'integer')
      .addColumn('affair', 'text')
      .addColumn('stage_of_innovation', 'text', (c) => c.notNull())
      .addColumn('year', 'integer', (c) => c.notNull())
      .addColumn('content', 'text', (c) => c.notNull())
      .addColumn('content_hash', 'text', (c) => c.notNull())
      .addColumn('exported_at', 'bigint', (c) => c.notNull())
      .addColumn('imported_at', 'bigint', (c) => c.notNull())
      .addColumn('imported_by', 'text', (c) => c.notNull())
      .addUniqueConstraint('shelf_entry_original', ['region_id', 'source', 'original_id'])
      .execute();

    await trx.schema
      .createTable('shelf_file')
      .addColumn('shelf_id', 'text', (c) =>
        c.notNull().references('shelf_entry.id').onDelete('cascade'),
      )
      .addColumn('name', 'text', (c) => c.notNull())
      .addColumn('title', 'text', (c) => c.notNull())
      .addColumn('indicator', 'integer')
      .addColumn('stored', 'text', (c) => c.notNull())
      .addColumn('type', 'text', (c) => c.notNull())
      .addColumn('size', 'integer', (c) => c.notNull())
      .addPrimaryKeyConstraint('shelf_file_pk', ['shelf_id', 'name'])
      .execute();

    await make('api_token')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('name', 'text', (c) => c.notNull())
      .addColumn('token_hash', 'text', (c) => c.notNull().unique())
      .addColumn('by', 'text', (c) => c.notNull())
      .addColumn('created_at', 'bigint', (c) => c.notNull())
      .addColumn('revoked_at', 'bigint')
      .addColumn('last_used_at', 'bigint')
      .execute();
  });
}
