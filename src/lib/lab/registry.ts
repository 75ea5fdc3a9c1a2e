/**
 * The way of an innovation through the registry: proposed by the lab, checked by Bappeda, returned
 * with a note or made ready, registered with the ministry. Every change is a step that is kept.
 */
import * as v from 'valibot';
import { maturity, scoredLines, type Catalogue, type Claims, type Level } from './catalogue.ts';
import { eligibility, profileSchema, type Missing, type Profile } from './profile.ts';
import { text, wholeNumber } from './values.ts';

export const statuses = [
  ...(['proposed', 'checking', 'returned', 'ready', 'registered'] as const),
  'archived',
] as const;
export type Status = (typeof statuses)[number];
export const isStatus = (value: unknown): value is Status => statuses.includes(value as Status);

/** [N1] From where to where; everything else is refused. A registered entry stays registered. */
const ways: Record<Exclude<Status, 'archived'>, readonly Status[]> = {
  proposed: ['checking', 'archived'],
  checking: ['returned', 'ready', 'archived'],
  returned: ['proposed', 'checking', 'archived'],
  ready: ['returned', 'registered', 'archived'],
  registered: ['archived'],
};

/** [N11] Out of the archive an entry comes back as what it was when it went in. */
const waysFrom = ({ status, before }: Standing): readonly Status[] =>
  status === 'archived' ? [before ?? 'proposed'] : ways[status];

/** Where an entry stands, and of an archived one the status before. */
export type Standing = { status: Status; before?: Status | null };

/** How an entry came into being: in a lab, by a contest, a change project, or an agency by itself. */
export const origins = ['lab', 'contest', 'change-project', 'independent'] as const;
export type Origin = (typeof origins)[number];
export const isOrigin = (value: unknown): value is Origin => origins.includes(value as Origin);

/** What Bappeda noted at single fields of the profile when it returned the entry. */
export type FieldNotes = Partial<Record<keyof Profile, string>>;

/** What Bappeda found at one indicator. */
export type Finding = { level: 0 | Level; note: string };
export type Findings = Partial<Record<number, Finding>>;

/** [N19] On which basis line 33 is measured, and its value. */
export type Benefit = { basis: string | null; value: number | null };

/** As much of an entry as the rules need. */
export type Entry = Standing & {
  profile: Profile;
  claims: Claims;
  findings: Findings;
};

/** Bappeda of the region, or a facilitator of the lab the innovation came from. */
export type Clerk = { name: string; role: 'bappeda' | 'facilitator' };

export type RegistryRefusal = {
  code:
    | 'no-right' // this role may not do this here
    | 'not-found' // no such entry, or not for these eyes
    | 'way' // not from this status to that one
    | 'note-missing' // returning needs a note
    | 'why-missing' // into the archive and back: with a reason
    | 'year-missing' // registering needs the year
    | 'not-checking' // findings are entered while the entry is checked
    | 'closed' // the profile is corrected only while proposed, checked or returned
    | 'year-wrong' // no newer, complete catalogue of that year
    | 'development-missing' // another year needs a day and what became better
    | 'incomplete' // not eligible: `lacks` names what is missing
    | 'bad-input' // a value the form does not offer; `field` names it
    | 'stale'; // somebody else changed it meanwhile
  lacks?: RegistryLack[];
  field?: string;
};

export type RegistryLack =
  | Missing
  | { code: 'unchecked'; where: 'indicators'; params: { number: number } };

export const isRegistryRefusal = (answer: object): answer is RegistryRefusal => 'code' in answer;

/** The levels Bappeda found, as claims. */
export const levelsOf = (findings: Findings): Claims =>
  Object.fromEntries(
    Object.entries(findings).flatMap(([no, finding]) =>
      finding ? [[Number(no), finding.level]] : [],
    ),
  );

