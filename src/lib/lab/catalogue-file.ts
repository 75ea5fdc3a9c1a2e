/**
 * A catalogue as a file: what Bappeda exports, edits and brings in for a new year. The lines have
 * the shape of `iid-indicators.json`; whatever else a row carries there (sources, notes) is left
 * out. A file is taken whole or not at all.
 */
import * as v from 'valibot';
import { catalogueFrom, lineKey, type Catalogue, type Category, type Row } from './catalogue.ts';
import { day, someText, text, wholeNumber } from './values.ts';

export const catalogueFormat = 'labinov-catalogue/1';
/** Signs; the catalogue of 2026 has 45,000. */
export const longestFile = 300_000;
const mostRows = 80;
const tellAtMost = 10;

const points = (most: number) => v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(most));
const categories = ['very-innovative', 'innovative', 'less-innovative'] as const;
const level = v.object({ level: wholeNumber(1, 3), text_id: someText(1_000) });

const rowSchema = v.object({
  no: wholeNumber(1, 36),
  sub: v.optional(v.pipe(v.string(), v.regex(/^[a-z]?$/))),
  key: v.pipe(v.string(), v.regex(/^[a-z0-9_]{1,40}$/)),
  variable_id: text(200),
  name_id: someText(300),
  name_en: someText(300),
  parameters: v.pipe(v.array(level), v.maxLength(3)),
  weight: v.pipe(points(20), v.gtValue(0)),
  mandatory: v.boolean(),
  evidence_id: v.optional(v.nullable(text(2_000)), null),
  evidence_types: v.optional(
    v.pipe(v.array(v.pipe(v.string(), v.regex(/^[a-z0-9]{1,8}$/))), v.maxLength(20)),
    [],
  ),
  bases: v.optional(
    v.pipe(
      v.array(
        v.object({
          key: v.pipe(v.string(), v.regex(/^[a-z]$/)),
          name_id: someText(300),
          parameters: v.pipe(v.array(level), v.length(3)),
        }),
      ),
      v.maxLength(12),
    ),
  ),
});

const fileSchema = v.object({
  format: v.literal(catalogueFormat),
  year: wholeNumber(2018, 2100),
  standing: v.picklist(['source', 'announced']),
  assumed: v.optional(
    v.pipe(v.array(v.picklist(['thresholds', 'points', 'lines'])), v.maxLength(3)),
    [],
  ),
  settings: v.object({
    divisor: wholeNumber(1, 500),
    basicServicesNeeded: v.nullable(wholeNumber(0, 6)),
    thresholds: v.pipe(
      v.array(v.object({ category: v.picklist(categories), from: points(100) })),
      v.length(3),
    ),
    window: v.nullable(v.object({ from: day, to: day })),
    pointsEach: points(10),
    countedAtMost: wholeNumber(0, 10_000),
    pointsInAll: v.pipe(points(10_000), v.gtValue(0)),
  }),
  indicators: v.pipe(v.array(rowSchema), v.maxLength(mostRows)),
});

export type CatalogueFile = v.InferOutput<typeof fileSchema>;

/** Why a file is not taken: a code for its sentence, and where in the file. */
export type Flaw = {
  code:
    | 'size' // longer than a catalogue can be
    | 'json' // no JSON
    | 'format' // JSON, but no catalogue
    | 'field' // a value is missing or not what it should be; `at` is the way to it
    | 'year-of-row' // a row says it is of another year
    | 'twice' // a line stands twice
    | 'levels' // a line that is scored has not the levels 1, 2 and 3
    | 'thresholds' // categories out of order
    | 'window'; // ends before it begins
  at: string;
};

