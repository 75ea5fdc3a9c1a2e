import { error } from '@sveltejs/kit';
import { leadersView } from '#lib/lab/audience.ts';
import { requireAccount } from '#lib/server/auth/guards.ts';
import { viewerOf } from '#lib/server/live/viewer.ts';
import { madeFiles } from '#lib/server/made-files.ts';
import { asDownload } from '#lib/server/printed.ts';
import { registryReader } from '#lib/server/registry-reader.ts';
import { paperWords } from '#lib/words/papers.ts';
import type { RequestHandler } from './$types.ts';

/** A file for whoever ordered it, as long as they still may see what is in it. */
export const GET: RequestHandler = async (event) => {
  const account = requireAccount(event);
  const { params, locals } = event;
  const found = await madeFiles().open(account.id, params.file);
  if (!found) error(404, paperWords[locals.lang].gone);
  const { scope, name, format } = found.kept;
  const may =
    'labId' in scope
      ? await runsOrFollows(locals, scope.labId)
      : registryReader(locals).staff && registryReader(locals).regionId === scope.regionId;
  if (!may) {
    await found.body.cancel();
    error(404, paperWords[locals.lang].gone);
  }
  return asDownload(found.body, { name, format });
};

async function runsOrFollows(locals: App.Locals, labId: string): Promise<boolean> {
  const viewer = await viewerOf(locals, labId);
  return viewer !== null && !viewer.removed && leadersView(viewer.person);
}
