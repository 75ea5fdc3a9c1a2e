import { rulesOfIdea } from '#lib/lab/idea-rules.ts';
import { emptyBoard } from './board/state.ts';
import { emptyHall } from './hall/state.ts';
import type { Kind, SpaceRef, State, States } from './space.ts';

const empty: { [K in Kind]: (id: string) => States[K] } = {
  hall: emptyHall,
  board: emptyBoard,
  idea: (id) => rulesOfIdea().empty(id),
};

/** The state of a space before its first event. */
export const emptyState = ({ kind, id }: SpaceRef): State => empty[kind](id);
