/**
 * A suggestion that was taken: many loose cards into clusters in one act, and in one act back.
 * It touches nobody's work: only what hangs loose moves, and only what nobody moved since returns.
 */
import type { BoardAct } from '../acts.ts';
import type { BoardEvent } from '../events.ts';
import { refuse, type Refusal } from '../refusals.ts';
import { fixed } from './layouts.ts';
import type { Board, Card } from './state.ts';

type Act<T extends BoardAct['type']> = Extract<BoardAct, { type: T }>;
type Event<T extends BoardEvent['type']> = Extract<BoardEvent, { type: T }>;
type WithCards = (on: Board, cardIds: string[], change: (card: Card) => Card) => Board;

/** Most clusters on one board. */
export const mostClusters = 100;

/** [B20] Takes loose cards only: who was removed or grouped since the preview stays as it is. */
export function arrange(board: Board, act: Act<'board.arrange'>): BoardEvent[] | Refusal {
  if (board.arranged?.id === act.arrangeId) return refuse('exists');
  const taken = new Set<string>();
  const groups: Event<'board.arranged'>['groups'] = [];
  for (const { clusterId, title, cardIds } of act.groups) {
    const loose = cardIds.filter((cardId) => {
      const card = board.cards[cardId];
      const free = card && !card.removed && card.clusterId === null && !taken.has(cardId);
      if (free) taken.add(cardId);
      return free;
    });
    if (loose.length === 0) continue;
    const made = !board.clusters[clusterId];
    groups.push({ clusterId, title, made, cardIds: loose });
  }
  if (groups.length === 0) return refuse('not-found');
  if (groups.some(({ made }) => made)) {
    const no = fixed(board);
    if (no) return no;
  }
  const more = new Set(groups.filter(({ made }) => made).map(({ clusterId }) => clusterId));
  if (Object.keys(board.clusters).length + more.size > mostClusters) {
    return refuse('full', { most: mostClusters });
  }
  return [{ type: 'board.arranged', arrangeId: act.arrangeId, groups }];
}

/** [B21] Puts back the cards nobody moved since, and takes away the clusters this leaves empty. */
export function undoArrange(board: Board, act: Act<'board.arrange.undo'>): BoardEvent[] | Refusal {
  const { arranged } = board;
  if (arranged?.id !== act.arrangeId) return refuse('not-found');
  const still = (clusterId: string) => (cardId: string) =>
    board.cards[cardId]?.clusterId === clusterId;
  const cardIds = arranged.groups.flatMap((group) => group.cardIds.filter(still(group.clusterId)));
  const back = new Set(cardIds);
  const kept = new Set(
    Object.values(board.cards)
      .filter((card) => !card.removed && !back.has(card.id))
      .map((card) => card.clusterId),
  );
  const clusterIds = arranged.groups
    .filter(({ clusterId, title, made }) => {
      // A name somebody gave it since is work of theirs.
      return made && !kept.has(clusterId) && board.clusters[clusterId]?.title === title;
    })
    .map(({ clusterId }) => clusterId);
  const gone = [...new Set(clusterIds)];
  return [{ type: 'board.arrange.undone', arrangeId: arranged.id, cardIds, clusterIds: gone }];
}

export function foldArranged(
  board: Board,
  { arrangeId, groups }: Event<'board.arranged'>,
  at: number,
  withCards: WithCards,
): Board {
  const clusters = { ...board.clusters };
  const target = new Map<string, string>();
  for (const { clusterId, title, made, cardIds } of groups) {
    if (made && !clusters[clusterId]) clusters[clusterId] = { id: clusterId, title, at };
    for (const cardId of cardIds) target.set(cardId, clusterId);
  }
  const arranged = { id: arrangeId, groups };
  return withCards({ ...board, clusters, arranged }, [...target.keys()], (card) => ({
    ...card,
    clusterId: target.get(card.id) ?? card.clusterId,
  }));
}

export function foldUndone(
  board: Board,
  { cardIds, clusterIds }: Event<'board.arrange.undone'>,
  withCards: WithCards,
): Board {
  const gone = new Set(clusterIds);
  const clusters = Object.fromEntries(
    Object.entries(board.clusters).filter(([clusterId]) => !gone.has(clusterId)),
  );
  // A card taken away meanwhile may still point at a cluster that goes.
  const stale = Object.values(board.cards)
    .filter((card) => card.clusterId !== null && gone.has(card.clusterId))
    .map((card) => card.id);
  const loose = [...new Set([...cardIds, ...stale])];
  return withCards({ ...board, clusters, arranged: null }, loose, (card) => ({
    ...card,
    clusterId: null,
  }));
}
