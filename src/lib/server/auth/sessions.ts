/**
 * Sessions of staff. Behind these functions stands Lucia 3, which is frozen; nothing outside this
 * file and its adapter knows of it, and `sessions.test.ts` is the contract for whatever replaces it.
 *
 * A session ends after a day without use and after a week in any case.
 */
import { Lucia, TimeSpan } from 'lucia';
import * as stored from '#lib/server/db/sessions.ts';
import { unlessStuck } from '#lib/server/db/storage-fault.ts';
import type { Account } from '#lib/server/db/accounts.ts';
import type { Database } from '#lib/server/db/database.ts';
import { luciaAdapter } from './lucia-adapter.ts';
import type { AccountFacts, SessionFacts } from './lucia-adapter.ts';
import { hashOf } from './secrets.ts';
import { steadyNow } from './steady-clock.ts';

export type { Account, StaffRole } from '#lib/server/db/accounts.ts';

export const idleMs = 24 * 60 * 60_000;
export const absoluteMs = 7 * 24 * 60 * 60_000;
/** How fine "last seen" is; anything finer would write on every page. */
const seenEvery = 5 * 60_000;

declare module 'lucia' {
  interface Register {
    Lucia: ReturnType<typeof make>;
    DatabaseUserAttributes: AccountFacts;
    DatabaseSessionAttributes: SessionFacts;
  }
}

export interface ReadSession {
  account: Account;
  /** SHA-256 of the token: the name of this session everywhere but in the cookie. */
  idHash: string;
}

export interface ListedSession {
  idHash: string;
  createdAt: number;
  lastSeenAt: number;
  userAgent: string;
}

const listeners = new Set<(idHash: string) => void>();

/** Tells of every session that ends in this process, whatever ended it, so that its sockets close. */
export function onSessionEnded(fn: (idHash: string) => void): () => void {
  listeners.add(fn);
  return () => void listeners.delete(fn);
}

function tell(idHashes: string[]): void {
  for (const idHash of idHashes) for (const listener of listeners) listener(idHash);
}

function make(db: Database, now: () => number) {
  return new Lucia(luciaAdapter(db, { now, absoluteMs, ended: tell }), {
    sessionExpiresIn: new TimeSpan(idleMs, 'ms'),
    getSessionAttributes: (facts: SessionFacts) => facts,
    getUserAttributes: (facts: AccountFacts) => facts,
  });
}

const made = new WeakMap<Database, ReturnType<typeof make>>();

function luciaOf(db: Database, now: () => number): ReturnType<typeof make> {
  if (now !== steadyNow) return make(db, now);
  let lucia = made.get(db);
  if (!lucia) made.set(db, (lucia = make(db, now)));
  return lucia;
}

/** Begins a session; the token goes into the cookie and is kept nowhere else. */
export async function createSession(
  db: Database,
  accountId: string,
  userAgent: string,
  now: () => number = steadyNow,
): Promise<string> {
  const at = now();
  const facts = { createdAt: at, lastSeenAt: at, userAgent: userAgent.slice(0, 200) };
  const session = await luciaOf(db, now).createSession(accountId, facts);
  return session.id;
}

/** Who holds this token; null when it is unknown, expired, ended, or its account disabled. */
export async function readSession(
  db: Database,
  token: string | null | undefined,
  now: () => number = steadyNow,
): Promise<ReadSession | null> {
  if (!token || token.length > 100) return null;
  const { session, user } = await luciaOf(db, now).validateSession(token);
  if (!session) return null;
  const idHash = hashOf(token);
  const at = now();
  if (at - session.lastSeenAt > seenEvery) {
    await unlessStuck(() => stored.touch(db.write, idHash, at));
  }
  return { account: user.account, idHash };
}

/** Ends one session, named by its hash. */
export async function endSession(db: Database, idHash: string): Promise<void> {
  tell(await stored.remove(db.write, idHash));
}

/** Ends all sessions of an account, except the one named. */
export async function endAllSessions(
  db: Database,
  accountId: string,
  except: string | null = null,
): Promise<void> {
  tell(await stored.removeAllOf(db.write, accountId, except));
}

/** The sessions of an account that are still good, the one seen last first. */
export async function listSessions(
  db: Database,
  accountId: string,
  now: () => number = steadyNow,
): Promise<ListedSession[]> {
  const sessions = await luciaOf(db, now).getUserSessions(accountId);
  return sessions.map(({ id, createdAt, lastSeenAt, userAgent }) => ({
    idHash: id,
    createdAt,
    lastSeenAt,
    userAgent,
  }));
}

/**
 * Which of these sessions are still good. The live program asks every second for the sockets of
 * staff: the command line ends sessions from another process, which `onSessionEnded` cannot hear.
 */
export function liveSessions(
  db: Database,
  idHashes: string[],
  now: () => number = steadyNow,
): Promise<Set<string>> {
  return stored.alive(db.read, idHashes, now());
}

/** Clears what has expired; call it now and then. */
export async function sweepSessions(db: Database, now: () => number = steadyNow): Promise<void> {
  await luciaOf(db, now).deleteExpiredSessions();
}
