import { error, json } from '@sveltejs/kit';
import { carries } from '#lib/lab/idea/answers.ts';
import { boardsOffering, offersOf } from '#lib/lab/idea/from-board.ts';
import { openProgram } from '#lib/server/live/open.ts';
import { viewerOf } from '#lib/server/live/viewer.ts';
import { ideaWords } from '#lib/words/idea.ts';
import type { RequestHandler } from './$types';

/** [D100] Cards that whoever carries this idea may take over into its plan, on boards as they see them. */
export const GET: RequestHandler = async ({ locals, params }) => {
  const viewer = await viewerOf(locals, params.lab);
  const person = viewer && !viewer.removed ? viewer.person : null;
  const program = openProgram();
  const idea = person && (await program.read({ kind: 'idea', id: params.idea }, person));
  const hall = idea && (await program.read({ kind: 'hall', id: params.lab }, person));
  if (!hall || !carries(idea.state, person)) error(404, ideaWords[locals.lang].notFound);
  const found = boardsOffering(hall.state, idea.state.agencyId).map(async ({ id, activity }) => {
    const board = await program.read({ kind: 'board', id }, person);
    return board ? [{ board: board.state, activity }] : [];
  });
  const offers = offersOf((await Promise.all(found)).flat());
  return json(offers, { headers: { 'cache-control': 'private, no-store' } });
};
