import { fail, redirect } from '@sveltejs/kit';
import { setSessionCookie } from '#lib/server/auth/cookies.ts';
import { secretOf, textOf } from '#lib/server/auth/form.ts';
import { safeNext } from '#lib/server/auth/guards.ts';
import { createSession, endSession } from '#lib/server/auth/sessions.ts';
import { checkPassword } from '#lib/server/auth/sign-in.ts';
import { db } from '#lib/server/db/open.ts';
import { accountWords } from '#lib/words/account.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) => {
  const next = safeNext(url.searchParams.get('next'), '/home');
  if (locals.account) redirect(303, next);
  const local = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  return {
    title: accountWords[locals.lang].signIn.title,
    next,
    inTheOpen: url.protocol === 'http:' && !local,
  };
};

export const actions: Actions = {
  default: async (event) => {
    const { request, locals } = event;
    const form = await request.formData();
    const username = textOf(form, 'username', 64);
    const words = accountWords[locals.lang];
    const answer = await checkPassword(
      db(),
      username,
      secretOf(form, 'password'),
      event.getClientAddress(),
    );
    if (!answer.ok) {
      const error =
        answer.refusal === 'wait' ? words.wait(answer.seconds) : words.refusal['wrong-password'];
      return fail(answer.refusal === 'wait' ? 429 : 400, { username, error });
    }
    if (locals.session) await endSession(db(), locals.session);
    const agent = request.headers.get('user-agent') ?? '';
    setSessionCookie(event, await createSession(db(), answer.accountId, agent));
    redirect(303, safeNext(form.get('next'), '/home'));
  },
};
