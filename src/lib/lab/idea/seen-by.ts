import { leadersView } from '../audience.ts';
import type { IdeaEvent } from '../events.ts';
import type { Person } from '../people.ts';
import { carries } from './answers.ts';
import { evidenceEventOutside } from './evidence.ts';
import { handedOutside } from './handing.ts';
import type { Idea, Owner } from './state.ts';

/**
 * Drafts are the agency's own, its facilitators' and its leader's; [D30] an expert reads what was
 * handed in; others read approved plans.
 */
export function mayReadIdea(idea: Idea, person: Person): boolean {
  if (!idea.opened) return false;
  if (person.role === 'expert' && idea.canvas.status !== 'draft') return true;
  return inside(idea, person) || idea.plan.status === 'approved';
}

/** Those who see contacts, reviews and feedback. */
const inside = (idea: Idea, person: Person) =>
  leadersView(person) || person.role === 'leader' || carries(idea, person);

/** [D30] Those who see reviews and decisions: an expert does, without contacts and feedback. */
const seesReviews = (idea: Idea, person: Person) =>
  person.role === 'expert' || inside(idea, person);

const uncontacted = (owner: Owner): Owner => ({ ...owner, phone: '', email: '' });

/** The idea as this person may see it. */
export function ideaSeenBy(idea: Idea, person: Person): Idea {
  const scores = leadersView(person)
    ? idea.scores
    : Object.fromEntries(Object.entries(idea.scores).filter(([id]) => id === person.id));
  if (inside(idea, person)) return { ...idea, scores };
  const { withdrawn: _gone, handOvers: _history, ...shown } = idea;
  const owners = idea.owners.map(uncontacted);
  if (seesReviews(idea, person)) return { ...shown, scores, owners, feedback: {} };
  return {
    ...shown,
    scores,
    owners,
    reviews: {},
    feedback: {},
    canvas: { ...idea.canvas, decisions: [] },
    plan: { ...idea.plan, decisions: [] },
  };
}

/** The event as this person may see it; `idea` is the state after it. */
export function ideaEventSeenBy(idea: Idea, event: IdeaEvent, person: Person): IdeaEvent | null {
  switch (event.type) {
    case 'score.given':
      return leadersView(person) || event.personId === person.id ? event : null;
    case 'owners.set':
      return inside(idea, person) ? event : { ...event, owners: event.owners.map(uncontacted) };
    case 'idea.handed':
      return inside(idea, person) ? event : handedOutside(event, event.owners.map(uncontacted));
    case 'review.given':
    case 'review.answered':
    case 'review.resolved':
    case 'suggestion.settled':
      return seesReviews(idea, person) ? event : null;
    case 'feedback.given':
      return inside(idea, person) ? event : null;
    case 'form.decided': {
      const { type, form, decision } = event;
      const bare = { type, form, decision, by: '', position: '', note: '' };
      return seesReviews(idea, person) ? event : bare;
    }
    case 'evidence.removed':
    case 'evidence.restored':
      return inside(idea, person) ? event : evidenceEventOutside(event);
    default:
      return event;
  }
}

/** Persons who see this event in a way of their own. */
export const ideaEventOwners = (event: IdeaEvent): string[] =>
  event.type === 'score.given' ? [event.personId] : [];
