/** Which labs the address of the dashboard or of its files asks for. */
import { db } from '#lib/server/db/open.ts';
import { dashboardOf } from '#lib/server/operations/dashboard.ts';
import { formats } from '#lib/words/formats.ts';

/** The dashboard of a region for `?lab=` or `?year=`. */
export async function dashboardAsked(url: URL, regionId: string) {
  const dayOf = formats('id').isoDay;
  const today = dayOf(Date.now());
  const labId = url.searchParams.get('lab') || null;
  const asked = Number(url.searchParams.get('year'));
  const year = !labId && Number.isInteger(asked) && asked > 0 ? asked : null;
  const view = await dashboardOf(db().read, { regionId, labId, year, today, dayOf });
  return { view, labId, year, today };
}
