/** Pages of a region's own figures: for its Bappeda and its admin. */
import { error, type RequestEvent } from '@sveltejs/kit';
import { requireAccount } from '#lib/server/auth/guards.ts';
import { estimateWords } from '#lib/words/estimate.ts';

/** The account and its region, or the answer that it is not for them. */
export function requireRegion(event: Pick<RequestEvent, 'locals' | 'url' | 'request'>) {
  const account = requireAccount(event, 'bappeda', 'admin');
  const { regionId } = account;
  if (!regionId) error(403, estimateWords[event.locals.lang].onlyRegion);
  return { account, regionId };
}
