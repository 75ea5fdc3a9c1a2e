import { error } from '@sveltejs/kit';
import { affairOf } from '#lib/lab/affairs.ts';
import { db } from '#lib/server/db/open.ts';
import * as regions from '#lib/server/db/regions.ts';
import { coverageOf } from '#lib/server/operations/coverage.ts';
import { requireRegion } from '#lib/server/region-staff.ts';
import { coverageWords } from '#lib/words/coverage.ts';
import type { PageServerLoad } from './$types.ts';

const spdMost = 63;

/** The breadth of the region, or of one lab of it, for Bappeda. */
export const load: PageServerLoad = async (event) => {
  const { regionId } = requireRegion(event);
  const { lang } = event.locals;
  const params = event.url.searchParams;
  const spd = Math.min(spdMost, Math.max(0, Number(params.get('spd')) || 0));
  const labId = params.get('lab') || null;
  const view = await coverageOf(db().read, { regionId, labId, spd });
  if (labId && !view.labs.some(({ id }) => id === labId)) error(404);
  const region = await regions.load(db().read, regionId);
  const codes = [...new Set(view.rows.flatMap(({ affairs }) => Object.keys(affairs)))].toSorted();
  return {
    title: coverageWords[lang].title,
    regionName: region ? regions.fullName(region) : '',
    view,
    labId,
    spd,
    now: Date.now(),
    affairs: codes.map((code) => ({ code, name: affairOf(code)?.name[lang] ?? code })),
  };
};
