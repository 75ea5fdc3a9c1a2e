/** Ideas as rows: the whole state as a document, and beside it what lists and gates ask for. */
import { sql } from 'kysely';
import type { GateFacts, IdeaFacts } from '#lib/lab/hall/gates.ts';
import { emptyIdea } from '#lib/lab/idea/empty.ts';
import { noDesign } from '#lib/lab/idea/design-parts.ts';
import { marksOf } from '#lib/lab/idea/showing.ts';
import { factsOf, standingOf, type Standing } from '#lib/lab/idea/forms.ts';
import type { Idea } from '#lib/lab/idea/state.ts';
import type { Db, Trx } from './database.ts';

/**
 * What the row of an idea keeps as a document. The updates behind long texts stay in the journal,
 * which is what an open idea is read from; parts of the rancang bangun are written where there are
 * any, so that rows from before are whole.
 */
export function documentOf({ docs: _journal, design, ...idea }: Idea) {
  const { free: _whole, ...parts } = design;
  return Object.values(parts).some((text) => text !== '') ? { ...idea, design } : idea;
}

/** What changes in the row of an idea. */
export const rowOf = (idea: Idea) => ({
  agencyId: idea.agencyId,
  title: idea.fields.title.text,
  standing: standingOf(idea),
  digital: idea.traits.digital === null ? null : Number(idea.traits.digital),
  affair: idea.traits.affair,
  facts: JSON.stringify(factsOf(idea)),
  state: JSON.stringify(documentOf(idea)),
  innovationId: idea.innovationId,
  copiedFrom: idea.lineage.innovation?.id ?? null,
});

/** A document of any age: what came into being later is empty in it. */
export const ideaOf = (document: Omit<Idea, 'docs' | 'design'> & Partial<Idea>): Idea => ({
  ...emptyIdea(document.id),
  design: noDesign(document.profile.design),
  ...document,
  scores: Object.fromEntries(
    Object.entries(document.scores).map(([id, score]) => [id, { ...score, ...marksOf(score) }]),
  ),
});

/** Writes the idea as it stands. */
export async function save(trx: Trx, idea: Idea): Promise<void> {
  const row = rowOf(idea);
  const { id, labId, raisedAt } = idea;
  await trx
    .insertInto('idea')
    .values({ id, labId, raisedAt, ...row })
    .onConflict((oc) => oc.column('id').doUpdateSet(row))
    .execute();
}

/** One line of a list of ideas. */
export type IdeaLine = {
  id: string;
  agencyId: string;
  title: string;
  standing: Standing;
  digital: boolean | null;
  affair: string | null;
  facts: IdeaFacts;
  innovationId: string | null;
  raisedAt: number;
};

/** The ideas of a lab, oldest first. */
export async function listOf(db: Db | Trx, labId: string): Promise<IdeaLine[]> {
  const rows = await db
    .selectFrom('idea')
    .select([
      'id',
      'agencyId',
      'title',
      'standing',
      'digital',
      'affair',
      'facts',
      'innovationId',
      'raisedAt',
    ])
    .where('labId', '=', labId)
    .orderBy('raisedAt')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    ...row,
    standing: row.standing as Standing,
    digital: row.digital === null ? null : row.digital === 1,
    facts: JSON.parse(row.facts) as IdeaFacts,
    raisedAt: Number(row.raisedAt),
  }));
}

/** Whole ideas of a lab, or of one agency in it, oldest first; for exports and the gallery, through `seenState`. */
export async function statesOf(
  db: Db | Trx,
  labId: string,
  agencyId: string | null = null,
): Promise<Idea[]> {
  const rows = await db
    .selectFrom('idea')
    .select('state')
    .where('labId', '=', labId)
    .$if(agencyId !== null, (query) => query.where('agencyId', '=', agencyId ?? ''))
    .orderBy('raisedAt')
    .orderBy('id')
    .execute();
  return rows.map(({ state }) => ideaOf(JSON.parse(state)));
}

/** One whole idea of a lab, or null. */
export async function stateOf(db: Db | Trx, labId: string, id: string): Promise<Idea | null> {
  const row = await db
    .selectFrom('idea')
    .select('state')
    .where('labId', '=', labId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row ? ideaOf(JSON.parse(row.state)) : null;
}

/** [D76] An agency's ideas of a lab, oldest first, with the cluster and cards that each came from. */
export async function ownLines(db: Db | Trx, labId: string, agencyId: string) {
  const rows = await db
    .selectFrom('idea')
    .select(['id', 'title', 'standing'])
    .select(sql<string | null>`json_extract(state, '$.lineage')`.as('lineage'))
    .where('labId', '=', labId)
    .where('agencyId', '=', agencyId)
    .orderBy('raisedAt')
    .orderBy('id')
    .execute();
  return rows.map(({ lineage, ...line }) => {
    const { clusterId = null, cardIds = [] }: Partial<Idea['lineage']> = JSON.parse(
      lineage ?? '{}',
    );
    // A cluster that became an idea says nothing yet about each of its cards, and the other way round.
    return { ...line, from: clusterId ? [clusterId] : cardIds };
  });
}

/** One idea as it stands, or null; what of it may be shown is up to the caller. */
export async function load(db: Db | Trx, id: string): Promise<Idea | null> {
  const row = await db.selectFrom('idea').select('state').where('id', '=', id).executeTakeFirst();
  return row ? ideaOf(JSON.parse(row.state)) : null;
}

/** What the gates of a lab need to know of its ideas. */
export async function gateFacts(db: Db | Trx, labId: string): Promise<GateFacts> {
  const rows = await db.selectFrom('idea').select('facts').where('labId', '=', labId).execute();
  return { ideas: rows.map(({ facts }) => JSON.parse(facts) as IdeaFacts) };
}
