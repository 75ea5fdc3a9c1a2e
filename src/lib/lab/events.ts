import { rulesOfIdea } from '#lib/lab/idea-rules.ts';
import type * as v from 'valibot';
import { boardEvents } from './board/events.ts';
import { hallEvents } from './hall/events.ts';
import type { ideaEvents } from './idea/events.ts';

/** Everything that can have happened, by the kind of space it happened at. */
export const events = {
  hall: hallEvents,
  board: boardEvents,
  get idea() {
    return rulesOfIdea().events;
  },
};

type Of<T> = {
  [K in keyof T]: T[K] extends v.GenericSchema ? v.InferOutput<T[K]> : never;
}[keyof T];
export type HallEvent = Of<typeof hallEvents>;
export type BoardEvent = Of<typeof boardEvents>;
export type IdeaEvent = Of<typeof ideaEvents>;
export type Event = HallEvent | BoardEvent | IdeaEvent;
