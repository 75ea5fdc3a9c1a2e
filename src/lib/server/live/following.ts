/**
 * What an act at one space brings about at another, in the same transaction: the only place where
 * spaces touch. Each of them is decided by the rules of its own space, as if the person had asked;
 * where one refuses, the whole act is refused.
 */
import { onwards } from '#lib/lab/board/sending.ts';
import type { Board } from '#lib/lab/board/state.ts';
import { decide } from '#lib/lab/decide.ts';
import type { Event } from '#lib/lab/events.ts';
import type { Person } from '#lib/lab/people.ts';
import { refuse, type Refusal } from '#lib/lab/refusals.ts';
import type { SpaceRef, State } from '#lib/lab/space.ts';

export type Following = {
  ref: SpaceRef;
  act: (state: State, person: Person, at: number) => Event[] | Refusal;
};

/** What follows from these events, which made `after` of `before`. */
export function follows(before: State, after: State, events: readonly Event[]): Following[] {
  return after.kind === 'board' ? sendings(after, events) : [];
}

/** [B79] What is sent from a board, or taken back, the other board is told. */
function sendings(board: Board, events: readonly Event[]): Following[] {
  return events.flatMap((event) => {
    if (event.type !== 'cards.sent' && event.type !== 'cards.recalled') return [];
    const asked = onwards(board, event);
    const act: Following['act'] = (state, person, at) => {
      // A board of another lab answers as one that does not exist.
      if (state.kind !== 'board' || state.labId !== board.labId) return refuse('not-found');
      return decide(state, person, asked, { at, facts: null });
    };
    return [{ ref: { kind: 'board' as const, id: event.to }, act }];
  });
}
