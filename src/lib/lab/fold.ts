import { rulesOfIdea } from '#lib/lab/idea-rules.ts';
import { foldBoard } from './board/fold.ts';
import type { BoardEvent, HallEvent, IdeaEvent } from './events.ts';
import { foldHall } from './hall/fold.ts';
import type { Owned } from './owned.ts';
import type { Happened, State } from './space.ts';

/** The state after one more line of the journal. Shares what did not change. */
export const fold = (state: State, happened: Happened): State => foldOn(state, happened);

/** The same; on what is `owned` it may write instead of copying. */
export function foldOn(state: State, { at, event }: Happened, owned?: Owned): State {
  switch (state.kind) {
    case 'hall':
      return foldHall(state, event as HallEvent, at);
    case 'board':
      return foldBoard(state, event as BoardEvent, at, owned);
    case 'idea':
      return rulesOfIdea().fold(state, event as IdeaEvent, at);
    default:
      return state satisfies never;
  }
}

/** The state after some more lines; copies what they change once, not once for each of them. */
export function foldAll<S extends State>(state: S, happened: readonly Happened[]): S;
export function foldAll(state: State, happened: readonly Happened[]): State {
  const owned: Owned = new WeakSet();
  let after = state;
  for (const one of happened) after = foldOn(after, one, owned);
  return after;
}
