import { Readable } from 'node:stream';
import { error } from '@sveltejs/kit';
import { eligibility } from '#lib/lab/profile.ts';
import { lackText } from '#lib/registry/lack-text.ts';
import { requireAccount } from '#lib/server/auth/guards.ts';
import { steadyNow } from '#lib/server/auth/steady-clock.ts';
import * as catalogues from '#lib/server/db/catalogues.ts';
import * as innovations from '#lib/server/db/innovations.ts';
import { db } from '#lib/server/db/open.ts';
import * as regions from '#lib/server/db/regions.ts';
import { iidPackage } from '#lib/server/export/iid-package.ts';
import { safeFileName } from '#lib/server/export/sheets.ts';
import { zipOf } from '#lib/server/export/zip-stream.ts';
import { evidenceDir } from '#lib/server/files.ts';
import { clerkOf, seenEntry } from '#lib/server/registry-reader.ts';
import { registryWords } from '#lib/words/registry.ts';
import type { RequestHandler } from './$types.ts';

/** The package for the ministry's form, for Bappeda of the region and facilitators of the lab. */
export const GET: RequestHandler = async (event) => {
  const account = requireAccount(event);
  const { lang } = event.locals;
  const entry = await seenEntry(event.locals, event.params.innovation);
  if (!entry) error(404, registryWords[lang].refusal['not-found']);
  if (!(await clerkOf(account, entry))) error(403, registryWords[lang].refusal['no-right']);
  const evidence = await innovations.evidence(db().read, entry.id);
  const catalogue = await catalogues.load(db().read, entry.regionId, entry.catalogueYear);
  const lacks = eligibility(entry.profile, entry.claims, catalogue);
  const { title, parts } = await iidPackage({
    entry,
    catalogue,
    evidence,
    dir: evidenceDir(),
    lacks: lacks.map((lack) => ({ where: lack.where, sentence: lackText(lack, lang) })),
    lang,
    zone: await regions.zoneOf(db().read, entry.regionId),
    at: steadyNow(),
  });
  return new Response(Readable.toWeb(Readable.from(zipOf(parts))) as ReadableStream, {
    headers: {
      'content-type': 'application/zip',
      'content-disposition': `attachment; filename="${safeFileName(title)}.zip"`,
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
    },
  });
};
