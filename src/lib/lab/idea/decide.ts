import type { IdeaAct } from '../acts.ts';
import type { Person } from '../people.ts';
import { refuse } from '../refusals.ts';
import { adapt } from './adapting.ts';
import { carries, notMine, type Answer } from './answers.ts';
import { answerHelp } from './check-ins.ts';
import { writeText } from './co-writing.ts';
import { deliver } from './delivering.ts';
import { handOver } from './handing.ts';
import { pass, passOnPaper, submit } from './passing.ts';
import { plan } from './planning.ts';
import { raise } from './raising.ts';
import { record } from './recording.ts';
import { review, reviews } from './reviewing.ts';
import { declareConflict, giveFeedback, giveScore } from './showing.ts';
import type { Idea } from './state.ts';
import type { Form } from './versions.ts';
import { gather } from './team.ts';
import { write } from './writing.ts';

/**
 * What an idea answers to an act: the events that follow from it, or a refusal. `passFirst` is what the
 * lab asks of its forms (D104), which only the hall knows.
 */
export function decideIdea(
  idea: Idea,
  person: Person,
  act: IdeaAct,
  passFirst: readonly Form[] = [],
): Answer {
  if (act.type === 'idea.raise') return raise(idea, person, act);
  if (!idea.opened) return refuse('not-found');
  switch (act.type) {
    case 'review.give':
    case 'review.resolve':
      if (!reviews(person)) return refuse('no-right');
      return idea.innovationId ? refuse('promoted') : review(idea, person, act);
    case 'canvas.return':
    case 'canvas.pass':
    case 'canvas.approve':
    case 'plan.return':
    case 'plan.pass':
    case 'plan.approve':
      return pass(idea, person, act, passFirst);
    case 'paper.approve':
      return passOnPaper(idea, person, act, passFirst);
    case 'help.answer':
      return idea.innovationId ? refuse('promoted') : answerHelp(idea, person, act);
    case 'score.give':
      return giveScore(idea, person, act);
    case 'conflict.declare':
      return declareConflict(idea, person, act);
    case 'feedback.give':
      return giveFeedback(idea, person, act);
    default:
      if (!carries(idea, person)) return notMine(person);
      return idea.innovationId ? refuse('promoted') : carry(idea, person, act);
  }
}

type Carrying = Exclude<
  IdeaAct,
  {
    type:
      | 'idea.raise'
      | 'review.give'
      | 'review.resolve'
      | `${'canvas' | 'plan'}.${'return' | 'pass' | 'approve'}`
      | 'paper.approve'
      | 'help.answer'
      | 'score.give'
      | 'conflict.declare'
      | 'feedback.give';
  }
>;

/** Whatever the carriers of an idea do with it, one kind of thing after the other. */
function carry(idea: Idea, person: Person, act: Carrying): Answer {
  switch (act.type) {
    case 'text.update':
      return writeText(idea, person, act);
    case 'field.write':
    case 'traits.set':
    case 'owners.set':
    case 'mark.set':
    case 'criterion.set':
      return write(idea, person, act);
    case 'adaptation.set':
      return adapt(idea, act);
    case 'idea.hand':
      return handOver(idea, person, act);
    case 'review.answer':
    case 'suggestion.settle':
      return review(idea, person, act);
    case 'canvas.submit':
      return submit(idea, person, 'canvas');
    case 'plan.submit':
      return submit(idea, person, 'plan');
    case 'rows.add':
    case 'row.set':
    case 'row.move':
    case 'rows.remove':
    case 'measure.put':
    case 'measure.remove':
    case 'stakeholder.put':
    case 'stakeholder.remove':
    case 'risk.put':
    case 'risk.remove':
    case 'link.put':
    case 'link.remove':
      return plan(idea, act);
    case 'team.set':
    case 'member.put':
    case 'member.remove':
      return gather(idea, act);
    case 'launch.set':
    case 'trial.set':
    case 'commitment.put':
    case 'commitment.remove':
    case 'reading.set':
    case 'checkin.add':
    case 'impact.write':
    case 'poster.set':
      return deliver(idea, person, act);
    case 'claim.set':
    case 'profile.set':
    case 'evidence.add':
    case 'evidence.link':
    case 'evidence.remove':
    case 'evidence.restore':
      return record(idea, person, act);
    default:
      return act satisfies never;
  }
}
