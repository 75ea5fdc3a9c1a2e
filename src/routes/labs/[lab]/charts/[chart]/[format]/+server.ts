import { error } from '@sveltejs/kit';
import { mayRead } from '#lib/lab/seen-by.ts';
import { charted } from '#lib/server/charted.ts';
import * as ideas from '#lib/server/db/ideas.ts';
import { db } from '#lib/server/db/open.ts';
import * as regions from '#lib/server/db/regions.ts';
import { funnelChart, readinessChart } from '#lib/server/export/charts.ts';
import { requireLabStaff } from '#lib/server/lab-staff.ts';
import type { RequestHandler } from './$types.ts';

/** [X12] Readiness of the room and the funnel of its ideas, as charts or as their numbers. */
export const GET: RequestHandler = async ({ params, locals }) => {
  const { lang } = locals;
  const { person, hall } = await requireLabStaff(locals, params.lab);
  const { title, region } = hall.lab;
  const zone = await regions.zoneOfLab(db().read, params.lab);
  const about = { about: title, region, lang, zone };
  switch (params.chart) {
    case 'readiness':
      return charted(readinessChart(hall, lang), params.format, about);
    case 'funnel': {
      const all = await ideas.statesOf(db().read, params.lab);
      const seen = all.filter((idea) => mayRead(idea, person));
      return charted(funnelChart(seen, lang), params.format, about);
    }
    default:
      error(404);
  }
};
