import { error } from '@sveltejs/kit';
import { db } from '#lib/server/db/open.ts';
import { seat } from '#lib/server/live/seat.ts';
import { viewerOf } from '#lib/server/live/viewer.ts';
import { postersOf } from '#lib/server/posters.ts';
import { accessWords } from '#lib/words/access.ts';
import { displayWords } from '#lib/words/display.ts';
import type { PageServerLoad } from './$types.ts';

/** Every poster of the lab on its sheet. */
export const load: PageServerLoad = async ({ params, locals, url, parent }) => {
  await parent();
  const viewer = await viewerOf(locals, params.lab);
  if (!viewer || viewer.removed) error(404, accessWords[locals.lang].noLab);
  return {
    title: displayWords[locals.lang].allPosters,
    posters: await postersOf(db().read, params.lab, viewer.person),
    // A poster hangs on a wall: its code must open from any phone in the building.
    origin: seat.address?.origin(url.host) ?? url.origin,
  };
};
