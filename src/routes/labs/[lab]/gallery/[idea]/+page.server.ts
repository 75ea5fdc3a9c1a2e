import { error } from '@sveltejs/kit';
import { openProgram } from '#lib/server/live/open.ts';
import { seat } from '#lib/server/live/seat.ts';
import { viewerOf } from '#lib/server/live/viewer.ts';
import { ideaWords } from '#lib/words/idea.ts';
import type { PageServerLoad } from './$types.ts';

/** One innovation of the gallery. */
export const load: PageServerLoad = async ({ params, locals, parent, url }) => {
  await parent();
  const viewer = await viewerOf(locals, params.lab);
  const ref = { kind: 'idea' as const, id: params.idea };
  const idea = viewer && !viewer.removed ? await openProgram().read(ref, viewer.person) : null;
  if (idea?.state.plan.status !== 'approved') error(404, ideaWords[locals.lang].notFound);
  return { idea, origin: seat.address?.origin(url.host) ?? url.origin };
};
