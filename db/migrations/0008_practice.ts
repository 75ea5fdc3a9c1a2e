/** Practice copies of a lab: which lab they were made from. */
import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.transaction().execute(async (trx) => {
    // No reference: a copy stands on its own, and goes by itself.
    await trx.schema.alterTable('lab').addColumn('practice_of', 'text').execute();
  });
}
