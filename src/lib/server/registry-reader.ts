/** Who reads the registry, and what they may do with an entry of it. */
import { isPublic, type Clerk } from '#lib/lab/registry.ts';
import type { Account } from './auth/sessions.ts';
import * as innovations from './db/innovations.ts';
import type { Innovation, Seen } from './db/innovations.ts';
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

/** As what somebody works on an entry: Bappeda of its region, facilitator of its lab, or not at all. */
export async function clerkOf(account: Account | null, entry: Innovation): Promise<Clerk | null> {
  if (!account) return null;
  const { regionId, bappeda } = registryReader({ account });
  if (bappeda && regionId === entry.regionId) return { name: account.name, role: 'bappeda' };
  const mine = entry.labId !== null && (await labs.facilitates(db().read, entry.labId, account.id));
  return mine ? { name: account.name, role: 'facilitator' } : null;
}

/**
 * [N6] [N26] An entry as this reader may see it, or null: its staff as it is, everybody else where the
 * page is public what of it is registered.
 */
export async function seenVersion({ account }: Reader, id: string): Promise<Seen | null> {
  const { regionId, staff } = registryReader({ account });
  const ours = (entry: Innovation) => staff && entry.regionId === regionId;
  const seen = await innovations.seenAs(db().read, id, (one) => ours(one) || isPublic(one));
  if (!seen || ours(seen.entry)) return seen;
  return (await regions.isRegistryPublic(db().read, seen.entry.regionId)) ? seen : null;
}

export const seenEntry = async (reader: Reader, id: string): Promise<Innovation | null> =>
  (await seenVersion(reader, id))?.entry ?? null;
