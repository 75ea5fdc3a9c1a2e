/**
 * What an act at one space brings about at another, in the same transaction: the only place where
 * spaces touch. Each of them is decided by the rules of its own space, as if the person had asked;
 * where cards travel, one that refuses refuses the whole act.
 */
import { arrive } from '#lib/lab/board/receiving.ts';
import type { Board } from '#lib/lab/board/state.ts';
import { decide } from '#lib/lab/decide.ts';
import type { Event } from '#lib/lab/events.ts';
import { boardsApart } from '#lib/lab/hall/per-agency.ts';
import { leftBoards } from '#lib/lab/hall/poll.ts';
import type { Hall } from '#lib/lab/hall/state.ts';
import type { Person } from '#lib/lab/people.ts';
import { isRefusal, refuse, type Refusal } from '#lib/lab/refusals.ts';
import type { SpaceRef, State } from '#lib/lab/space.ts';

export type Following = {
  ref: SpaceRef;
  act: (state: State, person: Person, at: number) => Event[] | Refusal;
};

/** What follows from these events, which made `after` of `before`. */
export function follows(before: State, after: State, events: readonly Event[]): Following[] {
  if (after.kind === 'board') return sendings(after, events);
  if (before.kind !== 'hall' || after.kind !== 'hall') return [];
  return [...closings(before, after), ...lockings(after, events)];
}

/** [A16, A17] Where a board is left, by whichever act, the ballot on it closes. */
const closings = (before: Hall, after: Hall): Following[] =>
  leftBoards(before, after).map((id) => ({ ref: { kind: 'board', id }, act: closeBallot }));

function closeBallot(state: State, person: Person, at: number): Event[] {
  if (state.kind !== 'board' || !state.ballot) return [];
  const close = { type: 'ballot.close', ballotId: state.ballot.id } as const;
  const decided = decide(state, person, close, { at, facts: null });
  // That it cannot be closed does not hold up the room.
  return isRefusal(decided) ? [] : decided;
}

/** [B80] The agencies' boards follow one act; what is so already stays untouched. */
function lockings(hall: Hall, events: readonly Event[]): Following[] {
  return events.flatMap((event) => {
    if (event.type !== 'boards.locked') return [];
    const { activityId, locked } = event;
    const act: Following['act'] = (state, person, at) =>
      state.kind !== 'board' || !state.opened || state.locked === locked
        ? []
        : decide(state, person, { type: 'board.lock', locked }, { at, facts: null });
    return boardsApart(hall, activityId).map(({ id }) => ({ ref: { kind: 'board', id }, act }));
  });
}

/** [B79] What is sent from a board, or taken back, the other board is told. */
function sendings(source: Board, events: readonly Event[]): Following[] {
  return events.flatMap((event) => {
    if (event.type !== 'cards.sent' && event.type !== 'cards.recalled') return [];
    const act: Following['act'] = (state, person, at) =>
      state.kind === 'board' ? arrive(state, person, { source, event }, at) : refuse('not-found');
    return [{ ref: { kind: 'board' as const, id: event.to }, act }];
  });
}
