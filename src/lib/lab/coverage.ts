import { basicServices } from './affairs.ts';
import type { UnitKind } from './dashboard.ts';

/** Breadth before numbers: which agencies and affairs a lab or a registry reaches, and which not. */

export const measures = ['joined', 'pledged', 'wrote', 'idea', 'design', 'registered'] as const;
export type Measure = (typeof measures)[number];

export type CoveredAgency = { id: string; kind: UnitKind };

/** For each measure the agency of everything counted: one entry per person, card, idea or innovation. */
export type Tallies = Record<Measure, readonly string[]>;

export type CoverageRow = CoveredAgency & Record<Measure, number>;

/** How often each agency occurs in each measure; agencies not on the roster are not counted. */
export function coverage(agencies: readonly CoveredAgency[], tallies: Tallies): CoverageRow[] {
  const rows = agencies.map(({ id, kind }): CoverageRow => ({
    id,
    kind,
    joined: 0,
    pledged: 0,
    wrote: 0,
    idea: 0,
    design: 0,
    registered: 0,
  }));
  const byId = new Map(rows.map((row) => [row.id, row]));
  for (const measure of measures) {
    for (const id of tallies[measure]) {
      const row = byId.get(id);
      if (row) row[measure] += 1;
    }
  }
  return rows;
}

/** Agencies with nothing in any of these measures; by default those from which nothing came at all. */
export function silent(
  rows: readonly CoverageRow[],
  of: readonly Measure[] = ['wrote', 'idea', 'design', 'registered'],
): CoverageRow[] {
  return rows.filter((row) => of.every((measure) => row[measure] === 0));
}

export type KindShare = {
  kind: UnitKind;
  agencies: number;
  /** Agencies of this kind with at least one. */
  reached: number;
  count: number;
  /** Part of the whole count, 0 to 1; 0 when there is nothing to share. */
  share: number;
};

/** How a measure is spread over the kinds of agency, kinds in the order they first occur. */
export function sharesByKind(rows: readonly CoverageRow[], measure: Measure): KindShare[] {
  const whole = rows.reduce((sum, row) => sum + row[measure], 0);
  const kinds = [...new Set(rows.map((row) => row.kind))];
  return kinds.map((kind) => {
    const mine = rows.filter((row) => row.kind === kind);
    const count = mine.reduce((sum, row) => sum + row[measure], 0);
    const reached = mine.filter((row) => row[measure] > 0).length;
    return { kind, agencies: mine.length, reached, count, share: whole ? count / whole : 0 };
  });
}

export type ServiceCoverage = { code: string; name: { id: string; en: string }; count: number };

/** Innovations per basic service. Only the main affair counts: a touched affair is not a covered one. */
export function basicServiceCoverage(mainAffairs: readonly (string | null)[]): ServiceCoverage[] {
  return basicServices.map(({ code, name }) => ({
    code,
    name,
    count: mainAffairs.filter((affair) => affair === code).length,
  }));
}
