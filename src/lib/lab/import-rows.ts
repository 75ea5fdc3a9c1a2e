/**
 * From the rows of an old registry to entries of ours. A row with anything that is not understood
 * is not imported: it is told with its number, and can be mended and brought again.
 */
import type { ImportColumns, ImportField } from './import-columns.ts';
import { unitFinder, unitKey, type Unit } from './import-units.ts';
import {
  isBlank,
  readAffair,
  readDay,
  readDigital,
  readForm,
  readMoney,
  readName,
  readOrigin,
  readStage,
  readYear,
} from './import-values.ts';
import { emptyProfile, type Profile } from './profile.ts';
import type { Origin } from './registry.ts';
import { kindOfName, tidy } from './roster-words.ts';
import { tidy as tidyText } from './values.ts';

export type ImportRow = {
  /** As a person counts in a spreadsheet: the first line is 1. */
  row: number;
  unit: Unit;
  /** Of the number in the registry; what the row says, else the year of application or trial. */
  year: number | null;
  origin: Origin;
  profile: Profile;
  note: string;
};

export type ImportErrorCode =
  | 'name-missing'
  | 'text-too-long'
  | 'unit-missing'
  | 'unit-unknown'
  | 'year-unreadable'
  | 'day-unreadable'
  | 'form-unknown'
  | 'digital-unknown'
  | 'stage-unknown'
  | 'affair-unknown'
  | 'origin-unknown'
  | 'budget-unreadable';

export type ImportError = { row: number; field: ImportField; code: ImportErrorCode; value: string };

export type ReadImport = {
  rows: ImportRow[];
  errors: ImportError[];
  /** Texts in the column of units that mean none of the region's, with how often. */
  unknownUnits: { text: string; count: number }[];
};

/** What a person said about texts of units, by `unitKey`: the name of a unit, or '' = as written. */
export type UnitChoices = Record<string, string>;

const longest: Partial<Record<ImportField, number>> = {
  name: 300,
  initiatorName: 200,
  design: 30_000,
  goal: 8_000,
  benefit: 8_000,
  result: 8_000,
  note: 1_000,
};

/** [H1]-[H5] Reads every row below the headings that says anything. */
export function readImport(...asked: Parameters<typeof readingImport>): ReadImport {
  const reading = readingImport(...asked);
  for (;;) {
    const { done, value } = reading.next();
    if (done) return value;
  }
}

/** The same row after row, for whoever has others to see to between them. */
export function* readingImport(
  table: readonly (readonly string[])[],
  { header, columns }: { header: number; columns: ImportColumns },
  units: readonly Unit[],
  choices: UnitChoices,
): Generator<undefined, ReadImport> {
  const find = unitFinder(units);
  const read: ReadImport = { rows: [], errors: [], unknownUnits: [] };
  const unknown = new Map<string, { text: string; count: number }>();
  for (const [index, cells] of table.entries()) {
    if (index <= header || cells.every(isBlank)) continue;
    const at = (field: ImportField) => {
      const column = columns[field];
      return column === undefined ? '' : tidy(cells[column]);
    };
    const row = index + 1;
    const errors: ImportError[] = [];
    const complain = (field: ImportField, code: ImportErrorCode) => {
      errors.push({ row, field, code, value: at(field).slice(0, 200) });
    };
    const unit = unitOf(at('unit'), find, units, choices);
    if (unit === null) {
      const blank = isBlank(at('unit'));
      complain('unit', blank ? 'unit-missing' : 'unit-unknown');
      const key = unitKey(at('unit'));
      const known = unknown.get(key) ?? { text: at('unit'), count: 0 };
      if (!blank) unknown.set(key, { ...known, count: known.count + 1 });
    }
    const long = (field: ImportField) => tidyText(cells[columns[field] ?? -1] ?? '');
    const one = rowOf(at, long, complain);
    if (errors.length > 0 || unit === null) read.errors.push(...errors);
    else read.rows.push({ row, unit, ...one });
    yield;
  }
  read.unknownUnits = [...unknown.values()];
  return read;
}

