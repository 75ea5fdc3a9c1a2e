import { mayReadIdea } from '#lib/lab/idea/seen-by.ts';
import { error } from '@sveltejs/kit';
import * as ideas from '#lib/server/db/ideas.ts';
import { db } from '#lib/server/db/open.ts';
import { viewerOf } from '#lib/server/live/viewer.ts';
import { accessWords } from '#lib/words/access.ts';
import type { PageServerLoad } from './$types.ts';

/** The ideas of the lab that this person may read, as lines of a list. */
export const load: PageServerLoad = async ({ params, locals, depends, parent }) => {
  depends('labinov:summary');
  await parent();
  const viewer = await viewerOf(locals, params.lab);
  if (!viewer || viewer.removed) error(404, accessWords[locals.lang].noLab);
  const [lines, states] = await Promise.all([
    ideas.listOf(db().read, params.lab),
    ideas.statesOf(db().read, params.lab),
  ]);
  const open = new Set(
    states.filter((idea) => mayReadIdea(idea, viewer.person)).map(({ id }) => id),
  );
  return {
    ideas: lines
      .filter(({ id }) => open.has(id))
      .map(({ id, agencyId, title, standing, digital, raisedAt }) => ({
        id,
        agencyId,
        title,
        standing,
        digital,
        raisedAt,
      })),
  };
};
