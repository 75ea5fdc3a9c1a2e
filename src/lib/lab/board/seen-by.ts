import { leadersView } from '../audience.ts';
import type { BoardEvent } from '../events.ts';
import type { Person } from '../people.ts';
import { mayBringBack } from './decide.ts';
import { signed, visible } from './card-seen-by.ts';
import {
  noneHidden,
  type Ballot,
  type Board,
  type Card,
  type HiddenCounts,
  type Trace,
} from './state.ts';
import { isIn } from './talk.ts';
import { reactionCounts, saidBy, talkEventOwners, talkEventSeenBy } from './talk-seen-by.ts';

/** [B74] An agency's own board is read by its people, by facilitators and by Bappeda. */
export const mayReadBoard = ({ home }: Board, person: Person): boolean =>
  home === null ||
  leadersView(person) ||
  (person.agencyId === home.agencyId && person.role !== 'visitor' && person.role !== 'projector');

/** [B77] Where nobody is named, nobody learns which agency sent a card. */
const isTold = ({ names }: Board, { agencyId }: Pick<Trace, 'agencyId'>): boolean =>
  names !== 'nobody' || agencyId === null;

/** The traces of cards that hang in sight, as far as the board tells them. */
function tracesSeen(board: Board, person: Person): Board['traces'] {
  if (!board.revealed) return {};
  const told = Object.entries(board.traces).filter(([id, trace]) => {
    const card = board.cards[id];
    return isTold(board, trace) && card && visible(board, card, person);
  });
  return Object.fromEntries(told);
}

const standing = (board: Board) => Object.values(board.cards).filter((card) => !card.removed);

/**
 * Counts over a silent board: no text, no length, no author. By agency for facilitators only, and
 * where nobody is named not by agency at all: whoever counts them one by one learns whose is new.
 */
function hiddenCounts(board: Board, person: Person): HiddenCounts {
  if (board.revealed) return noneHidden();
  const cards = standing(board);
  const byAgency: Record<string, number> = {};
  // What an agency sent has no author: there it is the agency that counts.
  const writers = new Set(cards.map(({ authorId, agencyId }) => authorId ?? agencyId)).size;
  if (board.names === 'nobody') return { cards: cards.length, writers, agencies: 0, byAgency };
  for (const { agencyId } of cards) {
    if (agencyId) byAgency[agencyId] = (byAgency[agencyId] ?? 0) + 1;
  }
  return {
    cards: cards.length,
    writers,
    agencies: Object.keys(byAgency).length,
    byAgency: leadersView(person) ? byAgency : {},
  };
}

/** The board as this person may see it: silent cards and ballot papers are their author's alone. */
export function boardSeenBy(board: Board, person: Person): Board {
  const cards = Object.values(board.cards)
    .filter((card) => visible(board, card, person))
    .map((card) => [card.id, signed(board, card, person)] as const);
  return {
    ...board,
    cards: Object.fromEntries(cards),
    traces: tracesSeen(board, person),
    taken: {},
    hidden: hiddenCounts(board, person),
    ballot: board.ballot && { ...board.ballot, papers: ownPaper(board.ballot.papers, person) },
  };
}

const ownPaper = <T>(papers: Record<string, T>, person: Person): Record<string, T> => {
  const paper = papers[person.id];
  return paper === undefined ? {} : { [person.id]: paper };
};

/**
 * The event as this person may see it. `board` is the state of now, also for events of long ago:
 * a card revealed since is told in full, a card removed since is not told at all.
 */
export function boardEventSeenBy(
  board: Board,
  event: BoardEvent,
  person: Person,
): BoardEvent | null {
  switch (event.type) {
    case 'card.added':
    case 'card.restored': {
      const card = board.cards[event.card.id];
      if (!card) return null;
      if (!visible(board, card, person)) return null;
      const shown = signed(board, card, person);
      if (event.type === 'card.added') return { type: event.type, card: shown };
      // A screen that saw it go, or came later, does not know any more where it came from.
      return {
        ...event,
        card: shown,
        ...(board.traces[card.id] && { traces: tracesSeen(board, person) }),
      };
    }
    case 'card.edited': {
      const card = board.cards[event.cardId];
      if (!card || !visible(board, card, person)) return null;
      return { ...event, text: card.text };
    }
    case 'card.removed': {
      const card = board.cards[event.cardId];
      const mine = card?.authorId === person.id;
      return board.revealed || mine ? { ...event, back: null } : null;
    }
    case 'board.restored': {
      const back = event.cards.flatMap(({ id }) => board.cards[id] ?? []);
      const cards = back.filter((card) => visible(board, card, person));
      const gone = event.gone.map(({ cardId }) => ({ cardId, back: null }));
      const shown = cards.map((card) => signed(board, card, person));
      return { ...event, cards: shown, traces: tracesSeen(board, person), gone };
    }
    case 'board.revealed': {
      const cards = standing(board)
        .filter((card) => visible(board, card, person))
        .map((card) => signed(board, card, person));
      return { ...event, cards, traces: tracesSeen(board, person) };
    }
    case 'cards.received':
      return receivedSeen(board, event, person);
    case 'cards.returned':
      return board.revealed ? event : null;
    case 'comment.added':
    case 'comment.removed':
    case 'card.reacted':
    case 'card.asked':
    case 'card.hidden':
      return talkEventSeenBy(board, event, person);
    case 'card.shown': {
      const seen = talkEventSeenBy(board, event, person);
      const trace = (seen && tracesSeen(board, person)[event.cardId]) ?? null;
      return seen?.type === 'card.shown' && seen.card ? { ...seen, trace } : seen;
    }
    case 'card.grouped': {
      // [S1] Where a silent card hangs is its author's alone.
      if (board.revealed) return event;
      const mine = event.cardIds.filter((cardId) => board.cards[cardId]?.authorId === person.id);
      return mine.length > 0 ? { ...event, cardIds: mine } : null;
    }
    case 'ballot.taken':
      return { ...event, voter: event.voter === person.id ? person.id : null };
    case 'ballot.cast': {
      const dots = board.ballot?.id === event.ballotId && board.ballot.papers[person.id];
      return dots ? { ...event, voter: person.id, dots } : { ...event, voter: null, dots: null };
    }
    default:
      return event;
  }
}

