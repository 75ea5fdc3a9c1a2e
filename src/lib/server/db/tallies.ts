/** For the coverage of a lab: of which agencies are people, signatures, cards, ideas and designs. */
import type { Tallies } from '#lib/lab/coverage.ts';
import { sql } from 'kysely';
import type { Db, Trx } from './database.ts';

/**
 * One entry per agency in each measure, `registered` once per innovation. Cards count only on
 * boards that have been opened: who wrote on a silent one is the facilitator's to know. Cards of
 * boards that name nobody never count: of an agency with few people it would say who wrote.
 */
export async function ofLab(db: Db | Trx, labId: string): Promise<Tallies> {
  const joined = await db
    .selectFrom('person')
    .select('agencyId')
    .distinct()
    .where('labId', '=', labId)
    .where('removed', '=', 0)
    .where('agencyId', 'is not', null)
    .execute();
  const pledged = await db
    .selectFrom('pledge')
    .select('agencyId')
    .where('labId', '=', labId)
    .where('status', '=', 'signed')
    .execute();
  const wrote = await db
    .selectFrom('card')
    .innerJoin('board', 'board.id', 'card.boardId')
    .select('card.agencyId')
    .distinct()
    .where('card.labId', '=', labId)
    .where('card.removed', '=', 0)
    .where('board.revealed', '=', 1)
    .where('card.agencyId', 'is not', null)
    .where(sql<string>`json_extract(board.state, '$.names')`, '<>', 'nobody')
    .execute();
  const ideas = await db
    .selectFrom('idea')
    .select(['agencyId', 'standing', 'innovationId'])
    .where('labId', '=', labId)
    .execute();
  const designs = ideas.filter(({ standing }) => designed.has(standing));
  return {
    joined: joined.flatMap(({ agencyId }) => agencyId ?? []),
    pledged: pledged.map(({ agencyId }) => agencyId),
    wrote: wrote.flatMap(({ agencyId }) => agencyId ?? []),
    idea: [...new Set(ideas.map(({ agencyId }) => agencyId))],
    design: [...new Set(designs.map(({ agencyId }) => agencyId))],
    registered: ideas.filter((idea) => idea.innovationId).map(({ agencyId }) => agencyId),
  };
}

const designed = new Set(['plan-approved', 'launched', 'promoted']);