/** [N3] The verified score; null before Bappeda found anything. */
export const verifiedScore = (findings: Findings, catalogue: Catalogue): number | null =>
  Object.keys(findings).length === 0 ? null : maturity(levelsOf(findings), catalogue);

/** [N4] What keeps a checked entry from being ready: unchecked claims, and eligibility as found. */
export function readyLacks({ profile, claims, findings }: Entry, catalogue: Catalogue) {
  const unchecked = scoredLines(catalogue)
    .filter(({ no }) => claims[no] && !findings[no])
    .map(({ no }): RegistryLack => ({
      code: 'unchecked',
      where: 'indicators',
      params: { number: no },
    }));
  return [...unchecked, ...eligibility(profile, levelsOf(findings), catalogue)];
}

/** The ways open to this clerk from this status, for the buttons. */
export const waysOf = (entry: Standing, clerk: Clerk): Status[] =>
  waysFrom(entry).filter(
    (to) => (entry.status === 'returned' && to === 'proposed') || clerk.role === 'bappeda',
  );

export type Move = {
  to: Status;
  note: string;
  year: number | null;
  ministryNumber: string;
  /** [N12] When returning: what has to become better at single fields. */
  fieldNotes?: FieldNotes;
};

/**
 * [N1] [N2] Whether the entry may move on. Bappeda checks, returns with a note, finds ready and
 * registers; the lab's facilitator hands a returned entry in again. Null: it may.
 */
export function refuseMove(
  entry: Entry,
  clerk: Clerk,
  { to, note, year, fieldNotes = {} }: Move,
  catalogue: Catalogue,
): RegistryRefusal | null {
  if (!waysFrom(entry).includes(to)) return { code: 'way' };
  if (!waysOf(entry, clerk).includes(to)) return { code: 'no-right' };
  const told = note.trim() !== '';
  if ((to === 'archived' || entry.status === 'archived') && !told) return { code: 'why-missing' };
  // It was ready or registered when it went in; what that asked for was asked then.
  if (entry.status === 'archived') return null;
  const noted = Object.keys(fieldNotes).length > 0;
  if (to === 'returned' && !told && !noted) return { code: 'note-missing' };
  if (to === 'registered' && year === null) return { code: 'year-missing' };
  if (to === 'ready') {
    const lacks = readyLacks(entry, catalogue);
    if (lacks.length > 0) return { code: 'incomplete', lacks };
  }
  return null;
}

/** [N3] Findings are Bappeda's, and entered while the entry is being checked. */
export function refuseFindings(entry: Entry, clerk: Clerk): RegistryRefusal | null {
  if (clerk.role !== 'bappeda') return { code: 'no-right' };
  return entry.status === 'checking' ? null : { code: 'not-checking' };
}

/** [N5] The profile is corrected by Bappeda until ready, by the facilitator when it came back. */
export function refuseCorrection(entry: Standing, clerk: Clerk): RegistryRefusal | null {
  if (['ready', 'registered', 'archived'].includes(entry.status)) return { code: 'closed' };
  return clerk.role === 'bappeda' || entry.status === 'returned' ? null : { code: 'no-right' };
}

/** [N19] A line whose claim or evidence changed waits to be checked anew. */
export const findingsWithout = (findings: Findings, numbers: readonly number[]): Findings =>
  Object.fromEntries(Object.entries(findings).filter(([no]) => !numbers.includes(Number(no))));

/** Levels as a form sends them: `{ "16": 2 }`, 0 for a line that was left empty. */
export const claimsSchema = v.pipe(
  v.record(
    v.pipe(v.string(), v.regex(/^(1[6-9]|2\d|3[0-5])$/)),
    wholeNumber(0, 3) as v.GenericSchema<number, 0 | Level>,
  ),
  v.transform((claims): Claims => claims),
);

/**
 * [N12] A note stands at a line of the printed profile; whatever of that line is corrected takes it
 * away. The first key names the line.
 */
