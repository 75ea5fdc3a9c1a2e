/**
 * The wall as it was: what has to happen so that clusters, groupings and cards are again as they
 * were after some event of the journal. Only the server reads journals, so it puts this together
 * and `decide` says whether it may happen; the page of the board's history shows it beforehand.
 */
import type { Person } from '../people.ts';
import type { Id } from '../values.ts';
import { mayBringBack, type Restored } from './decide.ts';
import type { Board } from './state.ts';

/**
 * [B53] What makes `board` as it was in `past`, after event `number`: clusters, their names and their
 * cards, the layout, the cards taken away since. Words stay as they are and what was written since
 * stays on the wall; where its cluster goes it hangs loose. Null where the wall has not changed, and
 * for a past before the reveal.
 */
export function backTo(
  board: Board,
  past: Board,
  { number, person }: { number: number; person: Person },
): Restored | null {
  if (!past.revealed) return null;
  const lost = Object.keys(board.clusters).filter((id) => !past.clusters[id]);
  const clusters = Object.values(past.clusters).filter(
    ({ id, title }) => board.clusters[id]?.title !== title,
  );
  const places = new Map<Id | null, Id[]>();
  const cards: Restored['cards'] = [];
  const gone: Restored['gone'] = [];
  for (const card of Object.values(board.cards)) {
    const then = past.cards[card.id];
    if (!then) continue;
    const clusterId =
      then.clusterId !== null && past.clusters[then.clusterId] ? then.clusterId : null;
    if (then.removed) {
      const back = past.taken[card.id] === 'lead' ? ('lead' as const) : ('either' as const);
      if (!card.removed) gone.push({ cardId: card.id, back });
    } else if (card.removed) {
      if (mayBringBack(board, card, person)) cards.push({ ...card, clusterId, removed: false });
    } else if (card.clusterId !== clusterId) {
      places.set(clusterId, [...(places.get(clusterId) ?? []), card.id]);
    }
  }
  const { layout } = past;
  const isSameLayout = JSON.stringify(layout) === JSON.stringify(board.layout);
  const changes = lost.length + clusters.length + places.size + cards.length + gone.length;
  if (isSameLayout && changes === 0) return null;
  const moved = [...places].map(([clusterId, cardIds]) => ({ clusterId, cardIds }));
  return { type: 'board.restored', number, layout, clusters, lost, places: moved, cards, gone };
}

/** What a restoration changes, counted: for a sentence before and after. */
export const changesOf = ({ clusters, lost, places, cards, gone }: Restored) => ({
  back: cards.length,
  gone: gone.length,
  moved: places.reduce((sum, { cardIds }) => sum + cardIds.length, 0),
  clusters: clusters.length,
  lost: lost.length,
});
