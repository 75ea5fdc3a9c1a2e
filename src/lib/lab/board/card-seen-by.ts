/** A card as one person may see it: whose it is, what is said about it, and whether it is there. */
import { leadersView } from '../audience.ts';
import type { Person } from '../people.ts';
import type { Board, Card, Signing } from './state.ts';
import { isHidden, isIn, orNull, type Comment, type Talk } from './talk.ts';

/** Cards as others see them. Cards are never changed in place, and three hundred look at each. */
const forCrowd = (): Record<Signing, WeakMap<Card, Card>> => ({
  author: new WeakMap(),
  agency: new WeakMap(),
  nobody: new WeakMap(),
});
const masked = forCrowd();
const maskedForLeaders = forCrowd();

/** [S2] A card with nothing on it of its author but what the board promised before writing. */
export function signed({ names }: Board, card: Card, person: Person): Card {
  const mine = card.authorId === person.id;
  const { talk } = card;
  if (mine && !talk) return card;
  if (mine || (talk && isIn(talk, person.id))) {
    const seen = talk && talkSeenBy(talk, names, person, mine);
    return { ...(mine ? card : unsigned(names, card)), talk: seen };
  }
  const known = (leadersView(person) ? maskedForLeaders : masked)[names];
  let shown = known.get(card);
  if (!shown) {
    const seen = talk && talkSeenBy(talk, names, person, false);
    shown = { ...unsigned(names, card), talk: seen };
    known.set(card, shown);
  }
  return shown;
}

const unsigned = (names: Signing, card: Card): Card => ({
  ...card,
  authorId: null,
  author: names === 'author' ? card.author : null,
  agencyId: names === 'nobody' ? null : card.agencyId,
  // [F4] Beside an agency alone the mark would name the one person it has without a device.
  entered: names === 'author' && card.entered,
});

/** [S1] Silent cards are their author's alone, [B63] hidden ones theirs and the facilitators'. */
export const visible = (board: Board, card: Card, person: Person) =>
  !card.removed &&
  (card.authorId === person.id || (board.revealed && (!isHidden(card) || leadersView(person))));

/** [B60] [B62] The talk as this person may see it; `mine` where the card is theirs. */
function talkSeenBy(
  { comments, sums, by, ask, hidden }: Talk,
  names: Signing,
  person: Person,
  mine: boolean,
): Talk | null {
  const told = mine || leadersView(person);
  const bits = by[person.id];
  return orNull({
    comments: comments
      .filter(
        ({ removed, authorId }) =>
          removed === null || leadersView(person) || authorId === person.id,
      )
      .map((comment) => signedComment(comment, names, person)),
    sums,
    by: bits === undefined ? {} : { [person.id]: bits },
    ask: told ? ask : null,
    hidden: told ? hidden : null,
  });
}

function signedComment(comment: Comment, names: Signing, person: Person): Comment {
  if (comment.authorId === person.id) return comment;
  const author = names === 'author' ? comment.author : null;
  const agencyId = names === 'nobody' ? null : comment.agencyId;
  return { ...comment, authorId: null, author, agencyId };
}
