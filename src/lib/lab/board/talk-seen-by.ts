/** What reaches whom of what is said about a card (`talk.ts`). */
import { leadersView } from '../audience.ts';
import type { BoardEvent } from '../events.ts';
import type { Person } from '../people.ts';
import { signed, visible } from './card-seen-by.ts';
import type { Board, Card } from './state.ts';
import { isHidden, reactions, type TalkEvent } from './talk.ts';

/** [B62] How many reactions there are now on the cards where these events changed that. */
export function reactionCounts(
  board: Board,
  events: readonly BoardEvent[],
  person: Person,
): BoardEvent | null {
  const sums: Record<string, number[]> = {};
  for (const event of events) {
    const card = event.type === 'card.reacted' && board.cards[event.cardId];
    if (!card || !visible(board, card, person)) continue;
    sums[card.id] = card.talk?.sums ?? reactions.map(() => 0);
  }
  return Object.keys(sums).length > 0 ? { type: 'cards.reacted', sums } : null;
}

type AboutCard = Exclude<TalkEvent, { type: 'cards.reacted' }>;

/** The event as this person may see it now, or null. */
export function talkEventSeenBy(board: Board, event: AboutCard, person: Person): BoardEvent | null {
  const card = board.cards[event.cardId];
  if (!card) return null;
  const told = card.authorId === person.id || leadersView(person);
  if (event.type === 'card.hidden') {
    if (!board.revealed && card.authorId !== person.id) return null;
    return told ? event : { ...event, reason: null, by: '' };
  }
  if (!visible(board, card, person)) return null;
  switch (event.type) {
    case 'comment.added': {
      const { talk } = signed(board, card, person);
      const comment = talk?.comments.find(({ id }) => id === event.comment.id);
      return comment ? { ...event, comment } : null;
    }
    case 'comment.removed': {
      const { talk } = signed(board, card, person);
      const left = talk?.comments.some(({ id }) => id === event.commentId);
      return left ? event : { ...event, reason: null };
    }
    case 'card.reacted':
      return event.personId === person.id ? event : null;
    case 'card.asked':
      return told ? event : null;
    case 'card.shown':
      return told ? event : { ...event, by: '', card: signed(board, card, person) };
    default:
      return event satisfies never;
  }
}

/** Everybody who has said something about this card. */
export function saidBy(card: Card | undefined): string[] {
  const { by = {}, comments = [] } = card?.talk ?? {};
  return [...comments.flatMap(({ authorId }) => authorId ?? []), ...Object.keys(by)];
}

/** Persons who see it in a way of their own. */
export function talkEventOwners(
  board: Board,
  event: Exclude<AboutCard, { type: 'card.asked' | 'card.hidden' }>,
): string[] {
  const card = board.cards[event.cardId];
  const { comments = [] } = card?.talk ?? {};
  // Of a hidden card its author alone among the others is told anything.
  const author = card && (isHidden(card) || event.type === 'card.shown') ? [card.authorId] : [];
  const owners = () => {
    switch (event.type) {
      case 'comment.added':
        return [event.comment.authorId];
      case 'comment.removed':
        return comments.flatMap(({ id, authorId }) => (id === event.commentId ? authorId : []));
      case 'card.reacted':
        return [event.personId];
      case 'card.shown':
        return saidBy(card);
      default:
        return event satisfies never;
    }
  };
  return [...new Set([...author, ...owners()].flatMap((id) => id ?? []))];
}
