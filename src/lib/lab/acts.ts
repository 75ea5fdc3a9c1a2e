import { rulesOfIdea } from '#lib/lab/idea-rules.ts';
import type * as v from 'valibot';
import { boardActs } from './board/acts.ts';
import { hallActs, serverHallActs } from './hall/acts.ts';
import type { ideaActs, serverIdeaActs } from './idea/acts.ts';

/** Everything that may be asked, by the kind of space it is asked at. */
export const acts = {
  hall: hallActs,
  board: boardActs,
  get idea() {
    return rulesOfIdea().acts;
  },
};
export const serverActs = {
  hall: serverHallActs,
  board: {},
  get idea() {
    return rulesOfIdea().serverActs;
  },
};

type Of<T> = {
  [K in keyof T]: T[K] extends v.GenericSchema ? v.InferOutput<T[K]> : never;
}[keyof T];
export type HallAct = Of<typeof hallActs> | Of<typeof serverHallActs>;
export type BoardAct = Of<typeof boardActs>;
export type IdeaAct = Of<typeof ideaActs> | Of<typeof serverIdeaActs>;
export type Act = HallAct | BoardAct | IdeaAct;
