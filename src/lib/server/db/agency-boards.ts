/** How far each agency is on its own board: numbers, never a word. */
import { agencyBoard } from '#lib/lab/hall/per-agency.ts';
import type { Board } from '#lib/lab/board/state.ts';
import type { Db, Trx } from './database.ts';

export type AgencyCount = { cards: number; sent: number; locked: boolean };

/** By agency: cards on its own board beside this plenary, and those that hang in the plenary. */
export async function countsOf(
  db: Db | Trx,
  plenaryId: string,
  agencyIds: readonly string[],
): Promise<Record<string, AgencyCount>> {
  const agencyOf = new Map(agencyIds.map((id) => [agencyBoard(plenaryId, id), id]));
  const counts: Record<string, AgencyCount> = {};
  for (const id of agencyIds) counts[id] = { cards: 0, sent: 0, locked: false };
  const ids = [...agencyOf.keys()];
  if (ids.length === 0) return counts;
  const written = await db
    .selectFrom('card')
    .select((eb) => ['boardId', eb.fn.countAll().as('n')])
    .where('boardId', 'in', ids)
    .where('removed', '=', 0)
    .groupBy('boardId')
    .execute();
  for (const { boardId, n } of written) {
    const count = counts[agencyOf.get(boardId) ?? ''];
    if (count) count.cards = Number(n);
  }
  const boards = await db
    .selectFrom('board')
    .select(['id', 'state'])
    .where('id', 'in', ids)
    .execute();
  for (const { id, state } of boards) {
    const count = counts[agencyOf.get(id) ?? ''];
    const { sent = {}, locked = false } = JSON.parse(state) as Partial<Board>;
    if (count) Object.assign(count, { sent: Object.keys(sent).length, locked });
  }
  return counts;
}
