import { error } from '@sveltejs/kit';
import { viewerOf } from '#lib/server/live/viewer.ts';
import { shelfFile } from '#lib/server/shelf-sheet.ts';
import { accessWords } from '#lib/words/access.ts';
import type { RequestHandler } from './$types.ts';

/** Evidence that came with an innovation of another region, for everybody in the lab. */
export const GET: RequestHandler = async ({ params, locals, url }) => {
  const missing = accessWords[locals.lang].noLab;
  const viewer = await viewerOf(locals, params.lab);
  if (!viewer || viewer.removed) error(404, missing);
  const { entry, file } = params;
  const small = url.searchParams.has('small');
  return shelfFile({ regionId: viewer.lab.regionId, entry, file, small }, missing);
};
