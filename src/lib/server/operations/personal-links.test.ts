import { uuidv7 } from 'uuidv7';
import { expect, test } from 'vitest';
import { derivedId } from '#lib/lab/derived-id.ts';
import type { Person } from '#lib/lab/people.ts';
import { isRefusal } from '#lib/lab/refusals.ts';
import { hashOf, newToken } from '#lib/server/auth/secrets.ts';
import { steadyNow } from '#lib/server/auth/steady-clock.ts';
import * as people from '#lib/server/db/people.ts';
import * as links from '#lib/server/db/personal-links.ts';
import { viewer } from '#lib/server/live/viewer.ts';
import { openRoom } from '../../../../tests/support/room.ts';
import { join } from './join.ts';
import { knownLeader } from './leader.ts';
import {
  againFor,
  allowAgain,
  closeLink,
  linkFor,
  linksFor,
  makeLink,
  mostLinks,
  openLink,
  type NewLink,
} from './personal-links.ts';

type Room = Awaited<ReturnType<typeof openRoom>>;
const day = 24 * 60 * 60 * 1000;

const asked = ({ lab }: Room, more: Partial<NewLink> = {}) => {
  const key = newToken();
  const link: NewLink = {
    id: uuidv7(),
    labId: lab.id,
    role: 'leader',
    name: 'Herni Sulasti',
    position: 'Sekretaris Daerah',
    days: 30,
    keyHash: hashOf(key),
    ...more,
  };
  return link;
};
const make = async (room: Room, more: Partial<NewLink> = {}, maker = room.lab.facilitator) => {
  const link = asked(room, more);
  expect(await makeLink(room.db, link, maker, steadyNow())).toBeNull();
  return link;
};
const open = (room: Room, link: NewLink, device: string, at = steadyNow()) =>
  openLink(room.db, link.keyHash, device, {
    submit: (...ask) => room.program.submit(...ask),
    at,
  });
const seen = async ({ db, lab }: Room, device: string) =>
  (await viewer(db.read, lab.id, { account: null, device }))?.person ?? null;
const closing = (room: Room) => ({
  submit: (...ask: Parameters<Room['program']['submit']>) => room.program.submit(...ask),
  at: steadyNow(),
  actId: uuidv7(),
});
const state = async ({ db }: Room, link: NewLink, device: string | null, at = steadyNow()) =>
  (await linkFor(db.read, link.keyHash, device, at))?.state;

test('[D33] the first device that opens a link has it, under the name that it says', async () => {
  await using room = await openRoom();
  const link = await make(room);
  expect(await state(room, link, 'phone')).toBe('fresh');
  // Twice at once, as two fingers do.
  const [first, again] = await Promise.all([open(room, link, 'phone'), open(room, link, 'phone')]);
  expect([first, again]).toEqual([{ labId: room.lab.id }, { labId: room.lab.id }]);
  const person = await seen(room, 'phone');
  expect(person).toMatchObject({ id: link.id, role: 'leader', name: 'Herni Sulasti' });
  expect(await state(room, link, 'phone')).toBe('own');
  expect(await state(room, link, 'other')).toBe('elsewhere');
  expect(await open(room, link, 'other')).toMatchObject({ code: 'not-yours' });
  const everybody = await people.ofLab(room.db.read, room.lab.id);
  expect(everybody.filter(({ name }) => name === 'Herni Sulasti')).toHaveLength(1);
  const rename = { type: 'person.correct' as const, name: 'Bupati', position: '', agencyId: null };
  const answer = await room.program.submit(room.hall, person as Person, rename);
  expect(answer).toMatchObject({ code: 'no-right' });
});

test('[D33] so many open links and no more; a closed one makes room', async () => {
  await using room = await openRoom();
  const all: NewLink[] = [];
  for (let n = 0; n < mostLinks; n += 1) all.push(await make(room, { name: `Asisten ${n}` }));
  const more = () => makeLink(room.db, asked(room), room.lab.facilitator, steadyNow());
  expect(await more()).toMatchObject({ code: 'full', params: { most: mostLinks } });
  await closeLink(room.db, all[0]!.id, room.lab.facilitator, closing(room));
  expect(await more()).toBeNull();
});

test('[D33] the link that leaders share makes nobody one who has a link of their own', async () => {
  await using room = await openRoom();
  const named = await make(room);
  await open(room, named, 'phone');
  expect(await knownLeader(room.db.read, room.lab.id)).toBeNull();
  const about = { name: 'Bupati', position: 'Bupati', agencyId: null, role: 'leader' as const };
  const joining = { labId: room.lab.id, device: 'tablet', personId: uuidv7(), ...about };
  await join(room.db, joining, room.program.submit, uuidv7);
  const later = await make(room, { name: 'Asisten II' });
  await open(room, later, 'laptop');
  expect(await knownLeader(room.db.read, room.lab.id)).toMatchObject({ name: 'Bupati' });
});

