import { error } from '@sveltejs/kit';
import { mayReadIdea } from '#lib/lab/idea/seen-by.ts';
import type { Idea } from '#lib/lab/idea/state.ts';
import * as ideas from '#lib/server/db/ideas.ts';
import { db } from '#lib/server/db/open.ts';
import { viewerOf } from '#lib/server/live/viewer.ts';
import { waitingLines } from '#lib/server/waiting-lines.ts';
import { accessWords } from '#lib/words/access.ts';
import type { PageServerLoad } from './$types.ts';

/** The ideas of the lab that this person may read, as lines of a list. */
export const load: PageServerLoad = async ({ params, locals, depends, parent }) => {
  depends('labinov:summary');
  const { hall } = await parent();
  const viewer = await viewerOf(locals, params.lab);
  if (!viewer || viewer.removed) error(404, accessWords[locals.lang].noLab);
  // A room full of lists loads often: what a line says is enough, no foreign idea is read for it.
  const lines = await ideas.listOf(db().read, params.lab);
  const open = ({ agencyId, facts }: ideas.IdeaLine) =>
    mayReadIdea(
      {
        opened: true,
        agencyId,
        canvas: { status: facts.canvas },
        plan: { status: facts.plan },
      } as Idea,
      viewer.person,
    );
  return {
    // Of one's own agency alone: there are few of these.
    waits:
      viewer.person.role === 'participant'
        ? await waitingLines(db().read, viewer.person, hall.state.passFirst)
        : [],
    ideas: lines.filter(open).map(({ id, agencyId, title, standing, digital, raisedAt }) => ({
      id,
      agencyId,
      title,
      standing,
      digital,
      raisedAt,
    })),
  };
};
