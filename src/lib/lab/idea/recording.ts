import type { Person } from '../people.ts';
import { refuse } from '../refusals.ts';
import type { Answer, Of } from './answers.ts';
import { decideEvidence, type EvidenceAct } from './evidence.ts';
import type { Idea } from './state.ts';

export type Recording = Of<'claim.set' | 'profile.set'> | EvidenceAct;

/** Profile, claims and evidence are gathered from the approved idea on, until promotion. */
export function record(idea: Idea, person: Person, act: Recording): Answer {
  if (idea.canvas.status !== 'approved') return refuse('not-approved');
  switch (act.type) {
    case 'claim.set':
      return [{ type: 'claim.set', indicator: act.indicator, level: act.level }];
    case 'profile.set':
      return [{ type: 'profile.set', profile: act.profile }];
    case 'evidence.add':
    case 'evidence.link':
    case 'evidence.remove':
    case 'evidence.restore':
      return decideEvidence(idea, person, act);
    default:
      return act satisfies never;
  }
}
