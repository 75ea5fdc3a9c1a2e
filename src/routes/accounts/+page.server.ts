import { fail } from '@sveltejs/kit';
import type { RequestEvent } from '@sveltejs/kit';
import { uuidv7 } from 'uuidv7';
import { textOf } from '#lib/server/auth/form.ts';
import { requireAccount } from '#lib/server/auth/guards.ts';
import { hashPassword } from '#lib/server/auth/passwords.ts';
import { newOneTimePassword } from '#lib/server/auth/secrets.ts';
import { endAllSessions } from '#lib/server/auth/sessions.ts';
import * as accounts from '#lib/server/db/accounts.ts';
import { isStaffRole } from '#lib/server/db/accounts.ts';
import { db } from '#lib/server/db/open.ts';
import * as regions from '#lib/server/db/regions.ts';
import {
  changeRoles,
  createAccount,
  disableAccount,
  enableAccount,
  setPassword,
} from '#lib/server/operations/accounts.ts';
import type { Outcome } from '#lib/server/operations/accounts.ts';
import { accountWords } from '#lib/words/account.ts';
import type { AccountRefusalCode } from '#lib/words/account.ts';
import type { Actions, PageServerLoad } from './$types';

const oneTimeDays = 7;

export const load: PageServerLoad = async (event) => {
  const me = requireAccount(event, 'admin');
  const [everybody, places] = await Promise.all([
    accounts.list(db().read),
    regions.list(db().read),
  ]);
  return {
    title: accountWords[event.locals.lang].all.title,
    me: me.id,
    now: Date.now(),
    oneTimeDays,
    everybody,
    regions: places.map(({ id, name }) => ({ id, name })),
    defaultRegion: me.regionId ?? (places.length === 1 ? places[0]?.id : null) ?? '',
  };
};

/** What every action answers: a sentence, and once a one-time password to hand over. */
interface Answer {
  at: string;
  error?: string;
  field?: string;
  done?: string;
  password?: string;
  typed?: { name: string; username: string; position: string; regionId: string; roles: string[] };
}

/** The admin, the account that is meant (never the admin's own), and the form. */
async function aboutOther(event: RequestEvent) {
  const me = requireAccount(event, 'admin');
  const form = await event.request.formData();
  const id = textOf(form, 'id', 64);
  const other = id === me.id ? null : await accounts.load(db().read, id);
  return { form, other };
}

const refusal = (event: RequestEvent, at: string, code: AccountRefusalCode) =>
  fail(400, { at, error: accountWords[event.locals.lang].refusal[code] } satisfies Answer);

const answered = (event: RequestEvent, at: string, outcome: Outcome, answer: Omit<Answer, 'at'>) =>
  outcome.ok ? ({ at, ...answer } satisfies Answer) : refusal(event, at, outcome.refusal);

export const actions: Actions = {
  create: async (event) => {
    requireAccount(event, 'admin');
    const form = await event.request.formData();
    const words = accountWords[event.locals.lang];
    const typed = {
      name: textOf(form, 'name', 120),
      username: textOf(form, 'username', 64).toLowerCase(),
      position: textOf(form, 'position', 120),
      regionId: textOf(form, 'regionId', 64),
      roles: form.getAll('role').filter(isStaffRole),
    };
    const known = (await regions.list(db().read)).some((region) => region.id === typed.regionId);
    const password = newOneTimePassword();
    const now = Date.now();
    const outcome = await createAccount(db().write, {
      ...typed,
      id: uuidv7(),
      regionId: known ? typed.regionId : null,
      passwordHash: await hashPassword(password),
      temporaryUntil: now + oneTimeDays * 24 * 60 * 60_000,
      createdAt: now,
    });
    if (!outcome.ok) {
      const code = outcome.refusal;
      const field = code.startsWith('username') ? 'username' : code === 'name-empty' ? 'name' : '';
      return fail(400, {
        at: 'create',
        error: words.refusal[code],
        field,
        typed,
      } satisfies Answer);
    }
    return { at: 'create', done: words.all.created(typed.name), password } satisfies Answer;
  },

  roles: async (event) => {
    const { form, other } = await aboutOther(event);
    if (!other) return refusal(event, '', 'not-found');
    const roles = form.getAll('role').filter(isStaffRole);
    const outcome = await changeRoles(db().write, other.id, roles);
    // Open screens go on with the rights they came in with: a role that was taken ends them.
    const taken = other.roles.some((role) => !roles.includes(role));
    if (outcome.ok && taken) await endAllSessions(db(), other.id);
    const done = accountWords[event.locals.lang].all.rolesSaved(other.name);
    return answered(event, other.id, outcome, { done });
  },

  disable: async (event) => {
    const { other } = await aboutOther(event);
    if (!other) return refusal(event, '', 'not-found');
    const outcome = await disableAccount(db().write, other.id, Date.now());
    if (outcome.ok) await endAllSessions(db(), other.id);
    const done = accountWords[event.locals.lang].all.isDisabled(other.name);
    return answered(event, other.id, outcome, { done });
  },

  enable: async (event) => {
    const { other } = await aboutOther(event);
    if (!other) return refusal(event, '', 'not-found');
    const done = accountWords[event.locals.lang].all.isEnabled(other.name);
    return answered(event, other.id, await enableAccount(db().write, other.id), { done });
  },

  reset: async (event) => {
    const { other } = await aboutOther(event);
    if (!other) return refusal(event, '', 'not-found');
    const password = newOneTimePassword();
    const until = Date.now() + oneTimeDays * 24 * 60 * 60_000;
    const outcome = await setPassword(db().write, other.id, await hashPassword(password), until);
    if (outcome.ok) await endAllSessions(db(), other.id);
    const done = accountWords[event.locals.lang].all.reset(other.name);
    return answered(event, other.id, outcome, { done, password });
  },
};
