/** Evidence of an idea: what may be added, taken away and brought back, and what it is tied to. */
import type { IdeaEvent } from '../events.ts';
import type { Person } from '../people.ts';
import { refuse } from '../refusals.ts';
import type { Stage } from '../stages.ts';
import { bounded, type Answer, type Of } from './answers.ts';
import type { Evidence, Idea } from './state.ts';

export type EvidenceAct = Of<
  'evidence.add' | 'evidence.link' | 'evidence.remove' | 'evidence.restore'
>;
type EvidenceEvent = Extract<IdeaEvent, { type: 'evidence.removed' | 'evidence.restored' }>;

/** So many wait to be brought back; the oldest gives way. */
const mostWithdrawn = 50;

/** [D80] The stage that it was given for; evidence from before it was asked for shows results. */
export const stageOf = ({ stage }: Pick<Evidence, 'stage'>): Stage => stage ?? 'deliver';

/** What was taken away last comes first. */
export const withdrawnOf = ({ withdrawn = {} }: Idea): Evidence[] =>
  Object.values(withdrawn).toReversed();

export function decideEvidence(idea: Idea, person: Person, act: EvidenceAct): Answer {
  switch (act.type) {
    case 'evidence.add':
    case 'evidence.link': {
      const { evidence } = act;
      if (idea.evidence[evidence.id] || idea.withdrawn?.[evidence.id]) return refuse('exists');
      // [D9] A stored file enters only through the upload, which has seen its bytes.
      const isUpload = act.type === 'evidence.add';
      if (!isUpload && (evidence.file || !evidence.link)) return refuse('bad-act');
      // [D81]
      if (evidence.checkInId && !idea.checkIns[evidence.checkInId]) return refuse('not-found');
      const full = bounded(idea.evidence, evidence.id);
      return full ?? [{ type: 'evidence.added', evidence, by: person.name }];
    }
    case 'evidence.remove': {
      const { evidenceId } = act;
      if (!idea.evidence[evidenceId]) return refuse('not-found');
      return [{ type: 'evidence.removed', evidenceId, kept: true }];
    }
    case 'evidence.restore': {
      const evidence = idea.withdrawn?.[act.evidenceId];
      if (!evidence) return refuse('not-found');
      return bounded(idea.evidence, evidence.id) ?? [{ type: 'evidence.restored', evidence }];
    }
    default:
      return act satisfies never;
  }
}

/** [D82] What is taken away waits and comes back as it was. */
export function foldEvidence(idea: Idea, event: EvidenceEvent): Idea {
  if (event.type === 'evidence.restored') {
    const { evidence } = event;
    const back = { ...idea, evidence: { ...idea.evidence, [evidence.id]: evidence } };
    if (!idea.withdrawn) return back;
    const { [evidence.id]: _back, ...withdrawn } = idea.withdrawn;
    return { ...back, withdrawn };
  }
  const { [event.evidenceId]: gone, ...evidence } = idea.evidence;
  if (!gone || !event.kept) return { ...idea, evidence };
  const waiting = Object.entries({ ...idea.withdrawn, [gone.id]: gone }).slice(-mostWithdrawn);
  return { ...idea, evidence, withdrawn: Object.fromEntries(waiting) };
}

/** Outside of those who carry and follow it, what was taken away is gone. */
export const evidenceEventOutside = (event: EvidenceEvent): EvidenceEvent =>
  event.type === 'evidence.removed' ? { type: event.type, evidenceId: event.evidenceId } : event;
