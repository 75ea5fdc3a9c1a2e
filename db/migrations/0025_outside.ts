/** What a token of another program may read and until when; for which agency a juror was sent. */
import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await trx.schema
      .alterTable('api_token')
      .addColumn('scopes', 'text', (c) => c.notNull().defaultTo(''))
      .execute();
    await trx.schema
      .alterTable('api_token')
      .addColumn('expires_at', 'bigint', (c) => c.notNull().defaultTo(0))
      .execute();
    await trx.schema.alterTable('personal_link').addColumn('agency_id', 'text').execute();
  });
}