/** A region that knows no units yet takes them as they are written. */
function unitOf(
  text: string,
  find: (text: string) => Unit | null,
  units: readonly Unit[],
  choices: UnitChoices,
): Unit | null {
  if (isBlank(text)) return null;
  const found = find(text);
  if (found) return found;
  const key = unitKey(text);
  const chosen = Object.hasOwn(choices, key) ? choices[key] : undefined;
  const named = chosen ? (units.find(({ name }) => name === chosen) ?? null) : null;
  if (named) return named;
  const asWritten = units.length === 0 || chosen === '';
  return asWritten
    ? { name: readName(text).slice(0, 160), short: '', kind: kindOfName(text) }
    : null;
}

type At = (field: ImportField) => string;
type Complain = (field: ImportField, code: ImportErrorCode) => void;

function rowOf(at: At, long: At, complain: Complain): Omit<ImportRow, 'row' | 'unit'> {
  /** The value of a cell; what is not understood is told and counts as not said. */
  const value = <T>(
    field: ImportField,
    read: (cell: string) => T | null | undefined,
    code: ImportErrorCode,
  ): T | null => {
    const said = read(at(field));
    if (said === undefined) complain(field, code);
    return said ?? null;
  };
  const day = (field: ImportField) => value(field, readDay, 'day-unreadable');
  for (const [field, most] of Object.entries(longest) as [ImportField, number][]) {
    if (at(field).length > most) complain(field, 'text-too-long');
  }
  const name = readName(at('name'));
  if (isBlank(name)) complain('name', 'name-missing');
  const profile: Profile = {
    ...emptyProfile(),
    name,
    initiatorName: at('initiatorName'),
    digital: value('digital', readDigital, 'digital-unknown'),
    form: value('form', readForm, 'form-unknown'),
    affair: value('affair', readAffair, 'affair-unknown'),
    trialStart: day('trialStart'),
    appliedOn: day('appliedOn'),
    developedOn: day('developedOn'),
    design: long('design'),
    goal: long('goal'),
    benefit: long('benefit'),
    result: long('result'),
    budget: { amount: value('budget', readMoney, 'budget-unreadable'), note: '' },
  };
  const stage = value('stage', readStage, 'stage-unknown');
  profile.stageOfInnovation = stage ?? stageByDays(profile);
  const year = value('year', readYear, 'year-unreadable');
  const begun = profile.appliedOn ?? profile.trialStart;
  return {
    year: year ?? (begun === null ? null : Number(begun.slice(0, 4))),
    origin: value('origin', readOrigin, 'origin-unknown') ?? 'independent',
    profile,
    note: at('note'),
  };
}

const stageByDays = ({ appliedOn, trialStart }: Profile) =>
  appliedOn ? 'applied' : trialStart ? 'trial' : 'initiative';

/** [H7] What a row says, as one text: two rows that say the same are the same row. */
export function rowText({ unit, year, origin, profile, note }: ImportRow): string {
  // What is empty is left out, so that a field the profile gains later makes no row a new one.
  const said = Object.entries(profile)
    .filter(([, value]) => value !== null && value !== '' && !isEmptyList(value))
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([unitKey(unit.name), year, origin, note, said]);
}
const isEmptyList = (value: unknown) => Array.isArray(value) && value.length === 0;

/** [H6] An entry with what only the row says: nothing that stands in the entry is overwritten. */
export function filledWith(profile: Profile, row: Profile): Profile {
  const filled: Profile = { ...profile };
  const keys = Object.keys(profile) as (keyof Profile)[];
  for (const key of keys) {
    if (profile[key] === null || profile[key] === '') Object.assign(filled, { [key]: row[key] });
  }
  if (profile.budget.amount === null)
    filled.budget = { ...profile.budget, amount: row.budget.amount };
  return filled;
}
