/**
 * [N26] Versions that stand registered while their entry is handed in again: written by
 * `innovations.ts` alone, read as rows like those of `innovation`. There are as many as are being
 * checked again, so that lists read them beside the whole registry.
 */
import { sql } from 'kysely';
import type { Status } from '#lib/lab/registry.ts';
import type { Db, Trx } from './database.ts';
import type { InnovationEvidenceTable, InnovationStandingTable } from './lab-tables.ts';

/** What the list asks of them under the names of `innovation`; not of entries in these statuses. */
export const rowsOf = (db: Db | Trx, hiddenBy: readonly Status[]) =>
  db
    .selectFrom('innovationStanding as own')
    // Few of these, and each looked up by its key: `cross join` keeps the order (SQLite).
    .crossJoin('innovation as entry')
    .crossJoin('innovationEdition as edition')
    .whereRef('entry.id', '=', 'own.innovationId')
    .whereRef('edition.innovationId', '=', 'own.innovationId')
    .whereRef('edition.catalogueYear', '=', 'own.catalogueYear')
    .where('entry.status', 'not in', hiddenBy)
    .select(['entry.id', 'entry.regionId', 'entry.number', 'entry.year', 'entry.origin'])
    .select(['entry.agencyName', 'entry.agencyKind', 'entry.sample', 'entry.createdAt'])
    .select(['entry.searchRow', 'own.name', 'own.digital', 'own.affair', 'own.stageOfInnovation'])
    .select(['edition.catalogueYear', 'edition.claimedScore', 'edition.evidencedScore'])
    .select(['edition.verifiedScore', sql<string>`'registered'`.as('status')]);

export const find = (
  db: Db | Trx,
  innovationId: string,
): Promise<InnovationStandingTable | undefined> =>
  db
    .selectFrom('innovationStanding')
    .selectAll()
    .where('innovationId', '=', innovationId)
    .executeTakeFirst();

/** Entries of a region of which a version stands, by id. */
export async function idsOf(db: Db | Trx, regionId: string): Promise<Set<string>> {
  const rows = await db
    .selectFrom(rowsOf(db, ['archived']).as('innovation'))
    .select('innovation.id')
    .where('innovation.regionId', '=', regionId)
    .execute();
  return new Set(rows.map(({ id }) => id));
}

/** Its evidence as it was when the entry was handed in again. */
export const evidence = (db: Db | Trx, innovationId: string): Promise<InnovationEvidenceTable[]> =>
  db
    .selectFrom('innovationStandingEvidence')
    .selectAll()
    .where('innovationId', '=', innovationId)
    .orderBy('indicator')
    .orderBy('id')
    .execute();

/** From now on this version stands; its edition is there already. */
export async function begin(
  trx: Trx,
  row: Omit<InnovationStandingTable, 'searchVersion'>,
): Promise<void> {
  await trx
    .insertInto('innovationStanding')
    .values({ ...row, searchVersion: 0 })
    .execute();
  const lines = await trx
    .selectFrom('innovationEvidence')
    .selectAll()
    .where('innovationId', '=', row.innovationId)
    .execute();
  if (lines.length > 0) {
    await trx.insertInto('innovationStandingEvidence').values(lines).execute();
  }
}

/** No version of this entry stands any more. */
export async function end(trx: Trx, innovationId: string): Promise<void> {
  for (const table of ['innovationStandingEvidence', 'innovationStanding'] as const) {
    await trx.deleteFrom(table).where('innovationId', '=', innovationId).execute();
  }
}
