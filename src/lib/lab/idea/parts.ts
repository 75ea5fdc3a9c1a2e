import * as v from 'valibot';
import { stages } from '../stages.ts';
import { day, id, someText, text, wholeNumber } from '../values.ts';
import {
  appointments,
  directions,
  elements,
  helpKinds,
  impactKinds,
  launchKinds,
  levels,
  obstacles,
  phases,
} from './canvas.ts';
import { fileEndings, fileTypes, mostBytes } from './evidence-kinds.ts';

/** The things an idea is made of, as they are written and stored. Money is whole rupiah. */

/** SHA-256 of the content, and the kind it was found to be. */
export const storedName = new RegExp(`^[0-9a-f]{64}\\.(${fileEndings.join('|')})$`);

const maybeDay = v.nullable(day);
const level = wholeNumber(0, 3);
/** A code of `affairs.ts`; one supporting function has a word in its place. */
const affair = v.pipe(v.string(), v.regex(/^(\d\.\d\d|lain)$/));
const amount = v.nullable(v.pipe(v.number(), v.finite()));

/** The sticky note that something was taken over from. */
const source = v.nullable(v.strictObject({ boardId: id, cardId: id }));

export const owner = v.strictObject({
  name: someText(80),
  position: text(120),
  phone: text(30),
  email: text(120),
});

/** What kind of innovation it is; null = not chosen yet. Digital and non-digital are equal. */
export const traits = v.strictObject({
  origin: v.nullable(v.picklist(['problem', 'vision'])),
  source: v.nullable(v.picklist(['new', 'modified', 'replicated'])),
  sourceRegion: text(120),
  sourceName: text(160),
  /** What was taken over, what was changed here, and who allowed it; absent before it was asked for. */
  sourceTaken: v.optional(text(600)),
  sourceAdapted: v.optional(text(600)),
  sourceLeave: v.optional(text(300)),
  digital: v.nullable(v.boolean()),
  lanType: v.nullable(wholeNumber(1, 8)),
  affair: v.nullable(affair),
  target: v.nullable(v.picklist(['service', 'participation', 'competitiveness'])),
  directions: v.pipe(v.array(v.picklist(directions)), v.maxLength(4)),
});

/** One row of the action plan with LAN's seven contents (DOMAIN 3.3). Months count from 1 in `year`. */
export const planRow = v.strictObject({
  id,
  phase: v.picklist(phases),
  activity: text(300),
  output: text(300),
  executor: text(160),
  partners: text(300),
  year: wholeNumber(2000, 2100),
  months: v.pipe(v.array(wholeNumber(1, 12)), v.maxLength(12)),
  place: text(160),
  /** Null = not filled in; 0 = "tanpa biaya", a full answer. */
  cost: v.nullable(wholeNumber(0, 1e13)),
  costSource: text(160),
  method: text(300),
  progress: wholeNumber(0, 100),
  status: v.picklist(['planned', 'running', 'done', 'cancelled']),
});

/** What may go wrong with the plan, and what is done about it. */
export const risk = v.strictObject({
  id,
  what: text(300),
  likely: wholeNumber(1, 5),
  grave: wholeNumber(1, 5),
  answer: text(300),
  who: text(160),
  from: source,
});

/** A link of the theory of change: what leads to what, and what must hold for it. */
export const link = v.strictObject({
  id,
  level: v.picklist(levels),
  text: text(300),
  assumption: text(300),
  from: source,
});

/** A measure with its baseline, target and result, LAN's impact shape (DOMAIN 3.4). */
export const measure = v.strictObject({
  id,
  name: someText(200),
  kind: v.picklist(impactKinds),
  unit: text(40),
  before: amount,
  target: amount,
  after: amount,
  beforeOn: maybeDay,
  afterOn: maybeDay,
  method: text(300),
});

/** A value of a measure on a day; null where there is none any more. */
export const reading = v.strictObject({ measureId: id, on: day, value: amount });

export const stakeholder = v.strictObject({
  id,
  name: someText(120),
  element: v.picklist(elements),
  power: wholeNumber(1, 5),
  interest: wholeNumber(1, 5),
  stance: v.picklist(['supports', 'neutral', 'resists']),
  /** The stance in their own words; absent before it was asked for. */
  stanceNote: v.optional(text(120)),
  message: text(300),
});

/** A role in the team, and how many people have it. */
export const member = v.strictObject({
  id,
  role: someText(120),
  count: wholeNumber(1, 999),
  names: text(500),
});

