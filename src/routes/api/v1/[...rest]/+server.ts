import { refusal } from '#lib/server/outside.ts';
import type { RequestHandler } from './$types.ts';

/** [Z5] Programs read JSON: also where there is nothing. */
export const fallback: RequestHandler = ({ request }) => refusal(request, 'not-found');
