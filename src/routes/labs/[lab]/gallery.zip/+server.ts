import { error } from '@sveltejs/kit';
import { zipSync } from 'fflate';
import { leadersView } from '#lib/lab/audience.ts';
import { steadyNow } from '#lib/server/auth/steady-clock.ts';
import { db } from '#lib/server/db/open.ts';
import { gallerySite } from '#lib/server/export/gallery-site.ts';
import { evidenceDir, openFile } from '#lib/server/files.ts';
import { viewerOf } from '#lib/server/live/viewer.ts';
import { passer, postersOf } from '#lib/server/posters.ts';
import font from '#lib/ui/plus-jakarta-sans-basic.woff2?inline';
import { accessWords } from '#lib/words/access.ts';
import { formats } from '#lib/words/formats.ts';
import type { RequestHandler } from './$types.ts';

/** [Y15] The gallery to take home, for those who run or follow the lab; it holds what the street sees. */
export const GET: RequestHandler = async ({ params, locals }) => {
  const { lang } = locals;
  const viewer = await viewerOf(locals, params.lab);
  if (!viewer) error(404, accessWords[lang].noLab);
  if (!leadersView(viewer.person)) error(403, accessWords[lang].onlyFacilitator);
  const posters = await postersOf(db().read, params.lab, passer(params.lab));
  const photos = new Map<string, { bytes: Uint8Array; ending: string }>();
  for (const { id, photo } of posters) {
    const opened = photo && (await openFile(evidenceDir(), photo.stored));
    if (!opened) continue;
    const bytes = new Uint8Array(await new Response(opened.body).arrayBuffer());
    photos.set(id, { bytes, ending: photo.stored.split('.').at(-1) ?? 'jpg' });
  }
  const day = formats(lang).isoDay(steadyNow());
  const files = gallerySite({
    lang,
    lab: viewer.lab.title,
    region: posters[0]?.region ?? '',
    day,
    posters,
    photos,
    font: Buffer.from(font.slice(font.indexOf(',') + 1), 'base64'),
  });
  // Pictures and fonts are packed already.
  const zip = zipSync(files, { level: 1 });
  return new Response(zip as BodyInit, {
    headers: {
      'content-type': 'application/zip',
      'content-disposition': `attachment; filename="galeri-${day}.zip"`,
      'cache-control': 'private, no-store',
    },
  });
};
