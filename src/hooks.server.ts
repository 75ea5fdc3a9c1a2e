import { building } from '$app/environment';
import type { Handle, HandleServerError, ServerInit } from '@sveltejs/kit';
import { sessionTokenOf } from '#lib/server/auth/cookies.ts';
import { deviceOf } from '#lib/server/auth/guests.ts';
import { newFaultCode } from '#lib/server/auth/secrets.ts';
import { readSession } from '#lib/server/auth/sessions.ts';
import { db } from '#lib/server/db/open.ts';
import { seatProgram } from '#lib/server/live/open.ts';
import { compressed } from '#lib/server/http/compress.ts';
import { log } from '#lib/server/log.ts';
import { commonWords } from '#lib/words/common.ts';
import { isLang } from '#lib/words/lang.ts';

/** Puts the live program in its seat, where the server finds it. */
export const init: ServerInit = async () => {
  if (!building) await seatProgram();
};

/** Who is this: their language, their account if they have one, the device they sit at. */
export const handle: Handle = async ({ event, resolve }) => {
  const { locals, cookies } = event;
  const chosen = cookies.get('labinov_lang');
  locals.lang = isLang(chosen) ? chosen : 'id';
  locals.account = null;
  locals.session = null;
  locals.device = deviceOf(event);
  const token = sessionTokenOf(event);
  if (token) {
    const read = await readSession(db(), token);
    locals.account = read?.account ?? null;
    locals.session = read?.idHash ?? null;
  }
  const response = await resolve(event, {
    transformPageChunk: ({ html }) => html.replace('%lang%', locals.lang),
  });
  // What a page shows belongs to the one who asked: no cache keeps it, least of all a shared one.
  const type = response.headers.get('content-type') ?? '';
  if (type.startsWith('text/html') && !response.headers.has('cache-control')) {
    response.headers.set(
      'cache-control',
      locals.account ? 'private, no-store' : 'private, no-cache',
    );
  }
  if (type === 'text/html') response.headers.set('content-type', 'text/html; charset=utf-8');
  return compressed(event.request, response);
};

/** A fault gets a short code that somebody can read out; the log line carries the same code. */
export const handleError: HandleServerError = ({ error, event, status }) => {
  const words = commonWords[event.locals.lang ?? 'id'].error;
  if (status === 404) return { message: words.notFoundWhat };
  const code = newFaultCode();
  const fault = error instanceof Error ? error : new Error('not an Error');
  log.error({
    event: 'fault',
    code,
    status,
    method: event.request.method,
    route: event.route.id,
    fault: { name: fault.name, message: fault.message, stack: fault.stack },
  });
  return { message: words.fault, code };
};
