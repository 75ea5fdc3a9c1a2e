import { error, redirect, type RequestEvent } from '@sveltejs/kit';
import { addressOf, isFiltered, pageSize, readQuestion } from '#lib/lab/registry-question.ts';
import { requireAccount } from '#lib/server/auth/guards.ts';
import { db } from '#lib/server/db/open.ts';
import * as registryList from '#lib/server/db/registry-list.ts';
import { registryOutcome } from '#lib/server/export/registry-outcome.ts';
import { largeFrom } from '#lib/server/export/registry-stream.ts';
import { exported } from '#lib/server/exported.ts';
import { registryReader } from '#lib/server/registry-reader.ts';
import { registryWords } from '#lib/words/registry.ts';
import type { RequestHandler } from './$types.ts';

/** The registry of the region as a file, or what of it was asked for; for Bappeda and facilitators. */
export const GET: RequestHandler = async (event) => {
  requireAccount(event);
  const { lang } = event.locals;
  const { regionId, staff } = registryReader(event.locals);
  if (!staff || !regionId) error(403, registryWords[lang].refusal['no-right']);
  await sendOn(event, regionId);
  const ids = await chosen(event.url.searchParams, regionId);
  return exported(await registryOutcome(db().read, regionId, lang, ids), event.params.format);
};

/** The ticked entries, or what fits the question in the address; null: all of them. */
async function chosen(params: URLSearchParams, regionId: string): Promise<string[] | null> {
  const ticked = params.getAll('id').slice(0, pageSize);
  if (ticked.length > 0) return ticked;
  const question = readQuestion(params);
  if (!isFiltered(question)) return null;
  return registryList.idsOf(db().read, { regionId }, question, 1_000_000);
}

/** [N18] [X14] Many entries are made in the background, and found where they were ordered. */
async function sendOn({ url }: RequestEvent, regionId: string): Promise<void> {
  if (url.searchParams.has('id')) return;
  const question = readQuestion(url.searchParams);
  const { total } = await registryList.pageOf(db().read, { regionId }, question);
  if (total > largeFrom) redirect(303, `/registry/papers?${addressOf(question)}`);
}
