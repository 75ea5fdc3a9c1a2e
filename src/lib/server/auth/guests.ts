/**
 * A participant has no account: their browser carries a random token, and the database knows its
 * hash. `locals.device` is that hash; which person sits there in which lab says `db/devices.ts`.
 */
import type { RequestEvent } from '@sveltejs/kit';
import { deviceTokenOf, setDeviceCookie } from './cookies.ts';
import { hashOf, newToken } from './secrets.ts';

/** SHA-256 of this browser's device token, or null when it has none. */
export function deviceOf(event: Pick<RequestEvent, 'cookies' | 'url'>): string | null {
  const token = deviceTokenOf(event);
  return token && token.length <= 100 ? hashOf(token) : null;
}

/** The same, giving the browser a token if it has none. Call it before anything is sent. */
export function ensureDevice(event: Pick<RequestEvent, 'cookies' | 'url' | 'locals'>): string {
  const known = deviceOf(event);
  if (known) return known;
  const token = newToken();
  setDeviceCookie(event, token);
  event.locals.device = hashOf(token);
  return event.locals.device;
}

/**
 * [Y11] The mark of a browser as a visitor of a lab's exhibition; null while it has no token. It is made
 * of the token itself, which no table holds: made of what `locals.device` is, everybody with the
 * database could tell which person of the lab liked what.
 */
export function visitorMark(
  event: Pick<RequestEvent, 'cookies' | 'url'>,
  labId: string,
): string | null {
  const token = deviceTokenOf(event);
  return token && token.length <= 100 ? hashOf(`visitor ${labId} ${token}`) : null;
}

/** The same, giving the browser a token if it has none. */
export function ensureVisitor(
  event: Pick<RequestEvent, 'cookies' | 'url' | 'locals'>,
  labId: string,
): string {
  ensureDevice(event);
  const mark = visitorMark(event, labId);
  if (mark === null) throw new Error('A browser has no token right after it was given one');
  return mark;
}
