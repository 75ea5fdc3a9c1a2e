/** Who somebody is in one lab: by their account, by the device they joined with, by a screen's key. */
import type { Person } from '#lib/lab/people.ts';
import type { Account } from '#lib/server/auth/sessions.ts';
import { steadyNow } from '#lib/server/auth/steady-clock.ts';
import type { Db } from '#lib/server/db/database.ts';
import * as devices from '#lib/server/db/devices.ts';
import * as labs from '#lib/server/db/labs.ts';
import { db } from '#lib/server/db/open.ts';
import * as people from '#lib/server/db/people.ts';
import * as seats from '#lib/server/db/table-seats.ts';

export type Viewer = { lab: labs.Lab; person: Person; removed: boolean };

type Claim = {
  account: Account | null;
  device: string | null;
  projectorKey?: string | undefined;
  /** As whom a page asks, where several sit at the device. */
  personId?: string | undefined;
};

/**
 * The viewer of a lab, or null for a stranger. Facilitators of the lab come first, then Bappeda of
 * its region, then whoever joined on this device; an admin as such sees nothing of a lab.
 */
export async function viewer(database: Db, labId: string, claim: Claim): Promise<Viewer | null> {
  const lab = await labs.load(database, labId);
  if (!lab) return null;
  const { account, device, projectorKey, personId } = claim;
  if (projectorKey !== undefined) {
    return projectorKey === lab.projectorKey
      ? { lab, person: screen(lab.id), removed: false }
      : null;
  }
  if (account) {
    const person = await staff(database, lab, account);
    if (person) return { lab, person, removed: false };
  }
  const seated = device ? await seatedAt(database, device, { labId, personId }) : null;
  if (!seated || seated.person.labId !== labId) return null;
  // [D33] Whose link has ended is a stranger again.
  const ended = !seated.removed && (seated.person.until ?? Infinity) <= steadyNow();
  return ended ? null : { lab, ...seated };
}

/**
 * [F7] Whoever is asked for and sits at the device, else whoever has the turn. Where the facilitator
 * removed that one, the turn is the next one's: a table goes on without them.
 */
async function seatedAt(
  database: Db,
  device: string,
  { labId, personId }: { labId: string; personId?: string | undefined },
): Promise<people.Seated | null> {
  const turn = await devices.personOf(database, device, labId);
  if (turn === null) return null;
  const seated = await people.load(database, turn);
  if (personId === undefined ? seated && !seated.removed : turn === personId) return seated;
  const table = await seats.at(database, device, labId);
  const asked = table.find(({ person }) => person.id === personId);
  if (asked) return asked;
  const next = seated?.removed ? table.find(({ removed }) => !removed) : null;
  return next ?? seated;
}

const screen = (labId: string): Person => ({
  id: 'projector',
  role: 'projector',
  labId,
  agencyId: null,
  name: '',
  position: '',
});

async function staff(database: Db, lab: labs.Lab, account: Account): Promise<Person | null> {
  const { id, name, position } = account;
  const person = { id, labId: lab.id, agencyId: null, name, position };
  // A lab is run by those it names, as long as their account still may run labs.
  const runs = account.roles.some((role) => role === 'facilitator' || role === 'bappeda');
  if (runs && (await labs.facilitates(database, lab.id, id))) {
    return { ...person, role: 'facilitator' };
  }
  const follows = account.roles.includes('bappeda') && account.regionId === lab.regionId;
  return follows ? { ...person, role: 'bappeda' } : null;
}

/** The account, unless it still has a one-time password: that opens the choice of its own alone. */
export const ownAccount = (account: Account | null): Account | null =>
  account?.mustChangePassword ? null : account;

/** The viewer of a page: `locals` carry account and device. */
export const viewerOf = (locals: App.Locals, labId: string): Promise<Viewer | null> =>
  viewer(db().read, labId, { account: ownAccount(locals.account), device: locals.device });
