import type { Card } from '#lib/lab/board/state.ts';

/** So many cards of a cluster are read from fifteen metres. */
export const mostBest = 4;

/** What the room liked best of a cluster; without a vote what came first. */
export function bestOf(cards: readonly Card[], votes: Record<string, number>): Card[] {
  const liked = cards.toSorted((a, b) => (votes[b.id] ?? 0) - (votes[a.id] ?? 0));
  return liked.slice(0, mostBest);
}
