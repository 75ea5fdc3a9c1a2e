import { foldBoard } from './board/fold.ts';
import type { BoardEvent, HallEvent, IdeaEvent } from './events.ts';
import { foldHall } from './hall/fold.ts';
import { foldIdea } from './idea/fold.ts';
import type { Happened, State } from './space.ts';

/** The state after one more line of the journal. Shares what did not change. */
export function fold(state: State, { at, event }: Happened): State {
  switch (state.kind) {
    case 'hall':
      return foldHall(state, event as HallEvent, at);
    case 'board':
      return foldBoard(state, event as BoardEvent, at);
    case 'idea':
      return foldIdea(state, event as IdeaEvent, at);
    default:
      return state satisfies never;
  }
}
