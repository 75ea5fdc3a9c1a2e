import { handlersOf } from '#lib/server/outside.ts';
import type { RequestHandler } from './$types.ts';

const road = handlersOf('estimate');
/** [Z6] The estimate of the index, for a token that may read it. */
export const GET: RequestHandler = road.GET;
export const OPTIONS: RequestHandler = road.OPTIONS;
export const fallback: RequestHandler = road.fallback;
