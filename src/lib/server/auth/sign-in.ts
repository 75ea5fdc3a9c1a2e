import { performance } from 'node:perf_hooks';
import * as accounts from '#lib/server/db/accounts.ts';
import type { Database } from '#lib/server/db/database.ts';
import { attempts } from './attempts.ts';
import { verifyPassword } from './passwords.ts';
import { steadyNow } from './steady-clock.ts';

export type SignInAnswer =
  | { ok: true; accountId: string }
  | { ok: false; refusal: 'wrong-password' }
  | { ok: false; refusal: 'wait'; seconds: number };

/**
 * Checks a name and a password. Unknown names, disabled accounts, one-time passwords that ran out
 * and wrong passwords get the same answer after the same work, so nobody learns which names exist.
 */
export async function checkPassword(
  db: Database,
  username: string,
  password: string,
  address: string,
  tries = attempts,
): Promise<SignInAnswer> {
  const wait = tries.waitFor(username, address, performance.now());
  if (wait > 0) return { ok: false, refusal: 'wait', seconds: Math.ceil(wait / 1000) };
  // Counted before the slow part, so that a hundred tries at once count as a hundred.
  tries.wrong(username, address, performance.now());
  const secret = await accounts.secretOf(db.read, username);
  const right = await verifyPassword(secret?.passwordHash ?? null, password);
  const expired =
    secret !== null && secret.temporaryUntil !== null && secret.temporaryUntil < steadyNow();
  if (!right || !secret || expired) return { ok: false, refusal: 'wrong-password' };
  tries.right(username, address);
  return { ok: true, accountId: secret.id };
}
