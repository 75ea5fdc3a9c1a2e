import { error, json } from '@sveltejs/kit';
import { leads } from '#lib/lab/people.ts';
import { linesOf } from '#lib/lab/room-check.ts';
import { viewerOf } from '#lib/server/live/viewer.ts';
import { roomFacts } from '#lib/server/room-facts.ts';
import { accessWords } from '#lib/words/access.ts';
import type { RequestHandler } from './$types';

/** The lights of now, for the page that stays open. */
export const GET: RequestHandler = async ({ locals, params }) => {
  const viewer = await viewerOf(locals, params.lab);
  if (!viewer) error(404, accessWords[locals.lang].noLab);
  if (!leads(viewer.person)) error(403, accessWords[locals.lang].onlyFacilitator);
  const lines = linesOf(await roomFacts(viewer.lab.id));
  return json({ lines }, { headers: { 'cache-control': 'no-store' } });
};
