/**
 * The spotlight: one card or cluster that everybody shall look at. The hall says which one; what it
 * says is on the board, and every screen shows it as its own board does. Pure.
 */
import type { HallAct } from '../acts.ts';
import { standingOn } from '../board/standing.ts';
import type { Board, Card, Cluster } from '../board/state.ts';
import { hangs } from '../board/talk.ts';
import type { HallEvent } from '../events.ts';
import { refuse, type Refusal } from '../refusals.ts';
import type { Hall, Spotlight } from './state.ts';

type Asked = Extract<HallAct, { type: 'room.spotlight' }>;

/** What is in the light, as this screen's board shows it; `cluster` is null for a single card. */
export type Spot = { cluster: Cluster | null; cards: Card[] };

/** [T3] Only what hangs on the wall that is on; a later one takes the light. */
export function spotlight(hall: Hall, act: Asked): HallEvent[] | Refusal {
  const running = hall.activities.find(({ id }) => id === hall.clock?.activityId);
  if (!running) return refuse('not-running');
  const { boardId, over, targetId } = act;
  if (running.boardId !== boardId) return refuse('not-found');
  const now = hall.spotlight;
  if (now?.boardId === boardId && now.targetId === targetId && now.over === over) return [];
  return [{ type: 'room.spotlit', activityId: running.id, boardId, over, targetId }];
}

/** [T3] Whether a board shows it: the server asks this before the act counts. */
export function isLightable(
  board: Board,
  { over, targetId }: Pick<Spotlight, 'over' | 'targetId'>,
) {
  if (!board.revealed) return false;
  const card = board.cards[targetId];
  return over === 'card'
    ? card !== undefined && hangs(card)
    : board.clusters[targetId] !== undefined;
}

/** What is in the light as `board` shows it; null where there is nothing to see. */
export function spotOf(
  { spotlight: lit }: Pick<Hall, 'spotlight'>,
  board: Board | null,
): Spot | null {
  if (!lit || board?.id !== lit.boardId || !isLightable(board, lit)) return null;
  const { cards } = standingOn(board);
  if (lit.over === 'card') {
    const card = cards.find(({ id }) => id === lit.targetId);
    return card ? { cluster: null, cards: [card] } : null;
  }
  const cluster = board.clusters[lit.targetId];
  if (!cluster) return null;
  return { cluster, cards: cards.filter(({ clusterId }) => clusterId === lit.targetId) };
}
