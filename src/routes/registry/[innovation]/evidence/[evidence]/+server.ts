import { error } from '@sveltejs/kit';
import * as innovations from '#lib/server/db/innovations.ts';
import { db } from '#lib/server/db/open.ts';
import { download, evidenceDir, openFile } from '#lib/server/files.ts';
import { registryReader, seenEntry } from '#lib/server/registry-reader.ts';
import { registryWords } from '#lib/words/registry.ts';
import type { RequestHandler } from './$types.ts';

/**
 * A piece of evidence of an entry, or of the version that stands, for the staff of its region. Never
 * shown as a page.
 */
export const GET: RequestHandler = async ({ params, locals }) => {
  const entry = await seenEntry(locals, params.innovation);
  const { staff, regionId } = registryReader(locals);
  const ours = entry !== null && staff && entry.regionId === regionId;
  const stands = ours ? await innovations.standing(db().read, entry) : null;
  const own = ours ? await innovations.evidence(db().read, entry.id) : [];
  const lines = [...own, ...(stands?.evidence ?? [])];
  const line = lines.find(({ id }) => id === params.evidence);
  const opened = line?.stored ? await openFile(evidenceDir(), line.stored) : null;
  if (!line || !opened) error(404, registryWords[locals.lang].refusal['not-found']);
  return download(opened, line.fileName ?? line.title);
};
