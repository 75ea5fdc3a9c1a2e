import { error } from '@sveltejs/kit';
import { affairOf } from '#lib/lab/affairs.ts';
import { dashboardSheets } from '#lib/server/dashboard-sheets.ts';
import { db } from '#lib/server/db/open.ts';
import * as catalogues from '#lib/server/db/catalogues.ts';
import * as regions from '#lib/server/db/regions.ts';
import { dashboardAsked } from '#lib/server/dashboard-asked.ts';
import { estimateView } from '#lib/server/operations/index-estimate.ts';
import { requireRegion } from '#lib/server/region-staff.ts';
import { coverageWords } from '#lib/words/coverage.ts';
import type { PageServerLoad } from './$types.ts';

/** The region's labs and what came of them: all, of one year, or one lab. */
export const load: PageServerLoad = async (event) => {
  const { regionId } = requireRegion(event);
  const { lang } = event.locals;
  const { view, labId, year, today } = await dashboardAsked(event.url, regionId);
  if (labId && !view.coverage.labs.some(({ id }) => id === labId)) error(404);
  const region = await regions.load(db().read, regionId);
  const inForce = await catalogues.inForce(db().read, regionId);
  const { rows } = view.coverage;
  const codes = [...new Set(rows.flatMap(({ affairs }) => Object.keys(affairs)))].toSorted();
  const { ideas: _listed, ...shown } = view;
  return {
    title: coverageWords[lang].title,
    regionName: region ? regions.fullName(region) : '',
    // Every idea by itself is in the numbers below; the page draws sums.
    view: { ...shown, overdue: view.overdue.slice(0, 8), overdueCount: view.overdue.length },
    sheets: dashboardSheets(view, lang),
    // The estimate is of the whole region, whatever is chosen here.
    estimate: labId || year ? null : await estimateView(db().read, regionId, inForce.year),
    labId,
    year,
    years: [...new Set(view.coverage.labs.map(({ startsOn }) => startsOn.slice(0, 4)))].toSorted(),
    today,
    now: Date.now(),
    affairs: codes.map((code) => ({ code, name: affairOf(code)?.name[lang] ?? code })),
  };
};
