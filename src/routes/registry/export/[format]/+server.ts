import { error } from '@sveltejs/kit';
import { requireAccount } from '#lib/server/auth/guards.ts';
import { db } from '#lib/server/db/open.ts';
import { registryOutcome } from '#lib/server/export/registry-outcome.ts';
import { exported } from '#lib/server/exported.ts';
import { registryReader } from '#lib/server/registry-reader.ts';
import { registryWords } from '#lib/words/registry.ts';
import type { RequestHandler } from './$types.ts';

/** The registry of the region as a file, for its Bappeda and facilitators. */
export const GET: RequestHandler = async (event) => {
  requireAccount(event);
  const { lang } = event.locals;
  const { regionId, staff } = registryReader(event.locals);
  if (!staff || !regionId) error(403, registryWords[lang].refusal['no-right']);
  return exported(await registryOutcome(db().read, regionId, lang), event.params.format);
};