/** [I10] Reads a file, or says everything that is wrong with it, ten things at most. */
export function readCatalogue(content: string): { file: CatalogueFile } | { flaws: Flaw[] } {
  if (content.length > longestFile) return { flaws: [{ code: 'size', at: '' }] };
  let raw: unknown;
  try {
    raw = JSON.parse(content.replace(/^\ufeff/, ''));
  } catch {
    return { flaws: [{ code: 'json', at: '' }] };
  }
  if (!isObject(raw) || raw['format'] !== catalogueFormat) {
    return { flaws: [{ code: 'format', at: '' }] };
  }
  const parsed = v.safeParse(fileSchema, raw);
  if (!parsed.success) {
    const places = new Set(parsed.issues.map((issue) => pathOf(raw, issue)));
    return { flaws: [...places].slice(0, tellAtMost).map((at) => ({ code: 'field', at })) };
  }
  const flaws = flawsOf(parsed.output, raw);
  return flaws.length > 0 ? { flaws: flaws.slice(0, tellAtMost) } : { file: parsed.output };
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

type Issue = { path?: readonly { key?: unknown }[] | undefined };

/** The way to a value as a person finds it: a row by the number of its line, where it has one. */
function pathOf(raw: Record<string, unknown>, issue: Issue): string {
  const keys = (issue.path ?? []).map(({ key }) => key);
  const [top, index, ...rest] = keys;
  if (top !== 'indicators' || typeof index !== 'number') return keys.join('.');
  const rows = raw['indicators'];
  const row: unknown = Array.isArray(rows) ? rows[index] : null;
  const no = isObject(row) && typeof row['no'] === 'number' ? row['no'] : null;
  return [no === null ? `indicators[${index}]` : String(no), ...rest].join('.');
}

function flawsOf({ year, settings, indicators }: CatalogueFile, raw: Record<string, unknown>) {
  const flaws: Flaw[] = [];
  const seen = new Set<string>();
  const rawRows = raw['indicators'] as Record<string, unknown>[];
  indicators.forEach((row, i) => {
    const at = lineKey({ no: row.no, sub: row.sub ?? '' });
    if (seen.has(at)) flaws.push({ code: 'twice', at });
    seen.add(at);
    const said = rawRows[i]?.['catalogue_year'];
    if (said !== undefined && said !== year) flaws.push({ code: 'year-of-row', at });
    const scale = row.parameters.map((one) => one.level).join();
    if (scale !== (row.no === 36 ? '' : '1,2,3')) flaws.push({ code: 'levels', at });
    const bases = row.bases ?? [];
    if (bases.some((one) => one.parameters.map((p) => p.level).join() !== '1,2,3')) {
      flaws.push({ code: 'levels', at });
    }
  });
  const { thresholds, window } = settings;
  const order = thresholds.map(({ category }) => category).join() === categories.join();
  const falling = thresholds.every(
    ({ from }, i) => i === 0 || from < (thresholds[i - 1]?.from ?? 0),
  );
  if (!order || !falling) flaws.push({ code: 'thresholds', at: '' });
  if (window && window.to < window.from) flaws.push({ code: 'window', at: '' });
  return flaws;
}

/** The catalogue a file describes. */
export function catalogueOfFile(file: CatalogueFile, version: number): Catalogue {
  const { year, standing, assumed, settings, indicators } = file;
  return catalogueFrom(
    {
      ...settings,
      thresholds: settings.thresholds as { category: Category; from: number }[],
      year,
      version,
      standing,
      assumed,
    },
    indicators,
  );
}

const rowOf = (line: {
  no: number;
  key: string;
  name: { id: string; en: string };
  variable: string;
  weight: number;
  mandatory: boolean;
  levels: readonly { level: number; text: string }[];
}) => ({
  no: line.no,
  key: line.key,
  variable_id: line.variable,
  name_id: line.name.id,
  name_en: line.name.en,
  parameters: line.levels.map(({ level, text }) => ({ level, text_id: text })),
  weight: line.weight,
  mandatory: line.mandatory,
});

/** A catalogue as the file that gives it back. */
export function fileOf(catalogue: Catalogue): CatalogueFile {
  const regional = catalogue.spdLines.map((line): Row => ({
    ...rowOf(line),
    sub: line.sub,
    evidence_id: null,
    evidence_types: [],
  }));
  const scored = catalogue.indicators.map((line): Row => ({
    ...rowOf(line),
    evidence_id: line.evidence,
    evidence_types: line.evidenceTypes,
    ...(line.bases.length > 0
      ? {
          bases: line.bases.map(({ key, name, levels }) => ({
            key,
            name_id: name,
            parameters: levels.map(({ level, text }) => ({ level, text_id: text })),
          })),
        }
      : {}),
  }));
  const { year, standing, assumed, divisor, basicServicesNeeded, thresholds, window } = catalogue;
  const { pointsEach, countedAtMost, pointsInAll } = catalogue;
  const settings = {
    divisor,
    basicServicesNeeded,
    thresholds,
    window,
    pointsEach,
    countedAtMost,
    pointsInAll,
  };
  return v.parse(fileSchema, {
    format: catalogueFormat,
    year,
    standing,
    assumed,
    settings,
    indicators: [...regional, ...scored],
  });
}

/** What another version of a year changes, for the preview: settings by name, lines by number. */
export type CatalogueChange = {
  settings: string[];
  added: string[];
  removed: string[];
  changed: string[];
};

/** [I11] How `after` differs from `before`. */
export function changesBetween(before: CatalogueFile, after: CatalogueFile): CatalogueChange {
  const keyed = (file: CatalogueFile) =>
    new Map(file.indicators.map((row) => [lineKey({ no: row.no, sub: row.sub ?? '' }), row]));
  const [old, now] = [keyed(before), keyed(after)];
  const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
  const names = Object.keys(after.settings) as (keyof CatalogueFile['settings'])[];
  return {
    settings: names.filter((name) => !same(before.settings[name], after.settings[name])),
    added: [...now.keys()].filter((key) => !old.has(key)),
    removed: [...old.keys()].filter((key) => !now.has(key)),
    changed: [...now].flatMap(([key, row]) =>
      old.has(key) && !same(old.get(key), row) ? [key] : [],
    ),
  };
}
