import { error } from '@sveltejs/kit';
import { db } from '#lib/server/db/open.ts';
import { exhibitionOf } from '#lib/server/exhibition.ts';
import { download, evidenceDir, openFile } from '#lib/server/files.ts';
import { passer, posterOf } from '#lib/server/posters.ts';
import { visitorWords } from '#lib/words/visitors.ts';
import type { RequestHandler } from './$types';

/** The one photo that stands on the poster, and no other piece of evidence. */
export const GET: RequestHandler = async ({ params, locals }) => {
  const hall = await exhibitionOf(params.idea);
  const about = hall && { labId: hall.id, ideaId: params.idea };
  const photo = about && (await posterOf(db().read, about, passer(about.labId)))?.photo;
  const opened = photo ? await openFile(evidenceDir(), photo.stored) : null;
  if (!opened || !photo) error(404, visitorWords[locals.lang].closed);
  return download(opened, `poster.${photo.stored.split('.').at(-1) ?? 'jpg'}`);
};
