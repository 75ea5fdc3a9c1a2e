/** What the page of the estimate is made of: a year's rules, the region's own lines, the innovations. */
import { lineKey, type Catalogue } from '#lib/lab/catalogue.ts';
import { whyOut, type WhyOut } from '#lib/lab/index-estimate.ts';
import type { IndexSheet } from '#lib/lab/index-sheet.ts';
import type { Status } from '#lib/lab/registry.ts';
import * as catalogues from '#lib/server/db/catalogues.ts';
import type { Db } from '#lib/server/db/database.ts';
import * as innovations from '#lib/server/db/innovations.ts';
import * as sheets from '#lib/server/db/index-sheets.ts';

export type EstimateEntry = {
  id: string;
  number: string;
  name: string;
  agencyName: string;
  affair: string | null;
  status: Status;
  claimed: number;
  evidenced: number;
  verified: number | null;
  out: WhyOut | null;
};

export type EstimateView = {
  years: { year: number; standing: Catalogue['standing'] }[];
  /** Rules of the year; its indicators are not needed here. */
  catalogue: Catalogue;
  /** The year whose twenty lines are asked, where this one has none of its own. */
  linesYear: number;
  /** The year whose sheet counts: this one's, or that of `linesYear` until this one is filled. */
  sheetYear: number;
  stored: sheets.StoredSheet;
  entries: EstimateEntry[];
};

const neverApplied = {
  stageOfInnovation: 'initiative',
  appliedOn: null,
  developedOn: null,
} as const;

/** The estimate of a region by the rules of a year; null for a year nobody knows. */
export async function estimateView(
  db: Db,
  regionId: string,
  year: number,
): Promise<EstimateView | null> {
  const all = await catalogues.all(db, regionId);
  const catalogue = all.find((one) => one.year === year);
  if (!catalogue) return null;
  const lined = linesFor(catalogue, all);
  const own = await sheets.load(db, regionId, year);
  const lent = own.at === null && lined.year !== year;
  const applied = await innovations.appliedOf(db, regionId);
  return {
    years: all.map(({ year, standing }) => ({ year, standing })),
    catalogue: { ...catalogue, indicators: [], spdLines: lined.spdLines },
    linesYear: lined.year,
    sheetYear: lent ? lined.year : year,
    stored: lent ? await sheets.load(db, regionId, lined.year) : own,
    entries: (await innovations.counted(db, regionId))
      .filter(({ sample, status }) => !sample && status !== 'archived')
      .map(({ claimedScore, evidencedScore, verifiedScore, ...entry }) => ({
        id: entry.id,
        number: entry.number,
        name: entry.name,
        agencyName: entry.agencyName,
        affair: entry.affair,
        status: entry.status,
        claimed: claimedScore,
        evidenced: evidencedScore,
        verified: verifiedScore,
        out: whyOut(applied.get(entry.id) ?? neverApplied, catalogue),
      }))
      // What this year's round takes stands before what it leaves out.
      .toSorted((a, b) => Number(a.out !== null) - Number(b.out !== null)),
  };
}

/** [I8] The catalogue whose lines of the region are asked: the year's own, else the nearest before, else after. */
export function linesFor(catalogue: Catalogue, all: readonly Catalogue[]): Catalogue {
  if (catalogue.spdLines.length > 0) return catalogue;
  const lined = all.filter(({ spdLines }) => spdLines.length > 0);
  return lined.findLast(({ year }) => year < catalogue.year) ?? lined[0] ?? catalogue;
}

export type SavingSheet = {
  regionId: string;
  year: number;
  change: Partial<IndexSheet>;
  by: string;
  at: number;
  /** When the sheet was last changed as the form showed it; null: never. */
  seenAt: number | null;
};

/** Saves a part of a year's sheet; refused when somebody else changed it since, or the year is unknown. */
export function saveSheet(
  db: Db,
  { regionId, year, change, by, at, seenAt }: SavingSheet,
): Promise<'saved' | 'stale' | 'unknown-line'> {
  return db.transaction().execute(async (trx) => {
    const all = await catalogues.all(trx, regionId);
    const catalogue = all.find((one) => one.year === year);
    if (!catalogue) return 'unknown-line';
    const lined = linesFor(catalogue, all);
    const known = new Set(lined.spdLines.map(lineKey));
    if (Object.keys(change.lines ?? {}).some((key) => !known.has(key))) return 'unknown-line';
    const own = await sheets.load(trx, regionId, year);
    const lent = own.at === null && lined.year !== year;
    const base = lent ? await sheets.load(trx, regionId, lined.year) : own;
    if (base.at !== seenAt) return 'stale';
    const sheet = { ...base.sheet, ...change };
    await sheets.save(trx, regionId, year, { sheet, by, at: Math.max(at, (own.at ?? 0) + 1) });
    return 'saved';
  });
}
