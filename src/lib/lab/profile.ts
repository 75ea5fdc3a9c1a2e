import * as v from 'valibot';
import { affairOf } from './affairs.ts';
import { inWindow, mandatoryMissing, type Catalogue, type Claims } from './catalogue.ts';
import {
  classifications,
  forms,
  initiators,
  keysOf,
  pkpnClusters,
  stagesOfInnovation,
  type Label,
} from './profile-choices.ts';
import { words } from './word-count.ts';

/**
 * The profile of an innovation in the fields of the IID form of 2026 (DOMAIN.md 6.2). Brings the
 * indicator catalogue along; a page that only shows labels imports profile-choices.ts.
 */

export * from './profile-choices.ts';

/** The rancang bangun must have at least this many words to be eligible. */
export const designWordsNeeded = 300;

function realDay(text: string): boolean {
  const day = new Date(`${text.padEnd(10, '-01')}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

/** A calendar day that exists, YYYY-MM-DD; of an old registry perhaps only its month or year. */
const day = v.optional(
  v.nullable(v.pipe(v.string(), v.regex(/^\d{4}(-\d\d){0,2}$/), v.check(realDay))),
  null,
);
const text = (most: number) => v.optional(v.pipe(v.string(), v.maxLength(most)), '');
const choice = <T extends Record<string, Label>>(choices: T) =>
  v.optional(v.nullable(v.picklist(keysOf(choices))), null);
const affair = v.pipe(
  v.string(),
  v.check((code) => affairOf(code) !== undefined),
);

/** Everything may still be empty: a profile is filled over months. `eligibility` says what is missing. */
export const profileSchema = v.object({
  name: text(300),
  stageOfInnovation: v.optional(v.picklist(keysOf(stagesOfInnovation)), 'initiative'),
  initiator: choice(initiators),
  initiatorName: text(200),
  classification: choice(classifications),
  digital: v.optional(v.nullable(v.boolean()), null),
  form: choice(forms),
  theme: v.optional(
    v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(8))),
    null,
  ),
  pkpn: choice(pkpnClusters),
  affair: v.optional(v.nullable(affair), null),
  otherAffairs: v.optional(v.pipe(v.array(affair), v.maxLength(38)), []),
  trialStart: day,
  trialEnd: day,
  appliedOn: day,
  developedOn: day,
  design: text(30_000),
  goal: text(8_000),
  benefit: text(8_000),
  result: text(8_000),
  budget: v.optional(
    v.object({
      /** Whole rupiah; 0 means "without cost", null "not said". */
      amount: v.optional(v.nullable(v.pipe(v.number(), v.safeInteger(), v.minValue(0))), null),
      note: text(1_000),
    }),
    { amount: null, note: '' },
  ),
});

export type Profile = v.InferOutput<typeof profileSchema>;

/** A profile in which nothing has been filled. */
export function emptyProfile(): Profile {
  return v.parse(profileSchema, {});
}

export type MissingCode =
  | 'field-missing'
  | 'design-too-short'
  | 'application-date-missing'
  | 'outside-window'
  | 'indicator-missing';

/** One thing that keeps an innovation from being registered, and the page part where it is filled. */
export type Missing = {
  code: MissingCode;
  where: 'profile' | 'indicators' | 'delivery';
  params: Record<string, string | number>;
};

const requiredFields = [
  'name',
  'initiator',
  'initiatorName',
  'digital',
  'form',
  'affair',
  'goal',
  'benefit',
  'result',
] as const satisfies readonly (keyof Profile)[];

function isEmpty(value: string | boolean | null): boolean {
  return typeof value === 'string' ? words(value) === 0 : value === null;
}

/** What is missing before this innovation may enter the registry, in the order of the form. */
export function eligibility(profile: Profile, claims: Claims, catalogue: Catalogue): Missing[] {
  const missing: Missing[] = requiredFields
    .filter((field) => isEmpty(profile[field]))
    .map((field) => ({ code: 'field-missing', where: 'profile', params: { field } }));

  const count = words(profile.design);
  if (count < designWordsNeeded) {
    const params = { field: 'design', words: count, needed: designWordsNeeded };
    missing.push({ code: 'design-too-short', where: 'profile', params });
  }

  // A development inside the window renews an application, but there must have been one.
  if (profile.appliedOn === null) {
    missing.push({
      code: 'application-date-missing',
      where: 'delivery',
      params: { field: 'appliedOn' },
    });
  } else if (!inWindow(profile.appliedOn, profile.developedOn, catalogue)) {
    const params = { field: 'appliedOn', day: profile.appliedOn, ...catalogue.window };
    missing.push({ code: 'outside-window', where: 'delivery', params });
  }

  for (const number of mandatoryMissing(claims, catalogue)) {
    missing.push({ code: 'indicator-missing', where: 'indicators', params: { number } });
  }
  return missing;
}
