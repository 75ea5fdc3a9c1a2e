import data from './data/iid-indicators.json' with { type: 'json' };

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

export type Catalogue = {
  year: number;
  /** False where only settings are known: such a year can judge an index but not an innovation. */
  complete: boolean;
  indicators: readonly Indicator[];
  spdLines: readonly RegionLine[];
  /** K: the average of maturities is never divided by less than this. */
  divisor: number;
  /** How many of the six basic services must be covered before line 36 counts; null: not known. */
  basicServicesNeeded: number | null;
  /** Highest first; the index is compared after rounding to two decimals. */
  thresholds: readonly { category: Category; from: number }[];
  /** Calendar days, both included, in which the application date must lie. */
  window: { from: string; to: string } | null;
  /** The highest maturity of one innovation. */
  maximum: number;
};

type Row = (typeof data)[number];

function levels(parameters: readonly { level: number; text_id: string }[]) {
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

function indicatorsOf(year: number): Indicator[] {
  return data
    .filter((row) => row.catalogue_year === year && row.no >= 16)
    .map((row) => ({
      ...common(row),
      evidence: row.evidence_id,
      evidenceTypes: row.evidence_types,
      bases: ('bases' in row ? (row.bases ?? []) : []).map((basis) => ({
        key: basis.key,
        name: basis.name_id,
        levels: levels(basis.parameters),
      })),
    }));
}

function spdLinesOf(year: number): RegionLine[] {
  return data
    .filter((row) => row.catalogue_year === year && row.no < 16)
    .map((row) => ({ ...common(row), sub: ('sub' in row ? row.sub : '') ?? '' }));
}

const catalogues: readonly Catalogue[] = [
  {
    year: 2023,
    complete: false,
    indicators: [],
    spdLines: [],
    divisor: 10,
    basicServicesNeeded: null,
    thresholds: [
      { category: 'very-innovative', from: 60.01 },
      { category: 'innovative', from: 35 },
      { category: 'less-innovative', from: 0.01 },
    ],
    window: null,
    maximum: 111,
  },
  {
    year: 2026,
    complete: true,
    indicators: indicatorsOf(2026),
    spdLines: spdLinesOf(2026),
    divisor: 12,
    basicServicesNeeded: 5,
    thresholds: [
      { category: 'very-innovative', from: 65.01 },
      { category: 'innovative', from: 40.01 },
      { category: 'less-innovative', from: 0.01 },
    ],
    window: { from: '2024-01-01', to: '2025-12-31' },
    maximum: 111,
  },
];

/** Years of which at least the settings are known, oldest first. */
export const catalogueYears: readonly number[] = catalogues.map((one) => one.year);

/** The year new innovations are scored against. */
export const currentYear = 2026;

/** The catalogue of a year; asking for a year that is not in `catalogueYears` is a fault. */
export function catalogueOf(year: number): Catalogue {
  const found = catalogues.find((one) => one.year === year);
  if (!found) throw new RangeError(`no IID catalogue for ${year}`);
  return found;
}

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

/** Application, or a later development, on a day inside the window. A year without window refuses nothing. */
export function inWindow(
  appliedOn: string | null,
  developedOn: string | null,
  catalogue: Catalogue,
): boolean {
  const { window } = catalogue;
  if (!window) return true;
  // ISO days compare as text.
  return [appliedOn, developedOn].some(
    (day) => day !== null && day >= window.from && day <= window.to,
  );
}

/** The category of an index of 0 to 100. */
export function category(index: number, catalogue: Catalogue): Category {
  const rounded = Math.round(index * 100) / 100;
  return catalogue.thresholds.find((one) => rounded >= one.from)?.category ?? 'unrated';
}
