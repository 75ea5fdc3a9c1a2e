import { error } from '@sveltejs/kit';
import { refuse } from '#lib/lab/refusals.ts';
import { db } from '#lib/server/db/open.ts';
import { viewerOf } from '#lib/server/live/viewer.ts';
import { seesQueue, waitingLines } from '#lib/server/waiting-lines.ts';
import { accessWords } from '#lib/words/access.ts';
import { refusalText } from '#lib/words/refusals.ts';
import type { PageServerLoad } from './$types.ts';

/** The queue: what waits for whom, since when. */
export const load: PageServerLoad = async ({ params, locals, depends, parent }) => {
  depends('labinov:summary');
  const { hall } = await parent();
  const viewer = await viewerOf(locals, params.lab);
  if (!viewer || viewer.removed) error(404, accessWords[locals.lang].noLab);
  if (!seesQueue(viewer.person)) error(403, refusalText(refuse('no-right'), locals.lang));
  return { waits: await waitingLines(db().read, viewer.person, hall.state.passFirst) };
};