export const notedLines = [
  ['name'],
  ['stageOfInnovation'],
  ['initiator', 'initiatorName', 'classification'],
  ['digital'],
  ['form', 'theme', 'pkpn'],
  ['affair', 'otherAffairs'],
  ['design'],
  ['goal'],
  ['benefit'],
  ['result'],
  ['trialStart', 'trialEnd'],
  ['appliedOn', 'developedOn'],
  ['budget'],
] as const satisfies readonly (readonly (keyof Profile)[])[];

/** The notes that are left when these fields were corrected. */
export function notesLeft(notes: FieldNotes, corrected: readonly string[]): FieldNotes {
  const gone = notedLines.filter((line) => line.some((key) => corrected.includes(key)));
  const gonekeys = new Set<string>(gone.map(([key]) => key));
  return Object.fromEntries(Object.entries(notes).filter(([key]) => !gonekeys.has(key)));
}

/** Notes as a form sends them, `{ goal: '…' }`; what is no line or says nothing is left out. */
export function readNotes(of: (key: string) => string): FieldNotes {
  const notes: FieldNotes = {};
  for (const [key] of notedLines) {
    const note = of(key).trim().slice(0, 500);
    if (note) notes[key] = note;
  }
  return notes;
}

export type Resubmission = {
  /** The catalogue of the new year; null where nothing is known of that year. */
  catalogue: Catalogue | null;
  /** A day, YYYY-MM-DD, on which the development was applied. */
  developedOn: string | null;
  /** Penjelasan pengembangan: what became better since. */
  development: string;
};

/** [N14] A registered entry may be handed in again for a later year, as a development of itself. */
export function refuseResubmission(
  entry: Standing & { catalogueYear: number },
  clerk: Clerk | null,
  { catalogue, developedOn, development }: Resubmission,
): RegistryRefusal | null {
  if (!clerk) return { code: 'no-right' };
  if (entry.status !== 'registered') return { code: 'way' };
  if (!catalogue?.complete || catalogue.year <= entry.catalogueYear) return { code: 'year-wrong' };
  if (developedOn === null || development.trim() === '') return { code: 'development-missing' };
  return null;
}

/** [N15] Bappeda chooses the catalogue an entry is measured by, until it is ready. */
export function refuseCatalogueYear(
  entry: Entry,
  clerk: Clerk,
  catalogue: Catalogue | null,
): RegistryRefusal | null {
  if (clerk.role !== 'bappeda') return { code: 'no-right' };
  const refusal = refuseCorrection(entry, clerk);
  return refusal ?? (catalogue?.complete ? null : { code: 'year-wrong' });
}

/**
 * [N26] [N27] As what the version of the year before stands while its entry, now in this status, is
 * handed in again: it stays registered, and lies in the archive with its entry.
 */
export const standsAs = (status: Status): Status =>
  status === 'archived' ? 'archived' : 'registered';

/** [N6] Visitors without an account see what is registered; staff of the region see everything. */
export const isPublic = (entry: { status: Status; sample: boolean }) =>
  entry.status === 'registered' && !entry.sample;

/** Findings as a form or a program sends them: `{ "16": { "level": 2, "note": "" } }`. */
export const findingsSchema = v.pipe(
  v.record(
    v.pipe(v.string(), v.regex(/^(1[6-9]|2\d|3[0-5])$/)),
    v.strictObject({
      level: wholeNumber(0, 3) as v.GenericSchema<number, 0 | Level>,
      note: text(500),
    }),
  ),
  v.transform((findings): Findings => findings),
);

/** A corrected profile: the whole of it, as the form of the registry shows it. */
export const correctionSchema = profileSchema;

/** The number in the region's own registry: `INV-2026-0001`; samples count apart. */
export const registryNumber = (year: number, serial: number, sample: boolean) =>
  `${registryPrefix(year, sample)}${String(serial).padStart(4, '0')}`;
export const registryPrefix = (year: number, sample: boolean) =>
  `${sample ? 'CONTOH' : 'INV'}-${year}-`;
