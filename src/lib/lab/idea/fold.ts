import { marksOf } from './showing.ts';
import type { IdeaEvent } from '../events.ts';
import { foldAdaptation } from './adapting.ts';
import { answered, progressed } from './check-ins.ts';
import { foldHandOver } from './handing.ts';
import { rowAdded, rowMoved, rowRemoved, rowSet } from './rows.ts';
import { foldEvidence } from './evidence.ts';
import { passage } from './passing.ts';
import { foldReading } from './readings.ts';
import { reviewed } from './reviewing.ts';
import { foldText } from './co-writing.ts';
import { noDesign } from './design-parts.ts';
import type { Idea } from './state.ts';
import { foldTeam } from './team.ts';
import { profileTexts, textFields, withoutDocs, type TextField } from './texts.ts';

const without = <T>(record: Record<string, T>, key: string) => {
  const { [key]: _gone, ...rest } = record;
  return rest;
};

/** A patch from a schema of optional entries: what it leaves out stays. */
const patched = <T extends object>(thing: T, patch: { [K in keyof T]?: T[K] | undefined }): T => ({
  ...thing,
  ...patch,
});

/** The idea after one event. */
export function foldIdea(idea: Idea, event: IdeaEvent, at: number): Idea {
  switch (event.type) {
    case 'idea.raised': {
      const { labId, agencyId, title, by, origin, boardId, clusterId, cardIds, innovation } = event;
      return {
        ...idea,
        opened: true,
        labId,
        agencyId,
        raisedBy: by,
        raisedAt: at,
        lineage: { boardId, clusterId, cardIds, innovation },
        fields: { ...idea.fields, title: { text: title, by, at } },
        traits: {
          ...idea.traits,
          origin,
          source: innovation ? 'replicated' : null,
          sourceRegion: innovation?.region ?? '',
          sourceName: innovation?.name ?? '',
        },
      };
    }
    case 'text.updated':
      return foldText(idea, event, at);
    case 'field.written': {
      const { field, text, by } = event;
      const docs = field === 'title' ? idea.docs : withoutDocs(idea, [field]);
      return { ...idea, docs, fields: { ...idea.fields, [field]: { text, by, at } } };
    }
    case 'traits.set':
      return { ...idea, traits: patched(idea.traits, event.traits) };
    case 'idea.handed':
      return foldHandOver(idea, event, at);
    case 'owners.set':
      return { ...idea, owners: event.owners };
    case 'mark.set':
      return marked(idea, event);
    case 'criterion.set': {
      const { criterion, met, note } = event;
      return { ...idea, criteria: { ...idea.criteria, [criterion]: { met, note } } };
    }
    case 'adaptation.set':
      return foldAdaptation(idea, event);
    case 'review.given':
    case 'review.answered':
    case 'review.resolved':
    case 'suggestion.settled':
      return { ...idea, reviews: reviewed(idea.reviews, event, at) };
    case 'form.decided':
      return { ...idea, [event.form]: passage(idea[event.form], event, at) };
    case 'row.put':
      return { ...idea, rows: { ...idea.rows, [event.row.id]: event.row } };
    case 'row.added':
      return rowAdded(idea, event.row, event.after);
    case 'row.set':
      return rowSet(idea, event.rowId, event.cells);
    case 'row.moved':
      return rowMoved(idea, event);
    case 'row.removed':
      return rowRemoved(idea, event.rowId);
    case 'measure.put':
      return { ...idea, measures: { ...idea.measures, [event.measure.id]: event.measure } };
    case 'measure.removed':
      return { ...idea, measures: without(idea.measures, event.measureId) };
    case 'reading.set':
      return foldReading(idea, event, at);
    case 'stakeholder.put': {
      const { stakeholder } = event;
      return { ...idea, stakeholders: { ...idea.stakeholders, [stakeholder.id]: stakeholder } };
    }
    case 'stakeholder.removed':
      return { ...idea, stakeholders: without(idea.stakeholders, event.stakeholderId) };
    case 'team.set':
    case 'member.put':
    case 'member.removed':
      return foldTeam(idea, event);
    case 'risk.put':
      return { ...idea, risks: { ...idea.risks, [event.risk.id]: event.risk } };
    case 'risk.removed':
      return { ...idea, risks: without(idea.risks, event.riskId) };
    case 'link.put':
      return { ...idea, links: { ...idea.links, [event.link.id]: event.link } };
    case 'link.removed':
      return { ...idea, links: without(idea.links, event.linkId) };
    case 'launch.set':
      return { ...idea, launch: event.launch };
    case 'commitment.put': {
      const { commitment } = event;
      return { ...idea, commitments: { ...idea.commitments, [commitment.id]: commitment } };
    }
    case 'commitment.removed':
      return { ...idea, commitments: without(idea.commitments, event.commitmentId) };
    case 'checkin.added': {
      const { checkIn, by } = event;
      const one = { ...checkIn, by, at };
      const checkIns = { ...idea.checkIns, [one.id]: one };
      return { ...idea, rows: progressed(idea, one), checkIns };
    }
    case 'impact.written': {
      const { kind, text, by } = event;
      return { ...idea, impact: { ...idea.impact, [kind]: { text, by, at } } };
    }
    case 'help.answered': {
      const { checkInId, answer, by } = event;
      return answered(idea, checkInId, { answer, by, at });
    }
    case 'trial.set':
      return { ...idea, trial: patched(idea.trial, event.trial) };
    case 'evidence.added': {
      const { evidence, by } = event;
      return { ...idea, evidence: { ...idea.evidence, [evidence.id]: { ...evidence, by, at } } };
    }
    case 'evidence.removed':
    case 'evidence.restored':
      return foldEvidence(idea, event);
    case 'claim.set': {
      const { indicator, level } = event;
      const rest = without(idea.claims, String(indicator));
      return { ...idea, claims: level === null ? rest : { ...rest, [indicator]: level } };
    }
    case 'profile.set':
      return profiled(idea, event.profile);
    case 'poster.set':
      return { ...idea, poster: patched(idea.poster, event.poster) };
    case 'score.given': {
      const { personId, jury } = event;
      const score = { personId, jury, ...marksOf(event), at };
      return { ...idea, scores: { ...idea.scores, [personId]: score } };
    }
    case 'conflict.declared': {
      const { personId, declared } = event;
      const { conflicts, ...rest } = idea;
      const others = without(conflicts ?? {}, personId);
      const now = declared ? { ...others, [personId]: true as const } : others;
      const scores = without(idea.scores, personId);
      return Object.keys(now).length > 0
        ? { ...rest, scores, conflicts: now }
        : { ...rest, scores };
    }
    case 'feedback.given': {
      const { feedback, by } = event;
      return { ...idea, feedback: { ...idea.feedback, [feedback.id]: { ...feedback, by, at } } };
    }
    case 'idea.promoted':
      return { ...idea, innovationId: event.innovationId };
    default:
      return event satisfies never;
  }
}

function marked(
  idea: Idea,
  { mark, present, note }: Extract<IdeaEvent, { type: 'mark.set' }>,
): Idea {
  const marks = { ...idea.marks, [mark]: present };
  if (note === undefined) return { ...idea, marks };
  return { ...idea, marks, markNotes: { ...idea.markNotes, [mark]: note } };
}

/** [W6] [W7] A whole text, of before there were documents or for who sees none, begins anew. */
function profiled(idea: Idea, patch: Extract<IdeaEvent, { type: 'profile.set' }>['profile']): Idea {
  const written: TextField[] = profileTexts
    .filter((key) => patch[key] !== undefined)
    .map((key) => `profile.${key}` as const);
  const { design } = patch;
  if (design !== undefined) written.push(...textFields.filter((one) => one.startsWith('design.')));
  return {
    ...idea,
    docs: withoutDocs(idea, written),
    design: design === undefined ? idea.design : noDesign(design),
    profile: patched(idea.profile, patch),
  };
}
