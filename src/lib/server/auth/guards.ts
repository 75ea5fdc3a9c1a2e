import { error, redirect } from '@sveltejs/kit';
import type { RequestEvent } from '@sveltejs/kit';
import { accountWords } from '#lib/words/account.ts';
import type { Account, StaffRole } from './sessions.ts';

type Asker = Pick<RequestEvent, 'locals' | 'url' | 'request'>;

/** A path on this site that may follow after signing in; anything else becomes the fallback. */
export function safeNext(next: unknown, fallback: string): string {
  if (typeof next !== 'string' || next.length > 500) return fallback;
  // One slash, then no second slash, backslash or control sign: browsers read those as another host.
  if (!/^\/(?![/\\])[^\\\p{Cc}]*$/u.test(next)) return fallback;
  return next;
}

/** Where somebody goes who has just come into a lab: to what they asked for there, else to its room. */
export function nextInLab(next: unknown, labId: string): string {
  const room = `/labs/${labId}`;
  const path = safeNext(next, room);
  return path.startsWith(`${room}/`) ? path : room;
}

/**
 * The signed-in account, with one of these roles if any are named. Sends strangers to sign in and
 * those with a one-time password to choose their own; others get 403 with a sentence.
 */
export function requireAccount(event: Asker, ...anyOf: StaffRole[]): Account {
  const { account, lang } = event.locals;
  if (!account) {
    const here = event.request.method === 'GET' ? event.url.pathname + event.url.search : '';
    redirect(303, here ? `/sign-in?next=${encodeURIComponent(here)}` : '/sign-in');
  }
  if (account.mustChangePassword && event.url.pathname !== '/account') redirect(303, '/account');
  if (anyOf.length > 0 && !anyOf.some((role) => account.roles.includes(role))) {
    error(403, accountWords[lang].onlyFor(anyOf, account.name));
  }
  return account;
}
