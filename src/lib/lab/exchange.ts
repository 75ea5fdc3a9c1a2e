/**
 * What one region hands to another: innovations as a package that travels as a file. It carries what
 * helps to do the same elsewhere, and nobody's name: no initiator, no owner, no one who approved.
 */
import * as v from 'valibot';
import { affairOf } from './affairs.ts';
import { canvasFields, canvasLength, type CanvasField } from './idea/canvas.ts';
import { mostBytes } from './idea/evidence-kinds.ts';
import { storedName } from './idea/parts.ts';
import { posterContent, type PosterContent } from './idea/poster.ts';
import type { Idea } from './idea/state.ts';
import type { Lineage, Story } from './lineage.ts';
import { exchangeLimits } from './package-judged.ts';
import { profileSchema, type Profile } from './profile.ts';
import type { Status } from './registry.ts';
import { askedWords, indexWords } from './search-words.ts';
import { id, text, tidy, wholeNumber } from './values.ts';
import { withoutPeople } from './without-people.ts';

export const exchangeFormat = 'labinov-exchange';
export const exchangeVersion = 1;

const measure = v.strictObject({
  name: text(200),
  unit: text(40),
  before: v.nullable(v.pipe(v.number(), v.finite())),
  after: v.nullable(v.pipe(v.number(), v.finite())),
});
const poster = v.strictObject({
  before: text(2_000),
  after: text(2_000),
  milestones: v.pipe(v.array(text(300)), v.maxLength(20)),
});
const evidence = v.strictObject({
  title: text(300),
  year: wholeNumber(1900, 2200),
  indicator: v.nullable(wholeNumber(16, 36)),
  /** Its name in the package and in both installations: the SHA-256 of its content. */
  stored: v.pipe(v.string(), v.regex(storedName)),
  size: wholeNumber(1, mostBytes),
});

/** Every text in it in the form in which texts are stored. */
function tidied<T>(value: T): T {
  const one = (inside: unknown): unknown => {
    if (typeof inside === 'string') return tidy(inside);
    if (Array.isArray(inside)) return inside.map(one);
    if (typeof inside !== 'object' || inside === null) return inside;
    return Object.fromEntries(Object.entries(inside).map(([key, more]) => [key, one(more)]));
  };
  return one(value) as T;
}

const sharedSchema = v.strictObject({
  /** As its home knows it. */
  id,
  number: text(40),
  year: wholeNumber(1900, 2200),
  agency: text(200),
  status: v.picklist(['ready', 'registered']),
  /** Without the name of the initiator. */
  profile: v.pipe(
    v.omit(profileSchema, ['initiatorName']),
    v.transform(tidied),
    v.check(({ name }) => name !== ''),
  ),
  canvas: v.strictObject(
    Object.fromEntries(
      canvasFields.map((field) => [field, text(canvasLength[field])]),
    ) as unknown as Record<CanvasField, ReturnType<typeof text>>,
  ),
  measures: v.pipe(v.array(measure), v.maxLength(50)),
  /** The innovation it copied itself. */
  original: v.nullable(v.strictObject({ id: v.nullable(id), name: text(160), region: text(120) })),
  /** Null when it has none, or when it was left out. */
  poster: v.nullable(poster),
  /** What was chosen; the files lie beside the text. */
  evidence: v.pipe(v.array(evidence), v.maxLength(exchangeLimits.evidence)),
});

export const packageSchema = v.strictObject({
  format: v.literal(exchangeFormat),
  version: v.literal(exchangeVersion),
  /** The full name of the region it comes from, as it calls itself. */
  region: text(160),
  /** Unix ms. */
  exportedAt: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  innovations: v.pipe(
    v.array(sharedSchema),
    v.minLength(1),
    v.maxLength(exchangeLimits.innovations),
  ),
});
export type Package = v.InferOutput<typeof packageSchema>;
export type Shared = Package['innovations'][number];

/** As much of an entry as leaves the house. */
export type Shareable = {
  id: string;
  number: string;
  year: number;
  name: string;
  agencyName: string;
  status: Status;
  sample: boolean;
  profile: Profile;
  story: Story;
  lineage: Lineage;
};

/** [Q1] What Bappeda found ready or registered may be shown to others, and no sample. */
export const isShared = ({ status, sample }: Pick<Shareable, 'status' | 'sample'>): boolean =>
  !sample && (status === 'ready' || status === 'registered');

/** [Q2] Whoever is known by name with this innovation; an agency is nobody. */
export function peopleOf(entry: Shareable, idea: Idea | null): string[] {
  const { initiator, initiatorName } = entry.profile;
  const names = entry.lineage.approvals.map(({ by }) => by);
  if (initiator !== 'agency') names.push(initiatorName);
  if (idea) names.push(...peopleIn(idea));
  return names.filter((name) => name.trim().toLowerCase() !== entry.agencyName.toLowerCase());
}

function peopleIn(idea: Idea): string[] {
  const { canvas, plan, fields, evidence: shown, checkIns } = idea;
  const wrote = [fields, shown, checkIns].flatMap((some) => Object.values<{ by: string }>(some));
  const members = Object.values(idea.team?.members ?? {});
  return [
    idea.raisedBy,
    ...idea.owners.map(({ name }) => name),
    ...[...wrote, ...canvas.decisions, ...plan.decisions].map(({ by }) => by),
    ...members.flatMap(({ names }) => names.split(/[,;\n]/)),
  ];
}

