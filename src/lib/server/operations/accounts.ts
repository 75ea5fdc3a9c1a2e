/** What is done with accounts. Passwords arrive hashed: hashing waits outside a transaction. */
import * as accounts from '#lib/server/db/accounts.ts';
import type { NewAccount, StaffRole } from '#lib/server/db/accounts.ts';
import { isUniqueViolation } from '#lib/server/db/database.ts';
import type { Db } from '#lib/server/db/database.ts';
import * as regions from '#lib/server/db/regions.ts';
import type { NewRegion } from '#lib/server/db/regions.ts';
import * as setup from '#lib/server/db/setup.ts';

export type AccountRefusal =
  | 'setup-done' // somebody was faster: there is an account already
  | 'setup-key' // not the key that waits
  | 'username-taken'
  | 'username-shape'
  | 'name-empty'
  | 'roles-empty'
  | 'last-admin' // nobody would be left who can manage accounts
  | 'not-found';

export type Outcome = { ok: true } | { ok: false; refusal: AccountRefusal };

const done: Outcome = { ok: true };
const no = (refusal: AccountRefusal): Outcome => ({ ok: false, refusal });

/** 3 to 32 letters, digits, dots, hyphens, underscores; begins with a letter. Stored in lower case. */
export const usernameShape = /^[a-z][a-z0-9._-]{2,31}$/;

function flawOf(account: Pick<NewAccount, 'username' | 'name' | 'roles'>): AccountRefusal | null {
  if (!usernameShape.test(account.username)) return 'username-shape';
  if (account.name.trim() === '') return 'name-empty';
  if (account.roles.length === 0) return 'roles-empty';
  return null;
}

/** The first admin and their region, once, with the key that was printed at the start. */
export async function setUp(
  db: Db,
  keyHash: string,
  region: NewRegion,
  account: NewAccount,
): Promise<Outcome> {
  const flaw = flawOf(account) ?? (region.name.trim() === '' ? 'name-empty' : null);
  if (flaw) return no(flaw);
  return db.transaction().execute(async (trx) => {
    if ((await accounts.count(trx)) > 0) return no('setup-done');
    if (!(await setup.spend(trx, keyHash, account.createdAt))) return no('setup-key');
    await regions.insert(trx, region);
    await accounts.insert(trx, { ...account, regionId: region.id });
    return done;
  });
}

export async function createAccount(db: Db, account: NewAccount): Promise<Outcome> {
  const flaw = flawOf(account);
  if (flaw) return no(flaw);
  try {
    await accounts.insert(db, account);
    return done;
  } catch (fault) {
    if (isUniqueViolation(fault)) return no('username-taken');
    throw fault;
  }
}

export async function changeRoles(db: Db, id: string, roles: StaffRole[]): Promise<Outcome> {
  if (roles.length === 0) return no('roles-empty');
  return db.transaction().execute(async (trx) => {
    if (!roles.includes('admin') && (await accounts.otherAdmins(trx, id)) === 0) {
      return no('last-admin');
    }
    return (await accounts.update(trx, id, { roles })) ? done : no('not-found');
  });
}

/** Afterwards the caller ends all sessions of the account. */
export async function disableAccount(db: Db, id: string, now: number): Promise<Outcome> {
  return db.transaction().execute(async (trx) => {
    if ((await accounts.otherAdmins(trx, id)) === 0) return no('last-admin');
    return (await accounts.update(trx, id, { disabledAt: now })) ? done : no('not-found');
  });
}

export async function enableAccount(db: Db, id: string): Promise<Outcome> {
  return (await accounts.update(db, id, { disabledAt: null })) ? done : no('not-found');
}

/** A password of the person's own, or with `temporaryUntil` one for a single use. Sessions are ended by the caller. */
export async function setPassword(
  db: Db,
  id: string,
  passwordHash: string,
  temporaryUntil: number | null,
): Promise<Outcome> {
  const found = await accounts.update(db, id, { passwordHash, temporaryUntil });
  return found ? done : no('not-found');
}

export async function rename(db: Db, id: string, name: string, position: string): Promise<Outcome> {
  if (name.trim() === '') return no('name-empty');
  const change = { name: name.trim().slice(0, 120), position: position.trim().slice(0, 120) };
  return (await accounts.update(db, id, change)) ? done : no('not-found');
}