/** How the team was appointed (indicator 23), and which other agencies take part (indicator 24). */
export const team = v.strictObject({
  appointed: v.nullable(v.picklist(appointments)),
  agencies: v.pipe(v.array(id), v.maxLength(100)),
});

export const launch = v.strictObject({
  date: day,
  manner: text(200),
  signer: text(120),
  /** Absent where it was launched before kinds were asked for. */
  kind: v.optional(v.picklist(launchKinds)),
  /** The piece of evidence that shows it. */
  photo: v.optional(id),
});

export const commitment = v.strictObject({
  id,
  who: someText(120),
  what: someText(300),
  due: day,
  status: v.picklist(['open', 'done', 'dropped']),
  /** The piece of evidence that shows that it was kept. */
  evidenceId: v.optional(id),
});

export const checkIn = v.strictObject({
  id,
  rowId: v.nullable(id),
  date: day,
  percent: wholeNumber(0, 100),
  obstacle: v.nullable(v.picklist(obstacles)),
  note: text(1000),
  action: text(500),
  /** The help that is wanted; open until it is answered. */
  help: v.optional(v.picklist(helpKinds)),
  /** The row is given up; `note` says why. */
  cancelled: v.optional(v.literal(true)),
});

export const trial = v.strictObject({
  start: maybeDay,
  end: maybeDay,
  place: text(160),
  result: text(1000),
  /** Date of application (penerapan), and of a later development. */
  appliedOn: maybeDay,
  developedOn: maybeDay,
});

const storedFile = v.strictObject({
  stored: v.pipe(v.string(), v.regex(storedName)),
  name: someText(160),
  size: wholeNumber(1, mostBytes),
  type: v.picklist(fileTypes),
});

/**
 * A stored file or a link that shows an indicator of the catalogue. `file` is a generated name. What
 * was given before stages were asked for has none, and belongs to Deliver (`evidence.ts`).
 */
export const evidence = v.strictObject({
  id,
  indicator: v.nullable(wholeNumber(16, 36)),
  title: someText(200),
  year: wholeNumber(2000, 2100),
  stage: v.optional(v.picklist(stages)),
  /** The check-in that it was given with. */
  checkInId: v.optional(id),
  file: v.nullable(storedFile),
  link: v.nullable(v.pipe(text(500), v.regex(/^https?:\/\/\S+$/))),
});

/** An approval given on paper: when it was signed, who entered it, and a photo of it. */
export const paper = v.strictObject({
  on: day,
  by: text(120),
  photo: storedFile,
});

const pkpn = [
  'food',
  'energy',
  'education',
  'health',
  'industry',
  'housing',
  'village',
  'poverty',
  'none',
] as const;

/** What the ministry's profile asks for beyond canvas and plan (DOMAIN 6.2). */
export const profile = v.strictObject({
  initiator: v.nullable(v.picklist(['head', 'council', 'agency', 'official', 'community'])),
  initiatorName: text(160),
  classification: v.nullable(v.picklist(['agency', 'village', 'community'])),
  form: v.nullable(v.picklist(['governance', 'service', 'other'])),
  theme: v.nullable(wholeNumber(1, 8)),
  pkpn: v.nullable(v.picklist(pkpn)),
  otherAffairs: v.pipe(v.array(affair), v.maxLength(10)),
  /** Rancang bangun dan pokok perubahan: at least 300 words to be eligible. */
  design: text(20_000),
  goal: text(5000),
  benefit: text(5000),
  result: text(5000),
  budget: v.nullable(wholeNumber(0, 1e13)),
  budgetNote: text(300),
  /** Basis a-f and value of indicator 33. */
  benefitBasis: v.nullable(v.picklist(['a', 'b', 'c', 'd', 'e', 'f'])),
  benefitValue: amount,
  monthsToCreate: v.nullable(wholeNumber(0, 120)),
});

/** What of it is written as a whole; the long texts are `text.update`. */
export const plainProfile = v.omit(profile, ['design', 'goal', 'benefit', 'result']);

export const poster = v.strictObject({
  before: text(600),
  after: text(600),
  milestones: v.pipe(v.array(text(160)), v.maxLength(6)),
  /** Evidence that stands on it; null: none. */
  photo: v.nullable(id),
});

/** Marks by the key of the jury's criterion, on a scale of so many. */
export const score = v.strictObject({
  marks: v.record(text(20), wholeNumber(0, 100)),
  scale: v.picklist([5, 100]),
});

export const feedback = v.strictObject({
  id,
  visitor: text(80),
  text: text(1000),
  wantsCopy: v.boolean(),
  contact: text(160),
});

export const claim = v.strictObject({ indicator: wholeNumber(16, 35), level: v.nullable(level) });
