import { error } from '@sveltejs/kit';
import { download, evidenceDir, openFile } from '#lib/server/files.ts';
import { openProgram } from '#lib/server/live/open.ts';
import { viewerOf } from '#lib/server/live/viewer.ts';
import { deliverWords } from '#lib/words/deliver.ts';
import type { RequestHandler } from './$types.ts';

/** A piece of evidence, for those who may read its idea. Never shown as a page. */
export const GET: RequestHandler = async ({ params, locals }) => {
  const gone = () => error(404, deliverWords[locals.lang].evidence.gone);
  const viewer = await viewerOf(locals, params.lab);
  if (!viewer || viewer.removed) gone();
  const ref = { kind: 'idea' as const, id: params.idea };
  const idea = viewer && (await openProgram().read(ref, viewer.person));
  const file = idea?.state.evidence[params.evidence]?.file;
  const opened = file && (await openFile(evidenceDir(), file.stored));
  if (!opened) return gone();
  return download(opened, file.name);
};
