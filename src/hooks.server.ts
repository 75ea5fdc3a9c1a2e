import { building } from '$app/environment';
import type { Handle, HandleServerError, ServerInit } from '@sveltejs/kit';
import { sessionTokenOf } from '#lib/server/auth/cookies.ts';
import { deviceOf } from '#lib/server/auth/guests.ts';
import { readSession } from '#lib/server/auth/sessions.ts';
import { sweepArrivals } from '#lib/server/arrivals.ts';
import { db } from '#lib/server/db/open.ts';
import { faultCodeOf, isStorageFault } from '#lib/server/live/faults.ts';
import { seatProgram } from '#lib/server/live/open.ts';
import { readOldEntries } from '#lib/server/read-old-entries.ts';
import { compressed } from '#lib/server/http/compress.ts';
import { log } from '#lib/server/log.ts';
import { madeFiles } from '#lib/server/made-files.ts';
import { uploads } from '#lib/server/uploads.ts';
import { commonWords } from '#lib/words/common.ts';
import { isLang } from '#lib/words/lang.ts';

/** Styles of the screens on a board that `screens.svelte.ts` brings; `tests/weight.test.ts` weighs it. */
const laterStyles =
  /<link href="[^"]*\/(?:DotSurface|LayoutWall|ClusterSurface|LayoutSurface|SpotStrip)\.[\w-]+\.css"[^>]*>/g;

/** Puts the live program in its seat, where the server finds it; old entries are read meanwhile. */
export const init: ServerInit = async () => {
  if (building) return;
  await seatProgram();
  void readOldEntries(db().write);
  sweep();
  // [X34] Also where nobody orders or brings anything for weeks.
  setInterval(sweep, 60 * 60_000).unref();
};

/** What people ordered, sent or brought and left lying goes after a day. */
function sweep(): void {
  madeFiles()
    .sweepAll()
    .then(() => uploads().sweep())
    .then(() => sweepArrivals(Date.now()))
    .catch((fault: Error) => log.warn({ event: 'sweep', fault: fault.message }));
}

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
  // Preloads stand in the page, where they are compressed; SvelteKit would write a header of 1 KB.
  const scripts: string[] = [];
  const response = await resolve(event, {
    preload({ type, path }) {
      if (type === 'js') scripts.push(`<link rel="modulepreload" href="${path}" />`);
      return false;
    },
    transformPageChunk: ({ html }) => {
      const page = html
        .replace('%lang%', locals.lang)
        .replace('%preloads%', () => scripts.join(''));
      // SvelteKit links the styles of all screens that a page may bring later, and they come with them.
      return locals.plain ? page.replaceAll(laterStyles, '') : page;
    },
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

/**
 * What the person asked wrongly gets a sentence; a fault gets a short code as well, that somebody
 * can read out. The log line carries the same code, and of the fault only kind and place: its
 * message may hold what a person wrote, or an address that is a key.
 */
export const handleError: HandleServerError = ({ error, event, status }) => {
  const words = commonWords[event.locals.lang ?? 'id'].error;
  if (status === 404) return { message: words.notFoundWhat };
  if (status === 413) return { message: words.tooLarge };
  if (status < 500) return { message: words.badRequest };
  const fault = faultCodeOf(error);
  log.error({
    event: 'fault',
    status,
    method: event.request.method,
    route: event.route.id,
    ...fault,
  });
  return { message: isStorageFault(error) ? words.storage : words.fault, code: fault.code };
};
