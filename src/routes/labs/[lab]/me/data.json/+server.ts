import { error } from '@sveltejs/kit';
import { db } from '#lib/server/db/open.ts';
import { ownData } from '#lib/server/db/own-data.ts';
import { viewerOf } from '#lib/server/live/viewer.ts';
import { accessWords } from '#lib/words/access.ts';
import type { RequestHandler } from './$types';

/** Everything the lab keeps about whoever asks, as a file. */
export const GET: RequestHandler = async ({ locals, params }) => {
  const viewer = await viewerOf(locals, params.lab);
  const data = viewer && (await ownData(db().read, params.lab, viewer.person.id));
  if (!viewer || !data) error(404, accessWords[locals.lang].noLab);
  const { title, place, startsOn, endsOn } = viewer.lab;
  const body = { lab: { title, place, startsOn, endsOn }, ...data };
  return new Response(JSON.stringify(body, null, 2), {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': 'attachment; filename="labinov-data-saya.json"',
      'cache-control': 'private, no-store',
    },
  });
};
