/**
 * Who somebody is in one lab. Pages and sockets ask the same question here, so that a page never
 * shows what its socket would be refused, nor the other way round.
 */
import type { Hall } from '#lib/lab/hall/state.ts';
import type { Person } from '#lib/lab/people.ts';
import { refuse, type Refusal } from '#lib/lab/refusals.ts';
import type { Account } from '#lib/server/db/accounts.ts';
import type { Database } from '#lib/server/db/database.ts';
import * as devices from '#lib/server/db/devices.ts';
import * as labs from '#lib/server/db/labs.ts';

/** What a browser can show: an account, the hash of its device token, the key of a projector link. */
export type Papers = {
  account: Account | null;
  device: string | null;
  projectorKey?: string | null | undefined;
  /** A browser may be facilitator and participant at once: the page says as whom it asks. */
  personId?: string | null | undefined;
};

const nobody = { agencyId: null, name: '', position: '' };

/**
 * The person these papers make in the lab. Refuses with `removed` for somebody who was removed,
 * `not-found` for a key of another lab, and `session` where the papers open nothing here.
 */
export async function whoIs(
  db: Database,
  labId: string,
  papers: Papers,
  hallOf: (labId: string) => Promise<Hall | null>,
): Promise<Person | Refusal> {
  const lab = await labs.load(db.read, labId);
  if (!lab) return refuse('not-found');
  if (papers.projectorKey) {
    if (papers.projectorKey !== lab.projectorKey) return refuse('not-found');
    return { ...nobody, id: 'projector', role: 'projector', labId };
  }
  const staff = await staffIn(db, lab, papers.account);
  if (staff && (!papers.personId || papers.personId === staff.id)) return staff;
  const guest = await guestIn(db, labId, papers.device, hallOf);
  return guest ?? staff ?? refuse('session');
}

async function staffIn(
  db: Database,
  lab: labs.Lab,
  account: Account | null,
): Promise<Person | null> {
  if (!account || account.mustChangePassword) return null;
  const { id, name, position } = account;
  const person = { id, name, position, labId: lab.id, agencyId: null };
  if (
    account.roles.includes('facilitator') &&
    (await labs.facilitates(db.read, lab.id, account.id))
  ) {
    return { ...person, role: 'facilitator' };
  }
  if (account.roles.includes('bappeda') && account.regionId === lab.regionId) {
    return { ...person, role: 'bappeda' };
  }
  return null;
}

async function guestIn(
  db: Database,
  labId: string,
  device: string | null,
  hallOf: (labId: string) => Promise<Hall | null>,
): Promise<Person | Refusal | null> {
  const personId = device && (await devices.personOf(db.read, device, labId));
  if (!personId) return null;
  const found = (await hallOf(labId))?.people[personId];
  if (!found) return null;
  if (found.removed) return refuse('removed');
  const { id, role, agencyId, name, position } = found;
  return { id, role, labId, agencyId, name, position };
}
