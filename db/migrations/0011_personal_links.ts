/** Personal links: a leader, whom a leader named, or an expert, each by name. */
import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await trx.schema
      .createTable('personal_link')
      // Also the id of the person it seats, once it has been opened.
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('lab_id', 'text', (c) => c.notNull().references('lab.id').onDelete('cascade'))
      .addColumn('role', 'text', (c) => c.notNull())
      .addColumn('name', 'text', (c) => c.notNull())
      .addColumn('position', 'text', (c) => c.notNull())
      .addColumn('behalf', 'text', (c) => c.notNull())
      .addColumn('made_by', 'text', (c) => c.notNull())
      .addColumn('key_hash', 'text', (c) => c.notNull().unique())
      .addColumn('device', 'text')
      .addColumn('again_until', 'bigint')
      .addColumn('created_at', 'bigint', (c) => c.notNull())
      .addColumn('opened_at', 'bigint')
      .addColumn('expires_at', 'bigint', (c) => c.notNull())
      .addColumn('closed_at', 'bigint')
      .execute();
    await trx.schema
      .createIndex('personal_link_lab')
      .on('personal_link')
      .column('lab_id')
      .execute();
  });
}
