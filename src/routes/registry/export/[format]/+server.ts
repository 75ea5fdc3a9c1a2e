import { error, type RequestEvent } from '@sveltejs/kit';
import { addressOf, isFiltered, pageSize, readQuestion } from '#lib/lab/registry-question.ts';
import { requireAccount } from '#lib/server/auth/guards.ts';
import { db } from '#lib/server/db/open.ts';
import * as regions from '#lib/server/db/regions.ts';
import * as registryList from '#lib/server/db/registry-list.ts';
import { registryOutcome } from '#lib/server/export/registry-outcome.ts';
import {
  isStreamFormat,
  largeFrom,
  type StreamFormat,
} from '#lib/server/export/registry-stream.ts';
import { exported, streamed } from '#lib/server/exported.ts';
import { largeRegistry } from '#lib/server/large-export.ts';
import { registryReader } from '#lib/server/registry-reader.ts';
import { exportWords } from '#lib/words/export.ts';
import { registryListWords } from '#lib/words/registry-list.ts';
import { registryWords } from '#lib/words/registry.ts';
import type { RequestHandler } from './$types.ts';

/** The registry of the region as a file, or what of it was asked for; for Bappeda and facilitators. */
export const GET: RequestHandler = async (event) => {
  requireAccount(event);
  const { lang } = event.locals;
  const { regionId, staff } = registryReader(event.locals);
  if (!staff || !regionId) error(403, registryWords[lang].refusal['no-right']);
  const { format } = event.params;
  const large = isStreamFormat(format) && (await largeFor(event, regionId, format));
  if (large) return large;
  const ids = await chosen(event.url.searchParams, regionId);
  return exported(await registryOutcome(db().read, regionId, lang, ids), format);
};

/** The ticked entries, or what fits the question in the address; null: all of them. */
async function chosen(params: URLSearchParams, regionId: string): Promise<string[] | null> {
  const ticked = params.getAll('id').slice(0, pageSize);
  if (ticked.length > 0) return ticked;
  const question = readQuestion(params);
  if (!isFiltered(question)) return null;
  return registryList.idsOf(db().read, { regionId }, question, 1_000_000);
}

/** [N18] Many entries come row by row from a process of their own; null: there are few. */
async function largeFor({ url, locals }: RequestEvent, regionId: string, format: StreamFormat) {
  const question = readQuestion(url.searchParams);
  if (url.searchParams.has('id')) return null;
  const { total } = await registryList.pageOf(db().read, { regionId }, question);
  const asked = { query: addressOf(question), format };
  const stream = total > largeFrom && largeRegistry(regionId, locals.lang, asked);
  if (!stream) return null;
  if (stream === 'busy') error(503, registryListWords[locals.lang].exportBusy);
  const region = await regions.load(db().read, regionId);
  const title = exportWords[locals.lang].registryOf(region ? regions.fullName(region) : '');
  return streamed(stream, title, format);
}
