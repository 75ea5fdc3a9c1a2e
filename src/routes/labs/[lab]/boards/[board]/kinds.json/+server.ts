import { error, json } from '@sveltejs/kit';
import { kindsOffered } from '#lib/lab/board/filters.ts';
import * as boardWriters from '#lib/server/db/board-writers.ts';
import { db } from '#lib/server/db/open.ts';
import { openProgram } from '#lib/server/live/open.ts';
import { viewerOf } from '#lib/server/live/viewer.ts';
import { accessWords } from '#lib/words/access.ts';
import type { RequestHandler } from './$types';

/** By which kinds of agency the cards of a board may be looked at now: nothing else leaves here. */
export const GET: RequestHandler = async ({ locals, params }) => {
  const viewer = await viewerOf(locals, params.lab);
  const seen = viewer && !viewer.removed ? viewer.person : null;
  const board = seen && (await openProgram().read({ kind: 'board', id: params.board }, seen));
  if (!board) error(404, accessWords[locals.lang].noLab);
  const { revealed, names } = board.state;
  const writers = revealed ? await boardWriters.ofBoard(db().read, params.board) : [];
  return json(
    { kinds: kindsOffered(names, writers) },
    { headers: { 'cache-control': 'private, no-store' } },
  );
};
