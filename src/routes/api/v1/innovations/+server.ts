import { handlersOf } from '#lib/server/outside.ts';
import type { RequestHandler } from './$types.ts';

const road = handlersOf('list');
/** [Z4] What is registered, with filters, order and pages. */
export const GET: RequestHandler = road.GET;
export const OPTIONS: RequestHandler = road.OPTIONS;
export const fallback: RequestHandler = road.fallback;
