import type { RequestHandler } from './$types';

/** The process turns. Asks nothing of the database and tells strangers nothing. */
export const GET: RequestHandler = () =>
  new Response('ok\n', {
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
  });
