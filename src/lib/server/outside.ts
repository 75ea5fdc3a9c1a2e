/**
 * The door for other programs: a token in the header, never a cookie, so a page of another site can
 * do nothing in somebody's name here. Everything is answered as JSON, a refusal with one sentence.
 */
import { createHash } from 'node:crypto';
import type { RequestEvent } from '@sveltejs/kit';
import * as v from 'valibot';
import {
  outsideRefusals,
  refuseReading,
  type OutsideRefusal,
  type Token,
} from '#lib/lab/outside.ts';
import { readQuestion } from '#lib/lab/registry-question.ts';
import type { Lang } from '#lib/words/lang.ts';
import { outsideWords } from '#lib/words/outside.ts';
import { hashOf } from './auth/secrets.ts';
import { steadyNow } from './auth/steady-clock.ts';
import * as tokens from './db/api-tokens.ts';
import { beginOf, dayAt } from '#lib/lab/zone.ts';
import { db } from './db/open.ts';
import * as regions from './db/regions.ts';
import { Buckets } from './live/bucket.ts';
import { seat } from './live/seat.ts';
import { roads, type RoadKey } from './openapi.ts';
import { coverageFor, estimateFor, innovationFor, listFor } from './operations/outside.ts';

/** [Z7] A dashboard that asks every ten seconds for ten things stays below it. */
const flow = { burst: 120, perSecond: 2 };
const buckets = new Buckets();
let swept = 0;

/** [Z1] Any site may ask, because nothing that a browser sends by itself is believed. */
export const anySite = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'ETag, Last-Modified, Retry-After',
};

/** The language of sentences: what the program asks for, Bahasa Indonesia else. */
export const langOf = (request: Request): Lang =>
  /^en\b/i.test(request.headers.get('accept-language') ?? '') ? 'en' : 'id';

export const originOf = (url: URL) => seat.address?.origin(url.host) ?? url.origin;

/** A refusal as every road gives it. */
export function refusal(request: Request, code: OutsideRefusal, more: HeadersInit = {}): Response {
  const status = outsideRefusals[code];
  const message = outsideWords[langOf(request)].refusals[code];
  const headers = new Headers({ ...anySite, 'cache-control': 'no-store', ...Object(more) });
  headers.set('content-type', 'application/json; charset=utf-8');
  if (status === 401) headers.set('www-authenticate', 'Bearer');
  return new Response(JSON.stringify({ error: { code, message } }), { status, headers });
}

type Event = Pick<RequestEvent, 'request' | 'url' | 'params'>;

/** The handlers of a road. */
export const handlersOf = (key: RoadKey) => ({
  GET: (event: Event) => read(key, event),
  OPTIONS: () =>
    new Response(null, {
      status: 204,
      headers: {
        ...anySite,
        'access-control-allow-methods': 'GET',
        'access-control-allow-headers': 'Authorization, If-None-Match, Accept-Language',
        'access-control-max-age': '86400',
      },
    }),
  // [Z1] There is nothing to write here.
  fallback: ({ request }: Event) => refusal(request, 'method', { allow: 'GET, HEAD, OPTIONS' }),
});

async function read(key: RoadKey, { request, url, params }: Event): Promise<Response> {
  const at = steadyNow();
  const secret = /^Bearer +(\S{1,200})$/i.exec(request.headers.get('authorization') ?? '')?.[1];
  if (!secret) return refusal(request, 'token-missing');
  const token = await tokens.byHash(db().read, hashOf(secret));
  const refused = refuseReading(token, roads[key].scope, at);
  if (refused || !token) return refusal(request, refused ?? 'token-wrong');
  const wait = takeTurn(token.id, at);
  if (wait > 0) return refusal(request, 'too-fast', { 'retry-after': `${Math.ceil(wait / 1000)}` });
  const asked = v.safeParse(roads[key].question, Object.fromEntries(url.searchParams));
  if (!asked.success) return refusal(request, 'question');
  markUsed(token, at);
  const found = await answer(key, { token, url, params });
  if (typeof found === 'string') return refusal(request, found);
  return told(request, v.parse(roads[key].answer, found));
}

type Reading = { token: Token; url: URL; params: Event['params'] };

async function answer(key: RoadKey, { token, url, params }: Reading) {
  const { regionId } = token;
  const asked = { regionId, origin: originOf(url) };
  const year = Number(url.searchParams.get('year')) || null;
  // [Z4] What the public page does not show goes out by no other door.
  const closed =
    roads[key].scope === 'innovations' && !(await regions.isRegistryPublic(db().read, regionId));
  if (closed) return 'closed' as const;
  switch (key) {
    case 'list':
      return listFor(db().read, asked, readQuestion(url.searchParams));
    case 'one':
      return (await innovationFor(db().read, asked, params['innovation'] ?? '')) ?? 'not-found';
    case 'estimate':
      return (await estimateFor(db().read, regionId, year)) ?? 'not-found';
    case 'coverage':
      return coverageFor(db().read, regionId, year);
  }
}

function takeTurn(tokenId: string, at: number): number {
  if (at - swept > 60_000) {
    buckets.sweep(at);
    swept = at;
  }
  return buckets.take(tokenId, flow, at);
}

/** [Z3] The day alone, written with the first question of a day; a disk that is full stops no reading. */
function markUsed({ id, lastUsedAt }: Token, at: number): void {
  const today = beginOf(dayAt(at, 'WIB'), 'WIB');
  if (lastUsedAt !== today) tokens.used(db().write, id, today).catch(() => {});
}

/** The same answer as last time is not sent twice. */
function told(request: Request, content: unknown): Response {
  const body = JSON.stringify(content);
  const etag = `"${createHash('sha256').update(body).digest('hex').slice(0, 32)}"`;
  const headers = { ...anySite, etag, 'cache-control': 'private, no-cache', vary: 'Authorization' };
  const known = request.headers.get('if-none-match')?.split(',') ?? [];
  if (known.some((one) => one.trim().replace(/^W\//, '') === etag)) {
    return new Response(null, { status: 304, headers });
  }
  return new Response(body, {
    headers: { ...headers, 'content-type': 'application/json; charset=utf-8' },
  });
}
