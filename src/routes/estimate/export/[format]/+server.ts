import { error } from '@sveltejs/kit';
import { charted } from '#lib/server/charted.ts';
import * as catalogues from '#lib/server/db/catalogues.ts';
import { db } from '#lib/server/db/open.ts';
import * as regions from '#lib/server/db/regions.ts';
import { estimateChart, estimateParts } from '#lib/server/export/charts.ts';
import { estimateOutcome } from '#lib/server/export/estimate-outcome.ts';
import { exported } from '#lib/server/exported.ts';
import { estimateView } from '#lib/server/operations/index-estimate.ts';
import { requireRegion } from '#lib/server/region-staff.ts';
import type { RequestHandler } from './$types.ts';

/** The estimate as a file, or a chart of it (`?part=`) drawn or as its numbers. */
export const GET: RequestHandler = async (event) => {
  const { regionId } = requireRegion(event);
  const asked = Number(event.url.searchParams.get('year'));
  const year = asked || (await catalogues.inForce(db().read, regionId)).year;
  const view = await estimateView(db().read, regionId, year);
  if (!view) error(404);
  const { lang } = event.locals;
  const zone = await regions.zoneOf(db().read, regionId);
  const outcome = estimateOutcome(view, { lang, zone });
  const part = event.url.searchParams.get('part');
  if (part === null) return exported(outcome, event.params.format);
  const known = estimateParts.find((one) => one === part);
  const chart = known && estimateChart(known, outcome.sheets);
  if (!chart) error(404);
  const region = await regions.load(db().read, regionId);
  const name = region ? regions.fullName(region) : '';
  const about = { about: outcome.title, region: name, lang, zone };
  return charted(chart, event.params.format, about);
};
