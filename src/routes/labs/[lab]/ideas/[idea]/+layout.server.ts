import { error } from '@sveltejs/kit';
import { currentYear } from '#lib/lab/catalogue.ts';
import * as catalogues from '#lib/server/db/catalogues.ts';
import { db } from '#lib/server/db/open.ts';
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
  const catalogue = await catalogues.inForce(db().read, viewer?.lab.regionId ?? '');
  const known = catalogue.version === 0 && catalogue.year === currentYear;
  return { idea, catalogue: known ? null : catalogue };
};
