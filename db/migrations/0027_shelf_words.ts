/** What the shelf of other regions is found by, and what an innovation on it says it copied. */
import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await trx.schema
      .alterTable('shelf_entry')
      .addColumn('words', 'text', (c) => c.notNull().defaultTo(''))
      .execute();
    await trx.schema.alterTable('shelf_entry').addColumn('copied_from', 'text').execute();
  });
}
