import { error } from '@sveltejs/kit';
import { fileOf } from '#lib/lab/catalogue-file.ts';
import * as catalogues from '#lib/server/db/catalogues.ts';
import { db } from '#lib/server/db/open.ts';
import { requireRegion } from '#lib/server/region-staff.ts';
import type { RequestHandler } from './$types.ts';

/** A catalogue as the file that brings it in again, to be edited. */
export const GET: RequestHandler = async (event) => {
  const { regionId } = requireRegion(event);
  const year = Number(event.params.year);
  const catalogue = await catalogues.find(db().read, regionId, year);
  if (!catalogue) error(404);
  return new Response(`${JSON.stringify(fileOf(catalogue), null, 2)}\n`, {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': `attachment; filename="katalog-${catalogue.year}.json"`,
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
    },
  });
};
