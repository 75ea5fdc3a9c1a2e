/**
 * What the room says about a card: comments, reactions, and what facilitators ask of its author. It
 * hangs on the card itself, so that whatever shows, hides, removes or brings back a card does the
 * same to it. Null for most cards: what says nothing is nothing (`orNull`), on every side alike.
 */
import type { BoardEvent } from '../events.ts';
import type { Id } from '../values.ts';
import type { Card } from './state.ts';

/** Signs that stand for a word; everybody sees how many, nobody whose. */
export const reactions = ['like', 'important', 'question'] as const;
export type Reaction = (typeof reactions)[number];

export type Talk = {
  /** In the order in which they came. */
  comments: Comment[];
  /** How many people, by reaction. */
  sums: number[];
  /** Reactions by person, one bit each. Leaves the server only towards that person. */
  by: Record<Id, number>;
  /** What the author is asked to change; for facilitators and the author alone. */
  ask: Request | null;
  /** Why nobody but they sees the card. */
  hidden: Request | null;
};

/** Signed like the cards of its board. */
export type Comment = {
  id: Id;
  text: string;
  at: number;
  /** Why a facilitator took it away: then it is left for the author and facilitators alone. */
  removed: string | null;
  agencyId: Id | null;
  authorId: Id | null;
  author: string | null;
};

/** `answeredAt`: when the author changed the card. */
export type Request = { text: string; by: string; at: number; answeredAt: number | null };

/** [B63] What facilitators have hidden hangs for its author and for them alone. */
export const isHidden = ({ talk }: Card): boolean => talk !== null && talk.hidden !== null;
/** What the room works with: what is votable, suggested, counted. */
export const hangs = (card: Card): boolean => !card.removed && !isHidden(card);

/** A card of which nothing is said. */
export const quiet: Talk = {
  comments: [],
  sums: reactions.map(() => 0),
  by: {},
  ask: null,
  hidden: null,
};

export const orNull = (talk: Talk): Talk | null =>
  talk.comments.length > 0 || talk.sums.some(Boolean) || talk.ask || talk.hidden ? talk : null;

/** The reactions of a person on a card. */
export const reactedBy = (card: Card, personId: Id): Reaction[] => {
  const bits = card.talk?.by[personId] ?? 0;
  return reactions.filter((_, at) => bits & (1 << at));
};

/** [B64] Who is asked to change a card may do so on a locked board too: else nobody could answer. */
export const isAsked = ({ talk }: Card): boolean =>
  talk !== null && (talk.hidden !== null || (talk.ask !== null && talk.ask.answeredAt === null));

/** Whether something in it is this person's own. */
export const isIn = (talk: Talk, personId: Id): boolean =>
  talk.by[personId] !== undefined || talk.comments.some(({ authorId }) => authorId === personId);

type Told<T extends BoardEvent['type']> = Extract<BoardEvent, { type: T }>;
export type TalkEvent = Told<
  | 'comment.added'
  | 'comment.removed'
  | 'card.reacted'
  | 'cards.reacted'
  | 'card.asked'
  | 'card.hidden'
  | 'card.shown'
>;
