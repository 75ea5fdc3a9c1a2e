/**
 * Personal links by which somebody comes back as the same person; and of every idea, for the gate
 * of Deliver, whether its activities are finished and its trial has ended.
 */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await trx.schema
      .createTable('return_link')
      .addColumn('key_hash', 'text', (c) => c.primaryKey())
      .addColumn('lab_id', 'text', (c) => c.notNull().references('lab.id').onDelete('cascade'))
      // One at a time: a new one takes the place of the one before.
      .addColumn('person_id', 'text', (c) => c.notNull().unique())
      .addColumn('ends_at', 'bigint', (c) => c.notNull())
      .execute();
    const ideas = await sql<{ id: string; facts: string; state: string }>`
      select id, facts, state from idea`.execute(trx);
    for (const { id, facts, state } of ideas.rows) {
      const told = JSON.stringify(withDelivery(JSON.parse(facts), JSON.parse(state)));
      await sql`update idea set facts = ${told} where id = ${id}`.execute(trx);
    }
  });
}

type Facts = { launched: boolean };
type State = {
  plan: { status: string };
  rows: Record<string, { phase: string; status: string }>;
  trial: { start: string | null; end: string | null };
};

/** Nobody gave a row up with a reason before: only done is done. */
function withDelivery(facts: Facts, { plan, rows, trial }: State): Facts {
  const execution = Object.values(rows).filter(({ phase }) => phase === 'execution');
  const executed = plan.status === 'approved' && execution.every(({ status }) => status === 'done');
  return { ...facts, executed, trialled: trial.start !== null && trial.end !== null } as Facts;
}
