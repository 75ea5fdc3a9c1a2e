import { leadersView } from './audience.ts';
import {
  boardCounts,
  boardEventOwners,
  boardEventSeenBy,
  boardSeenBy,
  mayReadBoard,
} from './board/seen-by.ts';
import type { BoardEvent, Event, HallEvent, IdeaEvent } from './events.ts';
import { hallEventOwners, hallEventSeenBy, hallSeenBy } from './hall/seen-by.ts';
import { carries } from './idea/answers.ts';
import { ideaEventOwners, ideaEventSeenBy, ideaSeenBy, mayReadIdea } from './idea/seen-by.ts';
import type { Person } from './people.ts';
import type { State } from './space.ts';

/**
 * The only way from the laboratory to a wire: page data, frames, replay, search and export all
 * pass through here. People of one audience see the same, so that a frame is encoded once; the
 * few who see an event in a way of their own (`owners`) receive a frame of their own.
 */
export const audiences = ['facilitator', 'carrier', 'reviewer', 'member', 'projector'] as const;
export type Audience = (typeof audiences)[number];

export function audienceOf(state: State, person: Person): Audience {
  if (leadersView(person)) return 'facilitator';
  if (person.role === 'projector') return 'projector';
  if (state.kind === 'idea' && (person.role === 'leader' || carries(state, person))) {
    return 'carrier';
  }
  if (state.kind === 'idea' && person.role === 'expert') return 'reviewer';
  return 'member';
}

/** Somebody who stands for a whole audience: sees what each of them sees, and nothing of one's own. */
export function anyoneOf(audience: Audience, state: State, labId: string): Person {
  const nobody = { id: '', labId, agencyId: null, name: '', position: '' };
  switch (audience) {
    case 'facilitator':
      return { ...nobody, role: 'facilitator' };
    case 'projector':
      return { ...nobody, role: 'projector' };
    case 'reviewer':
      return { ...nobody, role: 'expert' };
    case 'member':
      return { ...nobody, role: 'participant' };
    case 'carrier':
      return {
        ...nobody,
        role: 'participant',
        agencyId: state.kind === 'idea' ? state.agencyId : null,
      };
  }
}

/** Whether this person may look at the space at all. The lab itself is checked before. */
export function mayRead(state: State, person: Person): boolean {
  if (state.kind === 'idea') return mayReadIdea(state, person);
  return state.opened && (state.kind === 'hall' || mayReadBoard(state, person));
}

/** The state as `person` may see it. */
export function seenState<S extends State>(state: S, person: Person): S;
export function seenState(state: State, person: Person): State {
  switch (state.kind) {
    case 'hall':
      return hallSeenBy(state, person);
    case 'board':
      return boardSeenBy(state, person);
    case 'idea':
      return ideaSeenBy(state, person);
    default:
      return state satisfies never;
  }
}

/** The event as `person` may see it, or null; `state` is the state of now, after the event. */
export function seenEvent(state: State, event: Event, person: Person): Event | null {
  switch (state.kind) {
    case 'hall':
      return hallEventSeenBy(state, event as HallEvent, person);
    case 'board':
      return boardEventSeenBy(state, event as BoardEvent, person);
    case 'idea':
      return ideaEventSeenBy(state, event as IdeaEvent, person);
    default:
      return state satisfies never;
  }
}

/**
 * Counts over what stays hidden, after these events: one for all of them, told last. Null where
 * nothing hidden was counted anew.
 */
export const seenCounts = (state: State, events: readonly Event[], person: Person): Event | null =>
  state.kind === 'board' ? boardCounts(state, events as readonly BoardEvent[], person) : null;

/** Ids of the persons who see this event differently from their audience. */
export function owners(state: State, event: Event): string[] {
  switch (state.kind) {
    case 'hall':
      return hallEventOwners(event as HallEvent);
    case 'board':
      return boardEventOwners(state, event as BoardEvent);
    case 'idea':
      return ideaEventOwners(event as IdeaEvent);
    default:
      return state satisfies never;
  }
}
