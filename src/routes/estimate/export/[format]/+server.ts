import { error } from '@sveltejs/kit';
import * as catalogues from '#lib/server/db/catalogues.ts';
import { db } from '#lib/server/db/open.ts';
import { estimateOutcome } from '#lib/server/export/estimate-outcome.ts';
import { exported } from '#lib/server/exported.ts';
import { estimateView } from '#lib/server/operations/index-estimate.ts';
import { requireRegion } from '#lib/server/region-staff.ts';
import type { RequestHandler } from './$types.ts';

/** The estimate as a file. */
export const GET: RequestHandler = async (event) => {
  const { regionId } = requireRegion(event);
  const asked = Number(event.url.searchParams.get('year'));
  const year = asked || (await catalogues.inForce(db().read, regionId)).year;
  const view = await estimateView(db().read, regionId, year);
  if (!view) error(404);
  return exported(estimateOutcome(view, event.locals.lang), event.params.format);
};
