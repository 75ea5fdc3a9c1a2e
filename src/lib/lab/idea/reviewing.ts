import type { Person } from '../people.ts';
import { refuse } from '../refusals.ts';
import type { Answer, Of } from './answers.ts';
import type { Idea } from './state.ts';

export type Reviewing = Of<'review.give' | 'review.answer' | 'review.resolve'>;

/** [D5] A tick or a comment per field; a comment stays open until its reviewer resolves it. */
export function review(idea: Idea, person: Person, act: Reviewing): Answer {
  if (act.type === 'review.answer') {
    if (!idea.reviews[act.field]) return refuse('not-found');
    return [{ type: 'review.answered', field: act.field, answer: act.answer }];
  }
  if (act.type === 'review.resolve') {
    if (!idea.reviews[act.field]) return refuse('not-found');
    return [{ type: 'review.resolved', field: act.field }];
  }
  if (act.verdict === 'comment' && act.comment === '') return refuse('empty');
  const { field, verdict, comment } = act;
  return [{ type: 'review.given', field, verdict, comment, by: person.name }];
}
