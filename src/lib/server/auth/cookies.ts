/**
 * The cookies of staff and of participants' devices. `secure` and the `__Host-` name only on
 * https: on a plain-http network browsers would drop such a cookie, and a session that began on
 * one must not go on over the other.
 */
import type { Cookies } from '@sveltejs/kit';

const sessionName = 'labinov_session';
const deviceName = 'labinov_device';
const days400 = 400 * 24 * 60 * 60;

interface Visit {
  cookies: Cookies;
  url: URL;
}

const isSecure = (visit: Visit) => visit.url.protocol === 'https:';
const named = (name: string, secure: boolean) => (secure ? `__Host-${name}` : name);

const options = (visit: Visit) =>
  ({ path: '/', httpOnly: true, sameSite: 'lax', secure: isSecure(visit) }) as const;

export const sessionTokenOf = (visit: Visit): string | null =>
  visit.cookies.get(named(sessionName, isSecure(visit))) ?? null;

/** No expiry: the cookie goes when the browser closes, the server ends the session by its own clock. */
export function setSessionCookie(visit: Visit, token: string): void {
  visit.cookies.set(named(sessionName, isSecure(visit)), token, options(visit));
}

export function clearSessionCookie(visit: Visit): void {
  visit.cookies.delete(named(sessionName, isSecure(visit)), options(visit));
}

export const deviceTokenOf = (visit: Visit): string | null =>
  visit.cookies.get(named(deviceName, isSecure(visit))) ?? null;

export function setDeviceCookie(visit: Visit, token: string): void {
  visit.cookies.set(named(deviceName, isSecure(visit)), token, {
    ...options(visit),
    maxAge: days400,
  });
}

export function clearDeviceCookie(visit: Visit): void {
  visit.cookies.delete(named(deviceName, isSecure(visit)), options(visit));
}

/** The same two tokens from the `Cookie` header of a socket's handshake. */
export function tokensFromHeader(
  header: string | undefined,
  secure: boolean,
): { session: string | null; device: string | null } {
  const found = new Map<string, string>();
  for (const pair of (header ?? '').split(';')) {
    const at = pair.indexOf('=');
    if (at > 0) found.set(pair.slice(0, at).trim(), pair.slice(at + 1).trim());
  }
  return {
    session: found.get(named(sessionName, secure)) ?? null,
    device: found.get(named(deviceName, secure)) ?? null,
  };
}
