/** One device for a table: several named people take turns on it (F7). */
import { isRefusal, refuse, type Refusal } from '#lib/lab/refusals.ts';
import type { Person } from '#lib/lab/people.ts';
import type { Database } from '#lib/server/db/database.ts';
import * as devices from '#lib/server/db/devices.ts';
import * as seats from '#lib/server/db/table-seats.ts';
import { freeId, seatedAt, type Joining, type Submit } from './join.ts';

/** Most people at one device: a round table. */
export const mostAtTable = 12;

type Place = { labId: string; device: string };

/** Who sits at this device and is not removed; empty for a device of one person. */
export async function tableAt(
  db: Database,
  device: string | null,
  labId: string,
): Promise<Person[]> {
  if (!device) return [];
  const all = await seats.at(db.read, device, labId);
  const here = all.filter(({ removed }) => !removed).map(({ person }) => person);
  return here.length > 1 ? here : [];
}

/**
 * One more person at a device that sits in the lab as a participant. Who has the turn keeps it. A
 * form that is sent twice is one person.
 */
export async function addSeat(
  db: Database,
  joining: Joining,
  submit: Submit,
  { newId, at }: { newId: () => string; at: number },
): Promise<{ personId: string } | Refusal> {
  const { labId, device, name, position, agencyId } = joining;
  const first = await seatedAt(db, device, labId);
  if (!first || first.removed || first.person.role !== 'participant') return refuse('no-right');
  const here = await seats.at(db.read, device, labId);
  if (here.some(({ person }) => person.id === joining.personId)) {
    return { personId: joining.personId };
  }
  if (here.length >= mostAtTable) return refuse('full', { most: mostAtTable });
  const personId = await freeId(db, joining, newId);
  const role = 'participant' as const;
  const person: Person = { id: personId, labId, role, agencyId, name, position };
  const act = { type: 'person.join' as const, personId, name, position, agencyId, role };
  const answer = await submit({ kind: 'hall', id: labId }, person, act, personId);
  if (isRefusal(answer) && answer.code !== 'exists') return answer;
  await db.write.transaction().execute(async (trx) => {
    await seats.sitDown(trx, device, labId, { personId: first.person.id, createdAt: at });
    await seats.sitDown(trx, device, labId, { personId, createdAt: at + 1 });
  });
  return { personId };
}

/** Gives the turn to somebody who sits at the device. */
export async function takeTurn(
  db: Database,
  { labId, device }: Place,
  personId: string,
): Promise<Refusal | null> {
  const here = await tableAt(db, device, labId);
  if (!here.some(({ id }) => id === personId)) return refuse('not-found');
  await devices.seat(db.write, device, labId, personId);
  return null;
}

/**
 * Somebody leaves the device; who had the turn passes it on. Answers how many still sit there. The
 * person and what they wrote stay in the lab.
 */
export async function standUp(
  db: Database,
  { labId, device }: Place,
  personId: string,
): Promise<number> {
  return db.write.transaction().execute(async (trx) => {
    await seats.standUp(trx, device, labId, personId);
    const left = (await seats.at(trx, device, labId)).filter(({ removed }) => !removed);
    const turn = await devices.personOf(trx, device, labId);
    const next = left[0]?.person.id;
    if (turn === personId && next) await devices.seat(trx, device, labId, next);
    if (turn === personId && !next) await devices.leave(trx, device, labId);
    // Who is left alone sits at a device of their own.
    if (left.length === 1) await seats.clear(trx, device, labId);
    return left.length;
  });
}
