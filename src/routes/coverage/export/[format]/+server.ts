import { error } from '@sveltejs/kit';
import { dashboardAsked } from '#lib/server/dashboard-asked.ts';
import { dashboardSheets, isDashboardPart } from '#lib/server/dashboard-sheets.ts';
import { exported } from '#lib/server/exported.ts';
import { requireRegion } from '#lib/server/region-staff.ts';
import { coverageWords } from '#lib/words/coverage.ts';
import type { RequestHandler } from './$types.ts';

/** The numbers of the dashboard as a file: all of them, or those of one picture (`?part=`). */
export const GET: RequestHandler = async (event) => {
  const { regionId } = requireRegion(event);
  const { lang } = event.locals;
  const { view, labId } = await dashboardAsked(event.url, regionId);
  if (labId && !view.coverage.labs.some(({ id }) => id === labId)) error(404);
  const sheets = dashboardSheets(view, lang);
  const part = event.url.searchParams.get('part');
  if (part !== null && !isDashboardPart(part)) error(404);
  const { title } = coverageWords[lang];
  const outcome =
    part === null
      ? { title, sheets: Object.values(sheets) }
      : { title: sheets[part].name, sheets: [sheets[part]] };
  return exported(outcome, event.params.format);
};
