/**
 * Minutes of a board: its journal, condensed in time order. What was written, put into groups, said,
 * voted and decided, with texts as they hang now; what its authors took away is a number. Rules of
 * the wall hold here as well: of the time before the reveal only how many cards there were (B55),
 * and where nobody is named neither the hour nor the order in which somebody wrote. Pure.
 */
import type { BoardEvent } from '../events.ts';
import type { Happened } from '../space.ts';
import type { Id } from '../values.ts';
import { countOf, revealedBy, type Happening } from './history.ts';
import type { Board, Card } from './state.ts';
import { hangs } from './talk.ts';

export const deeds = ['commented', 'sent', 'closed', 'locked', 'unlocked'] as const;
export type Deed = Happening | (typeof deeds)[number];

/** What happened from one moment to another without a longer break. */
export type Minute = {
  /** Null where the hour would say who. */
  from: number | null;
  to: number | null;
  counts: Partial<Record<Deed, number>>;
  /** Cards that could be read from then on and still hang. */
  cards: Card[];
  /** Groups that cards were put into, with how many; '' where they were taken out of one. */
  groups: { title: string; cards: number }[];
  /** Comments that still stand, with the card they are on. */
  comments: { card: Card; text: string; agencyId: Id | null; author: string | null }[];
  /** Why facilitators hid cards. */
  reasons: string[];
  /** The ballot that was closed. */
  closed: Id | null;
};

/** After so long without anything a new line begins. */
const breakMs = 10 * 60_000;

/** What stands alone: the room goes on differently afterwards. */
const milestones: ReadonlySet<BoardEvent['type']> = new Set([
  'board.opened',
  'board.revealed',
  'board.laid',
  'board.locked',
  'board.restored',
  'ballot.opened',
  'ballot.closed',
]);

/** [X13] The lines of the minutes, oldest first. `board` is the board of now as the reader sees it. */
export function minutesOf(happened: readonly Happened[], board: Board): Minute[] {
  const minutes: Minute[] = [];
  const titles = new Map<Id, string>();
  const known: Known = { board, titles, came: new Set(), told: new Set() };
  let revealed = false;
  let current: Minute | null = null;
  let last = 0;
  for (const { at, event: any } of happened) {
    const event = any as BoardEvent;
    learn(titles, event);
    for (const id of cardsIn(event)) known.came.add(id);
    const alone = milestones.has(event.type);
    const paused = board.names !== 'nobody' && at - last > breakMs;
    if (!current || alone || paused) {
      current = begun(board.names === 'nobody' && !alone ? null : at);
      minutes.push(current);
    }
    count(current, event, revealed);
    revealed = revealedBy(event, revealed);
    if (revealed) tell(current, event, known);
    if (current.to !== null) current.to = at;
    last = at;
    if (alone) current = null;
  }
  return minutes.map((one) => ordered(one, board)).filter(says);
}

const begun = (at: number | null): Minute => ({
  from: at,
  to: at,
  counts: {},
  cards: [],
  groups: [],
  comments: [],
  reasons: [],
  closed: null,
});

const says = ({ counts, cards }: Minute) => cards.length > 0 || Object.keys(counts).length > 0;

function count(minute: Minute, event: BoardEvent, revealed: boolean): void {
  const more = countOf(event, revealed) ?? (revealed ? deedOf(event) : null);
  if (more) minute.counts[more[0]] = (minute.counts[more[0]] ?? 0) + more[1];
}

function deedOf(event: BoardEvent): [Deed, number] | null {
  switch (event.type) {
    case 'comment.added':
      return ['commented', 1];
    case 'cards.sent':
      return ['sent', event.ids.length];
    case 'ballot.closed':
      return ['closed', 1];
    case 'board.locked':
      return [event.locked ? 'locked' : 'unlocked', 1];
    default:
      return null;
  }
}

type Known = {
  board: Board;
  /** Names of groups, also of those that are gone. */
  titles: Map<Id, string>;
  /** Cards that came so far, and those that were told. */
  came: Set<Id>;
  told: Set<Id>;
};

function learn(titles: Map<Id, string>, event: BoardEvent): void {
  if (event.type === 'cluster.added' || event.type === 'cluster.renamed')
    titles.set(event.clusterId, event.title);
  if (event.type === 'board.laid')
    for (const { clusterId, title } of event.made) titles.set(clusterId, title);
  if (event.type === 'board.arranged')
    for (const { clusterId, title } of event.groups) titles.set(clusterId, title);
}

function cardsIn(event: BoardEvent): Id[] {
  if (event.type === 'card.added' || event.type === 'card.restored') return [event.card.id];
  return event.type === 'cards.received' ? event.cards.map(({ id }) => id) : [];
}

function tell(minute: Minute, event: BoardEvent, { board, titles, came, told }: Known): void {
  const read = (ids: Iterable<Id>) => {
    for (const id of ids) {
      const card = board.cards[id];
      if (!card || told.has(id) || !hangs(card)) continue;
      told.add(id);
      minute.cards.push(card);
    }
  };
  const put = (title: string, cards: number) => {
    const known = minute.groups.find((one) => one.title === title);
    if (known) known.cards += cards;
    else if (cards > 0) minute.groups.push({ title, cards });
  };
  switch (event.type) {
    case 'card.added':
    case 'card.restored':
    case 'cards.received':
      return read(cardsIn(event));
    case 'card.shown':
      return read([event.cardId]);
    case 'board.revealed':
    case 'board.ruled':
    case 'board.restored':
      // What was silent until now.
      return read(came);
    case 'card.grouped':
      return put(titles.get(event.clusterId ?? '') ?? '', event.cardIds.length);
    case 'cluster.added':
      return put(event.title, event.cardIds.length);
    case 'board.arranged':
      for (const { title, cardIds } of event.groups) put(title, cardIds.length);
      return;
    case 'card.hidden':
      if (event.reason) minute.reasons.push(event.reason);
      return;
    case 'comment.added': {
      const card = board.cards[event.cardId];
      const still = card?.talk?.comments.find(({ id }) => id === event.comment.id);
      if (!card || !hangs(card) || !still || still.removed !== null) return;
      const { text, agencyId, author } = still;
      minute.comments.push({ card, text, agencyId, author });
      return;
    }
    case 'ballot.closed':
      minute.closed = event.ballotId;
  }
}

/** Where nobody is named, the order says nothing either. */
function ordered(minute: Minute, { names }: Board): Minute {
  if (names !== 'nobody') return minute;
  const byText = (a: { text: string }, b: { text: string }) => (a.text < b.text ? -1 : 1);
  return {
    ...minute,
    cards: minute.cards.toSorted(byText),
    comments: minute.comments.toSorted(byText),
  };
}
