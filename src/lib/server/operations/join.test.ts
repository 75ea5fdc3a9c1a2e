import { uuidv7 } from 'uuidv7';
import { expect, test } from 'vitest';
import { isRefusal, refuse } from '#lib/lab/refusals.ts';
import * as agencies from '#lib/server/db/agencies.ts';
import * as devices from '#lib/server/db/devices.ts';
import * as people from '#lib/server/db/people.ts';
import { ownData } from '#lib/server/db/own-data.ts';
import { hashOf, newToken } from '#lib/server/auth/secrets.ts';
import { openRoom } from '../../../../tests/support/room.ts';
import { join, seatedAt, type Joining } from './join.ts';
import { linkOf, linksOf, renewCode, setLink } from './leader.ts';

type Room = Awaited<ReturnType<typeof openRoom>>;

const form = ({ lab }: Room, device: string, more: Partial<Joining> = {}): Joining => ({
  labId: lab.id,
  device,
  personId: uuidv7(),
  name: 'Melati',
  position: 'Kepala Seksi',
  agencyId: lab.agencies[0] ?? '',
  role: 'participant',
  ...more,
});

const enter = (room: Room, joining: Joining) =>
  join(room.db, joining, (...ask) => room.program.submit(...ask), uuidv7);

test('[U1] the form, sent twice at once and once more, makes one person', async () => {
  await using room = await openRoom();
  const sent = form(room, 'phone');
  const answers = await Promise.all([enter(room, sent), enter(room, sent)]);
  answers.push(await enter(room, sent));
  const seat = { personId: sent.personId };
  expect(answers).toEqual([seat, seat, seat]);
  const everybody = await people.ofLab(room.db.read, room.lab.id);
  expect(everybody.filter(({ name }) => name === 'Melati')).toHaveLength(1);
});

test('[U1] a device that sits keeps its seat, whatever a second form says', async () => {
  await using room = await openRoom();
  const first = await enter(room, form(room, 'phone'));
  const second = await enter(room, form(room, 'phone', { name: 'Jati' }));
  expect(second).toEqual(first);
});

test('[U1] knowing the id of somebody does not give their seat', async () => {
  await using room = await openRoom();
  const sent = form(room, 'phone');
  await enter(room, sent);
  const thief = await enter(room, { ...sent, device: 'other', name: 'Pencuri' });
  expect(isRefusal(thief)).toBe(false);
  expect(thief).not.toEqual({ personId: sent.personId });
  expect((await seatedAt(room.db, 'other', room.lab.id))?.person.name).toBe('Pencuri');
});

test('[U1] a refusal leaves the device without a seat, and the form may be sent again', async () => {
  await using room = await openRoom();
  const sent = form(room, 'phone');
  const full = await join(room.db, sent, async () => refuse('full', { most: 600 }), uuidv7);
  expect(full).toMatchObject({ code: 'full' });
  expect(await devices.personOf(room.db.read, 'phone', room.lab.id)).toBeNull();
  expect(await enter(room, sent)).toEqual({ personId: sent.personId });
});

test('[U1] an agency that is not on the roster is refused', async () => {
  await using room = await openRoom();
  const sent = form(room, 'phone', { agencyId: uuidv7() });
  expect(await enter(room, sent)).toMatchObject({ code: 'not-found' });
});

test('somebody who was removed comes back only after the code was changed', async () => {
  await using room = await openRoom();
  const sent = form(room, 'phone');
  await enter(room, sent);
  const { lab, db } = room;
  const hall = { kind: 'hall', id: lab.id } as const;
  await room.program.submit(hall, lab.facilitator, {
    type: 'person.remove',
    personId: sent.personId,
  });
  expect(await enter(room, form(room, 'phone'))).toMatchObject({ code: 'removed' });
  const draws = ['ABC234', 'XYZ567'];
  expect(await renewCode(db, lab.id, () => draws.shift() ?? null)).toBe('ABC234');
  const again = form(room, 'phone');
  expect(await enter(room, again)).toEqual({ personId: again.personId });
});

