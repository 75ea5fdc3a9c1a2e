import { redirect } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';
import { safeNext } from '#lib/server/auth/guards.ts';
import * as accounts from '#lib/server/db/accounts.ts';
import * as devices from '#lib/server/db/devices.ts';
import { db } from '#lib/server/db/open.ts';
import { asCode } from '#lib/ui/code.ts';

/** `/?code=K7QX42` is the join form without script: it leads to the lab's own join page. */
export const load: PageServerLoad = async ({ locals, url }) => {
  const typed = url.searchParams.get('code');
  const code = asCode(typed ?? '');
  const next = safeNext(url.searchParams.get('next'), '');
  // A reminder months later leads into a lab that does not know this phone yet, or no longer.
  const after = next.startsWith('/labs/') ? `?next=${encodeURIComponent(next)}` : '';
  if (code.length === 6) redirect(303, `/j/${code}${after}`);
  return {
    after,
    next: after ? next : '',
    signIn: next ? `/sign-in?next=${encodeURIComponent(next)}` : '/sign-in',
    wrong: typed !== null,
    typed: code,
    // Nobody has set it up yet: the way in is the one-time link, not a code.
    fresh: (await accounts.count(db().read)) === 0,
    joined: locals.device ? await devices.joinedLabs(db().read, locals.device) : [],
  };
};
