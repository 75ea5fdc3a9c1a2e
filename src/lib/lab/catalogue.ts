import data from './data/iid-indicators.json' with { type: 'json' };
import known from './data/iid-settings.json' with { type: 'json' };

/**
 * The indicators of Indeks Inovasi Daerah, one catalogue per year (DOMAIN.md 6.3-6.5). Weights and
 * limits change by year and come from transcriptions, so nothing here is written as code that
 * could be data. About 44 kB: import it only on pages that show indicators.
 */

export type Level = 1 | 2 | 3;
export type Claims = Partial<Record<number, 0 | Level>>;

export type Indicator = {
  no: number;
  key: string;
  name: { id: string; en: string };
  variable: string;
  weight: number;
  mandatory: boolean;
  /** Empty for line 36, which is computed from the number of innovations. */
  levels: readonly { level: Level; text: string }[];
  /** What an assessor wants to see, in Bahasa Indonesia; null when the source is silent. */
  evidence: string | null;
  /** File endings without dot; 'link' for an address. */
  evidenceTypes: readonly string[];
  /** Only line 33: exactly one basis of measurement is chosen. */
  bases: readonly {
    key: string;
    name: string;
    levels: readonly { level: Level; text: string }[];
  }[];
};

/** A line of Satuan Pemerintah Daerah, filled once a year for the whole region. */
export type RegionLine = Omit<Indicator, 'bases' | 'evidence' | 'evidenceTypes'> & { sub: string };

export type Category = 'very-innovative' | 'innovative' | 'less-innovative' | 'unrated';

/** What a year fixes beside its lines. */
export type Settings = {
  /** K: the average of maturities is never divided by less than this. */
  divisor: number;
  /** How many of the six basic services must be covered before line 36 counts; null: not known. */
  basicServicesNeeded: number | null;
  /** Highest first; the index is compared after rounding to two decimals. */
  thresholds: readonly { category: Category; from: number }[];
  /** Calendar days, both included, in which the application date must lie. */
  window: { from: string; to: string } | null;
  /** Points of line 36 for each reported innovation, and for how many of them at most. */
  pointsEach: number;
  countedAtMost: number;
  /** What the points of the region, the average and the count are measured against. */
  pointsInAll: number;
};

export type Catalogue = Settings & {
  year: number;
  /** 0 came with the program; higher ones were brought in as files, the newest counts. */
  version: number;
  /** Rules of a coming year are announced and may change. */
  standing: 'source' | 'announced';
  /** Settings no source gives for this year, taken over from the year before; shown as such. */
  assumed: readonly string[];
  /** False where only settings are known: such a year can judge an index but not an innovation. */
  complete: boolean;
  indicators: readonly Indicator[];
  spdLines: readonly RegionLine[];
  /** The highest maturity of one innovation. */
  maximum: number;
};

/** A line as `iid-indicators.json` and the files of Bappeda write it; 1 to 15 are the region's. */
export type Row = {
  no: number;
  sub?: string | undefined;
  key: string;
  variable_id: string;
  name_id: string;
  name_en: string;
  parameters: readonly { level: number; text_id: string }[];
  weight: number;
  mandatory: boolean;
  evidence_id: string | null;
  evidence_types: readonly string[];
  bases?:
    | readonly {
        key: string;
        name_id: string;
        parameters: readonly { level: number; text_id: string }[];
      }[]
    | undefined;
};

function levels(parameters: Row['parameters']) {
  return parameters.map((one) => ({ level: one.level as Level, text: one.text_id }));
}

function common(row: Row) {
  return {
    no: row.no,
    key: row.key,
    name: { id: row.name_id, en: row.name_en },
    variable: row.variable_id,
    weight: row.weight,
    mandatory: row.mandatory,
    levels: levels(row.parameters),
  };
}

const indicatorOf = (row: Row): Indicator => ({
  ...common(row),
  evidence: row.evidence_id,
  evidenceTypes: row.evidence_types,
  bases: (row.bases ?? []).map((basis) => ({
    key: basis.key,
    name: basis.name_id,
    levels: levels(basis.parameters),
  })),
});

/** What the levels of a line ask, by the basis that its benefit is measured on (line 33). */
export const levelsOn = ({ bases, levels: usual }: Indicator, basis: string | null) =>
  bases.find(({ key }) => key === basis)?.levels ?? usual;

