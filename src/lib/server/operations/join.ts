/** Taking a seat in a lab: one device, one person, however often the form is sent. */
import type { HallAct } from '#lib/lab/acts.ts';
import type { Person, Role } from '#lib/lab/people.ts';
import { isRefusal, refuse, type Refusal } from '#lib/lab/refusals.ts';
import type { SpaceRef } from '#lib/lab/space.ts';
import type { Database } from '#lib/server/db/database.ts';
import * as devices from '#lib/server/db/devices.ts';
import * as people from '#lib/server/db/people.ts';

export type Joining = {
  labId: string;
  /** Hash of the device's token. */
  device: string;
  /** Made when the form was shown; sending the form twice makes one person. */
  personId: string;
  name: string;
  position: string;
  agencyId: string | null;
  role: Role;
};

/** How an act gets into the live lab; the program's own `submit`. */
export type Submit = (
  ref: SpaceRef,
  person: Person,
  act: HallAct,
  actId: string,
) => Promise<{ from: number; to: number } | Refusal>;

/** The person who sits at this device in this lab, also a removed one; null for nobody yet. */
export async function seatedAt(
  db: Database,
  device: string | null,
  labId: string,
): Promise<people.Seated | null> {
  const personId = device && (await devices.personOf(db.read, device, labId));
  return personId ? people.load(db.read, personId) : null;
}

/**
 * Seats the device and lets its person join. A device that sits in the lab already keeps its seat
 * (unless it comes for another role); a form whose person sits at another device gets a new id, so
 * that nobody takes a seat by knowing an id. A refusal leaves the device without a seat.
 */
export async function join(
  db: Database,
  joining: Joining,
  submit: Submit,
  newId: () => string,
): Promise<{ personId: string } | Refusal> {
  const { labId, device, role } = joining;
  const known = await seatedAt(db, device, labId);
  if (known?.removed) return refuse('removed');
  if (known && known.person.role === role) return { personId: known.person.id };

  const before = await devices.personOf(db.read, device, labId);
  // A seat without a person: the server stopped between the two steps below.
  const personId = before && !known ? before : await freeId(db, joining, newId);
  await devices.seat(db.write, device, labId, personId);
  const { name, position, agencyId } = joining;
  const person: Person = { id: personId, labId, role, agencyId, name, position };
  const act: HallAct = { type: 'person.join', personId, name, position, agencyId, role };
  // The act's id is the person's: the same form sent twice is the same act.
  const answer = await submit({ kind: 'hall', id: labId }, person, act, personId);
  if (!isRefusal(answer) || answer.code === 'exists') return { personId };
  if (known) await devices.seat(db.write, device, labId, known.person.id);
  else await devices.leave(db.write, device, labId);
  return answer;
}

/** The id of the form, if nobody else has it. */
export async function freeId(
  db: Database,
  { personId }: Joining,
  newId: () => string,
): Promise<string> {
  if (!/^[0-9a-f-]{36}$/.test(personId)) return newId();
  return (await people.load(db.read, personId)) === null ? personId : newId();
}
