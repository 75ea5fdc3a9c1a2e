import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { error } from '@sveltejs/kit';
import { exchangeLimits } from '#lib/lab/package-judged.ts';
import { dayAt } from '#lib/lab/zone.ts';
import { requireAccount } from '#lib/server/auth/guards.ts';
import { steadyNow } from '#lib/server/auth/steady-clock.ts';
import { db } from '#lib/server/db/open.ts';
import * as regions from '#lib/server/db/regions.ts';
import { packageParts } from '#lib/server/exchange/package-file.ts';
import { safeFileName } from '#lib/server/export/sheets.ts';
import { zipOf } from '#lib/server/export/zip-stream.ts';
import { attachment, evidenceDir } from '#lib/server/files.ts';
import { packageOf } from '#lib/server/operations/exchange.ts';
import { printed } from '#lib/server/printed.ts';
import { registryReader } from '#lib/server/registry-reader.ts';
import { exchangeWords } from '#lib/words/exchange.ts';
import { registryWords } from '#lib/words/registry.ts';
import type { RequestHandler } from './$types.ts';

const texts = (form: FormData, name: string) =>
  form.getAll(name).filter((one) => typeof one === 'string');

/** [Q1] [Q3] The package of what was chosen, signed; for Bappeda of the region alone. */
export const POST: RequestHandler = async (event) => {
  requireAccount(event);
  const { lang } = event.locals;
  const words = exchangeWords[lang];
  const { regionId, bappeda } = registryReader(event.locals);
  const region = regionId ? await regions.load(db().read, regionId) : null;
  if (!region || !bappeda) error(403, registryWords[lang].refusal['no-right']);
  const form = await event.request.formData();
  const dir = evidenceDir();
  const posters = new Set(texts(form, 'poster'));
  const papers = new Set(texts(form, 'paper'));
  if (papers.size > exchangeLimits.posters) {
    error(413, words.pack.tooManyPapers(exchangeLimits.posters));
  }
  const made = new Map<string, Uint8Array>();
  const evidence = new Set(texts(form, 'evidence'));
  const at = steadyNow();
  const content = await packageOf(db().read, {
    regionId: region.id,
    region: regions.fullName(region),
    ids: texts(form, 'id'),
    choiceOf: (id) => ({ poster: posters.has(id), paper: papers.has(id), evidence }),
    sizeOf: async (stored) => (await stat(join(dir, stored)).catch(() => null))?.size ?? null,
    paperOf: async (innovationId) => {
      const order = { what: 'shared-poster', innovationId, lang, at, format: 'pdf' } as const;
      const bytes = await printed(order);
      if (!bytes) return null;
      const stored = `${createHash('sha256').update(bytes).digest('hex')}.pdf`;
      made.set(stored, bytes);
      return { title: words.pack.paperTitle, stored, size: bytes.length };
    },
    at,
  });
  if (!content) error(400, words.pack.nothing);
  const pieces = content.innovations.flatMap((one) => one.evidence);
  const sum = pieces.reduce((bytes, { size }) => bytes + size, 0);
  if (sum > exchangeLimits.chosen) error(413, words.pack.tooMuch);
  const parts = await packageParts(content, { dir, lang, made });
  const name = safeFileName(words.fileName(content.region, dayAt(at, region.zone)));
  return new Response(Readable.toWeb(Readable.from(zipOf(parts))) as ReadableStream, {
    headers: {
      'content-type': 'application/zip',
      'content-disposition': attachment(`${name}.zip`),
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
    },
  });
};
