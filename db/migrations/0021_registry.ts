/**
 * The registry grows up: words to find an entry by, where it comes from, notes at single fields,
 * earlier years of an entry, saved views, a public page that can be switched off; and of every idea
 * the innovation it copies, as a column instead of a text inside its state.
 *
 * The words themselves are written by the program (`server/db/registry-search.ts`), which knows how
 * they are read; until then `search_version` is 0. PostgreSQL has no FTS5: there they are a
 * `tsvector`.
 */
import { PostgresAdapter, sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const { schema } = trx;
    const grow = schema.alterTable('innovation');
    await grow.addColumn('origin', 'text', (c) => c.notNull().defaultTo('lab')).execute();
    await grow.addColumn('field_notes', 'text', (c) => c.notNull().defaultTo('{}')).execute();
    await grow.addColumn('development', 'text', (c) => c.notNull().defaultTo('')).execute();
    // Whole numbers that stay: row numbers of SQLite may change when a file is packed.
    await grow.addColumn('search_row', 'integer').execute();
    await grow.addColumn('search_version', 'integer', (c) => c.notNull().defaultTo(0)).execute();

    // Whatever the list asks stands in these indexes, so that the long texts of entries stay unread:
    // by agency and for other orders, by time, and by words.
    const asked = ['status', 'sample', 'digital', 'year', 'affair', 'stage_of_innovation'];
    const told = ['origin', 'agency_kind', 'name', 'evidenced_score', 'verified_score'];
    const index = (name: string, ...first: string[]) =>
      schema
        .createIndex(name)
        .on('innovation')
        .columns([...first, ...asked, ...told])
        .execute();
    await index('innovation_list', 'region_id', 'agency_name', 'created_at', 'number');
    await index('innovation_newest', 'region_id', 'created_at', 'number', 'agency_name');
    await index('innovation_found', 'search_row', 'region_id', 'number', 'agency_name');
    await schema
      .createIndex('innovation_year')
      .on('innovation')
      .columns(['region_id', 'year'])
      .execute();
    await schema.createIndex('innovation_lab').on('innovation').column('lab_id').execute();
    await schema
      .createIndex('innovation_search_row')
      .on('innovation')
      .column('search_row')
      .unique()
      .execute();
    await schema
      .createIndex('innovation_search_version')
      .on('innovation')
      .column('search_version')
      .execute();
    await schema
      .createIndex('innovation_evidence_of')
      .on('innovation_evidence')
      .column('innovation_id')
      .execute();
    if (trx.getExecutor().adapter instanceof PostgresAdapter) {
      await sql`create table innovation_search (
        rowid integer primary key, words tsvector not null)`.execute(trx);
      await sql`create index innovation_words on innovation_search using gin (words)`.execute(trx);
    } else {
      await sql`create virtual table innovation_search using fts5(
        name, rest, content='', contentless_delete=1, detail=column, prefix='2 3')`.execute(trx);
    }

    await schema
      .createTable('innovation_edition')
      .addColumn('innovation_id', 'text', (c) =>
        c.notNull().references('innovation.id').onDelete('cascade'),
      )
      .addColumn('catalogue_year', 'integer', (c) => c.notNull())
      .addColumn('status', 'text', (c) => c.notNull())
      .addColumn('registered_year', 'integer')
      .addColumn('ministry_number', 'text')
      .addColumn('claimed_score', 'integer', (c) => c.notNull())
      .addColumn('evidenced_score', 'integer', (c) => c.notNull())
      .addColumn('verified_score', 'integer')
      .addColumn('claims', 'text', (c) => c.notNull())
      .addColumn('verified', 'text')
      .addColumn('profile', 'text', (c) => c.notNull())
      .addColumn('development', 'text', (c) => c.notNull())
      .addColumn('ended_at', 'bigint', (c) => c.notNull())
      .addPrimaryKeyConstraint('innovation_edition_pk', ['innovation_id', 'catalogue_year'])
      .execute();

    await schema
      .createTable('registry_view')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('region_id', 'text', (c) => c.notNull().references('region.id'))
      .addColumn('account_id', 'text', (c) =>
        c.notNull().references('account.id').onDelete('cascade'),
      )
      .addColumn('name', 'text', (c) => c.notNull())
      .addColumn('query', 'text', (c) => c.notNull())
      .addColumn('shared', 'integer', (c) => c.notNull())
      .addColumn('created_at', 'bigint', (c) => c.notNull())
      .execute();
    await schema.createIndex('registry_view_of').on('registry_view').column('region_id').execute();

    await schema
      .alterTable('region')
      .addColumn('registry_public', 'integer', (c) => c.notNull().defaultTo(1))
      .execute();

    await schema.alterTable('idea').addColumn('copied_from', 'text').execute();
    await schema.createIndex('idea_copied_from').on('idea').column('copied_from').execute();
    const ideas = await sql<{ id: string; state: string }>`
      select id, state from idea where state like '%"innovation":{"id":%'`.execute(trx);
    for (const { id, state } of ideas.rows) {
      const from = originalOf(JSON.parse(state));
      if (from) await sql`update idea set copied_from = ${from} where id = ${id}`.execute(trx);
    }
  });
}

const originalOf = (state: { lineage: { innovation: { id: string | null } | null } }) =>
  state.lineage.innovation?.id ?? null;