test('links of leader and jury open the lab until they are replaced', async () => {
  await using room = await openRoom();
  const { db, lab } = room;
  const [old, fresh, jury] = [newToken(), newToken(), newToken()];
  expect(await linksOf(db.read, lab.id)).toEqual({ leader: false, jury: false });
  await setLink(db, lab.id, 'leader', hashOf(old));
  await setLink(db, lab.id, 'leader', hashOf(fresh));
  await setLink(db, lab.id, 'jury', hashOf(jury));
  expect(await linkOf(db.read, hashOf(old))).toBeNull();
  expect(await linkOf(db.read, hashOf(fresh))).toMatchObject({
    role: 'leader',
    lab: { id: lab.id },
  });
  expect(await linkOf(db.read, hashOf(jury))).toMatchObject({ role: 'jury' });
  expect(await linksOf(db.read, lab.id)).toEqual({ leader: true, jury: true });
  const leader = form(room, 'phone', { role: 'leader', agencyId: null });
  await enter(room, leader);
  expect((await people.load(db.read, leader.personId))?.person.role).toBe('leader');
});

test('[L6] somebody who was removed does not come back by the link they came by', async () => {
  await using room = await openRoom();
  const { db, lab } = room;
  for (const role of ['leader', 'jury'] as const) {
    const [old, fresh] = [newToken(), newToken()];
    await setLink(db, lab.id, role, hashOf(old));
    const sent = form(room, `phone of ${role}`, { role, agencyId: null });
    await enter(room, sent);
    const remove = { type: 'person.remove' as const, personId: sent.personId };
    await room.program.submit(room.hall, lab.facilitator, remove);
    // Any browser would do: the link itself is closed, and a new code is not what brings them back.
    expect(await linkOf(db.read, hashOf(old))).toBeNull();
    expect((await linksOf(db.read, lab.id))[role]).toBe(false);
    const draws = [role === 'leader' ? 'ABC234' : 'XYZ567'];
    await renewCode(db, lab.id, () => draws.shift() ?? null);
    const again = form(room, sent.device, { role, agencyId: null });
    expect(await enter(room, again)).toMatchObject({ code: 'removed' });
    // The facilitator's doing.
    await setLink(db, lab.id, role, hashOf(fresh));
    expect(await linkOf(db.read, hashOf(fresh))).toMatchObject({ role });
    expect(await enter(room, again)).toEqual({ personId: again.personId });
  }
  expect((await linksOf(db.read, lab.id)).leader).toBe(true);
});

test('[L6] a removed participant leaves the links as they are', async () => {
  await using room = await openRoom();
  const { db, lab } = room;
  const key = hashOf(newToken());
  await setLink(db, lab.id, 'leader', key);
  const sent = form(room, 'phone');
  await enter(room, sent);
  const remove = { type: 'person.remove' as const, personId: sent.personId };
  await room.program.submit(room.hall, lab.facilitator, remove);
  expect(await linkOf(db.read, key)).toMatchObject({ role: 'leader' });
});

test('the roster counts who is in; own data hold the own acts and nobody else’s', async () => {
  await using room = await openRoom();
  const mine = form(room, 'phone');
  await enter(room, mine);
  await enter(room, form(room, 'other', { name: 'Jati' }));
  const roster = await agencies.ofLab(room.db.read, room.lab.id);
  expect(roster.find(({ id }) => id === mine.agencyId)?.people).toBeGreaterThanOrEqual(2);
  const data = await ownData(room.db.read, room.lab.id, mine.personId);
  expect(data?.person).toMatchObject({ name: 'Melati', role: 'participant' });
  expect(data?.events).toHaveLength(1);
  expect(JSON.stringify(data)).not.toContain('Jati');
  expect(await ownData(room.db.read, uuidv7(), mine.personId)).toBeNull();
});
