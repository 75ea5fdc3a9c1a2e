import { error, json } from '@sveltejs/kit';
import { leads } from '#lib/lab/people.ts';
import { openProgram } from '#lib/server/live/open.ts';
import { sharedSuggestions } from '#lib/server/live/suggestions.ts';
import { viewerOf } from '#lib/server/live/viewer.ts';
import { accessWords } from '#lib/words/access.ts';
import type { RequestHandler } from './$types';

/** How the loose cards of a board might be grouped: a preview for the facilitator, nothing more. */
export const GET: RequestHandler = async ({ locals, params }) => {
  const viewer = await viewerOf(locals, params.lab);
  const seen = viewer && !viewer.removed ? viewer.person : null;
  const board = seen && (await openProgram().read({ kind: 'board', id: params.board }, seen));
  if (!board) error(404, accessWords[locals.lang].noLab);
  if (!leads(seen)) error(403, accessWords[locals.lang].onlyFacilitator);
  return json(await sharedSuggestions(board.state, board.number), {
    headers: { 'cache-control': 'private, no-store' },
  });
};
