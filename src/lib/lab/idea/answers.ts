import type { IdeaAct } from '../acts.ts';
import type { IdeaEvent } from '../events.ts';
import { leads, type Person } from '../people.ts';
import { refuse, type Refusal } from '../refusals.ts';
import type { Idea } from './state.ts';

/** What every part of `decideIdea` is written with. */
export type Of<T extends IdeaAct['type']> = Extract<IdeaAct, { type: T }>;
export type Answer = IdeaEvent[] | Refusal;

/** So many rows, measures, check-ins … an idea may have of each. */
export const mostOfAKind = 200;

/** Who carries an idea: its own agency's people and the facilitators. */
export const carries = (idea: Idea, person: Person) =>
  leads(person) ||
  ((person.role === 'participant' || person.role === 'leader') &&
    person.agencyId === idea.agencyId);

export const notMine = (person: Person) =>
  person.role === 'participant' ? refuse('not-yours') : refuse('no-right');

/** A bound on how many there are; what is there already can always be changed. */
export const bounded = (things: object, id: string): Refusal | null =>
  Object.keys(things).length >= mostOfAKind && !(id in things)
    ? refuse('full', { most: mostOfAKind })
    : null;
