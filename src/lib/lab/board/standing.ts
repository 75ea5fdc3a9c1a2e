import type { Id } from '../values.ts';
import type { Board, Card } from './state.ts';

/**
 * What hangs on a wall, counted and ordered once per state of it. A screen asks for this in a dozen
 * places for every card that comes, and a wall may have two thousand.
 */
export type Standing = {
  /** In the order in which they came. */
  readonly cards: readonly Card[];
  /** How many are in which cluster; under null those that are in none, or in one that is gone. */
  readonly inside: ReadonlyMap<Id | null, number>;
};

/** Records of cards are not written on any more once somebody has seen them (`owned.ts`). */
const known = new WeakMap<Board['cards'], { of: Board['clusters']; standing: Standing }>();

export function standingOn({ cards: all, clusters }: Pick<Board, 'cards' | 'clusters'>): Standing {
  const found = known.get(all);
  if (found?.of === clusters) return found.standing;
  const cards = found?.standing.cards ?? inOrder(all);
  const inside = new Map<Id | null, number>();
  for (const { clusterId } of cards) {
    const place = clusterId !== null && clusters[clusterId] ? clusterId : null;
    inside.set(place, (inside.get(place) ?? 0) + 1);
  }
  const standing = { cards, inside };
  known.set(all, { of: clusters, standing });
  return standing;
}

/** Mostly they lie in their order already: then nothing is sorted. */
function inOrder(all: Board['cards']): Card[] {
  const cards: Card[] = [];
  let sorted = true;
  let last: Card | undefined;
  for (const id in all) {
    const card = all[id];
    if (!card || card.removed) continue;
    if (last && byTime(last, card) > 0) sorted = false;
    cards.push(card);
    last = card;
  }
  return sorted ? cards : cards.sort(byTime);
}

/** The order of a wall: by the server's clock, and by id within one drain. */
export const byTime = (a: { at: number; id: Id }, b: { at: number; id: Id }) =>
  a.at - b.at || (a.id < b.id ? -1 : 1);