test('[D33] another device gets in after a yes, for a quarter of an hour, once', async () => {
  await using room = await openRoom();
  const link = await make(room);
  await open(room, link, 'phone');
  const stranger = { ...room.lab.facilitator, role: 'leader' as const, id: uuidv7() };
  expect(await allowAgain(room.db, link.id, stranger, steadyNow())).toMatchObject({
    code: 'not-yours',
  });
  const owner = (await seen(room, 'phone')) as Person;
  const now = steadyNow();
  expect(await allowAgain(room.db, link.id, owner, now)).toBeNull();
  expect(await state(room, link, 'laptop', now + againFor)).toBe('elsewhere');
  expect(await open(room, link, 'laptop')).toEqual({ labId: room.lab.id });
  expect((await seen(room, 'laptop'))?.id).toBe(link.id);
  expect((await seen(room, 'phone'))?.id).toBe(link.id);
  expect(await open(room, link, 'third')).toMatchObject({ code: 'not-yours' });
});

test('[D33] a closed link opens nothing, and who came by it is out', async () => {
  await using room = await openRoom();
  const { db, lab } = room;
  const [opened, fresh] = [await make(room), await make(room, { role: 'expert', name: 'Ahli' })];
  await open(room, opened, 'phone');
  for (const { id } of [opened, fresh]) {
    expect(await closeLink(db, id, lab.facilitator, closing(room))).toBeNull();
  }
  expect(await state(room, opened, 'phone')).toBe('ended');
  expect((await viewer(db.read, lab.id, { account: null, device: 'phone' }))?.removed).toBe(true);
  expect(isRefusal(await open(room, fresh, 'tablet'))).toBe(true);
  expect(await linksFor(db.read, lab.facilitator)).toEqual([]);
  // A new link brings the same person's phone back.
  const next = await make(room);
  expect(await open(room, next, 'phone')).toEqual({ labId: lab.id });
  expect(await seen(room, 'phone')).toMatchObject({ id: next.id });
});

test('[L6] removing who came by a personal link closes that link alone', async () => {
  await using room = await openRoom();
  const { lab } = room;
  const [one, other] = [await make(room), await make(room, { name: 'Lain' })];
  await open(room, one, 'phone');
  await room.program.submit(room.hall, lab.facilitator, {
    type: 'person.remove',
    personId: one.id,
  });
  expect(await state(room, one, 'phone')).toBe('ended');
  expect(await state(room, other, 'tablet')).toBe('fresh');
});

test('[D33] nobody keeps a link open by using up the id of the act that closes it', async () => {
  await using room = await openRoom();
  const { db, lab } = room;
  const [link, guest] = [await make(room), await room.guest()];
  await open(room, link, 'phone');
  const screen = await room.screen({ cookie: guest.cookie });
  // Whoever is in the lab knows this id, and could make any other out of it.
  const readiness = { type: 'readiness.answer' as const, values: [1] };
  for (const id of [derivedId(link.id, link.id), link.id]) {
    await screen.act(room.hall, readiness, id);
  }
  expect(await closeLink(db, link.id, lab.facilitator, closing(room))).toBeNull();
  expect((await viewer(db.read, lab.id, { account: null, device: 'phone' }))?.removed).toBe(true);
  expect(await state(room, link, 'phone')).toBe('ended');
  // Pressed twice, it is closed once and nothing is said.
  const twice = await make(room, { name: 'Lain' });
  await open(room, twice, 'tablet');
  const close = () => closeLink(db, twice.id, lab.facilitator, closing(room));
  expect(await Promise.all([close(), close()])).toEqual([null, null]);
});

test('[D33] a link ends on its day, also for whoever is in', async () => {
  await using room = await openRoom();
  const link = await make(room, { days: 7 });
  await open(room, link, 'phone');
  expect(await state(room, link, 'phone', steadyNow() + 7 * day)).toBe('ended');
  await room.db.write
    .updateTable('personalLink')
    .set({ expiresAt: steadyNow() - 1 })
    .execute();
  expect(await seen(room, 'phone')).toBeNull();
  expect(isRefusal(await open(room, link, 'phone'))).toBe(true);
});

