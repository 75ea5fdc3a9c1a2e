/** The clock of a region: WIB, WITA or WIT. */
import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('region')
    .addColumn('zone', 'text', (c) => c.notNull().defaultTo('WIB'))
    .execute();
}
