import type { Person } from '../people.ts';
import { refuse } from '../refusals.ts';
import { bounded, type Answer, type Of } from './answers.ts';
import type { Idea } from './state.ts';

export type Recording = Of<
  'claim.set' | 'profile.set' | 'evidence.add' | 'evidence.link' | 'evidence.remove'
>;

/** Profile, claims and evidence are gathered from the approved idea on, until promotion. */
export function record(idea: Idea, person: Person, act: Recording): Answer {
  if (idea.canvas.status !== 'approved') return refuse('not-approved');
  switch (act.type) {
    case 'claim.set':
      return [{ type: 'claim.set', indicator: act.indicator, level: act.level }];
    case 'profile.set':
      return [{ type: 'profile.set', profile: act.profile }];
    case 'evidence.add':
    case 'evidence.link': {
      if (idea.evidence[act.evidence.id]) return refuse('exists');
      // A stored file enters only through the upload, which has seen its bytes.
      const isUpload = act.type === 'evidence.add';
      if (!isUpload && (act.evidence.file || !act.evidence.link)) return refuse('bad-act');
      const full = bounded(idea.evidence, act.evidence.id);
      return full ?? [{ type: 'evidence.added', evidence: act.evidence, by: person.name }];
    }
    case 'evidence.remove':
      if (!idea.evidence[act.evidenceId]) return refuse('not-found');
      return [{ type: 'evidence.removed', evidenceId: act.evidenceId }];
    default:
      return act satisfies never;
  }
}
