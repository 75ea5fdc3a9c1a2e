import { error } from '@sveltejs/kit';
import { textFields, type TextField } from '#lib/lab/idea/texts.ts';
import { openProgram } from '#lib/server/live/open.ts';
import { db } from '#lib/server/db/open.ts';
import { viewerOf } from '#lib/server/live/viewer.ts';
import { textHistory } from '#lib/server/operations/text-history.ts';
import { ideaWords } from '#lib/words/idea.ts';
import type { PageServerLoad } from './$types.ts';

/** Who wrote what into one field: `?field=goal`, with `&version=42` looked at closely. */
export const load: PageServerLoad = async ({ params, locals, url, parent }) => {
  await parent();
  const viewer = await viewerOf(locals, params.lab);
  const field = textFields.find((one) => one === url.searchParams.get('field'));
  const ref = { kind: 'idea' as const, id: params.idea };
  const idea = viewer && !viewer.removed ? await openProgram().read(ref, viewer.person) : null;
  const asked = Number(url.searchParams.get('version'));
  const history =
    viewer && idea && field
      ? await textHistory(db().read, idea.state, viewer.person, { field, number: asked })
      : null;
  if (!history) error(404, ideaWords[locals.lang].notFound);
  return { history, field: field as TextField };
};
