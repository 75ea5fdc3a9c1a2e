import type { Person } from '../people.ts';
import { refuse } from '../refusals.ts';
import { bounded, type Answer, type Of } from './answers.ts';
import type { Idea } from './state.ts';

/** [D8] Nobody scores their own agency; one score per person, the last one holds. */
export function giveScore(idea: Idea, person: Person, act: Of<'score.give'>): Answer {
  const judges =
    person.role === 'jury' || person.role === 'leader' || person.role === 'participant';
  if (!judges) return refuse('no-right');
  if (idea.plan.status !== 'approved') return refuse('not-approved');
  if (person.role !== 'jury' && person.agencyId === idea.agencyId) return refuse('own-agency');
  const { novelty, breadth } = act;
  const jury = person.role === 'jury';
  return [{ type: 'score.given', personId: person.id, jury, novelty, breadth }];
}

export function giveFeedback(idea: Idea, person: Person, act: Of<'feedback.give'>): Answer {
  if (person.role === 'projector') return refuse('no-right');
  if (idea.feedback[act.feedback.id]) return refuse('exists');
  if (act.feedback.text === '' && !act.feedback.wantsCopy) return refuse('empty');
  const full = bounded(idea.feedback, act.feedback.id);
  return full ?? [{ type: 'feedback.given', feedback: act.feedback, by: person.name }];
}
