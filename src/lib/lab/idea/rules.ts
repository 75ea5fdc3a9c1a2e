import { ideaActs, serverIdeaActs } from './acts.ts';
import { mergedAct } from './co-writing.ts';
import { decideIdea } from './decide.ts';
import { emptyIdea } from './empty.ts';
import { ideaEvents } from './events.ts';
import { foldIdea } from './fold.ts';

/** Everything that acts at an idea and its journal need. */
export const ideaRules = {
  acts: ideaActs,
  serverActs: serverIdeaActs,
  events: ideaEvents,
  empty: emptyIdea,
  decide: decideIdea,
  fold: foldIdea,
  merged: mergedAct,
};
export type IdeaRules = typeof ideaRules;
