/** Several named people at one device, who take turns: a phone or laptop for a table. */
import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await trx.schema
      .createTable('table_seat')
      .addColumn('token_hash', 'text', (c) => c.notNull())
      .addColumn('lab_id', 'text', (c) => c.notNull())
      .addColumn('person_id', 'text', (c) => c.notNull())
      .addColumn('created_at', 'bigint', (c) => c.notNull())
      .addPrimaryKeyConstraint('table_seat_pk', ['token_hash', 'lab_id', 'person_id'])
      .execute();
    await trx.schema
      .createIndex('table_seat_by_person')
      .on('table_seat')
      .column('person_id')
      .execute();
  });
}
