/** Whose cards hang on a board: for rules that count people. It never leaves the server. */
import { sql } from 'kysely';
import type { Writer } from '#lib/lab/board/filters.ts';
import type { AgencyKind } from '#lib/lab/hall/state.ts';
import type { Db, Trx } from './database.ts';

export async function ofBoard(db: Db | Trx, boardId: string): Promise<Writer[]> {
  const rows = await db
    .selectFrom('card')
    .leftJoin('agency', 'agency.id', 'card.agencyId')
    .select(['card.authorId', 'agency.kind'])
    .distinct()
    .where('card.boardId', '=', boardId)
    .where('card.removed', '=', 0)
    // [B8] What only its author and facilitators see makes no group look larger.
    .where('card.id', 'not in', (hidden) =>
      hidden
        .selectFrom('board')
        .innerJoin(sql<{ value: string }>`json_each(board.state, '$.hidden')`.as('one'), (join) =>
          join.onTrue(),
        )
        .select(sql<string>`one.value`.as('id'))
        .where('board.id', '=', boardId),
    )
    .execute();
  return rows.map(({ authorId, kind }) => ({ id: authorId, kind: kind as AgencyKind | null }));
}