type Received = Extract<BoardEvent, { type: 'cards.received' }>;

/** What came and still hangs, in sight, and where from as far as the board tells it. */
function receivedSeen(board: Board, event: Received, person: Person): BoardEvent | null {
  if (!board.revealed) return null;
  const still = event.cards.flatMap(({ id }, at) => {
    const card = board.cards[id];
    return card && visible(board, card, person) ? [{ card, source: event.sources[at] ?? '' }] : [];
  });
  if (still.length === 0) return null;
  const cards = still.map(({ card }) => signed(board, card, person));
  if (!isTold(board, event)) return { ...event, cards, from: null, agencyId: null, sources: [] };
  return { ...event, cards, sources: still.map(({ source }) => source) };
}

const counting: readonly BoardEvent['type'][] = [
  'card.added',
  'card.removed',
  'card.restored',
  'cards.received',
  'cards.returned',
  'board.signed',
];

/**
 * How many silent cards there are now, where these events changed that. Everybody is told, authors
 * too: a device that adds its own card does not know whether a colleague has written already.
 */
export function boardCounts(
  board: Board,
  events: readonly BoardEvent[],
  person: Person,
): BoardEvent | null {
  if (board.revealed) return reactionCounts(board, events, person);
  const changed = events.some(({ type }) => counting.includes(type));
  return changed ? { type: 'cards.hidden', hidden: hiddenCounts(board, person) } : null;
}

/** Persons who see this event in a way of their own. */
export function boardEventOwners(board: Board, event: BoardEvent): string[] {
  const author = (cardId: string) => {
    const authorId = board.cards[cardId]?.authorId;
    return authorId ? [authorId] : [];
  };
  /** Whose they are, and who has said something about them. */
  const own = (cards: readonly { id: string }[]) => [
    ...new Set(cards.flatMap(({ id }) => [...author(id), ...saidBy(board.cards[id])])),
  ];
  switch (event.type) {
    case 'card.added':
      return author(event.card.id);
    case 'card.restored':
      return own([event.card]);
    case 'board.restored':
      return own(event.cards);
    case 'card.edited':
    case 'card.removed':
    case 'card.asked':
    case 'card.hidden':
      return author(event.cardId);
    case 'comment.added':
    case 'comment.removed':
    case 'card.reacted':
    case 'card.shown':
      return talkEventOwners(board, event);
    case 'cards.received':
      return event.cards.flatMap(({ id }) => saidBy(board.cards[id]));
    case 'card.grouped':
      return board.revealed ? [] : [...new Set(event.cardIds.flatMap(author))];
    case 'ballot.cast':
      return event.voter ? [event.voter] : [];
    default:
      return [];
  }
}

/** What only this person sees of a board: cards with something of theirs, their paper of the open ballot. */
export type OwnOfBoard = { cards: Board['cards']; papers: Ballot['papers'] };

export function boardOwn(board: Board, person: Person): OwnOfBoard {
  const mine = Object.values(board.cards).filter(
    (card) =>
      (card.authorId === person.id || (card.talk && isIn(card.talk, person.id))) &&
      visible(board, card, person),
  );
  const cards = Object.fromEntries(mine.map((card) => [card.id, signed(board, card, person)]));
  return { cards, papers: board.ballot ? ownPaper(board.ballot.papers, person) : {} };
}

/** The board as its audience sees it, with what only one person sees of it. */
export const withOwn = (board: Board, { cards, papers }: OwnOfBoard): Board => ({
  ...board,
  cards: { ...board.cards, ...cards },
  ballot: board.ballot && { ...board.ballot, papers },
});

/** [B50] Cards that were taken away and that this person may bring back, as they may see them. */
export const removedSeenBy = (board: Board, person: Person): Card[] =>
  Object.values(board.cards)
    .filter((card) => card.removed && mayBringBack(board, card, person))
    .map((card) => signed(board, card, person));
