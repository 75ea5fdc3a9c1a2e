/** What a board answers to comments and reactions (`talk.ts`). */
import type { BoardAct } from '../acts.ts';
import type { BoardEvent } from '../events.ts';
import { leads, type Person } from '../people.ts';
import { refuse, type Refusal } from '../refusals.ts';
import type { Board, Card } from './state.ts';
import { isHidden, reactions } from './talk.ts';

/** Bounds on a flood, far above a real hall. */
export const mostComments = 2000;
export const mostOnCard = 100;
export const mostOwnComments = 60;

type Of<T extends BoardAct['type']> = Extract<BoardAct, { type: T }>;
export type TalkAct = Of<'comment.add' | 'comment.remove' | 'card.react'>;

/** What a board answers to an act of this module. */
export function decideTalk(
  board: Board,
  person: Person,
  act: TalkAct,
  at: number,
): BoardEvent[] | Refusal {
  const card = cardFor(board, person, act.cardId);
  if (!card) return refuse('not-found');
  const lead = leads(person);
  switch (act.type) {
    case 'comment.add':
      return speaking(board, lead) ?? addComment(board, card, person, act, at);
    case 'comment.remove':
      return speaking(board, lead) ?? removeComment(card, person, act);
    case 'card.react':
      return speaking(board, lead) ?? react(card, person, act);
    default:
      return act satisfies never;
  }
}

/** [B63] To everybody else a hidden card is none. */
export function cardFor({ cards }: Board, person: Person, cardId: string): Card | null {
  const card = cards[cardId];
  if (!card || card.removed) return null;
  return !isHidden(card) || leads(person) || card.authorId === person.id ? card : null;
}

/** [B60] Nobody speaks about what nobody may read, and on a locked board only the facilitator. */
function speaking(board: Board, lead: boolean): Refusal | null {
  if (!board.revealed) return refuse('hidden');
  return board.locked && !lead ? refuse('locked') : null;
}

function addComment(
  board: Board,
  card: Card,
  person: Person,
  { commentId, text }: Of<'comment.add'>,
  at: number,
): BoardEvent[] | Refusal {
  const all = Object.values(board.cards).flatMap(({ talk }) => talk?.comments ?? []);
  if (all.some(({ id }) => id === commentId)) return refuse('exists');
  const own = all.filter(({ authorId }) => authorId === person.id).length;
  const here = card.talk?.comments.length ?? 0;
  if (here >= mostOnCard) return refuse('full', { most: mostOnCard });
  if (own >= mostOwnComments) return refuse('full', { most: mostOwnComments });
  if (all.length >= mostComments) return refuse('full', { most: mostComments });
  const { id: authorId, name: author, agencyId } = person;
  const comment = { id: commentId, text, at, removed: null, agencyId, authorId, author };
  return [{ type: 'comment.added', cardId: card.id, comment }];
}

/** [B61] The author takes a comment back; the facilitator takes it away with a reason. */
function removeComment(
  card: Card,
  person: Person,
  { commentId, reason }: Of<'comment.remove'>,
): BoardEvent[] | Refusal {
  const comment = card.talk?.comments.find(({ id }) => id === commentId);
  if (!comment || comment.removed !== null) return refuse('not-found');
  const gone = { type: 'comment.removed' as const, cardId: card.id, commentId };
  if (comment.authorId === person.id) return [{ ...gone, reason: null }];
  if (!leads(person)) return refuse('not-yours');
  return reason === '' ? refuse('reason-missing') : [{ ...gone, reason }];
}

/** [B62] Each sign once per person, taken back by the same person. */
function react(card: Card, person: Person, { reaction, on }: Of<'card.react'>): BoardEvent[] {
  const before = card.talk?.by[person.id] ?? 0;
  const bit = 1 << reactions.indexOf(reaction);
  const bits = on ? before | bit : before & ~bit;
  if (bits === before) return [];
  return [{ type: 'card.reacted', cardId: card.id, personId: person.id, bits }];
}
