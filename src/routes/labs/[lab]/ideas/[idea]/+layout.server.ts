import { error } from '@sveltejs/kit';
import { openProgram } from '#lib/server/live/open.ts';
import { viewerOf } from '#lib/server/live/viewer.ts';
import { ideaWords } from '#lib/words/idea.ts';
import type { LayoutServerLoad } from './$types.ts';

/** One idea as this person may see it, for all its pages. */
export const load: LayoutServerLoad = async ({ params, locals, parent }) => {
  await parent();
  const viewer = await viewerOf(locals, params.lab);
  const ref = { kind: 'idea' as const, id: params.idea };
  const idea = viewer && !viewer.removed ? await openProgram().read(ref, viewer.person) : null;
  if (!idea) error(404, ideaWords[locals.lang].notFound);
  return { idea };
};
