import { redirect } from '@sveltejs/kit';
import { safeNext } from '#lib/server/auth/guards.ts';
import { isLang } from '#lib/words/lang.ts';
import type { RequestHandler } from './$types';

/** Remembers the language for a year and goes back to where the person was. */
export const POST: RequestHandler = async ({ request, cookies, url }) => {
  const form = await request.formData();
  const lang = form.get('lang');
  if (isLang(lang)) {
    cookies.set('labinov_lang', lang, {
      path: '/',
      httpOnly: true,
      sameSite: 'lax',
      secure: url.protocol === 'https:',
      maxAge: 365 * 24 * 60 * 60,
    });
  }
  redirect(303, safeNext(form.get('next'), '/'));
};

/** Somebody who reloads or shares the address lands on the start page. */
export const GET: RequestHandler = () => redirect(303, '/');
