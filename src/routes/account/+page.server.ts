import { fail, redirect } from '@sveltejs/kit';
import { browserName } from '#lib/server/auth/browser-name.ts';
import { clearSessionCookie, setSessionCookie } from '#lib/server/auth/cookies.ts';
import { secretOf, textOf } from '#lib/server/auth/form.ts';
import { requireAccount } from '#lib/server/auth/guards.ts';
import { flawOf, hashPassword } from '#lib/server/auth/passwords.ts';
import {
  createSession,
  endAllSessions,
  endSession,
  listSessions,
} from '#lib/server/auth/sessions.ts';
import { checkPassword } from '#lib/server/auth/sign-in.ts';
import { db } from '#lib/server/db/open.ts';
import { rename, setPassword } from '#lib/server/operations/accounts.ts';
import { accountWords } from '#lib/words/account.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const account = requireAccount(event);
  const sessions = await listSessions(db(), account.id);
  return {
    title: accountWords[event.locals.lang].mine.title,
    mine: account,
    now: Date.now(),
    sessions: sessions.map(({ idHash, createdAt, lastSeenAt, userAgent }) => ({
      // Enough to name a session of one's own; the whole hash need not travel.
      id: idHash.slice(0, 16),
      here: idHash === event.locals.session,
      createdAt,
      lastSeenAt,
      ...browserName(userAgent),
    })),
  };
};

export const actions: Actions = {
  profile: async (event) => {
    const account = requireAccount(event);
    const form = await event.request.formData();
    const words = accountWords[event.locals.lang];
    const name = textOf(form, 'name', 120);
    const outcome = await rename(db().write, account.id, name, textOf(form, 'position', 120));
    if (!outcome.ok) {
      return fail(400, { at: 'profile', error: words.refusal[outcome.refusal] });
    }
    return { at: 'profile', done: words.mine.saved };
  },

  password: async (event) => {
    const account = requireAccount(event);
    const form = await event.request.formData();
    const words = accountWords[event.locals.lang];
    const refused = (error: string, field: string) => fail(400, { at: 'password', error, field });
    const [before, fresh] = [secretOf(form, 'old'), secretOf(form, 'new')];

    const flaw = flawOf(fresh, account.username);
    if (flaw) return refused(words.refusal[flaw], 'new');
    if (fresh === before) return refused(words.refusal['password-same'], 'new');
    if (secretOf(form, 'again') !== fresh) {
      return refused(words.refusal['password-differs'], 'again');
    }
    const answer = await checkPassword(db(), account.username, before, event.getClientAddress());
    if (!answer.ok) {
      return refused(
        answer.refusal === 'wait'
          ? words.wait(answer.seconds)
          : words.refusal['wrong-old-password'],
        'old',
      );
    }
    await setPassword(db().write, account.id, await hashPassword(fresh), null);
    await endAllSessions(db(), account.id);
    const agent = event.request.headers.get('user-agent') ?? '';
    setSessionCookie(event, await createSession(db(), account.id, agent));
    if (account.mustChangePassword) redirect(303, '/home');
    redirect(303, '/account?done=password');
  },

  end: async (event) => {
    const account = requireAccount(event);
    const form = await event.request.formData();
    const id = textOf(form, 'id', 16);
    const sessions = await listSessions(db(), account.id);
    const found = id.length === 16 && sessions.find((one) => one.idHash.startsWith(id));
    if (found) await endSession(db(), found.idHash);
    return { at: 'sessions', done: accountWords[event.locals.lang].mine.ended };
  },

  endAll: async (event) => {
    const account = requireAccount(event);
    await endAllSessions(db(), account.id);
    clearSessionCookie(event);
    redirect(303, '/sign-in');
  },
};
