import { error } from '@sveltejs/kit';
import { download, evidenceDir, openFile, openThumb, smallPicture } from '#lib/server/files.ts';
import { openProgram } from '#lib/server/live/open.ts';
import { viewerOf } from '#lib/server/live/viewer.ts';
import { deliverWords } from '#lib/words/deliver.ts';
import type { RequestHandler } from './$types.ts';

/** A piece of evidence, for those who may read its idea. Never shown as a page; `?small` a picture. */
export const GET: RequestHandler = async ({ params, locals, url }) => {
  const gone = () => error(404, deliverWords[locals.lang].evidence.gone);
  const viewer = await viewerOf(locals, params.lab);
  if (!viewer || viewer.removed) gone();
  const ref = { kind: 'idea' as const, id: params.idea };
  const idea = viewer && (await openProgram().read(ref, viewer.person));
  const file = idea?.state.evidence[params.evidence]?.file;
  if (!file) return gone();
  const isSmall = url.searchParams.has('small');
  const opened = await (isSmall ? openThumb : openFile)(evidenceDir(), file.stored);
  if (!opened) return gone();
  return isSmall ? smallPicture(opened) : download(opened, file.name);
};
