/**
 * How many entries a region has, by status and year: the list asks for it with every question, and
 * the index that holds what the list shows is many times as wide.
 */
import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createIndex('innovation_count')
    .on('innovation')
    .columns(['region_id', 'status', 'year', 'digital', 'sample'])
    .execute();
}
