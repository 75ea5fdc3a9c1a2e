/** Which labs the address of the dashboard or of its files asks for. */
import { dayAt } from '#lib/lab/zone.ts';
import { db } from '#lib/server/db/open.ts';
import * as regions from '#lib/server/db/regions.ts';
import { dashboardOf } from '#lib/server/operations/dashboard.ts';

/** The dashboard of a region for `?lab=` or `?year=`. */
export async function dashboardAsked(url: URL, regionId: string) {
  const zone = await regions.zoneOf(db().read, regionId);
  const dayOf = (at: number) => dayAt(at, zone);
  const today = dayOf(Date.now());
  const labId = url.searchParams.get('lab') || null;
  const asked = Number(url.searchParams.get('year'));
  const year = !labId && Number.isInteger(asked) && asked > 0 ? asked : null;
  const view = await dashboardOf(db().read, { regionId, labId, year, today, dayOf });
  return { view, labId, year, today, zone };
}
