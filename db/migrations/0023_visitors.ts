/**
 * What visitors of the exhibition leave behind, without an account: one like per device and
 * innovation, and words. Beside the journal, which forgets nothing: a contact must go when asked.
 */
import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await trx.schema
      .createTable('visitor_like')
      .addColumn('idea_id', 'text', (c) => c.notNull())
      .addColumn('lab_id', 'text', (c) => c.notNull().references('lab.id').onDelete('cascade'))
      // A hash of device and lab: neither leads to a person of the lab.
      .addColumn('visitor', 'text', (c) => c.notNull())
      .addColumn('at', 'bigint', (c) => c.notNull())
      .addPrimaryKeyConstraint('visitor_like_pk', ['idea_id', 'visitor'])
      .execute();
    await trx.schema.createIndex('visitor_like_lab').on('visitor_like').column('lab_id').execute();
    await trx.schema
      .createTable('visitor_word')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('idea_id', 'text', (c) => c.notNull())
      .addColumn('lab_id', 'text', (c) => c.notNull().references('lab.id').onDelete('cascade'))
      .addColumn('visitor', 'text', (c) => c.notNull())
      .addColumn('text', 'text', (c) => c.notNull())
      .addColumn('wants_copy', 'integer', (c) => c.notNull())
      .addColumn('name', 'text', (c) => c.notNull())
      .addColumn('contact', 'text', (c) => c.notNull())
      // When it was ticked that the contact may be used; null without a contact.
      .addColumn('consent_at', 'bigint')
      .addColumn('hidden', 'integer', (c) => c.notNull())
      .addColumn('at', 'bigint', (c) => c.notNull())
      .execute();
    await trx.schema.createIndex('visitor_word_lab').on('visitor_word').column('lab_id').execute();
  });
}
