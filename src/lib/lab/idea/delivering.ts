import type { Person } from '../people.ts';
import { refuse } from '../refusals.ts';
import { bounded, type Answer, type Of } from './answers.ts';
import { checkIn } from './check-ins.ts';
import { setReading } from './readings.ts';
import type { Idea } from './state.ts';

export type Delivering = Of<
  | 'launch.set'
  | 'trial.set'
  | 'commitment.put'
  | 'commitment.remove'
  | 'reading.set'
  | 'checkin.add'
  | 'impact.write'
  | 'poster.set'
>;

/** [D64] [D65] [Y2] What a commitment, a launch or a poster shows is evidence of the same idea. */
const shows = (idea: Idea, evidenceId: string | undefined) =>
  evidenceId === undefined || idea.evidence[evidenceId] !== undefined;

/** [G8] Nothing is delivered before the leader approved the plan; commitments may be made earlier. */
export function deliver(idea: Idea, person: Person, act: Delivering): Answer {
  const early = act.type === 'commitment.put' || act.type === 'commitment.remove';
  if (idea.canvas.status !== 'approved') return refuse('not-approved');
  if (!early && idea.plan.status !== 'approved') return refuse('not-approved');
  switch (act.type) {
    case 'launch.set':
      if (!shows(idea, act.launch.photo)) return refuse('not-found');
      return [{ type: 'launch.set', launch: act.launch }];
    case 'trial.set':
      return setTrial(idea, act);
    case 'commitment.put':
      if (!shows(idea, act.commitment.evidenceId)) return refuse('not-found');
      return (
        bounded(idea.commitments, act.commitment.id) ?? [
          { type: 'commitment.put', commitment: act.commitment },
        ]
      );
    case 'commitment.remove':
      if (!idea.commitments[act.commitmentId]) return refuse('not-found');
      return [{ type: 'commitment.removed', commitmentId: act.commitmentId }];
    case 'reading.set':
      return setReading(idea, person, act);
    case 'checkin.add':
      return checkIn(idea, person, act);
    case 'impact.write':
      return [{ type: 'impact.written', kind: act.kind, text: act.text, by: person.name }];
    case 'poster.set':
      if (!shows(idea, act.poster.photo ?? undefined)) return refuse('not-found');
      return [{ type: 'poster.set', poster: act.poster }];
    default:
      return act satisfies never;
  }
}

/** [D7] Trial begins before it ends, and ends before application; a development comes after it. */
function setTrial(idea: Idea, act: Of<'trial.set'>): Answer {
  const trial = { ...idea.trial, ...act.trial };
  const order = [trial.start, trial.end, trial.appliedOn, trial.developedOn].filter(
    (day) => day !== null,
  );
  const sorted = order.every((day, at) => at === 0 || (order[at - 1] ?? '') <= day);
  return sorted ? [{ type: 'trial.set', trial: act.trial }] : refuse('order');
}
