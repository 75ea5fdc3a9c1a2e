import { uuidv7 } from 'uuidv7';
import { expect, test } from 'vitest';
import type { Hall } from '#lib/lab/hall/state.ts';
import { hashOf } from '#lib/server/auth/secrets.ts';
import * as devices from '#lib/server/db/devices.ts';
import * as seats from '#lib/server/db/table-seats.ts';
import { openRoom, type Room } from '../../../../tests/support/room.ts';
import { seatedAt } from './join.ts';
import { addSeat, tableAt } from './table.ts';
import { cameBackTo, comeBack, returning, setReturnLink } from './return-link.ts';

const at = 1_800_000_000_000;
const day = 86_400_000;
const [first, second] = [hashOf('satu'), hashOf('dua')];

const hallOf = async (room: Room) =>
  (await room.program.read(room.hall, room.lab.facilitator))?.state as Hall;

test('[D75] a link brings one person back as who they were, once, on whatever device', async () => {
  await using room = await openRoom();
  const { person } = await room.guest();
  const link = { personId: person.id, keyHash: first, at };
  expect(await setReturnLink(room.db, await hallOf(room), link)).toBeNull();
  // Looking uses nothing up.
  expect((await returning(room.db.read, first, at))?.person.id).toBe(person.id);
  const back = await Promise.all(
    ['hp baru', 'hp lain'].map((device) => comeBack(room.db, first, { device, at })),
  );
  expect(back.filter((one) => one !== null)).toHaveLength(1);
  const seats = await Promise.all(
    ['hp baru', 'hp lain'].map((device) => seatedAt(room.db, device, room.lab.id)),
  );
  expect(seats.flatMap((seat) => seat?.person.id ?? [])).toEqual([person.id]);
  expect(await comeBack(room.db, first, { device: 'ketiga', at })).toBeNull();
  expect(await returning(room.db.read, first, at)).toBeNull();
});

test('[D75] the device that came back by a link is let through by it again, no other is', async () => {
  await using room = await openRoom();
  const { person } = await room.guest();
  const { id: labId } = room.lab;
  await setReturnLink(room.db, await hallOf(room), { personId: person.id, keyHash: first, at });
  expect(await cameBackTo(room.db, first, 'hp')).toBeNull();
  await comeBack(room.db, first, { device: 'hp', at });
  expect(await cameBackTo(room.db, first, 'hp')).toBe(labId);
  expect(await cameBackTo(room.db, second, 'hp')).toBeNull();
  for (const other of ['hp lain', null]) expect(await cameBackTo(room.db, first, other)).toBeNull();
  // Somebody else sits there now, and then nobody of the lab any more.
  const { person: next } = await room.guest(1);
  await devices.seat(room.db.write, 'hp', labId, next.id);
  expect(await cameBackTo(room.db, first, 'hp')).toBeNull();
  await devices.seat(room.db.write, 'hp', labId, person.id);
  const remove = { type: 'person.remove' as const, personId: person.id };
  await room.program.submit(room.hall, room.lab.facilitator, remove);
  expect(await cameBackTo(room.db, first, 'hp')).toBeNull();
});

test('[D75] [F7] whoever comes back to the device of a table sits there alone', async () => {
  await using room = await openRoom();
  const { person } = await room.guest();
  const shared = await room.guest(1);
  const device = hashOf(shared.cookie.split('=')[1] ?? '');
  const labId = room.lab.id;
  const about = {
    name: 'Melati',
    position: 'Staf',
    agencyId: shared.person.agencyId,
    role: 'participant' as const,
  };
  const joining = { labId, device, personId: uuidv7(), ...about };
  await addSeat(room.db, joining, room.program.submit, { newId: uuidv7, at });
  expect(await tableAt(room.db, device, labId)).toHaveLength(2);
  const link = { personId: person.id, keyHash: first, at };
  await setReturnLink(room.db, await hallOf(room), link);
  await comeBack(room.db, first, { device, at });
  expect(await tableAt(room.db, device, labId)).toEqual([]);
  expect(await seats.at(room.db.read, device, labId)).toEqual([]);
  expect((await seatedAt(room.db, device, labId))?.person.id).toBe(person.id);
});

test('[D75] a new link replaces the one before, and none is good after two weeks', async () => {
  await using room = await openRoom();
  const { person } = await room.guest();
  const hall = await hallOf(room);
  for (const keyHash of [first, second]) {
    await setReturnLink(room.db, hall, { personId: person.id, keyHash, at });
  }
  expect(await returning(room.db.read, first, at)).toBeNull();
  expect(await returning(room.db.read, second, at + 13 * day)).not.toBeNull();
  expect(await comeBack(room.db, second, { device: 'hp', at: at + 14 * day })).toBeNull();
});

test('[D75] nobody who was removed, was entered or runs the lab comes in by one', async () => {
  await using room = await openRoom();
  const { person } = await room.guest();
  const hall = await hallOf(room);
  await setReturnLink(room.db, hall, { personId: person.id, keyHash: first, at });
  const remove = { type: 'person.remove' as const, personId: person.id };
  await room.program.submit(room.hall, room.lab.facilitator, remove);
  expect(await comeBack(room.db, first, { device: 'hp', at })).toBeNull();
  const asked = (some: Hall, personId: string) =>
    setReturnLink(room.db, some, { personId, keyHash: second, at });
  expect(await asked(await hallOf(room), person.id)).toMatchObject({ code: 'not-found' });
  expect(await asked(hall, room.lab.facilitator.id)).toMatchObject({ code: 'not-found' });
  const one = hall.people[person.id]!;
  const entered = { ...hall, people: { x: { ...one, entered: true } } };
  expect(await asked(entered, 'x')).toMatchObject({ code: 'not-found' });
  const leader = { ...hall, people: { x: { ...one, role: 'leader' as const } } };
  expect(await asked(leader, 'x')).toMatchObject({ code: 'no-right' });
});
