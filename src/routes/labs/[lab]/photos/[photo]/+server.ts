import { error } from '@sveltejs/kit';
import { download, evidenceDir, openFile, openThumb, smallPicture } from '#lib/server/files.ts';
import { openProgram } from '#lib/server/live/open.ts';
import { viewerOf } from '#lib/server/live/viewer.ts';
import { attendanceWords } from '#lib/words/attendance.ts';
import type { RequestHandler } from './$types.ts';

/** [D90] A photo of the lab, for everybody in it; `?small` a small picture. */
export const GET: RequestHandler = async ({ params, locals, url }) => {
  const gone = () => error(404, attendanceWords[locals.lang].photoGone);
  const viewer = await viewerOf(locals, params.lab);
  if (!viewer || viewer.removed) return gone();
  const hall = await openProgram().read({ kind: 'hall', id: params.lab }, viewer.person);
  const file = hall?.state.photos.find(({ id }) => id === params.photo)?.file;
  if (!file) return gone();
  const isSmall = url.searchParams.has('small');
  const opened = await (isSmall ? openThumb : openFile)(evidenceDir(), file.stored);
  if (!opened) return gone();
  return isSmall ? smallPicture(opened) : download(opened, file.name);
};
