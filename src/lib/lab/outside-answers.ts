/**
 * [Z4] [Z5] What other programs may ask and what they are answered, as schemas. Every answer is built
 * anew by its schema before it leaves, so nothing goes out that does not stand here, and the OpenAPI
 * document is read off the same schemas. No person stands in any of them.
 */
import * as v from 'valibot';
import { classifications, forms, initiators, stagesOfInnovation } from './profile-choices.ts';
import { origins } from './registry.ts';
import { agencyKinds } from './roster-words.ts';

const keys = <T extends object>(choices: T) => Object.keys(choices) as (keyof T & string)[];
const whole = v.pipe(v.number(), v.integer());
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const day = v.nullable(v.pipe(v.string(), v.isoDate()));
const oneOf = <T extends object>(choices: T) => v.nullable(v.picklist(keys(choices)));
const affair = v.object({ code: v.string(), name: v.string() });

/** Names of what may stand in the address; anything else is refused, so that a slip is noticed. */
export const listQuestion = v.strictObject({
  q: v.optional(v.pipe(v.string(), v.maxLength(200))),
  agency: v.optional(v.pipe(v.string(), v.maxLength(200))),
  agencyKind: v.optional(v.picklist(keys(agencyKinds))),
  affair: v.optional(v.pipe(v.string(), v.regex(/^(\d\.\d\d|[a-z]{1,12})$/))),
  kind: v.optional(v.picklist(['digital', 'non-digital'])),
  stage: v.optional(v.picklist(keys(stagesOfInnovation))),
  origin: v.optional(v.picklist(origins)),
  year: v.optional(v.pipe(v.string(), v.regex(/^\d{4}$/))),
  sort: v.optional(v.picklist(['newest', 'name', 'score', 'agency', 'fit'])),
  page: v.optional(v.pipe(v.string(), v.regex(/^[1-9]\d{0,4}$/))),
});
export const yearQuestion = v.strictObject({
  year: v.optional(v.pipe(v.string(), v.regex(/^\d{4}$/))),
});
export const noQuestion = v.strictObject({});

const line = {
  id: v.string(),
  number: v.string(),
  name: v.string(),
  agency: v.string(),
  affair: v.nullable(affair),
  digital: v.boolean(),
  stage: v.picklist(keys(stagesOfInnovation)),
  origin: v.picklist(origins),
  year: whole,
  catalogueYear: whole,
  maturity: v.object({ evidenced: v.number(), verified: v.nullable(v.number()) }),
  page: v.pipe(v.string(), v.url()),
};

export const innovationList = v.object({
  items: v.array(v.object(line)),
  total: count,
  pageNumber: count,
  perPage: count,
  next: v.nullable(v.pipe(v.string(), v.url())),
});

export const oneInnovation = v.object({
  ...line,
  agencyKind: v.picklist(keys(agencyKinds)),
  registeredYear: v.nullable(whole),
  ministryNumber: v.nullable(v.string()),
  initiator: oneOf(initiators),
  classification: oneOf(classifications),
  form: oneOf(forms),
  theme: v.nullable(whole),
  otherAffairs: v.array(affair),
  trialStart: day,
  trialEnd: day,
  appliedOn: day,
  developedOn: day,
  design: v.string(),
  goal: v.string(),
  benefit: v.string(),
  result: v.string(),
  budget: v.nullable(count),
  measures: v.array(
    v.object({
      name: v.string(),
      unit: v.string(),
      before: v.nullable(v.number()),
      target: v.nullable(v.number()),
      after: v.nullable(v.number()),
    }),
  ),
  copiedFrom: v.nullable(v.object({ name: v.string(), region: v.string() })),
  updatedAt: v.pipe(v.string(), v.isoTimestamp()),
});

const services = v.array(v.object({ code: v.string(), name: v.string(), count }));
const categories = ['very-innovative', 'innovative', 'less-innovative', 'unrated'] as const;

/** [Z6] Always called an estimate: `official` is never true. */
export const estimateAnswer = v.object({
  official: v.literal(false),
  year: whole,
  announced: v.boolean(),
  index: v.number(),
  category: v.picklist(categories),
  regionPoints: v.number(),
  average: v.number(),
  quantity: v.number(),
  innovations: count,
  minimum: v.number(),
  servicesCovered: count,
  servicesNeeded: v.nullable(count),
  services,
  nextCategory: v.nullable(
    v.object({ category: v.picklist(categories), from: v.number(), missing: v.number() }),
  ),
  ownTarget: v.nullable(v.object({ from: v.number(), missing: v.number() })),
});

export const coverageAnswer = v.object({
  year: v.nullable(whole),
  innovations: count,
  registered: count,
  digitalInnovations: count,
  nonDigitalInnovations: count,
  agencies: v.object({
    all: count,
    joined: count,
    wrote: count,
    planned: count,
    launched: count,
    promoted: count,
    silent: count,
  }),
  ideas: v.object({
    raised: count,
    approved: count,
    planned: count,
    launched: count,
    promoted: count,
  }),
  kinds: v.array(
    v.object({ kind: v.string(), agencies: count, reached: count, innovations: count }),
  ),
  servicesNeeded: count,
  services,
});

export const refusalAnswer = v.object({
  error: v.object({ code: v.string(), message: v.string() }),
});

export type InnovationList = v.InferOutput<typeof innovationList>;
export type OneInnovation = v.InferOutput<typeof oneInnovation>;
export type EstimateAnswer = v.InferOutput<typeof estimateAnswer>;
export type CoverageAnswer = v.InferOutput<typeof coverageAnswer>;
