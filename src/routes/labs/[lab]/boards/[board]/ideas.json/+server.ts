import { error, json } from '@sveltejs/kit';
import { offspringOf } from '#lib/lab/lineage.ts';
import { mayRead } from '#lib/lab/seen-by.ts';
import * as ideas from '#lib/server/db/ideas.ts';
import { db } from '#lib/server/db/open.ts';
import { openProgram } from '#lib/server/live/open.ts';
import { viewerOf } from '#lib/server/live/viewer.ts';
import { accessWords } from '#lib/words/access.ts';
import type { RequestHandler } from './$types';

/** [D76] Which ideas came from this board, of those that whoever asks may read. */
export const GET: RequestHandler = async ({ locals, params }) => {
  const viewer = await viewerOf(locals, params.lab);
  const seen = viewer && !viewer.removed ? viewer.person : null;
  const board = seen && (await openProgram().read({ kind: 'board', id: params.board }, seen));
  if (!board) error(404, accessWords[locals.lang].noLab);
  const states = await ideas.statesOf(db().read, params.lab);
  const open = states.filter((idea) => mayRead(idea, seen));
  return json(
    { ideas: offspringOf(open, params.board) },
    { headers: { 'cache-control': 'private, no-store' } },
  );
};