/**
 * [Q11] The poster as it travels on paper: what hangs in the street, without its owners and without
 * people in its texts. Null where there is none.
 */
export function posterToShare(
  entry: Shareable,
  idea: Idea | null,
  region: string,
): PosterContent | null {
  const lab = entry.lineage.lab?.title ?? '';
  const content = idea && posterContent(idea, { agency: entry.agencyName, lab, region });
  if (!content) return null;
  const { about, before, after, milestones, measure } = content;
  const texts = { about, before, after, milestones, measure };
  return { ...content, ...withoutPeople(texts, peopleOf(entry, idea)).value, owners: [] };
}

/** What is chosen to travel beside the profile. */
export type Beside = { poster: Shared['poster']; evidence: Shared['evidence'] };

/** [Q1] [Q2] An entry as a package carries it, and how many names and contacts were blanked in it. */
export function sharedOf(
  entry: Shareable,
  { poster: shown, evidence: chosen }: Beside,
  names: readonly string[],
): { shared: Shared; hidden: number } {
  const { initiatorName: _initiator, name: _title, ...profile } = entry.profile;
  const { id: own, name, number, year, agencyName, status, story, lineage } = entry;
  const canvas = canvasFields.map((field) => [field, story.canvas[field] ?? ''] as const);
  const texts = {
    profile,
    canvas: Object.fromEntries(canvas) as Shared['canvas'],
    measures: story.measures.slice(0, 50).map((one) => {
      return { name: one.name, unit: one.unit, before: one.before, after: one.after };
    }),
    poster: shown,
    titles: chosen.map(({ title }) => title),
  };
  // What an innovation and an agency are called is no person, even where somebody has that name.
  const { value, hidden } = withoutPeople(texts, names);
  const shared: Shared = {
    id: own,
    number,
    year,
    agency: cut(agencyName, 200),
    status: status === 'registered' ? 'registered' : 'ready',
    profile: {
      name: cut(name, 300),
      ...profileFitting(value.profile),
    },
    canvas: Object.fromEntries(
      canvasFields.map((field) => {
        const told = field === 'title' ? texts.canvas.title : value.canvas[field];
        return [field, cut(told, canvasLength[field])];
      }),
    ) as Shared['canvas'],
    measures: value.measures.map((one) => {
      return {
        ...one,
        name: cut(one.name, 200),
        unit: cut(one.unit, 40),
      };
    }),
    original: lineage.original && {
      id: lineage.original.id,
      name: cut(lineage.original.name, 160),
      region: cut(lineage.original.region, 120),
    },
    poster: value.poster && {
      before: cut(value.poster.before, 2e3),
      after: cut(value.poster.after, 2e3),
      milestones: value.poster.milestones.slice(0, 20).map((one) => cut(one, 300)),
    },
    evidence: chosen.map((one, at) => ({
      ...one,
      title: cut(value.titles[at] ?? '', 300),
    })),
  };
  // In the form in which it is read again, so that the same is the same on both sides.
  return { shared: v.parse(sharedSchema, shared), hidden };
}

/** A blanked name may be longer than what stood there. */
const cut = (text: string, most: number) => tidy(text).slice(0, most).toWellFormed();

function profileFitting(profile: Omit<Shared['profile'], 'name'>) {
  const { design, goal, benefit, result, budget } = profile;
  return {
    ...profile,
    design: cut(design, 30_000),
    goal: cut(goal, 8_000),
    benefit: cut(benefit, 8_000),
    result: cut(result, 8_000),
    budget: { ...budget, note: cut(budget.note, 1_000) },
  };
}

export type Unreadable = 'broken' | 'too-new' | 'not-a-package';

/** [Q6] A package as its text says it, whole or not at all. */
export function readPackage(json: string): Package | Unreadable {
  let raw: unknown;
  try {
    raw = JSON.parse(json);
  } catch {
    return 'broken';
  }
  const head = v.safeParse(
    v.object({ format: v.literal(exchangeFormat), version: wholeNumber(1, 1e6) }),
    raw,
  );
  if (!head.success) return 'not-a-package';
  if (head.output.version > exchangeVersion) return 'too-new';
  const read = v.safeParse(packageSchema, raw);
  if (!read.success) return 'broken';
  const ids = read.output.innovations.map((one) => one.id);
  return new Set(ids).size === ids.length ? read.output : 'broken';
}

/** [Q7] The words by which somebody finds it on the shelf, one space around each. */
export function shelfWords({ profile, agency, canvas }: Shared, region: string): string {
  const affair = affairOf(profile.affair ?? '')?.name;
  const rest = [agency, region, affair?.id, affair?.en, profile.goal, profile.benefit];
  const told = [...rest, profile.result, canvas.background, canvas.idea, canvas.novelty].join(' ');
  return ` ${indexWords(profile.name, 'name')} ${indexWords(told, 'text')} `;
}

/** [Q7] Whether everything that is asked for is among these words. A question without words finds all. */
export const hasWords = (words: string, question: string): boolean =>
  askedWords(question).every(
    ({ beginning, words: some }) =>
      (beginning !== null && words.includes(` ${beginning}`)) ||
      some.some((word) => words.includes(` ${word} `)),
  );
