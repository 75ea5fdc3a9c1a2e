import type { Person } from '../people.ts';
import { refuse } from '../refusals.ts';
import { bounded, type Answer, type Of } from './answers.ts';
import type { Idea } from './state.ts';

/**
 * [D8] [Y5] The jury scores what is not of their own agency and what they have no stake in; the last
 * score of a member holds. Whether scoring is open, and by what, the hall knows (`hall/display.ts`).
 */
export function giveScore(idea: Idea, person: Person, act: Of<'score.give'>): Answer {
  if (person.role !== 'jury') return refuse('no-right');
  if (idea.plan.status !== 'approved') return refuse('not-approved');
  if (person.agencyId === idea.agencyId) return refuse('own-agency');
  if (idea.conflicts?.[person.id]) return refuse('conflict');
  const { marks, scale } = act;
  const least = scale === 5 ? 1 : 0;
  const all = Object.values(marks);
  if (all.length === 0 || all.some((mark) => mark < least || mark > scale)) {
    return refuse('incomplete', { missing: 'marks' });
  }
  return [{ type: 'score.given', personId: person.id, jury: true, marks, scale }];
}

/** [Y5] A member who has a stake says so: what they gave no longer counts, until they take it back. */
export function declareConflict(
  idea: Idea,
  person: Person,
  { declared }: Of<'conflict.declare'>,
): Answer {
  if (person.role !== 'jury') return refuse('no-right');
  if (idea.plan.status !== 'approved') return refuse('not-approved');
  if (Boolean(idea.conflicts?.[person.id]) === declared) return [];
  return [{ type: 'conflict.declared', personId: person.id, declared }];
}

/** [Y17] How to reach somebody never comes into a journal, from which nothing can be deleted. */
export function giveFeedback(idea: Idea, person: Person, act: Of<'feedback.give'>): Answer {
  if (person.role === 'projector') return refuse('no-right');
  if (idea.feedback[act.feedback.id]) return refuse('exists');
  if (act.feedback.text === '' && !act.feedback.wantsCopy) return refuse('empty');
  const full = bounded(idea.feedback, act.feedback.id);
  const feedback = { ...act.feedback, contact: '' };
  return full ?? [{ type: 'feedback.given', feedback, by: person.name }];
}

type Given = { novelty?: number | undefined; breadth?: number | undefined };

/** A score of any age: earlier ones had two marks of one to ten. */
export function marksOf(
  score: Given & { marks?: Record<string, number> | undefined; scale?: number | undefined },
): { marks: Record<string, number>; scale: number } {
  const { marks, scale, novelty, breadth } = score;
  if (marks) return { marks, scale: scale ?? 5 };
  return { marks: { novelty: novelty ?? 0, breadth: breadth ?? 0 }, scale: 10 };
}
