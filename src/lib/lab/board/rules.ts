/** What a facilitator sets for one board: silent or open, who adds, who groups, how many cards. */
import { leads, type Person } from '../people.ts';
import { refuse, type Refusal } from '../refusals.ts';
import type { Board, BoardRules } from './state.ts';

/** True once a card was written, also one that is taken away again. */
export const isWritten = ({ cards, hidden }: Board): boolean =>
  // A screen knows the silent cards of others by their number only.
  Object.keys(cards).length > 0 || hidden.cards > 0;

/** [B71] Who may add cards here, [B73] and whether this person has cards left. */
export function mayAdd(board: Board, person: Person): Refusal | null {
  if (leads(person)) return null;
  const { adds, most } = board.rules;
  if (adds === 'lead') return refuse('lead-only');
  if (most >= mostOwnCards || ownStanding(board, person.id) < most) return null;
  return refuse('own-full', { most });
}

/** [B72] Who may group and move cards here. */
export const mayGroup = ({ rules }: Board, person: Person): Refusal | null =>
  rules.groups === 'lead' && !leads(person) ? refuse('lead-only') : null;

/** How many cards of this person hang here; what was taken away does not count. */
export const ownStanding = ({ cards }: Board, personId: string): number =>
  Object.values(cards).filter((card) => card.authorId === personId && !card.removed).length;

/** Most cards of one person on one board: a bound on a flood, and what holds unless told otherwise. */
export const mostOwnCards = 60;

export const isUsual = ({ adds, groups, most }: BoardRules): boolean =>
  adds === 'all' && groups === 'all' && most === mostOwnCards;
