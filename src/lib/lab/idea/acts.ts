import * as v from 'valibot';
import { day, id, someText, text, wholeNumber } from '../values.ts';
import { adaptationAnswers, adaptationParts } from './adapting.ts';
import { canvasFields, criteria, impactKinds, marks, phases, reviewPlaces } from './canvas.ts';
import * as parts from './parts.ts';
import { longestUpdate, textField } from './texts.ts';

const act = <T extends string, E extends v.ObjectEntries>(type: T, entries: E) =>
  v.strictObject({ type: v.literal(type), ...entries });

const field = v.picklist(canvasFields);
const note = text(1000);
const place = v.picklist(reviewPlaces);
/** The version of the content that was seen (`versions.ts`). */
const version = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));

/** A patch: any of the entries, each in its full shape. */
const patch = <E extends v.ObjectEntries>(schema: v.StrictObjectSchema<E, undefined>) =>
  v.partial(schema);

/** What may be changed in a row: all but which row it is. */
const rowCells = v.omit(parts.planRow, ['id']);

/** Acts of the server itself: an upload and a promotion are forms that become live news. */
export const serverIdeaActs = {
  'evidence.add': act('evidence.add', { evidence: parts.evidence }),
  'paper.approve': act('paper.approve', {
    form: v.picklist(['canvas', 'plan']),
    version,
    name: someText(80),
    position: someText(120),
    note,
    on: day,
    photo: parts.paper.entries.photo,
  }),
};

export const ideaActs = {
  'idea.raise': act('idea.raise', {
    agencyId: id,
    title: someText(120),
    origin: v.nullable(v.picklist(['problem', 'vision'])),
    boardId: v.nullable(id),
    clusterId: v.nullable(id),
    cardIds: v.pipe(v.array(id), v.maxLength(200)),
    innovation: v.nullable(
      v.strictObject({ id: v.nullable(id), name: someText(160), region: text(120) }),
    ),
  }),
  /** The one short field of the canvas; the last word holds. */
  'field.write': act('field.write', { field: v.literal('title'), text: text(120) }),
  /** What was typed into a long text, as an update of its document; or an earlier version again. */
  'text.update': act('text.update', {
    field: textField,
    update: v.pipe(v.string(), v.maxLength(longestUpdate), v.base64()),
    restored: v.nullable(wholeNumber(1, 1e9)),
  }),
  'traits.set': act('traits.set', { traits: patch(parts.traits) }),
  'idea.hand': act('idea.hand', {
    /** The agency that carries it from now on. */
    agencyId: id,
    owners: v.pipe(v.array(parts.owner), v.maxLength(5)),
    reason: someText(500),
  }),
  'owners.set': act('owners.set', { owners: v.pipe(v.array(parts.owner), v.maxLength(5)) }),
  'mark.set': act('mark.set', {
    mark: v.picklist(marks),
    present: v.boolean(),
    /** In what way; what is left out stays. */
    note: v.optional(text(600)),
  }),
  'criterion.set': act('criterion.set', {
    criterion: v.picklist(criteria),
    met: v.nullable(v.boolean()),
    note: text(600),
  }),
  'adaptation.set': act('adaptation.set', {
    part: v.picklist(adaptationParts),
    answer: v.nullable(v.picklist(adaptationAnswers)),
    note: text(600),
  }),
  'review.give': act('review.give', {
    field: place,
    verdict: v.picklist(['ok', 'comment']),
    comment: text(1000),
    suggestion: v.optional(text(3000)),
  }),
  'review.answer': act('review.answer', {
    field: place,
    of: v.optional(id),
    answer: someText(1000),
  }),
  'review.resolve': act('review.resolve', { field: place, of: v.optional(id) }),
  'suggestion.settle': act('suggestion.settle', { field, of: id, taken: v.boolean() }),
  'canvas.submit': act('canvas.submit', {}),
  'canvas.return': act('canvas.return', { note: someText(1000) }),
  'canvas.pass': act('canvas.pass', { note, version }),
  'canvas.approve': act('canvas.approve', { note, version }),
  'rows.add': act('rows.add', {
    rows: v.pipe(v.array(parts.planRow), v.minLength(1), v.maxLength(200)),
    after: v.nullable(id),
  }),
  'row.set': act('row.set', { rowId: id, cells: patch(rowCells) }),
  'row.move': act('row.move', { rowId: id, phase: v.picklist(phases), after: v.nullable(id) }),
  'rows.remove': act('rows.remove', {
    rowIds: v.pipe(v.array(id), v.minLength(1), v.maxLength(200)),
  }),
  'measure.put': act('measure.put', { measure: parts.measure }),
  'measure.remove': act('measure.remove', { measureId: id }),
  'stakeholder.put': act('stakeholder.put', { stakeholder: parts.stakeholder }),
  'stakeholder.remove': act('stakeholder.remove', { stakeholderId: id }),
  'team.set': act('team.set', { team: patch(parts.team) }),
  'member.put': act('member.put', { member: parts.member }),
  'member.remove': act('member.remove', { memberId: id }),
  'risk.put': act('risk.put', { risk: parts.risk }),
  'risk.remove': act('risk.remove', { riskId: id }),
  'link.put': act('link.put', { link: parts.link }),
  'link.remove': act('link.remove', { linkId: id }),
  'plan.submit': act('plan.submit', {}),
  'plan.return': act('plan.return', { note: someText(1000) }),
  'plan.pass': act('plan.pass', { note, version }),
  'plan.approve': act('plan.approve', { note, version }),
  'launch.set': act('launch.set', { launch: parts.launch }),
  'commitment.put': act('commitment.put', { commitment: parts.commitment }),
  'commitment.remove': act('commitment.remove', { commitmentId: id }),
  'reading.set': act('reading.set', parts.reading.entries),
  'checkin.add': act('checkin.add', { checkIn: parts.checkIn }),
  'help.answer': act('help.answer', { checkInId: id, answer: someText(500) }),
  'impact.write': act('impact.write', { kind: v.picklist(impactKinds), text: text(600) }),
  'trial.set': act('trial.set', { trial: patch(parts.trial) }),
  'evidence.link': act('evidence.link', { evidence: parts.evidence }),
  'evidence.remove': act('evidence.remove', { evidenceId: id }),
  'evidence.restore': act('evidence.restore', { evidenceId: id }),
  'claim.set': act('claim.set', parts.claim.entries),
  'profile.set': act('profile.set', { profile: patch(parts.plainProfile) }),
  'poster.set': act('poster.set', { poster: patch(parts.poster) }),
  'score.give': act('score.give', parts.score.entries),
  'conflict.declare': act('conflict.declare', { declared: v.boolean() }),
  'feedback.give': act('feedback.give', { feedback: parts.feedback }),
};
