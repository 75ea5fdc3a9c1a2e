import { handlersOf } from '#lib/server/outside.ts';
import type { RequestHandler } from './$types.ts';

const road = handlersOf('coverage');
/** [Z6] Figures of coverage, for a token that may read them. */
export const GET: RequestHandler = road.GET;
export const OPTIONS: RequestHandler = road.OPTIONS;
export const fallback: RequestHandler = road.fallback;
