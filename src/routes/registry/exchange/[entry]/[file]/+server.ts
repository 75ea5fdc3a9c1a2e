import { error } from '@sveltejs/kit';
import { requireAccount } from '#lib/server/auth/guards.ts';
import { registryReader } from '#lib/server/registry-reader.ts';
import { shelfFile } from '#lib/server/shelf-sheet.ts';
import { registryWords } from '#lib/words/registry.ts';
import type { RequestHandler } from './$types.ts';

/** Evidence that came with an innovation of another region, for staff of this one. */
export const GET: RequestHandler = async (event) => {
  requireAccount(event);
  const { regionId, staff } = registryReader(event.locals);
  const { refusal } = registryWords[event.locals.lang];
  if (!regionId || !staff) error(403, refusal['no-right']);
  const { entry, file } = event.params;
  const small = event.url.searchParams.has('small');
  return shelfFile({ regionId, entry, file, small }, refusal['not-found']);
};
