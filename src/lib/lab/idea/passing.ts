import type { IdeaEvent } from '../events.ts';
import { leads, type Person } from '../people.ts';
import { refuse } from '../refusals.ts';
import type { Answer, Of } from './answers.ts';
import { canvasLacks, criteriaLacks, openComments, planLacks, type Lack } from './forms.ts';
import type { Idea } from './state.ts';

const decided = (
  form: 'canvas' | 'plan',
  decision: 'submitted' | 'returned' | 'approved',
  person: Person,
  note: string,
): IdeaEvent[] => [
  { type: 'form.decided', form, decision, by: person.name, position: person.position, note },
];

const incomplete = (lacks: Lack[]) =>
  refuse('incomplete', {
    missing: lacks.map(({ key, of }) => (of ? `${key}:${of}` : key)).join(','),
  });

/** [D1] A canvas is handed in when its required parts say something. */
export function submitCanvas(idea: Idea, person: Person): Answer {
  if (idea.canvas.status === 'approved') return refuse('approved');
  const lacks = canvasLacks(idea);
  return lacks.length > 0 ? incomplete(lacks) : decided('canvas', 'submitted', person, '');
}

/** [D4] A plan is handed in when the idea is approved and the plan is whole. */
export function submitPlan(idea: Idea, person: Person): Answer {
  if (idea.canvas.status !== 'approved') return refuse('not-approved');
  if (idea.plan.status === 'approved') return refuse('approved');
  const lacks = planLacks(idea);
  return lacks.length > 0 ? incomplete(lacks) : decided('plan', 'submitted', person, '');
}

type Passing = Of<'canvas.return' | 'canvas.approve' | 'plan.return' | 'plan.approve'>;

/**
 * [G7] [G8] The two hard gates: only the leader approves, on a form that was handed in, with no
 * comment open and the five criteria answered. Nobody overrides them. A facilitator may return.
 */
export function pass(idea: Idea, person: Person, act: Passing): Answer {
  const form = act.type.startsWith('canvas') ? 'canvas' : 'plan';
  const approves = act.type.endsWith('approve');
  const leader = person.role === 'leader';
  if (!leader && (approves || !leads(person))) return refuse('no-right');
  if (idea[form].status === 'approved') return refuse('approved');
  if (idea[form].status !== 'submitted') return refuse('not-submitted');
  if (!approves) return decided(form, 'returned', person, act.note);
  if (form === 'canvas') {
    const comments = openComments(idea);
    if (comments.length > 0) return refuse('open-comments', { fields: comments.join(',') });
    const lacks = criteriaLacks(idea);
    if (lacks.length > 0) return incomplete(lacks);
  }
  return decided(form, 'approved', person, act.note);
}
