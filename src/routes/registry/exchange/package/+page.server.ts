import { error } from '@sveltejs/kit';
import { exchangeLimits } from '#lib/lab/package-judged.ts';
import { requireAccount } from '#lib/server/auth/guards.ts';
import { db } from '#lib/server/db/open.ts';
import { offersOf } from '#lib/server/operations/exchange.ts';
import { registryReader } from '#lib/server/registry-reader.ts';
import { exchangeWords } from '#lib/words/exchange.ts';
import { registryWords } from '#lib/words/registry.ts';
import type { PageServerLoad } from './$types.ts';

/** [Q1] What was ticked in the registry, as far as it may leave it, with what could travel beside it. */
export const load: PageServerLoad = async (event) => {
  requireAccount(event);
  const { regionId, bappeda } = registryReader(event.locals);
  if (!regionId || !bappeda) error(403, registryWords[event.locals.lang].refusal['no-right']);
  const ids = [...new Set(event.url.searchParams.getAll('id'))].slice(
    0,
    exchangeLimits.innovations,
  );
  const offers = await offersOf(db().read, regionId, ids);
  return {
    title: exchangeWords[event.locals.lang].pack.title,
    offers: offers.map(({ evidence, ...offer }) => ({
      ...offer,
      evidence: evidence.map(({ stored: _name, ...one }) => one),
    })),
    left: ids.length - offers.length,
    most: exchangeLimits.chosen,
    mostPapers: exchangeLimits.posters,
  };
};
