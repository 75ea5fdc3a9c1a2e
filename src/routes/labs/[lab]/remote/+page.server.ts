import { error } from '@sveltejs/kit';
import { leadersView } from '#lib/lab/audience.ts';
import { slidesOf } from '#lib/lab/launching.ts';
import * as ideas from '#lib/server/db/ideas.ts';
import { db } from '#lib/server/db/open.ts';
import { openProgram } from '#lib/server/live/open.ts';
import { accessWords } from '#lib/words/access.ts';
import { remoteWords } from '#lib/words/remote.ts';
import type { PageServerLoad } from './$types';

/** The facilitator's phone: the board of what runs, so that cards can be revealed from here. */
export const load: PageServerLoad = async ({ parent, locals, depends }) => {
  depends('labinov:summary');
  const { person, hall, lab } = await parent();
  if (!leadersView(person)) error(403, accessWords[locals.lang].onlyFacilitator);
  const running = hall.state.clock?.activityId;
  const boardId = hall.state.activities.find(({ id }) => id === running)?.boardId ?? null;
  const board = boardId ? await openProgram().read({ kind: 'board', id: boardId }, person) : null;
  // The slides of a launch of many; light lines, no whole idea.
  const { view } = hall.state.projector;
  const lines =
    view === 'launch' || view === 'gallery' ? await ideas.listOf(db().read, lab.id) : [];
  const slides =
    view === 'gallery'
      ? lines
          .filter(({ facts }) => facts.plan === 'approved')
          .map(({ id, title }) => ({ id, title }))
      : slidesOf(lines);
  return { title: remoteWords[locals.lang].title, board, slides };
};
