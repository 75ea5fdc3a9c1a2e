import { error } from '@sveltejs/kit';
import { leads } from '#lib/lab/people.ts';
import { db } from '#lib/server/db/open.ts';
import { openProgram } from '#lib/server/live/open.ts';
import { boardHistory } from '#lib/server/operations/board-history.ts';
import { accessWords } from '#lib/words/access.ts';
import { historyWords } from '#lib/words/history.ts';
import { refusalText } from '#lib/words/refusals.ts';
import type { PageServerLoad } from './$types';

/** What happened on a board, and the way back; `?before=42` looks at what going back would change. */
export const load: PageServerLoad = async ({ parent, params, locals, url, depends }) => {
  depends('labinov:summary');
  const { person } = await parent();
  const board = await openProgram().read({ kind: 'board', id: params.board }, person);
  if (!board) error(404, refusalText({ code: 'not-found' }, locals.lang));
  if (!leads(person)) error(403, accessWords[locals.lang].onlyFacilitator);
  const before = Number(url.searchParams.get('before'));
  const number = Number.isSafeInteger(before) && before > 1 ? before - 1 : null;
  const history = await boardHistory(db().read, params.board, person, number);
  return { title: historyWords[locals.lang].title, board, history };
};
