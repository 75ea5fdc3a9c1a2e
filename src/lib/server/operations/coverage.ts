/** Breadth of a region or of one lab, gathered from rows; the counting itself is `lib/lab/coverage.ts`. */
import { basicServices } from '#lib/lab/affairs.ts';
import {
  basicServiceCoverage,
  coverage,
  sharesByKind,
  silent,
  type KindShare,
  type Measure,
  type ServiceCoverage,
  type Tallies,
} from '#lib/lab/coverage.ts';
import { unitKindOf, type UnitKind } from '#lib/lab/dashboard.ts';
import type { AgencyKind } from '#lib/lab/roster.ts';
import type { Db } from '#lib/server/db/database.ts';
import * as agencies from '#lib/server/db/agencies.ts';
import * as catalogues from '#lib/server/db/catalogues.ts';
import * as ideas from '#lib/server/db/ideas.ts';
import * as innovations from '#lib/server/db/innovations.ts';
import * as labs from '#lib/server/db/labs.ts';
import { countsByAgency } from '#lib/server/db/registry-list.ts';
import * as standings from '#lib/server/db/standings.ts';
import * as tallies from '#lib/server/db/tallies.ts';

export type AgencyCoverage = {
  key: string;
  name: string;
  short: string;
  kind: UnitKind;
  joined: number;
  wrote: number;
  idea: number;
  design: number;
  launched: number;
  /** Ideas of the labs that went into the registry. */
  promoted: number;
  registered: number;
  proposed: number;
  /** Entries of the registry by main affair. */
  affairs: Record<string, number>;
};

export type Funnel = {
  ideas: number;
  approved: number;
  planned: number;
  launched: number;
  promoted: number;
  /** How many agencies have reached each of them. */
  agencies: Record<'joined' | 'wrote' | 'design' | 'launched' | 'promoted', number>;
  people: number;
};

export type CoverageView = {
  labs: { id: string; title: string; startsOn: string; sample: boolean }[];
  rows: AgencyCoverage[];
  silent: string[];
  shares: KindShare[];
  services: ServiceCoverage[];
  servicesNeeded: number;
  funnel: Funnel;
  digital: { digital: number; nonDigital: number };
  entries: number;
  registered: number;
};

/** One agency of a region keeps its name from lab to lab; codes and ids do not. */
export const keyOf = (name: string) => name.normalize('NFKC').trim().toLowerCase();

export type Choice = { regionId: string; labId: string | null; year: number | null };

/** The labs of a choice: one of them, or those that began in a year, or all. Samples count only alone. */
export async function labsOf(db: Db, { regionId, labId, year }: Choice): Promise<labs.Lab[]> {
  const all = await labs.ofRegion(db, regionId);
  if (labId) return all.filter(({ id }) => id === labId);
  return all.filter((lab) => !lab.sample && (year === null || lab.startsOn.startsWith(`${year}-`)));
}

