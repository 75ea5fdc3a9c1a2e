import { error } from '@sveltejs/kit';
import { openProgram } from '#lib/server/live/open.ts';
import { refusalText } from '#lib/words/refusals.ts';
import type { PageServerLoad } from './$types.ts';

/** A board to look back at, from an idea that came from it. */
export const load: PageServerLoad = async ({ parent, params, locals }) => {
  const { person } = await parent();
  const board = await openProgram().read({ kind: 'board', id: params.board }, person);
  if (!board) error(404, refusalText({ code: 'not-found' }, locals.lang));
  return { title: board.state.title, board };
};
