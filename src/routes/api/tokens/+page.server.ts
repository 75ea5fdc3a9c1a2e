import { error, fail, type RequestEvent } from '@sveltejs/kit';
import { uuidv7 } from 'uuidv7';
import { scopes, tokenDays, usualTokenDays } from '#lib/lab/outside.ts';
import { textOf } from '#lib/server/auth/form.ts';
import { requireAccount } from '#lib/server/auth/guards.ts';
import { hashOf, newToken } from '#lib/server/auth/secrets.ts';
import { steadyNow } from '#lib/server/auth/steady-clock.ts';
import * as tokens from '#lib/server/db/api-tokens.ts';
import { db } from '#lib/server/db/open.ts';
import { makeToken } from '#lib/server/operations/api-tokens.ts';
import { registryReader } from '#lib/server/registry-reader.ts';
import { outsideWords } from '#lib/words/outside.ts';
import type { Actions, PageServerLoad } from './$types.ts';

/** Whoever is of Bappeda in this region. */
function keeper(event: Pick<RequestEvent, 'locals' | 'url' | 'request'>) {
  const account = requireAccount(event);
  const { regionId, bappeda } = registryReader(event.locals);
  if (!bappeda || !regionId) error(403, outsideWords[event.locals.lang].tokens.only);
  return { account, regionId };
}

export const load: PageServerLoad = async (event) => {
  const { regionId } = keeper(event);
  return {
    title: outsideWords[event.locals.lang].tokens.title,
    tokens: await tokens.ofRegion(db().read, regionId),
    now: steadyNow(),
    choices: { scopes: [...scopes], days: [...tokenDays], usual: usualTokenDays },
  };
};

export const actions: Actions = {
  /** [Z2] Makes a token; the page shows it this once, the database keeps its hash. */
  make: async (event) => {
    const { account, regionId } = keeper(event);
    const words = outsideWords[event.locals.lang].tokens;
    const form = await event.request.formData();
    const secret = `labinov_${newToken()}`;
    const typed = {
      name: textOf(form, 'name', 80),
      scopes: form.getAll('scope').filter((one) => typeof one === 'string'),
      days: Number(textOf(form, 'days', 4)),
    };
    const asked = { ...typed, id: uuidv7(), regionId, by: account.name, at: steadyNow() };
    const flaw = await makeToken(db().write, { ...asked, tokenHash: hashOf(secret) });
    if (flaw) return fail(400, { error: words.flaws[flaw], typed });
    return { made: { name: typed.name, secret } };
  },

  /** It opens nothing from the next question on. */
  revoke: async (event) => {
    const { regionId } = keeper(event);
    const words = outsideWords[event.locals.lang].tokens;
    const id = textOf(await event.request.formData(), 'id', 36);
    const done = await tokens.revoke(db().write, { id, regionId, at: steadyNow() });
    return done ? { done: words.revoked } : fail(409, { error: words.gone });
  },
};