/** The coverage of a region over all its labs, of one year, or of one lab of it. */
export async function coverageOf(db: Db, choice: Choice): Promise<CoverageView> {
  const { regionId, labId, year } = choice;
  const all = await labs.ofRegion(db, regionId);
  const chosen = await labsOf(db, choice);
  const rows = new Map<string, AgencyCoverage>();
  const sums: Tallies = {
    joined: [],
    pledged: [],
    wrote: [],
    idea: [],
    design: [],
    registered: [],
  };
  const funnel: Funnel = {
    ideas: 0,
    approved: 0,
    planned: 0,
    launched: 0,
    promoted: 0,
    agencies: { joined: 0, wrote: 0, design: 0, launched: 0, promoted: 0 },
    people: 0,
  };
  // The newest lab comes first: its spelling of an agency's name and kind holds.
  for (const lab of chosen) await addLab(db, lab.id, rows, sums, funnel);

  const entries = (await innovations.counted(db, regionId)).filter(
    (entry) =>
      entry.status !== 'archived' &&
      (labId ? entry.labId === labId : !entry.sample && (year === null || entry.year === year)),
  );
  // [N26] What is handed in again stays registered until the new version is.
  const standing = await standings.idsOf(db, regionId);
  const isRegistered = ({ id, status }: { id: string; status: string }) =>
    status === 'registered' || standing.has(id);
  const registered: string[] = [];
  for (const entry of entries) {
    const key = keyOf(entry.agencyName);
    const row = rows.get(key) ?? blank(key, entry.agencyName, '', entry.agencyKind);
    rows.set(key, row);
    registered.push(key);
    if (isRegistered(entry)) row.registered += 1;
    else row.proposed += 1;
    const affair = entry.affair ?? 'lain';
    row.affairs[affair] = (row.affairs[affair] ?? 0) + 1;
  }

  const roster = [...rows.values()].map(({ key, kind }) => ({ id: key, kind }));
  const counted = coverage(roster, { ...sums, registered });
  for (const { id, joined, wrote, idea, design } of counted) {
    const row = rows.get(id);
    if (row) Object.assign(row, { joined, wrote, idea, design });
  }
  const reached = (measure: Measure) => counted.filter((row) => row[measure] > 0).length;
  funnel.agencies = {
    joined: reached('joined'),
    wrote: reached('wrote'),
    design: reached('design'),
    launched: [...rows.values()].filter(({ launched }) => launched > 0).length,
    // Of the labs, as the number beside it: what came by other ways is in no funnel.
    promoted: [...rows.values()].filter(({ promoted }) => promoted > 0).length,
  };
  const services = basicServiceCoverage(entries.map(({ affair }) => affair));
  const catalogue = await catalogues.inForce(db, regionId);
  return {
    labs: all.map(({ id, title, startsOn, sample }) => ({ id, title, startsOn, sample })),
    rows: [...rows.values()],
    silent: silent(counted).map(({ id }) => id),
    shares: sharesByKind(counted, 'registered'),
    services,
    servicesNeeded: catalogue.basicServicesNeeded ?? basicServices.length,
    funnel,
    digital: {
      digital: entries.filter(({ digital }) => digital).length,
      nonDigital: entries.filter(({ digital }) => !digital).length,
    },
    entries: entries.length,
    registered: entries.filter(isRegistered).length,
  };
}

const blank = (key: string, name: string, short: string, kind: AgencyKind): AgencyCoverage => ({
  key,
  name,
  short,
  kind: unitKindOf(kind, name),
  joined: 0,
  wrote: 0,
  idea: 0,
  design: 0,
  launched: 0,
  promoted: 0,
  registered: 0,
  proposed: 0,
  affairs: {},
});

/** Adds one lab: its roster, what it tallies, and its ideas on their way. */
async function addLab(
  db: Db,
  labId: string,
  rows: Map<string, AgencyCoverage>,
  sums: Tallies,
  funnel: Funnel,
): Promise<void> {
  const keys = new Map<string, string>();
  for (const { id, name, short, kind, people } of await agencies.ofLab(db, labId)) {
    const key = keyOf(name);
    keys.set(id, key);
    if (!rows.has(key)) rows.set(key, blank(key, name, short, kind));
    funnel.people += people;
  }
  const found = await tallies.ofLab(db, labId);
  for (const measure of ['joined', 'pledged', 'wrote', 'idea', 'design'] as const) {
    const list = found[measure].flatMap((id) => keys.get(id) ?? []);
    (sums[measure] as string[]).push(...list);
  }
  for (const { agencyId, facts } of await ideas.listOf(db, labId)) {
    funnel.ideas += 1;
    if (facts.canvas === 'approved') funnel.approved += 1;
    if (facts.plan === 'approved') funnel.planned += 1;
    const row = rows.get(keys.get(agencyId) ?? '');
    if (facts.promoted) funnel.promoted += 1;
    if (facts.promoted && row) row.promoted += 1;
    if (facts.launched) funnel.launched += 1;
    if (facts.launched && row) row.launched += 1;
  }
}

/** How many innovations each agency of a region has, most first, and which agencies have none. */
export async function breadthOf(db: Db, regionId: string) {
  const rows = new Map<string, { name: string; count: number }>();
  for (const lab of (await labs.ofRegion(db, regionId)).filter(({ sample }) => !sample)) {
    for (const { name, short } of await agencies.ofLab(db, lab.id)) {
      const key = keyOf(name);
      if (!rows.has(key)) rows.set(key, { name: short || name, count: 0 });
    }
  }
  for (const { agencyName, count } of await countsByAgency(db, regionId)) {
    const key = keyOf(agencyName);
    const row = rows.get(key);
    rows.set(key, { name: row?.name ?? agencyName, count: (row?.count ?? 0) + count });
  }
  const sorted = [...rows.values()].toSorted((a, b) => b.count - a.count);
  return {
    counts: sorted.map(({ count }) => count),
    without: sorted.flatMap(({ name, count }) => (count > 0 ? [] : [name])),
  };
}
