import type { AgencyKind } from '#lib/lab/hall/state.ts';
import { inOrder } from '#lib/lab/board/layouts.ts';
import { standingOn } from '#lib/lab/board/standing.ts';
import type { Ballot, Board, Card, Cluster } from '#lib/lab/board/state.ts';

/** Above this many cards the wall shows one dot per card, in groups that open. */
export const denseAbove = 150;

/** What a wall needs to know of an agency. */
export type AgencyNames = Record<
  string,
  { short: string; name: string; kind?: AgencyKind } | undefined
>;

/** As a card names its agency; a roster need not give short names. */
export const shortOf = (agency: AgencyNames[string]): string =>
  agency ? agency.short || agency.name : '';

/** The cards that hang, in the order in which they came. */
export const standing = (board: Board): readonly Card[] => standingOn(board).cards;

export const ownCards = (board: Board, personId: string): Card[] =>
  standing(board).filter((card) => card.authorId === personId);

/** A pile of cards under a name; `id` is null for what is in no cluster. */
export type Group = { id: string | null; name: string; cards: Card[] };

/** Clusters in their order (regions in that of the layout), the loose cards last; empty ones stay. */
export function groupsOf(board: Board, loose: string): Group[] {
  const groups = new Map<string, Group>();
  for (const { id, title } of clustersOf(board)) groups.set(id, { id, name: title, cards: [] });
  const rest: Group = { id: null, name: loose, cards: [] };
  for (const card of standing(board)) {
    ((card.clusterId !== null && groups.get(card.clusterId)) || rest).cards.push(card);
  }
  const piles = [...groups.values()];
  return rest.cards.length > 0 || piles.length === 0 ? [...piles, rest] : piles;
}

export const clustersOf = (board: Board): Cluster[] => inOrder(board);

/**
 * Cards by the hundred, in the order they came: a dense wall without clusters whose cards promise to
 * show no names. By agency it would be a filter for groups of one or two people (B8).
 */
export function byHundred(
  cards: readonly Card[],
  title: (from: number, to: number) => string,
): Group[] {
  const groups: Group[] = [];
  for (let at = 0; at < cards.length; at += 100) {
    const some = cards.slice(at, at + 100);
    groups.push({ id: `${at}`, name: title(at + 1, at + some.length), cards: some });
  }
  return groups;
}

/** Cards by the agency that wrote them, the most first; where every card shows its author. */
export function byAgency(cards: readonly Card[], agencies: AgencyNames, none: string): Group[] {
  const groups = new Map<string, Group>();
  for (const card of cards) {
    const id = card.agencyId ?? '';
    const group = groups.get(id) ?? { id, name: shortOf(agencies[id]) || none, cards: [] };
    group.cards.push(card);
    groups.set(id, group);
  }
  return [...groups.values()].sort((a, b) => b.cards.length - a.cards.length);
}

/**
 * Who a card is signed by: the author where names are shown, else the agency. `entered` marks a card
 * that a facilitator entered for somebody without a device (F4).
 */
export const signature = (
  card: Pick<Card, 'author' | 'agencyId'> & { entered?: boolean },
  names: Board['names'],
  agencies: AgencyNames,
  entered: string,
): string => {
  const agency = shortOf(agencies[card.agencyId ?? '']);
  return names === 'author' && card.author
    ? [card.author, agency, card.entered ? entered : ''].filter(Boolean).join(', ')
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

/**
 * Cuts a list into pieces of at most `size`, so that a long wall is laid out only where it is looked
 * at. Whoever keeps the cutter gets the very same piece again where nothing in it has changed, and
 * the page then leaves that part of the wall alone.
 */
export function cutter<T>(size: number): (list: readonly T[]) => readonly (readonly T[])[] {
  let before: readonly (readonly T[])[] = [];
  return (list) => {
    const after: (readonly T[])[] = [];
    for (let at = 0; at < list.length; at += size) {
      const piece = list.slice(at, at + size);
      const old = before[after.length];
      after.push(old && isSame(old, piece) ? old : piece);
    }
    before = after;
    return after;
  };
}

const isSame = <T>(a: readonly T[], b: readonly T[]) =>
  a.length === b.length && a.every((one, at) => one === b[at]);

/** Something that can be voted on; `cards` counts what is in a cluster. */
export type Choice = {
  id: string;
  name: string;
  cards: number | null;
  paper: Card['paper'] | null;
};

/** The same card is the same choice, so that a list of them stays as it is. */
const choices = new WeakMap<Card, Choice>();
function choiceOf(card: Card): Choice {
  let choice = choices.get(card);
  if (!choice) {
    choice = { id: card.id, name: card.text, cards: null, paper: card.paper };
    choices.set(card, choice);
  }
  return choice;
}

/** What a ballot is over, in the order of the wall: clusters first. */
export function choicesOf(board: Board, { over, among }: Pick<Ballot, 'over' | 'among'>): Choice[] {
  const { cards, inside } = standingOn(board);
  const piles: Choice[] =
    over === 'cards'
      ? []
      : clustersOf(board).map(({ id, title }) => ({
          id,
          name: title,
          cards: inside.get(id) ?? 0,
          paper: null,
        }));
  const all = over === 'clusters' ? piles : [...piles, ...cards.map(choiceOf)];
  if (!among) return all;
  const ids = new Set(among);
  return all.filter(({ id }) => ids.has(id));
}

/** What a paper gives to things that are still there. */
export const onlyOn = (choices: readonly Choice[], paper: Record<string, number>) =>
  Object.fromEntries(choices.flatMap(({ id }) => (paper[id] ? [[id, paper[id]]] : [])));
