import { criteriaLacks, openComments } from '#lib/lab/idea/forms.ts';
import type { Idea } from '#lib/lab/idea/state.ts';

/** The form of an idea that waits for the leader; null when none does. */
export function waitingForm(idea: Idea): 'canvas' | 'plan' | null {
  if (idea.canvas.status === 'submitted') return 'canvas';
  return idea.canvas.status === 'approved' && idea.plan.status === 'submitted' ? 'plan' : null;
}

/** Nothing keeps the leader from approving what waits. */
export function isComplete(idea: Idea): boolean {
  const form = waitingForm(idea);
  if (form === 'plan') return true;
  return form === 'canvas' && openComments(idea).length === 0 && criteriaLacks(idea).length === 0;
}
