import { error } from '@sveltejs/kit';
import { charted } from '#lib/server/charted.ts';
import { dashboardAsked } from '#lib/server/dashboard-asked.ts';
import { dashboardSheets, isDashboardPart } from '#lib/server/dashboard-sheets.ts';
import { db } from '#lib/server/db/open.ts';
import * as regions from '#lib/server/db/regions.ts';
import { dashboardChart } from '#lib/server/export/charts.ts';
import { exported } from '#lib/server/exported.ts';
import { requireRegion } from '#lib/server/region-staff.ts';
import { coverageWords } from '#lib/words/coverage.ts';
import type { RequestHandler } from './$types.ts';

/** The numbers of the dashboard as a file: all of them, or one picture (`?part=`) drawn or as its numbers. */
export const GET: RequestHandler = async (event) => {
  const { regionId } = requireRegion(event);
  const { lang } = event.locals;
  const { view, labId, year, zone } = await dashboardAsked(event.url, regionId);
  if (labId && !view.coverage.labs.some(({ id }) => id === labId)) error(404);
  const sheets = dashboardSheets(view, lang);
  const part = event.url.searchParams.get('part');
  if (part !== null && !isDashboardPart(part)) error(404);
  const { title } = coverageWords[lang];
  const chart = part !== null && dashboardChart(part, sheets[part]);
  if (chart) {
    const region = await regions.load(db().read, regionId);
    const lab = view.coverage.labs.find(({ id }) => id === labId)?.title;
    const about = [title, lab ?? year].filter(Boolean).join(', ');
    const of = { about, region: region ? regions.fullName(region) : '', lang, zone };
    return charted(chart, event.params.format, of);
  }
  const outcome =
    part === null
      ? { title, zone, sheets: Object.values(sheets) }
      : { title: sheets[part].name, zone, sheets: [sheets[part]] };
  return exported(outcome, event.params.format);
};
