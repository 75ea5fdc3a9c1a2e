import { Readable } from 'node:stream';
import { error } from '@sveltejs/kit';
import { leadersView } from '#lib/lab/audience.ts';
import { dayAt } from '#lib/lab/zone.ts';
import { steadyNow } from '#lib/server/auth/steady-clock.ts';
import { db } from '#lib/server/db/open.ts';
import * as regions from '#lib/server/db/regions.ts';
import { gallerySite, photoPath } from '#lib/server/export/gallery-site.ts';
import { fileContent, zipOf, type ZipPart } from '#lib/server/export/zip-stream.ts';
import { evidenceDir, storedPath } from '#lib/server/files.ts';
import { viewerOf } from '#lib/server/live/viewer.ts';
import { passer, postersOf } from '#lib/server/posters.ts';
import font from '#lib/ui/plus-jakarta-sans-basic.woff2?inline';
import { accessWords } from '#lib/words/access.ts';
import type { RequestHandler } from './$types.ts';

/** [Y15] The gallery to take home, for those who run or follow the lab; it holds what the street sees. */
export const GET: RequestHandler = async ({ params, locals }) => {
  const { lang } = locals;
  const viewer = await viewerOf(locals, params.lab);
  if (!viewer) error(404, accessWords[lang].noLab);
  if (!leadersView(viewer.person)) error(403, accessWords[lang].onlyFacilitator);
  const posters = await postersOf(db().read, params.lab, passer(params.lab));
  const photos = new Map<string, { ending: string }>();
  const parts: ZipPart[] = [];
  for (const [at, { id, photo }] of posters.entries()) {
    const path = photo && (await storedPath(evidenceDir(), photo.stored));
    if (!path) continue;
    const ending = path.slice(path.lastIndexOf('.') + 1);
    photos.set(id, { ending });
    parts.push({ name: photoPath(at, ending), content: fileContent(path), packed: true });
  }
  const day = dayAt(steadyNow(), await regions.zoneOf(db().read, viewer.lab.regionId));
  const files = gallerySite({
    lang,
    lab: viewer.lab.title,
    region: posters[0]?.region ?? '',
    day,
    posters,
    photos,
    font: Buffer.from(font.slice(font.indexOf(',') + 1), 'base64'),
  });
  const pages = Object.entries(files).map(([name, bytes]) => ({ name, content: [bytes] }));
  return new Response(
    Readable.toWeb(Readable.from(zipOf([...pages, ...parts]))) as ReadableStream,
    {
      headers: {
        'content-type': 'application/zip',
        'content-disposition': `attachment; filename="galeri-${day}.zip"`,
        'cache-control': 'private, no-store',
      },
    },
  );
};