/** On what the benefit is measured, in the words of the form; empty for a line that asks for none. */
export const basisNamed = ({ bases }: Indicator, basis: string | null): string =>
  bases.find(({ key }) => key === basis)?.name ?? '';

/** The highest maturity of years whose lines are not known. */
const usualMaximum = 111;

/** A catalogue from its settings and its rows; without rows for innovations it is not complete. */
export function catalogueFrom(
  head: Settings & Pick<Catalogue, 'year' | 'version' | 'standing' | 'assumed'>,
  rows: readonly Row[],
): Catalogue {
  const indicators = rows.filter(({ no }) => no >= 16).map(indicatorOf);
  const most = indicators.reduce((sum, { weight, levels }) => sum + weight * levels.length, 0);
  return {
    ...head,
    complete: indicators.length > 0,
    indicators,
    spdLines: rows
      .filter(({ no }) => no < 16)
      .map((row) => ({ ...common(row), sub: row.sub ?? '' })),
    maximum: indicators.length > 0 ? most : usualMaximum,
  };
}

const rowsOf = (year: number) =>
  (data as (Row & { catalogue_year: number })[]).filter((row) => row.catalogue_year === year);

const catalogues: readonly Catalogue[] = known.map((one) => {
  const settings = one as Settings & Pick<Catalogue, 'year' | 'standing' | 'assumed'>;
  return catalogueFrom({ ...settings, version: 0 }, rowsOf(one.year));
});

/** Years the program knows by itself, at least their settings, oldest first. */
export const catalogueYears: readonly number[] = catalogues.map((one) => one.year);

/** The year new innovations are scored against. */
export const currentYear = 2026;

/** The catalogue of a year as the program knows it; a year not in `catalogueYears` is a fault. */
export function catalogueOf(year: number): Catalogue {
  const found = catalogues.find((one) => one.year === year);
  if (!found) throw new RangeError(`no IID catalogue for ${year}`);
  return found;
}

/** A line of the region by number and letter: `2b`; numbers alone stand twice. */
export const lineKey = ({ no, sub }: { no: number; sub: string }) => `${no}${sub}`;

/** The lines an innovation is scored on: 16 to 35, without the computed one. */
export function scoredLines(catalogue: Catalogue): readonly Indicator[] {
  return catalogue.indicators.filter((line) => line.levels.length > 0);
}

/** Kematangan of one innovation: the sum of weight x level, 0 to `catalogue.maximum`. */
export function maturity(claims: Claims, catalogue: Catalogue): number {
  return scoredLines(catalogue).reduce(
    (sum, line) => sum + line.weight * (claims[line.no] ?? 0),
    0,
  );
}

/** What is left of the claims when only lines with evidence count. */
export function evidenced(claims: Claims, evidenceNumbers: Iterable<number>): Claims {
  const shown = new Set(evidenceNumbers);
  const left: Claims = {};
  for (const [no, level] of Object.entries(claims))
    if (shown.has(Number(no))) left[Number(no)] = level;
  return left;
}

/** Numbers of the mandatory lines that are empty or at level 0. */
export function mandatoryMissing(claims: Claims, catalogue: Catalogue): number[] {
  return catalogue.indicators
    .filter((line) => line.mandatory && !claims[line.no])
    .map((line) => line.no);
}

/** The last day of a day, month or year, as text to compare. */
const lastOf = (day: string) => (day.length === 4 ? `${day}-12-31` : day.padEnd(10, '-31'));

/** Application, or a later development, on a day inside the window. A year without window refuses nothing. */
export function inWindow(
  appliedOn: string | null,
  developedOn: string | null,
  catalogue: Catalogue,
): boolean {
  const { window } = catalogue;
  if (!window) return true;
  // ISO days compare as text; of a month or year the whole must lie inside.
  return [appliedOn, developedOn].some(
    (day) => day !== null && day.padEnd(10, '-01') >= window.from && lastOf(day) <= window.to,
  );
}

/** The category of an index of 0 to 100. */
export function category(index: number, catalogue: Catalogue): Category {
  const rounded = Math.round(index * 100) / 100;
  return catalogue.thresholds.find((one) => rounded >= one.from)?.category ?? 'unrated';
}
