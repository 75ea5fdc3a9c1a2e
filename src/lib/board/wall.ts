import type { Board, Card, Cluster } from '#lib/lab/board/state.ts';

/** Above this many cards the wall shows one dot per card, in groups that open. */
export const denseAbove = 150;

/** What a wall needs to know of an agency. */
export type AgencyNames = Record<string, { short: string; name: string } | undefined>;

/** The cards that hang, in the order in which they came. */
export const standing = (board: Board): Card[] =>
  Object.values(board.cards)
    .filter((card) => !card.removed)
    .sort(byTime);

const byTime = (a: { at: number; id: string }, b: { at: number; id: string }) =>
  a.at - b.at || (a.id < b.id ? -1 : 1);

export const ownCards = (board: Board, personId: string): Card[] =>
  standing(board).filter((card) => card.authorId === personId);

/** A pile of cards under a name; `id` is null for what is in no cluster. */
export type Group = { id: string | null; name: string; cards: Card[] };

/** Clusters in the order they were made, the loose cards last; empty clusters stay. */
export function groupsOf(board: Board, loose: string): Group[] {
  const cards = standing(board);
  const groups: Group[] = clustersOf(board).map(({ id, title }) => ({
    id,
    name: title,
    cards: cards.filter((card) => card.clusterId === id),
  }));
  const rest = cards.filter(({ clusterId }) => !clusterId || !board.clusters[clusterId]);
  return rest.length > 0 || groups.length === 0
    ? [...groups, { id: null, name: loose, cards: rest }]
    : groups;
}

export const clustersOf = (board: Board): Cluster[] => Object.values(board.clusters).sort(byTime);

/** Cards by the agency that wrote them, the most first; for a dense wall without clusters. */
export function byAgency(cards: readonly Card[], agencies: AgencyNames, none: string): Group[] {
  const groups = new Map<string, Group>();
  for (const card of cards) {
    const id = card.agencyId ?? '';
    const group = groups.get(id) ?? { id, name: agencies[id]?.short ?? none, cards: [] };
    group.cards.push(card);
    groups.set(id, group);
  }
  return [...groups.values()].sort((a, b) => b.cards.length - a.cards.length);
}

/** Who a card is signed by: the author where names are shown, else the agency. */
export const signature = (card: Card, names: Board['names'], agencies: AgencyNames): string => {
  const agency = agencies[card.agencyId ?? '']?.short ?? '';
  return names === 'author' && card.author
    ? [card.author, agency].filter(Boolean).join(', ')
    : agency;
};

/** What is still hidden from this person: the counts of the room without their own part. */
export function othersHidden(board: Board, own: readonly Card[]) {
  const { cards, writers, agencies } = board.hidden;
  const others = Math.max(0, writers - (own.length > 0 ? 1 : 0));
  return {
    cards: Math.max(0, cards - own.length),
    writers: others,
    // Whether a colleague wrote too is not told; there are never more agencies than people.
    agencies: Math.min(agencies, others),
  };
}

/** Pieces of at most `size`, so that a long wall is laid out only where it is looked at. */
export function pieces<T>(list: readonly T[], size: number): T[][] {
  const result: T[][] = [];
  for (let at = 0; at < list.length; at += size) result.push(list.slice(at, at + size));
  return result;
}

/** Something that can be voted on; `cards` counts what is in a cluster. */
export type Choice = {
  id: string;
  name: string;
  cards: number | null;
  paper: Card['paper'] | null;
};

export function choicesOf(board: Board, over: 'cards' | 'clusters'): Choice[] {
  const cards = standing(board);
  if (over === 'cards') {
    return cards.map(({ id, text, paper }) => ({ id, name: text, cards: null, paper }));
  }
  return clustersOf(board).map(({ id, title }) => ({
    id,
    name: title,
    cards: cards.filter((card) => card.clusterId === id).length,
    paper: null,
  }));
}
