/** Labs with their journal and what follows from it; the innovation registry. */
import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const make = (name: string) => trx.schema.createTable(name);

    await make('lab')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('region_id', 'text', (c) => c.notNull().references('region.id'))
      .addColumn('title', 'text', (c) => c.notNull())
      .addColumn('place', 'text', (c) => c.notNull())
      .addColumn('starts_on', 'text', (c) => c.notNull())
      .addColumn('ends_on', 'text', (c) => c.notNull())
      .addColumn('template', 'text', (c) => c.notNull())
      .addColumn('code', 'text', (c) => c.notNull().unique())
      .addColumn('projector_key', 'text', (c) => c.notNull().unique())
      .addColumn('leader_key_hash', 'text', (c) => c.unique())
      .addColumn('jury_key_hash', 'text', (c) => c.unique())
      .addColumn('stage', 'text', (c) => c.notNull())
      .addColumn('closed', 'integer', (c) => c.notNull())
      .addColumn('sample', 'integer', (c) => c.notNull())
      .addColumn('created_at', 'bigint', (c) => c.notNull())
      .execute();

    await make('lab_facilitator')
      .addColumn('lab_id', 'text', (c) => c.notNull().references('lab.id').onDelete('cascade'))
      .addColumn('account_id', 'text', (c) =>
        c.notNull().references('account.id').onDelete('cascade'),
      )
      .addPrimaryKeyConstraint('lab_facilitator_pk', ['lab_id', 'account_id'])
      .execute();

    await make('agency')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('lab_id', 'text', (c) => c.notNull().references('lab.id').onDelete('cascade'))
      .addColumn('code', 'text', (c) => c.notNull())
      .addColumn('name', 'text', (c) => c.notNull())
      .addColumn('short', 'text', (c) => c.notNull())
      .addColumn('kind', 'text', (c) => c.notNull())
      .addColumn('parent_id', 'text')
      .addColumn('affair', 'text')
      .addUniqueConstraint('agency_code', ['lab_id', 'code'])
      .execute();

    await make('journal')
      .addColumn('kind', 'text', (c) => c.notNull())
      .addColumn('space_id', 'text', (c) => c.notNull())
      .addColumn('number', 'integer', (c) => c.notNull())
      .addColumn('lab_id', 'text', (c) => c.notNull().references('lab.id').onDelete('cascade'))
      .addColumn('act_id', 'text', (c) => c.notNull())
      .addColumn('part', 'integer', (c) => c.notNull())
      .addColumn('person_id', 'text')
      .addColumn('at', 'bigint', (c) => c.notNull())
      .addColumn('event', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('journal_pk', ['kind', 'space_id', 'number'])
      .addUniqueConstraint('journal_act', ['act_id', 'part'])
      .execute();
    await trx.schema.createIndex('journal_lab').on('journal').column('lab_id').execute();

    // No reference to a lab or a space: an act may have been refused because there is none.
    await make('unwritten_act')
      .addColumn('act_id', 'text', (c) => c.primaryKey())
      .addColumn('kind', 'text', (c) => c.notNull())
      .addColumn('space_id', 'text', (c) => c.notNull())
      .addColumn('answer', 'text', (c) => c.notNull())
      .addColumn('at', 'bigint', (c) => c.notNull())
      .execute();
    await trx.schema.createIndex('unwritten_act_at').on('unwritten_act').column('at').execute();

    await make('person')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('lab_id', 'text', (c) => c.notNull().references('lab.id').onDelete('cascade'))
      .addColumn('agency_id', 'text', (c) => c.references('agency.id').onDelete('cascade'))
      .addColumn('name', 'text', (c) => c.notNull())
      .addColumn('position', 'text', (c) => c.notNull())
      .addColumn('role', 'text', (c) => c.notNull())
      .addColumn('joined_at', 'bigint', (c) => c.notNull())
      .addColumn('removed', 'integer', (c) => c.notNull())
      .execute();
    await trx.schema.createIndex('person_lab').on('person').column('lab_id').execute();

    await make('pledge')
      .addColumn('lab_id', 'text', (c) => c.notNull().references('lab.id').onDelete('cascade'))
      .addColumn('agency_id', 'text', (c) =>
        c.notNull().references('agency.id').onDelete('cascade'),
      )
      .addColumn('status', 'text', (c) => c.notNull())
      .addColumn('name', 'text', (c) => c.notNull())
      .addColumn('position', 'text', (c) => c.notNull())
      .addColumn('signed_as', 'text', (c) => c.notNull())
      .addColumn('strokes', 'text', (c) => c.notNull())
      .addColumn('note', 'text', (c) => c.notNull())
      .addColumn('person_id', 'text')
      .addColumn('at', 'bigint', (c) => c.notNull())
      .addPrimaryKeyConstraint('pledge_pk', ['lab_id', 'agency_id'])
      .execute();

    await make('readiness_sheet')
      .addColumn('lab_id', 'text', (c) => c.notNull().references('lab.id').onDelete('cascade'))
      .addColumn('person_id', 'text', (c) => c.notNull())
      .addColumn('agency_id', 'text', (c) =>
        c.notNull().references('agency.id').onDelete('cascade'),
      )
      .addColumn('answers', 'text', (c) => c.notNull())
      .addColumn('at', 'bigint', (c) => c.notNull())
      .addPrimaryKeyConstraint('readiness_sheet_pk', ['lab_id', 'person_id'])
      .execute();

    await make('board')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('lab_id', 'text', (c) => c.notNull().references('lab.id').onDelete('cascade'))
      .addColumn('title', 'text', (c) => c.notNull())
      .addColumn('revealed', 'integer', (c) => c.notNull())
      .addColumn('state', 'text', (c) => c.notNull())
      .execute();

    await make('card')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('board_id', 'text', (c) => c.notNull().references('board.id').onDelete('cascade'))
      .addColumn('lab_id', 'text', (c) => c.notNull().references('lab.id').onDelete('cascade'))
      .addColumn('text', 'text', (c) => c.notNull())
      .addColumn('paper', 'text', (c) => c.notNull())
      .addColumn('author_id', 'text')
      .addColumn('agency_id', 'text')
      .addColumn('cluster_id', 'text')
      .addColumn('at', 'bigint', (c) => c.notNull())
      .addColumn('removed', 'integer', (c) => c.notNull())
      .execute();
    await trx.schema.createIndex('card_board').on('card').column('board_id').execute();

    // No time and no order: a later reader of the file learns nothing from the rows (PROMISES, threat 12).
    await make('ballot_paper')
      .addColumn('ballot_id', 'text', (c) => c.notNull())
      .addColumn('voter_hash', 'text', (c) => c.notNull())
      .addColumn('board_id', 'text', (c) => c.notNull().references('board.id').onDelete('cascade'))
      .addColumn('dots', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('ballot_paper_pk', ['ballot_id', 'voter_hash'])
      .execute();

    // Destroyed when the ballot closes: from then on no paper can be tied to a person.
    await make('ballot_key')
      .addColumn('ballot_id', 'text', (c) => c.primaryKey())
      .addColumn('board_id', 'text', (c) => c.notNull().references('board.id').onDelete('cascade'))
      .addColumn('key', 'text', (c) => c.notNull())
      .execute();

    await make('idea')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('lab_id', 'text', (c) => c.notNull().references('lab.id').onDelete('cascade'))
      .addColumn('agency_id', 'text', (c) =>
        c.notNull().references('agency.id').onDelete('cascade'),
      )
      .addColumn('title', 'text', (c) => c.notNull())
      .addColumn('standing', 'text', (c) => c.notNull())
      .addColumn('digital', 'integer')
      .addColumn('affair', 'text')
      .addColumn('facts', 'text', (c) => c.notNull())
      .addColumn('state', 'text', (c) => c.notNull())
      .addColumn('innovation_id', 'text')
      .addColumn('raised_at', 'bigint', (c) => c.notNull())
      .execute();
    await trx.schema.createIndex('idea_lab').on('idea').column('lab_id').execute();

    await make('innovation')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('region_id', 'text', (c) => c.notNull().references('region.id'))
      .addColumn('number', 'text', (c) => c.notNull())
      .addColumn('year', 'integer', (c) => c.notNull())
      .addColumn('name', 'text', (c) => c.notNull())
      .addColumn('agency_name', 'text', (c) => c.notNull())
      .addColumn('agency_kind', 'text', (c) => c.notNull())
      .addColumn('digital', 'integer', (c) => c.notNull())
      .addColumn('affair', 'text')
      .addColumn('stage_of_innovation', 'text', (c) => c.notNull())
      .addColumn('status', 'text', (c) => c.notNull())
      .addColumn('catalogue_year', 'integer', (c) => c.notNull())
      .addColumn('claimed_score', 'integer', (c) => c.notNull())
      .addColumn('evidenced_score', 'integer', (c) => c.notNull())
      .addColumn('verified_score', 'integer')
      .addColumn('profile', 'text', (c) => c.notNull())
      .addColumn('claims', 'text', (c) => c.notNull())
      .addColumn('verified', 'text')
      .addColumn('lineage', 'text', (c) => c.notNull())
      .addColumn('story', 'text', (c) => c.notNull())
      .addColumn('sample', 'integer', (c) => c.notNull())
      .addColumn('registered_year', 'integer')
      .addColumn('ministry_number', 'text')
      .addColumn('lab_id', 'text')
      .addColumn('idea_id', 'text', (c) => c.unique())
      .addColumn('created_at', 'bigint', (c) => c.notNull())
      .addColumn('updated_at', 'bigint', (c) => c.notNull())
      .addUniqueConstraint('innovation_number', ['region_id', 'number'])
      .execute();

    await make('innovation_step')
      .addColumn('innovation_id', 'text', (c) =>
        c.notNull().references('innovation.id').onDelete('cascade'),
      )
      .addColumn('number', 'integer', (c) => c.notNull())
      .addColumn('status', 'text', (c) => c.notNull())
      .addColumn('by', 'text', (c) => c.notNull())
      .addColumn('note', 'text', (c) => c.notNull())
      .addColumn('change', 'text', (c) => c.notNull())
      .addColumn('at', 'bigint', (c) => c.notNull())
      .addPrimaryKeyConstraint('innovation_step_pk', ['innovation_id', 'number'])
      .execute();

    await make('innovation_evidence')
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
  });
}
