import { handlersOf } from '#lib/server/outside.ts';
import type { RequestHandler } from './$types.ts';

const road = handlersOf('one');
/** [Z4] One registered innovation. */
export const GET: RequestHandler = road.GET;
export const OPTIONS: RequestHandler = road.OPTIONS;
export const fallback: RequestHandler = road.fallback;
