import * as v from 'valibot';
import { adaptationAnswers, adaptationParts } from './adapting.ts';
import { canvasFields, criteria, impactKinds, marks, phases, reviewPlaces } from './canvas.ts';
import * as parts from './parts.ts';
import { textField } from './texts.ts';

const event = <T extends string, E extends v.ObjectEntries>(type: T, entries: E) =>
  v.object({ type: v.literal(type), ...entries });

const field = v.picklist(canvasFields);
const maybe = <T extends v.GenericSchema>(schema: T) => v.nullable(schema);
const by = v.string();
const place = v.picklist(reviewPlaces);

export const ideaEvents = {
  'idea.raised': event('idea.raised', {
    labId: v.string(),
    agencyId: v.string(),
    title: v.string(),
    by,
    origin: maybe(v.picklist(['problem', 'vision'])),
    boardId: maybe(v.string()),
    clusterId: maybe(v.string()),
    cardIds: v.array(v.string()),
    innovation: maybe(v.object({ id: maybe(v.string()), name: v.string(), region: v.string() })),
  }),
  'text.updated': event('text.updated', {
    field: textField,
    update: v.string(),
    by,
    restored: maybe(v.number()),
  }),
  'field.written': event('field.written', { field, text: v.string(), by }),
  'traits.set': event('traits.set', { traits: v.partial(parts.traits) }),
  /** Those outside learn who carries it now, neither why nor who handed it over. */
  'idea.handed': event('idea.handed', {
    agencyId: v.string(),
    owners: v.array(parts.owner),
    from: v.nullable(v.object({ agencyId: v.string(), owners: v.array(v.string()) })),
    reason: v.string(),
    by,
  }),
  'owners.set': event('owners.set', { owners: v.array(parts.owner) }),
  'mark.set': event('mark.set', {
    mark: v.picklist(marks),
    present: v.boolean(),
    note: v.optional(v.string()),
  }),
  'criterion.set': event('criterion.set', {
    criterion: v.picklist(criteria),
    met: maybe(v.boolean()),
    note: v.string(),
  }),
  'adaptation.set': event('adaptation.set', {
    part: v.picklist(adaptationParts),
    answer: maybe(v.picklist(adaptationAnswers)),
    note: v.string(),
  }),
  'review.given': event('review.given', {
    field: place,
    verdict: v.picklist(['ok', 'comment']),
    comment: v.string(),
    by,
    reviewerId: v.optional(v.string()),
    role: v.optional(v.picklist(['facilitator', 'expert', 'bappeda'])),
    suggestion: v.optional(v.string()),
  }),
  'review.answered': event('review.answered', {
    field: place,
    of: v.optional(v.string()),
    answer: v.string(),
    by: v.optional(v.string()),
  }),
  'review.resolved': event('review.resolved', { field: place, of: v.optional(v.string()) }),
  'suggestion.settled': event('suggestion.settled', {
    field,
    of: v.string(),
    taken: v.boolean(),
  }),
  /** A form handed in, passed, returned or approved: `form` says which of the two. */
  'form.decided': event('form.decided', {
    form: v.picklist(['canvas', 'plan']),
    decision: v.picklist(['submitted', 'passed', 'returned', 'approved']),
    by,
    position: v.string(),
    note: v.string(),
    version: v.optional(v.string()),
    behalf: v.optional(v.string()),
    paper: v.optional(parts.paper),
  }),
  /** Of journals from before rows had an order. */
  'row.put': event('row.put', { row: parts.planRow }),
  'row.added': event('row.added', { row: parts.planRow, after: maybe(v.string()) }),
  'row.set': event('row.set', {
    rowId: v.string(),
    cells: v.partial(v.omit(parts.planRow, ['id'])),
  }),
  'row.moved': event('row.moved', {
    rowId: v.string(),
    phase: v.picklist(phases),
    after: maybe(v.string()),
  }),
  'row.removed': event('row.removed', { rowId: v.string() }),
  'measure.put': event('measure.put', { measure: parts.measure }),
  'measure.removed': event('measure.removed', { measureId: v.string() }),
  'stakeholder.put': event('stakeholder.put', { stakeholder: parts.stakeholder }),
  'stakeholder.removed': event('stakeholder.removed', { stakeholderId: v.string() }),
  'team.set': event('team.set', { team: v.partial(parts.team) }),
  /** Those outside see no names. */
  'member.put': event('member.put', { member: parts.member }),
  'member.removed': event('member.removed', { memberId: v.string() }),
  'risk.put': event('risk.put', { risk: parts.risk }),
  'risk.removed': event('risk.removed', { riskId: v.string() }),
  'link.put': event('link.put', { link: parts.link }),
  'link.removed': event('link.removed', { linkId: v.string() }),
  'launch.set': event('launch.set', { launch: parts.launch }),
  'commitment.put': event('commitment.put', { commitment: parts.commitment }),
  'commitment.removed': event('commitment.removed', { commitmentId: v.string() }),
  'reading.set': event('reading.set', { ...parts.reading.entries, by }),
  'checkin.added': event('checkin.added', { checkIn: parts.checkIn, by }),
  'help.answered': event('help.answered', { checkInId: v.string(), answer: v.string(), by }),
  'impact.written': event('impact.written', {
    kind: v.picklist(impactKinds),
    text: v.string(),
    by,
  }),
  'trial.set': event('trial.set', { trial: v.partial(parts.trial) }),
  'evidence.added': event('evidence.added', { evidence: parts.evidence, by }),
  /** `kept`: it can be brought back. Journals from before that do not say it. */
  'evidence.removed': event('evidence.removed', {
    evidenceId: v.string(),
    kept: v.optional(v.literal(true)),
  }),
  'evidence.restored': event('evidence.restored', {
    evidence: v.object({ ...parts.evidence.entries, by, at: v.number() }),
  }),
  'claim.set': event('claim.set', parts.claim.entries),
  'profile.set': event('profile.set', { profile: v.partial(parts.profile) }),
  'poster.set': event('poster.set', { poster: v.partial(parts.poster) }),
  /** [Y6] It reaches nobody but the person. Earlier journals have two marks of one to ten. */
  'score.given': event('score.given', {
    personId: v.string(),
    jury: v.boolean(),
    novelty: v.optional(v.number()),
    breadth: v.optional(v.number()),
    marks: v.optional(v.record(v.string(), v.number())),
    scale: v.optional(v.number()),
  }),
  'conflict.declared': event('conflict.declared', { personId: v.string(), declared: v.boolean() }),
  'feedback.given': event('feedback.given', { feedback: parts.feedback, by }),
  'idea.promoted': event('idea.promoted', { innovationId: v.string(), by }),
};
