import * as v from 'valibot';
import { roles } from '../people.ts';
import { stages } from '../stages.ts';
import { id, someText, text, wholeNumber } from '../values.ts';
import { projectorViews } from './state.ts';

export const bilingual = v.strictObject({ id: text(600), en: text(600) });

/** Strokes of a signature: pairs of numbers, strokes parted by `;`. Nothing else can be drawn. */
const strokes = v.pipe(v.string(), v.maxLength(6000), v.regex(/^[0-9 ,;.]*$/));

/** Acts of the server itself: forms that become live news. Refused when they come from a socket. */
export const serverHallActs = {
  'person.join': v.strictObject({
    type: v.literal('person.join'),
    personId: id,
    name: someText(80),
    position: text(120),
    agencyId: v.nullable(id),
    role: v.picklist(roles),
  }),
};

export const hallActs = {
  'person.correct': v.strictObject({
    type: v.literal('person.correct'),
    name: someText(80),
    position: text(120),
    agencyId: v.nullable(id),
  }),
  'person.remove': v.strictObject({ type: v.literal('person.remove'), personId: id }),
  'activity.start': v.strictObject({ type: v.literal('activity.start'), activityId: id }),
  'activity.pause': v.strictObject({ type: v.literal('activity.pause') }),
  'activity.resume': v.strictObject({ type: v.literal('activity.resume') }),
  'activity.extend': v.strictObject({
    type: v.literal('activity.extend'),
    minutes: wholeNumber(-60, 120),
  }),
  'activity.end': v.strictObject({ type: v.literal('activity.end') }),
  'stage.pass': v.strictObject({
    type: v.literal('stage.pass'),
    stage: v.picklist(stages),
    reason: text(500),
  }),
  'pledge.word': v.strictObject({ type: v.literal('pledge.word'), text: someText(2000) }),
  'pledge.sign': v.strictObject({
    type: v.literal('pledge.sign'),
    agencyId: id,
    name: someText(80),
    position: text(120),
    as: v.picklist(['head', 'delegate']),
    strokes,
  }),
  'pledge.excuse': v.strictObject({
    type: v.literal('pledge.excuse'),
    agencyId: id,
    status: v.picklist(['absent', 'declined']),
    note: text(300),
  }),
  'pledge.withdraw': v.strictObject({ type: v.literal('pledge.withdraw'), agencyId: id }),
  'readiness.answer': v.strictObject({
    type: v.literal('readiness.answer'),
    values: v.pipe(v.array(v.nullable(wholeNumber(0, 4))), v.minLength(1), v.maxLength(60)),
  }),
  'projector.show': v.strictObject({
    type: v.literal('projector.show'),
    view: v.picklist(projectorViews),
    ideaId: v.nullable(id),
  }),
};
