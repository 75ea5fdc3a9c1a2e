import { redirect } from '@sveltejs/kit';
import { clearSessionCookie } from '#lib/server/auth/cookies.ts';
import { endSession } from '#lib/server/auth/sessions.ts';
import { db } from '#lib/server/db/open.ts';
import type { RequestHandler } from './$types';

/** Only by POST: a link or an image must not be able to sign anybody out. */
export const POST: RequestHandler = async (event) => {
  if (event.locals.session) await endSession(db(), event.locals.session);
  clearSessionCookie(event);
  redirect(303, '/sign-in');
};

export const GET: RequestHandler = () => redirect(303, '/');