test('[D29] a leader names somebody, in the leader’s name and no longer than they may', async () => {
  await using room = await openRoom();
  const { db, lab } = room;
  const link = await make(room, { days: 30 });
  await open(room, link, 'phone');
  const leader = (await seen(room, 'phone')) as Person;
  const named = await make(room, { name: 'Rina', position: 'Asisten II', days: 365 }, leader);
  await open(room, named, 'other');
  const delegate = (await seen(room, 'other')) as Person;
  expect(delegate).toMatchObject({
    role: 'leader',
    behalf: 'Herni Sulasti, Sekretaris Daerah',
    until: leader.until,
  });
  const no = { code: 'no-right' };
  expect(await makeLink(db, asked(room), delegate, 1)).toMatchObject(no);
  expect(await makeLink(db, asked(room, { role: 'expert' }), leader, 1)).toMatchObject(no);
  const guest: Person = { ...leader, role: 'participant' };
  expect(await makeLink(db, asked(room), guest, 1)).toMatchObject(no);
  expect(await makeLink(db, asked(room, { name: ' ' }), leader, 1)).toMatchObject({
    code: 'empty',
  });
  // Each sees what they made; nobody closes what is not theirs.
  const idsOf = async (person: Person) => (await linksFor(db.read, person)).map(({ id }) => id);
  expect(await idsOf(leader)).toEqual([named.id]);
  expect(await idsOf(delegate)).toEqual([]);
  expect(await idsOf(lab.facilitator)).toEqual([link.id, named.id]);
  expect(await closeLink(db, link.id, delegate, closing(room))).toMatchObject({
    code: 'not-yours',
  });
  expect(await closeLink(db, named.id, leader, closing(room))).toBeNull();
  expect(await links.ofLab(db.read, lab.id)).toHaveLength(1);
});

test('[D29] whoever was named goes with whoever named them, also from an open page', async () => {
  await using room = await openRoom();
  const link = await make(room);
  await open(room, link, 'phone');
  const leader = (await seen(room, 'phone')) as Person;
  const named = await make(room, { name: 'Rina' }, leader);
  const token = newToken();
  await open(room, named, hashOf(token));
  const screen = await room.screen({ cookie: `labinov_device=${token}` });
  await closeLink(room.db, link.id, room.lab.facilitator, closing(room));
  expect(await state(room, named, hashOf(token))).toBe('ended');
  expect(await seen(room, hashOf(token))).toBeNull();
  await expect.poll(() => screen.ended, { timeout: 20_000 }).toBe('session');
});

test('[D33] nothing in the tables opens a link', async () => {
  await using room = await openRoom();
  const key = newToken();
  await make(room, { keyHash: hashOf(key) });
  const rows = JSON.stringify(await room.db.read.selectFrom('personalLink').selectAll().execute());
  expect(rows).toContain(hashOf(key));
  expect(rows).not.toContain(key);
});

test('[Y16] a juror comes by a link of their own, with the agency that they may not score', async () => {
  await using room = await openRoom();
  const { db, lab } = room;
  const [agencyId = ''] = lab.agencies.values();
  const link = await make(room, {
    role: 'jury',
    name: 'Drs. Untung',
    position: 'Sekretaris',
    agencyId,
  });
  expect(await open(room, link, 'phone')).toEqual({ labId: lab.id });
  expect(await seen(room, 'phone')).toMatchObject({ role: 'jury', agencyId, name: 'Drs. Untung' });
  const outside = await make(room, { role: 'jury', name: 'Dr. Lintang' });
  await open(room, outside, 'laptop');
  expect(await seen(room, 'laptop')).toMatchObject({ role: 'jury', agencyId: null });
  // An agency is a juror's alone, and one of this lab.
  const wrong = asked(room, { role: 'jury', agencyId: uuidv7() });
  expect(await makeLink(db, wrong, lab.facilitator, steadyNow())).toMatchObject({
    code: 'not-found',
  });
  const leader = await make(room, { agencyId });
  expect((await links.load(db.read, lab.id, leader.id))?.agencyId).toBeNull();
  const asLeader = { ...lab.facilitator, role: 'leader' as const };
  const no = await makeLink(db, asked(room, { role: 'jury' }), asLeader, steadyNow());
  expect(no).toMatchObject({ code: 'no-right' });
});

test('[Y16] once the scoring is closed a juror’s link opens nothing; who is in stays in', async () => {
  await using room = await openRoom();
  const { lab, program } = room;
  const [early, late] = [
    await make(room, { role: 'jury', name: 'Dr. Lintang' }),
    await make(room, { role: 'jury', name: 'Pak Bagyo' }),
  ];
  const expert = await make(room, { role: 'expert', name: 'Dr. Wiratmo' });
  await open(room, early, 'phone');
  await program.submit(room.hall, lab.facilitator, { type: 'jury.open' }, uuidv7());
  expect(await state(room, late, 'other')).toBe('fresh');
  await program.submit(room.hall, lab.facilitator, { type: 'jury.close' }, uuidv7());
  expect(await state(room, late, 'other')).toBe('ended');
  expect(await open(room, late, 'other')).toMatchObject({ code: 'not-found' });
  expect(await state(room, early, 'phone')).toBe('own');
  expect(await seen(room, 'phone')).toMatchObject({ role: 'jury' });
  expect(await state(room, expert, 'tablet')).toBe('fresh');
  // The jury sits again: the same link opens.
  await program.submit(room.hall, lab.facilitator, { type: 'jury.open' }, uuidv7());
  expect(await state(room, late, 'other')).toBe('fresh');
});
