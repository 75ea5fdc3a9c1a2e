import { createHash } from 'node:crypto';
import { feedOf } from '#lib/registry/feed.ts';
import { db } from '#lib/server/db/open.ts';
import { readQuestion } from '#lib/lab/registry-question.ts';
import * as registryList from '#lib/server/db/registry-list.ts';
import { registryWords } from '#lib/words/registry.ts';
import type { RequestHandler } from './$types.ts';

/**
 * [N6] What is registered, newest first, for readers of feeds: the same for everybody, signed in or
 * not, and nothing that the public page does not show. A reader that knows it already is told so.
 */
export const GET: RequestHandler = async ({ url, request }) => {
  const newest = readQuestion(new URLSearchParams());
  const { lines } = await registryList.pageOf(db().read, 'public', newest);
  const text = JSON.stringify(feedOf(lines, url.origin, registryWords.id.title));
  const etag = `"${createHash('sha256').update(text).digest('hex').slice(0, 32)}"`;
  const headers = { etag, 'cache-control': 'public, max-age=300' };
  if (request.headers.get('if-none-match') === etag) {
    return new Response(null, { status: 304, headers });
  }
  return new Response(text, {
    headers: { ...headers, 'content-type': 'application/feed+json; charset=utf-8' },
  });
};
