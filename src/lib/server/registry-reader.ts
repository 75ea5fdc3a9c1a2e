/** Who reads the registry, and what they may do with an entry of it. */
import { isPublic, type Clerk } from '#lib/lab/registry.ts';
import type { Account } from './auth/sessions.ts';
import * as innovations from './db/innovations.ts';
import type { Innovation } from './db/innovations.ts';
import * as labs from './db/labs.ts';
import { db } from './db/open.ts';
import * as regions from './db/regions.ts';
import { ownAccount } from './live/viewer.ts';

type Reader = Pick<App.Locals, 'account'>;

/** Bappeda and facilitators of a region read all of its registry; an admin as such reads nothing. */
export function registryReader(reader: Reader) {
  const account = ownAccount(reader.account);
  const regionId = account?.regionId ?? null;
  const may = (role: 'bappeda' | 'facilitator') => account?.roles.includes(role) === true;
  const staff = regionId !== null && (may('bappeda') || may('facilitator'));
  return { regionId, staff, bappeda: staff && may('bappeda') };
}

/** [N6] Whether this reader may see this entry; others than its staff where the page is public. */
export async function maySee(locals: Reader, entry: Innovation): Promise<boolean> {
  const { regionId, staff } = registryReader(locals);
  if (staff && entry.regionId === regionId) return true;
  return isPublic(entry) && (await regions.isRegistryPublic(db().read, entry.regionId));
}

/** As what somebody works on an entry: Bappeda of its region, facilitator of its lab, or not at all. */
export async function clerkOf(account: Account | null, entry: Innovation): Promise<Clerk | null> {
  if (!account) return null;
  const { regionId, bappeda } = registryReader({ account });
  if (bappeda && regionId === entry.regionId) return { name: account.name, role: 'bappeda' };
  const mine = entry.labId !== null && (await labs.facilitates(db().read, entry.labId, account.id));
  return mine ? { name: account.name, role: 'facilitator' } : null;
}

/** An entry this reader may see, or null. */
export async function seenEntry(locals: Reader, id: string): Promise<Innovation | null> {
  const entry = await innovations.load(db().read, id);
  return entry && (await maySee(locals, entry)) ? entry : null;
}
