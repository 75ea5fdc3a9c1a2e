import * as v from 'valibot';
import { id, someText, text, wholeNumber } from '../values.ts';

export const bilingual = v.strictObject({ id: text(600), en: text(600) });

/** Strokes of a signature: pairs of numbers, strokes parted by `;`. Nothing else can be drawn. */
const strokes = v.pipe(v.string(), v.maxLength(6000), v.regex(/^[0-9 ,;.]*$/));

/** What participants ask too; acts of facilitators alone are in `lead/hall-acts.ts`. */
export const hallActs = {
  'person.correct': v.strictObject({
    type: v.literal('person.correct'),
    name: someText(80),
    position: text(120),
    agencyId: v.nullable(id),
  }),
  'pledge.sign': v.strictObject({
    type: v.literal('pledge.sign'),
    agencyId: id,
    name: someText(80),
    position: text(120),
    as: v.picklist(['head', 'delegate']),
    strokes,
  }),
  'pledge.withdraw': v.strictObject({ type: v.literal('pledge.withdraw'), agencyId: id }),
  'readiness.answer': v.strictObject({
    type: v.literal('readiness.answer'),
    values: v.pipe(v.array(v.nullable(wholeNumber(0, 4))), v.minLength(1), v.maxLength(60)),
  }),
};
