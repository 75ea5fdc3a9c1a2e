import { error, fail } from '@sveltejs/kit';
import { linkTestAt } from '#lib/server/link-test.ts';
import { checkWords } from '#lib/words/check.ts';
import type { Actions, PageServerLoad } from './$types';

/** Opened on a phone of the room: that alone is the proof. */
export const load: PageServerLoad = ({ params, locals, setHeaders }) => {
  const words = checkWords[locals.lang];
  const test = linkTestAt(params.key);
  if (!test) error(404, words.unknown);
  setHeaders({ 'cache-control': 'private, no-store' });
  test.openedAt = Date.now();
  return { title: words.reached };
};

export const actions: Actions = {
  /** How long the question before this one took, as the phone measured it. */
  default: async ({ params, request, locals }) => {
    const test = linkTestAt(params.key);
    if (!test) error(404, checkWords[locals.lang].unknown);
    const trip = Number((await request.formData()).get('trip'));
    if (!Number.isFinite(trip) || trip < 0 || trip > 60_000) return fail(400, {});
    if (trip > 0) test.trip = Math.round(trip);
  },
};
