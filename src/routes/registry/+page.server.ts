import { affairOf } from '#lib/lab/affairs.ts';
import { isPublic, statuses } from '#lib/lab/registry.ts';
import { find, isFiltered, readQuery, type Line } from '#lib/registry/find.ts';
import { db } from '#lib/server/db/open.ts';
import * as innovations from '#lib/server/db/innovations.ts';
import * as regions from '#lib/server/db/regions.ts';
import { coverageOf } from '#lib/server/operations/coverage.ts';
import { registryReader } from '#lib/server/registry-reader.ts';
import { registryWords } from '#lib/words/registry.ts';
import type { PageServerLoad } from './$types.ts';

/** Staff see the registry of their region; everybody else what is registered. */
export const load: PageServerLoad = async ({ locals, url }) => {
  const { lang } = locals;
  const { regionId, staff, bappeda } = registryReader(locals);
  const all = await innovations.list(db().read, staff ? regionId : null);
  const lines = all
    .filter((entry) => staff || isPublic(entry))
    .map((entry): Line => ({
      id: entry.id,
      number: entry.number,
      name: entry.name,
      agency: entry.agencyName,
      affair: entry.affair,
      digital: entry.digital,
      stage: entry.stageOfInnovation,
      status: entry.status,
      year: entry.year,
      claimed: entry.claimedScore,
      evidenced: entry.evidencedScore,
      verified: entry.verifiedScore,
      sample: entry.sample,
    }));
  const query = readQuery(url.searchParams);
  const some = <T>(of: (line: Line) => T) => [...new Set(lines.map(of))];
  const affairs = some(({ affair }) => affair).flatMap((code) =>
    code ? [{ code, name: affairOf(code)?.name[lang] ?? code }] : [],
  );
  const besideKind = find(lines, query, true);
  const region = regionId ? await regions.load(db().read, regionId) : null;
  return {
    title: registryWords[lang].title,
    breadth: bappeda && regionId ? await breadthOf(regionId) : null,
    regionName: staff && region ? regions.fullName(region) : '',
    staff,
    total: lines.length,
    lines: find(lines, query).map((line) => ({
      ...line,
      affairName: line.affair ? (affairOf(line.affair)?.name[lang] ?? line.affair) : '',
    })),
    query,
    filtered: isFiltered(query),
    kinds: {
      all: besideKind.length,
      digital: besideKind.filter(({ digital }) => digital).length,
      nonDigital: besideKind.filter(({ digital }) => !digital).length,
    },
    choices: {
      agencies: some(({ agency }) => agency).toSorted((a, b) => a.localeCompare(b, 'id')),
      affairs: affairs.toSorted((a, b) => a.name.localeCompare(b.name, lang)),
      stages: some(({ stage }) => stage),
      statuses: statuses.filter((status) => lines.some((line) => line.status === status)),
      years: some(({ year }) => year).toSorted((a, b) => b - a),
    },
  };
};

/** Which agencies of the region have an innovation, for the strip above the list. */
async function breadthOf(regionId: string) {
  const { rows } = await coverageOf(db().read, { regionId, labId: null, spd: 0 });
  const counts = rows
    .map(({ name, short, registered, proposed }) => ({
      name: short || name,
      n: registered + proposed,
    }))
    .toSorted((a, b) => b.n - a.n);
  return {
    counts: counts.map(({ n }) => n),
    without: counts.flatMap(({ n, name }) => (n ? [] : [name])),
  };
}
