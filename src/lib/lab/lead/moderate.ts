/** How a facilitator moderates what is said on a board (`board/talk.ts`). */
import type { Board } from '../board/state.ts';
import { isHidden } from '../board/talk.ts';
import { cardFor } from '../board/talk-decide.ts';
import type { BoardEvent } from '../events.ts';
import { leads, type Person } from '../people.ts';
import { refuse, type Refusal } from '../refusals.ts';
import type { LeadBoardAct } from './rules.ts';

type Moderating = Extract<LeadBoardAct, { type: 'card.ask' | 'card.hide' | 'card.show' }>;

/** [B64] [B65] A facilitator asks for a change, hides and shows, whoever the author is. */
export function moderate(board: Board, person: Person, act: Moderating): BoardEvent[] | Refusal {
  const card = cardFor(board, person, act.cardId);
  if (!card) return refuse('not-found');
  if (!leads(person)) return refuse('no-right');
  if (!board.revealed && card.authorId !== person.id) return refuse('hidden');
  const { id: cardId } = card;
  const by = person.name;
  switch (act.type) {
    case 'card.ask':
      if (act.note === null && !card.talk?.ask) return [];
      return [{ type: 'card.asked', cardId, note: act.note, by }];
    case 'card.hide':
      return [{ type: 'card.hidden', cardId, reason: act.reason, by }];
    case 'card.show':
      return isHidden(card) ? [{ type: 'card.shown', cardId, by, card: null, trace: null }] : [];
    default:
      return act satisfies never;
  }
}
