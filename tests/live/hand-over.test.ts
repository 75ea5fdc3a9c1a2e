/** Several facilitators at once, and the lab changing hands while the room goes on. */
import { uuidv7 } from 'uuidv7';
import { expect, test } from 'vitest';
import type { Act } from '#lib/lab/acts.ts';
import type { Person } from '#lib/lab/people.ts';
import { isRefusal, refuse } from '#lib/lab/refusals.ts';
import type { SpaceRef } from '#lib/lab/space.ts';
import { createSession } from '#lib/server/auth/sessions.ts';
import * as accounts from '#lib/server/db/accounts.ts';
import * as labs from '#lib/server/db/labs.ts';
import { leadChange } from '#lib/server/operations/hand-over.ts';
import { makeLab, openRoom, type Room } from '../support/room.ts';

const patience = 20_000;

/** Another account of the region, signed in. */
async function account(room: Room, roles: accounts.StaffRole[], regionId?: string) {
  const lab = await labs.load(room.db.read, room.lab.id);
  const id = uuidv7();
  const name = `Akun ${id.slice(-4)}`;
  const about = { username: `a-${id}`, name, position: '', passwordHash: 'x', roles };
  const region = regionId ?? lab?.regionId ?? '';
  await accounts.insert(room.db.write, {
    ...about,
    id,
    temporaryUntil: null,
    regionId: region,
    createdAt: 1,
  });
  const cookie = `labinov_session=${await createSession(room.db, id, 'test')}`;
  return { id, name, cookie };
}
/** As the form does it. */
async function change(
  room: Room,
  by: Person,
  how: 'invited' | 'dismissed' | 'handed',
  to: { id: string },
) {
  const lab = await labs.load(room.db.read, room.lab.id);
  if (!lab) throw new Error('No lab');
  const act = await leadChange(room.db.read, lab, how, to.id);
  return isRefusal(act) ? act : room.program.submit(room.hall, by, act);
}
const running = (room: Room) => labs.facilitatorsOf(room.db.read, room.lab.id);

test('[O1] only accounts of the region that may lead are taken in, and only by the server', async () => {
  await using room = await openRoom();
  const { facilitator, facilitatorCookie } = room.lab;
  const [budi, admin] = [await account(room, ['facilitator']), await account(room, ['admin'])];
  expect(await change(room, facilitator, 'invited', admin)).toEqual(refuse('not-found'));
  expect(await change(room, facilitator, 'invited', { id: uuidv7() })).toEqual(refuse('not-found'));
  expect(await change(room, facilitator, 'dismissed', budi)).toEqual(refuse('not-found'));
  const screen = await room.screen({ cookie: facilitatorCookie });
  const act = { type: 'lead.change', how: 'invited', accountId: budi.id, name: 'X' } as const;
  expect(await screen.act(room.hall, act)).toMatchObject({ code: 'bad-act' });
  expect(await change(room, facilitator, 'invited', budi)).toMatchObject({ from: 2 });
  expect(await change(room, facilitator, 'invited', budi)).toEqual(refuse('exists'));
  expect((await running(room)).map(({ id }) => id).sort()).toEqual(
    [facilitator.id, budi.id].sort(),
  );
});

test('[O4] who else leads is seen with all screens, and who hands over leaves with all of them', async () => {
  await using room = await openRoom();
  const { facilitator, facilitatorCookie } = room.lab;
  const budi = await account(room, ['facilitator']);
  await change(room, facilitator, 'invited', budi);
  const phone = await room.screen({ cookie: facilitatorCookie });
  const laptop = await room.screen({ cookie: facilitatorCookie });
  const other = await room.screen({ cookie: budi.cookie });
  const guest = await room.screen(await room.guest(0));
  const both = { [facilitator.id]: 2, [budi.id]: 1 };
  const seen = async () => {
    const here = await other.request('here', null);
    return here && !isRefusal(here) ? here.leads : null;
  };
  await expect.poll(seen, { timeout: patience }).toEqual(both);
  expect(await guest.request('here', null)).toMatchObject({ leads: null });
  for (const told of guest.here) expect(told.leads).toBeNull();
  // Both turn the clock; what runs does not notice who leads.
  const hall = await room.program.read({ kind: 'hall', id: room.lab.id }, facilitator);
  const activityId = hall?.state.activities[0]?.id ?? '';
  await phone.act(room.hall, { type: 'activity.start', activityId });
  expect(await other.act(room.hall, { type: 'activity.pause' })).not.toHaveProperty('code');
  expect(await change(room, facilitator, 'handed', budi)).not.toHaveProperty('code');
  for (const screen of [phone, laptop]) {
    await screen.until(() => screen.goodbyes.some(({ code }) => code === 'removed'), patience);
  }
  expect(await other.act(room.hall, { type: 'activity.resume' })).not.toHaveProperty('code');
  expect((await running(room)).map(({ id }) => id)).toEqual([budi.id]);
  expect(await change(room, facilitator, 'dismissed', budi)).toEqual(refuse('removed'));
  await expect.poll(seen, { timeout: patience }).toEqual({ [budi.id]: 1 });
});

test('[O4] who is taken out leaves this lab with every screen, and no other lab', async () => {
  await using room = await openRoom();
  const { facilitator } = room.lab;
  const budi = await account(room, ['facilitator']);
  const elsewhere = await makeLab(room.db, (await labs.load(room.db.read, room.lab.id))!.regionId);
  const invite: Act = { type: 'lead.change', how: 'invited', accountId: budi.id, name: budi.name };
  const there: SpaceRef = { kind: 'hall', id: elsewhere.id };
  await room.program.submit(there, elsewhere.facilitator, invite);
  await change(room, facilitator, 'invited', budi);
  const screens = [await room.screen(budi), await room.screen(budi)];
  const other = await room.screen(budi, elsewhere.id);
  const hall = await room.program.read({ kind: 'hall', id: room.lab.id }, facilitator);
  const activityId = hall?.state.activities[0]?.id ?? '';
  const start: Act = { type: 'activity.start', activityId };
  const lead: Person = { ...facilitator, id: budi.id, name: budi.name };
  expect(await change(room, facilitator, 'dismissed', budi)).not.toHaveProperty('code');
  for (const screen of screens) {
    await screen.until(() => screen.goodbyes.some(({ code }) => code === 'removed'), patience);
  }
  // [L2] Nor does anything count that was on its way.
  expect(await room.program.submit(room.hall, lead, start)).toMatchObject({ code: 'removed' });
  const lab = { kind: 'hall', id: elsewhere.id } as const;
  const [first] = (await room.program.read(lab, elsewhere.facilitator))!.state.activities;
  const go: Act = { type: 'activity.start', activityId: first?.id ?? '' };
  expect(await other.act(there, go)).not.toHaveProperty('code');
  expect(other.goodbyes).toEqual([]);
});
