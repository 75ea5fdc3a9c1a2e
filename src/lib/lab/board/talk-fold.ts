/** A card after somebody has said something about it (`talk.ts`). */
import type { Card } from './state.ts';
import { orNull, quiet, type Comment, type Talk, type TalkEvent } from './talk.ts';

/** What of each card an event changes; a card that comes back whole is folded in `fold.ts`. */
export function foldTalk(
  event: Exclude<TalkEvent, { type: 'cards.reacted' }>,
  at: number,
): (card: Card) => Card {
  const on = (change: (talk: Talk) => Talk) => (card: Card) => ({
    ...card,
    talk: orNull(change(card.talk ?? quiet)),
  });
  switch (event.type) {
    case 'comment.added': {
      const { comment } = event;
      return on((talk) => ({ ...talk, comments: withComment(talk.comments, comment) }));
    }
    case 'comment.removed': {
      const { commentId, reason } = event;
      return on((talk) => ({
        ...talk,
        comments: talk.comments.flatMap((one) => {
          if (one.id !== commentId) return [one];
          return reason === null ? [] : [{ ...one, removed: reason }];
        }),
      }));
    }
    case 'card.reacted': {
      const { personId, bits } = event;
      return on((talk) => {
        const { [personId]: before = 0, ...others } = talk.by;
        const sums = talk.sums.map((sum, place) => sum + bitAt(bits, place) - bitAt(before, place));
        return { ...talk, sums, by: bits === 0 ? others : { ...others, [personId]: bits } };
      });
    }
    case 'card.asked': {
      const { note: text, by } = event;
      const ask = text === null ? null : { text, by, at, answeredAt: null };
      return on((talk) => ({ ...talk, ask }));
    }
    case 'card.hidden': {
      const { reason: text, by } = event;
      // To whom no reason is told, the card is gone.
      if (text === null) return (card) => ({ ...card, removed: true });
      return on((talk) => ({ ...talk, hidden: { text, by, at, answeredAt: null } }));
    }
    case 'card.shown':
      return on((talk) => ({ ...talk, hidden: null }));
    default:
      return event satisfies never;
  }
}

const bitAt = (bits: number, place: number) => (bits >> place) & 1;

const withComment = (comments: Comment[], comment: Comment) =>
  comments.some(({ id }) => id === comment.id)
    ? comments.map((one) => (one.id === comment.id ? comment : one))
    : [...comments, comment];

/** Reactions as they stand now, as others are told of them. */
export const withSums = (card: Card, sums: number[]): Card => ({
  ...card,
  talk: orNull({ ...(card.talk ?? quiet), sums }),
});

/** [B64] Other words on a card answer what was asked of its author. */
export function answered(talk: Talk | null, at: number): Talk | null {
  if (!talk?.ask && !talk?.hidden) return talk;
  const { ask, hidden } = talk;
  return {
    ...talk,
    ask: ask && { ...ask, answeredAt: ask.answeredAt ?? at },
    hidden: hidden && { ...hidden, answeredAt: at },
  };
}
