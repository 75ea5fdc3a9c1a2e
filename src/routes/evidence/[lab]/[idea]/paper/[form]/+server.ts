import { error } from '@sveltejs/kit';
import { download, evidenceDir, openFile } from '#lib/server/files.ts';
import { openProgram } from '#lib/server/live/open.ts';
import { viewerOf } from '#lib/server/live/viewer.ts';
import { deliverWords } from '#lib/words/deliver.ts';
import type { RequestHandler } from './$types.ts';

/** The photo of an approval on paper, for those who see the decisions of the idea. */
export const GET: RequestHandler = async ({ params, locals }) => {
  const gone = () => error(404, deliverWords[locals.lang].evidence.gone);
  const viewer = await viewerOf(locals, params.lab);
  if (!viewer || viewer.removed) gone();
  const ref = { kind: 'idea' as const, id: params.idea };
  const idea = viewer && (await openProgram().read(ref, viewer.person));
  const form = params.form === 'plan' ? 'plan' : 'canvas';
  const photo = idea?.state[form].decisions.findLast(({ paper }) => paper)?.paper?.photo;
  const opened = photo && (await openFile(evidenceDir(), photo.stored));
  if (!opened) return gone();
  return download(opened, photo.name);
};
