import { error, fail } from '@sveltejs/kit';
import { isZone } from '#lib/lab/zone.ts';
import { textOf } from '#lib/server/auth/form.ts';
import { db } from '#lib/server/db/open.ts';
import * as regions from '#lib/server/db/regions.ts';
import { requireRegion } from '#lib/server/region-staff.ts';
import { regionWords } from '#lib/words/region.ts';
import type { Actions, PageServerLoad } from './$types.ts';

/** [A31] Settings of the region, for its Bappeda and its admin. */
export const load: PageServerLoad = async (event) => {
  const { regionId } = requireRegion(event);
  const region = await regions.load(db().read, regionId);
  if (!region) error(404);
  return {
    title: regionWords[event.locals.lang].title,
    name: regions.fullName(region),
    zone: region.zone,
    now: Date.now(),
  };
};

export const actions: Actions = {
  default: async (event) => {
    const { regionId } = requireRegion(event);
    const zone = textOf(await event.request.formData(), 'zone', 4);
    if (!isZone(zone)) return fail(400, { saved: null });
    await regions.update(db().write, regionId, { zone });
    return { saved: zone };
  },
};
