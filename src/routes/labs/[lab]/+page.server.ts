import { redirect } from '@sveltejs/kit';
import { currentOf, wallOf } from '#lib/hall/agenda.ts';
import * as ideas from '#lib/server/db/ideas.ts';
import { db } from '#lib/server/db/open.ts';
import { openProgram } from '#lib/server/live/open.ts';
import { surfaceOf } from '#lib/lab/surface.ts';
import type { PageServerLoad } from './$types.ts';
import { screenFor } from './screens.svelte.ts';

/** The room as a participant has it: the board of now and the ideas of their agency. */
export const load: PageServerLoad = async ({ parent, depends, locals }) => {
  depends('labinov:summary');
  const { person, lab, hall } = await parent();
  if (person.role === 'facilitator') redirect(303, `/labs/${lab.id}/console`);
  const activity = currentOf(hall.state);
  const boardId = activity && wallOf(hall.state, activity, person.agencyId);
  const board = boardId ? await openProgram().read({ kind: 'board', id: boardId }, person) : null;
  const screen = screenFor(activity && surfaceOf(activity.kind));
  const onBoard = screen === 'dots' || screen === 'clusters';
  const { ballot, layout, home } = board?.state ?? {};
  locals.plain = !onBoard && !ballot && !layout && !home && !hall.state.spotlight;
  return {
    title: lab.title,
    board,
    ideas: person.agencyId ? await ideas.ownLines(db().read, lab.id, person.agencyId) : [],
  };
};
