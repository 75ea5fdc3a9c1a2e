import { leadersView } from '../audience.ts';
import type { IdeaEvent } from '../events.ts';
import type { Person } from '../people.ts';
import { carries } from './answers.ts';
import { noDesign } from './design-parts.ts';
import { evidenceEventOutside } from './evidence.ts';
import { handedOutside } from './handing.ts';
import type { Idea, Owner, Written } from './state.ts';
import { memberOutside, teamOutside } from './team.ts';
import { textOf, type LongCanvasField, type TextField } from './texts.ts';

/**
 * Drafts are the agency's own, its facilitators' and its leader's; [D30] an expert reads what was
 * handed in; others read approved plans.
 */
export function mayReadIdea(idea: Idea, person: Person): boolean {
  if (!idea.opened) return false;
  if (person.role === 'expert' && idea.canvas.status !== 'draft') return true;
  return inside(idea, person) || idea.plan.status === 'approved';
}

/** Those who see contacts, reviews, feedback and how texts came to be. */
export const inside = (idea: Idea, person: Person) =>
  leadersView(person) || person.role === 'leader' || carries(idea, person);

/** [D30] Those who see reviews and decisions: an expert does, without contacts and feedback. */
const seesReviews = (idea: Idea, person: Person) =>
  person.role === 'expert' || inside(idea, person);

const uncontacted = (owner: Owner): Owner => ({ ...owner, phone: '', email: '' });

/** [Y6] Of scores everybody reads their own alone; what they come to is read when scoring is closed. */
const mine = <T>(record: Record<string, T>, id: string): Record<string, T> =>
  Object.fromEntries(Object.entries(record).filter(([of]) => of === id));

/** Who has a stake is for those who run the lab, and for whoever said so. */
function stakes({ conflicts }: Idea, person: Person): Pick<Idea, 'conflicts'> {
  if (!conflicts) return {};
  if (leadersView(person)) return { conflicts };
  return conflicts[person.id] ? { conflicts: mine(conflicts, person.id) } : {};
}

/** The idea as this person may see it. */
export function ideaSeenBy(idea: Idea, person: Person): Idea {
  const own = { scores: mine(idea.scores, person.id), ...stakes(idea, person) };
  if (inside(idea, person)) {
    const { conflicts: _stakes, ...rest } = idea;
    return { ...rest, ...own };
  }
  const { withdrawn: _gone, handOvers: _history, conflicts: _stakes, ...shown } = idea;
  const owners = idea.owners.map(uncontacted);
  // [W7] Documents tell also what was taken away again.
  const texts = {
    docs: {},
    design: noDesign(idea.profile.design),
    ...(idea.team ? { team: teamOutside(idea.team) } : {}),
  };
  if (seesReviews(idea, person)) return { ...shown, ...texts, ...own, owners, feedback: {} };
  return {
    ...shown,
    ...texts,
    ...own,
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
      return event.personId === person.id ? event : null;
    case 'conflict.declared':
      return leadersView(person) || event.personId === person.id ? event : null;
    case 'owners.set':
      return inside(idea, person) ? event : { ...event, owners: event.owners.map(uncontacted) };
    case 'member.put':
      return inside(idea, person) ? event : { ...event, member: memberOutside(event.member) };
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
    case 'text.updated':
      return inside(idea, person) ? event : textSeen(idea, event.field);
    default:
      return event;
  }
}

/** [W7] The words as they stand now, and nothing of how they came to be. */
function textSeen(idea: Idea, field: TextField): IdeaEvent {
  const [area, key] = field.split('.');
  if (area === 'design') return { type: 'profile.set', profile: { design: idea.profile.design } };
  if (area === 'profile')
    return { type: 'profile.set', profile: { [key ?? '']: textOf(idea, field) } };
  const canvas = field as LongCanvasField;
  return { type: 'field.written', field: canvas, ...pick(idea.fields[canvas]) };
}

const pick = ({ text, by }: Written) => ({ text, by });

/** Persons who see this event in a way of their own. */
export const ideaEventOwners = (event: IdeaEvent): string[] =>
  event.type === 'score.given' || event.type === 'conflict.declared' ? [event.personId] : [];
