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
