import { fail, redirect } from '@sveltejs/kit';
import { uuidv7 } from 'uuidv7';
import { isZone } from '#lib/lab/zone.ts';
import { setSessionCookie } from '#lib/server/auth/cookies.ts';
import { secretOf, textOf } from '#lib/server/auth/form.ts';
import { flawOf, hashPassword } from '#lib/server/auth/passwords.ts';
import { hashOf } from '#lib/server/auth/secrets.ts';
import { createSession } from '#lib/server/auth/sessions.ts';
import * as accounts from '#lib/server/db/accounts.ts';
import type { StaffRole } from '#lib/server/db/accounts.ts';
import { db } from '#lib/server/db/open.ts';
import { isRegionKind } from '#lib/server/db/regions.ts';
import * as setup from '#lib/server/db/setup.ts';
import { setUp } from '#lib/server/operations/accounts.ts';
import { accountWords } from '#lib/words/account.ts';
import type { AccountRefusalCode } from '#lib/words/account.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals, setHeaders }) => {
  // The address is a secret until it is used. The server's referrer policy keeps it among our own
  // pages; a stricter one would make browsers post this form without its origin, and be refused.
  setHeaders({ 'cache-control': 'private, no-store' });
  const state = (await setup.waits(db().read, hashOf(params.key)))
    ? ('open' as const)
    : (await accounts.count(db().read)) > 0
      ? ('done' as const)
      : ('wrong' as const);
  return { title: accountWords[locals.lang].setup.title, state };
};

/** Which field a refusal belongs to; the others stand above the form. */
const fieldOf: Partial<Record<AccountRefusalCode, string>> = {
  'username-taken': 'username',
  'username-shape': 'username',
  'name-empty': 'name',
  'region-empty': 'regionName',
  'password-short': 'password',
  'password-long': 'password',
  'password-common': 'password',
  'password-own': 'password',
  'password-differs': 'again',
};

export const actions: Actions = {
  default: async (event) => {
    const { request, params, locals } = event;
    const form = await request.formData();
    const typed = {
      name: textOf(form, 'name', 120),
      username: textOf(form, 'username', 64).toLowerCase(),
      position: textOf(form, 'position', 120),
      regionName: textOf(form, 'regionName', 120),
      kind: textOf(form, 'kind', 20),
      agencyName: textOf(form, 'agencyName', 120),
      zone: textOf(form, 'zone', 4),
      facilitates: form.get('facilitates') === 'on',
      verifies: form.get('verifies') === 'on',
    };
    const refused = (code: AccountRefusalCode) =>
      fail(400, {
        ...typed,
        error: accountWords[locals.lang].refusal[code],
        field: fieldOf[code] ?? '',
      });

    const password = secretOf(form, 'password');
    if (typed.name === '') return refused('name-empty');
    const flaw = flawOf(password, typed.username);
    if (flaw) return refused(flaw);
    if (secretOf(form, 'again') !== password) return refused('password-differs');
    if (typed.regionName === '' || !isRegionKind(typed.kind)) return refused('region-empty');
    // Hashing is expensive: not for those who only try addresses.
    if (!(await setup.waits(db().read, hashOf(params.key)))) return refused('setup-key');

    const now = Date.now();
    const roles: StaffRole[] = ['admin'];
    if (typed.verifies) roles.push('bappeda');
    if (typed.facilitates) roles.push('facilitator');
    const id = uuidv7();
    const outcome = await setUp(
      db().write,
      hashOf(params.key),
      {
        id: uuidv7(),
        name: typed.regionName,
        kind: typed.kind,
        agencyName: typed.agencyName || 'Bappeda',
        zone: isZone(typed.zone) ? typed.zone : 'WIB',
        createdAt: now,
      },
      {
        id,
        username: typed.username,
        name: typed.name,
        position: typed.position,
        passwordHash: await hashPassword(password),
        temporaryUntil: null,
        roles,
        regionId: null,
        createdAt: now,
      },
    );
    if (!outcome.ok) return refused(outcome.refusal);
    const agent = request.headers.get('user-agent') ?? '';
    setSessionCookie(event, await createSession(db(), id, agent));
    redirect(303, '/home');
  },
};
