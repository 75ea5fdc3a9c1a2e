import { error, fail, type RequestEvent } from '@sveltejs/kit';
import { isZone } from '#lib/lab/zone.ts';
import { textOf } from '#lib/server/auth/form.ts';
import { requireAccount } from '#lib/server/auth/guards.ts';
import * as labs from '#lib/server/db/labs.ts';
import { db } from '#lib/server/db/open.ts';
import * as regions from '#lib/server/db/regions.ts';
import { openProgram } from '#lib/server/live/open.ts';
import { estimateWords } from '#lib/words/estimate.ts';
import { regionWords } from '#lib/words/region.ts';
import type { Actions, PageServerLoad } from './$types.ts';

/**
 * The region whose settings these are: one's own. An admin of the whole installation belongs to none
 * and says which; null while that is open.
 */
async function regionAsked(event: Pick<RequestEvent, 'locals' | 'url' | 'request'>) {
  const { regionId, roles } = requireAccount(event, 'bappeda', 'admin');
  if (regionId) return regions.load(db().read, regionId);
  if (!roles.includes('admin')) error(403, estimateWords[event.locals.lang].onlyRegion);
  const all = await regions.list(db().read);
  const asked = event.url.searchParams.get('of');
  return all.find(({ id }) => id === asked) ?? (all.length === 1 ? all[0] : null) ?? null;
}

/** [A31] Settings of a region, for its Bappeda and its admin. */
export const load: PageServerLoad = async (event) => {
  const region = await regionAsked(event);
  const choices = region ? [] : await regions.list(db().read);
  if (!region && choices.length === 0) error(404);
  return {
    title: regionWords[event.locals.lang].title,
    choices: choices.map((one) => ({ id: one.id, name: regions.fullName(one) })),
    own: region ? { name: regions.fullName(region), zone: region.zone } : null,
    now: Date.now(),
  };
};

export const actions: Actions = {
  default: async (event) => {
    const region = await regionAsked(event);
    const zone = textOf(await event.request.formData(), 'zone', 4);
    if (!region || !isZone(zone)) return fail(400, { saved: null });
    await regions.update(db().write, region.id, { zone });
    const ofRegion = await labs.ofRegion(db().read, region.id);
    openProgram().rezoned(ofRegion.map(({ id }) => id));
    return { saved: zone };
  },
};
