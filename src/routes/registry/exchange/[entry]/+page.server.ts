import { error } from '@sveltejs/kit';
import { requireAccount } from '#lib/server/auth/guards.ts';
import * as innovations from '#lib/server/db/innovations.ts';
import { db } from '#lib/server/db/open.ts';
import * as shelf from '#lib/server/db/shelf.ts';
import { registryReader } from '#lib/server/registry-reader.ts';
import { shelfSheet } from '#lib/server/shelf-sheet.ts';
import { registryWords } from '#lib/words/registry.ts';
import type { PageServerLoad } from './$types.ts';

/** An innovation of another region, for staff of this one, with who copied it here. */
export const load: PageServerLoad = async (event) => {
  requireAccount(event);
  const { regionId, staff } = registryReader(event.locals);
  const { refusal } = registryWords[event.locals.lang];
  if (!regionId || !staff) error(403, refusal['no-right']);
  const entry = await shelf.find(db().read, regionId, { id: event.params.entry });
  if (!entry) error(404, refusal['not-found']);
  return {
    title: entry.name,
    entryId: entry.id,
    sheet: await shelfSheet(db().read, { entry, own: null }),
    copies: await innovations.copiesSeen(db().read, entry.originalId, regionId),
  };
};
