/** A facilitator gives a board its picture (`board/layouts.ts`). */
import { type LayoutKind } from '../board/layouts.ts';
import type { Board } from '../board/state.ts';
import type { BoardEvent } from '../events.ts';
import { refuse, type Refusal } from '../refusals.ts';
import type { LeadBoardAct } from './rules.ts';

/** How many regions a picture has, least and most. */
export const regionsOf: Record<LayoutKind, readonly [least: number, most: number]> = {
  columns: [2, 6],
  matrix: [4, 4],
  ladder: [5, 5],
  fishbone: [3, 6],
};

/**
 * [B40] Another picture keeps every card. Regions that are named again keep theirs, those of other
 * regions and clusters hang loose. Back on the free wall what holds cards stays as a cluster.
 */
export function layOut(
  board: Board,
  act: Extract<LeadBoardAct, { type: 'board.layout' }>,
): BoardEvent[] | Refusal {
  if (board.ballot) return refuse('ballot-open');
  const { clusters } = board;
  if (act.layout === null) {
    const held = new Set(Object.values(board.cards).map((card) => !card.removed && card.clusterId));
    const gone = board.layout ? Object.keys(clusters).filter((one) => !held.has(one)) : [];
    return board.layout ? [{ type: 'board.laid', layout: null, made: [], gone }] : [];
  }
  const { regions: said, ...picture } = act.layout;
  const regions = said.map(({ clusterId }) => clusterId);
  const [least, most] = regionsOf[picture.kind];
  if (new Set(regions).size !== regions.length) return refuse('exists');
  if (regions.length < least) return refuse('incomplete', { missing: 'regions' });
  if (regions.length > most) return refuse('full', { most });
  const made = said.filter(({ clusterId }) => !clusters[clusterId]);
  const gone = Object.keys(clusters).filter((clusterId) => !regions.includes(clusterId));
  return [{ type: 'board.laid', layout: { ...picture, regions }, made, gone }];
}
