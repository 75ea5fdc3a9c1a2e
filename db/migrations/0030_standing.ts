/**
 * While a registered entry is handed in again, the version that is registered stands for everybody
 * who is not its staff: what of it the list asks for, its evidence, and its words. All else of it is
 * in `innovation_edition`. Entries that were handed in again before now get theirs from there, with
 * the evidence that was not added since.
 *
 * As in `0021_registry`, words are written by the program, and PostgreSQL has them as a `tsvector`.
 */
import { PostgresAdapter, sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const { schema } = trx;
    await schema
      .createTable('innovation_standing')
      .addColumn('innovation_id', 'text', (c) =>
        c.primaryKey().references('innovation.id').onDelete('cascade'),
      )
      .addColumn('catalogue_year', 'integer', (c) => c.notNull())
      .addColumn('name', 'text', (c) => c.notNull())
      .addColumn('digital', 'integer', (c) => c.notNull())
      .addColumn('affair', 'text')
      .addColumn('stage_of_innovation', 'text', (c) => c.notNull())
      .addColumn('updated_at', 'bigint', (c) => c.notNull())
      .addColumn('search_version', 'integer', (c) => c.notNull().defaultTo(0))
      .execute();
    await schema
      .createTable('innovation_standing_evidence')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('innovation_id', 'text', (c) =>
        c.notNull().references('innovation.id').onDelete('cascade'),
      )
      .addColumn('indicator', 'integer')
      .addColumn('title', 'text', (c) => c.notNull())
      .addColumn('year', 'integer', (c) => c.notNull())
      .addColumn('stored', 'text')
      .addColumn('file_name', 'text')
      .addColumn('file_type', 'text')
      .addColumn('file_size', 'integer')
      .addColumn('link', 'text')
      .execute();
    await schema
      .createIndex('innovation_standing_evidence_of')
      .on('innovation_standing_evidence')
      .column('innovation_id')
      .execute();
    if (trx.getExecutor().adapter instanceof PostgresAdapter) {
      await sql`create table innovation_standing_search (
        rowid integer primary key, words tsvector not null)`.execute(trx);
    } else {
      await sql`create virtual table innovation_standing_search using fts5(
        name, rest, content='', contentless_delete=1, detail=column, prefix='2 3')`.execute(trx);
    }
    for (const one of await handedInAgain(trx)) await stand(trx, one);
  });
}

type Again = {
  id: string;
  year: number;
  endedAt: number;
  registeredAt: number;
  profile: string;
};

/** Whose last year was registered and whose new one is not yet, also where they lie in the archive. */
async function handedInAgain(trx: Kysely<unknown>): Promise<Again[]> {
  const { rows } = await sql<Again>`
    select i.id, e.catalogue_year as "year", e.ended_at as "endedAt", e.profile,
      coalesce((select max(s.at) from innovation_step s
        where s.innovation_id = i.id and s.at < e.ended_at), i.created_at) as "registeredAt"
    from innovation_edition e join innovation i on i.id = e.innovation_id
    where e.status = 'registered' and i.status <> 'registered'
      and e.catalogue_year = (select max(f.catalogue_year) from innovation_edition f
        where f.innovation_id = i.id)
      and (select s.status from innovation_step s
        where s.innovation_id = i.id and s.status <> 'archived'
        order by s.number desc limit 1) <> 'registered'`.execute(trx);
  return rows;
}

async function stand(trx: Kysely<unknown>, { id, year, endedAt, registeredAt, profile }: Again) {
  const { name, digital, affair, stageOfInnovation } = JSON.parse(profile) as Listed;
  await sql`insert into innovation_standing (innovation_id, catalogue_year, name, digital, affair,
    stage_of_innovation, updated_at) values (${id}, ${year}, ${name}, ${digital ? 1 : 0}, ${affair},
    ${stageOfInnovation}, ${registeredAt})`.execute(trx);
  await sql`insert into innovation_standing_evidence
    select id, innovation_id, indicator, title, year, stored, file_name, file_type, file_size, link
    from innovation_evidence where innovation_id = ${id}`.execute(trx);
  const { rows } = await sql<{ change: string }>`
    select change from innovation_step where innovation_id = ${id} and at > ${endedAt}`.execute(
    trx,
  );
  for (const { change } of rows) {
    const { evidence } = JSON.parse(change) as Changed;
    if (!evidence || evidence.gone) continue;
    await sql`delete from innovation_standing_evidence where innovation_id = ${id}
      and title = ${evidence.title} and coalesce(indicator, 0) = ${evidence.indicator ?? 0}`.execute(
      trx,
    );
  }
}

type Listed = {
  name: string;
  digital: boolean | null;
  affair: string | null;
  stageOfInnovation: string;
};
type Changed = { evidence?: { indicator: number | null; title: string; gone: boolean } };
