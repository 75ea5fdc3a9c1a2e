/** Two clusters become one, in one act. */
import type { BoardAct } from '../acts.ts';
import type { BoardEvent } from '../events.ts';
import { refuse, type Refusal } from '../refusals.ts';
import { fixed } from './layouts.ts';
import type { Board } from './state.ts';

type Merge = Extract<BoardAct, { type: 'cluster.merge' }>;

/** As many as one act may move; more go in several events of the same act. */
const atOnce = 200;

/**
 * [B23] What hangs in the one when it is the server's turn goes into the other, and the first goes
 * away. In several acts somebody else's card could be put in between, and be set loose.
 */
export function merge(board: Board, { clusterId, into }: Merge): BoardEvent[] | Refusal {
  const no = fixed(board);
  if (no) return no;
  if (!board.clusters[clusterId] || !board.clusters[into]) return refuse('not-found');
  if (clusterId === into) return [];
  const inside = Object.values(board.cards)
    .filter((card) => card.clusterId === clusterId && !card.removed)
    .map((card) => card.id);
  const moves: BoardEvent[] = [];
  for (let at = 0; at < inside.length; at += atOnce) {
    const cardIds = inside.slice(at, at + atOnce);
    moves.push({ type: 'card.grouped', cardIds, clusterId: into });
  }
  return [...moves, { type: 'cluster.removed', clusterId }];
}
