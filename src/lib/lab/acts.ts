import { rulesOfIdea } from '#lib/lab/idea-rules.ts';
import type * as v from 'valibot';
import { boardActs } from './board/acts.ts';
import { hallActs } from './hall/acts.ts';
import type { ideaActs, serverIdeaActs } from './idea/acts.ts';
import { rulesOfLead } from '#lib/lab/lead-rules.ts';
import type { LeadBoardAct, LeadHallAct } from './lead/rules.ts';

/** Everything that may be asked, by the kind of space it is asked at. */
export const acts = {
  get hall() {
    return { ...hallActs, ...rulesOfLead()?.hallActs };
  },
  get board() {
    return { ...boardActs, ...rulesOfLead()?.boardActs };
  },
  get idea() {
    return rulesOfIdea().acts;
  },
};
export const serverActs = {
  get hall() {
    return { ...rulesOfLead()?.serverHallActs };
  },
  board: {},
  get idea() {
    return rulesOfIdea().serverActs;
  },
};

type Of<T> = {
  [K in keyof T]: T[K] extends v.GenericSchema ? v.InferOutput<T[K]> : never;
}[keyof T];
export type HallAct = Of<typeof hallActs> | LeadHallAct;
export type BoardAct = Of<typeof boardActs> | LeadBoardAct;
export type IdeaAct = Of<typeof ideaActs> | Of<typeof serverIdeaActs>;
export type Act = HallAct | BoardAct | IdeaAct;
