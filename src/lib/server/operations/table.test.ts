import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isRefusal } from '#lib/lab/refusals.ts';
import { hashOf } from '#lib/server/auth/secrets.ts';
import * as devices from '#lib/server/db/devices.ts';
import { ownData } from '#lib/server/db/own-data.ts';
import { card, openRoom, type Guest, type Room } from '../../../../tests/support/room.ts';
import { addSeat, mostAtTable, standUp, tableAt, takeTurn } from './table.ts';

let room: Room;
let ani: Guest;
let device = '';
const hashIn = (cookie: string) => hashOf(cookie.split('=')[1] ?? '');

beforeAll(async () => {
  room = await openRoom();
  ani = await room.guest(0);
  device = hashIn(ani.cookie);
});
afterAll(async () => {
  await room?.[Symbol.asyncDispose]();
});

const made = { newId: uuidv7, at: 1000 };
const add = (name: string, { personId = uuidv7(), of = device } = {}) => {
  const agencyId = room.lab.agencies[1] ?? null;
  const about = { name, position: 'Staf', agencyId, role: 'participant' as const };
  const joining = { labId: room.lab.id, device: of, personId, ...about };
  return addSeat(room.db, joining, room.program.submit, made);
};
const names = async (of = device) =>
  (await tableAt(room.db, of, room.lab.id)).map(({ name }) => name);
const place = () => ({ labId: room.lab.id, device });
const turn = () => devices.personOf(room.db.read, device, room.lab.id);

test('[F7] a device of one person becomes a table; a form sent twice is one person', async () => {
  expect(await names()).toEqual([]);
  const personId = uuidv7();
  expect(await add('Melati', { personId })).toEqual({ personId });
  expect(await add('Melati', { personId })).toEqual({ personId });
  expect(await names()).toEqual([ani.person.name, 'Melati']);
  expect(await turn()).toBe(ani.person.id);
});

test('[F7] the turn goes only to those who sit there', async () => {
  const other = await room.guest(0);
  expect(await takeTurn(room.db, place(), other.person.id)).toMatchObject({ code: 'not-found' });
  const [, melati] = await tableAt(room.db, device, room.lab.id);
  expect(await takeTurn(room.db, place(), melati!.id)).toBeNull();
  expect(await turn()).toBe(melati!.id);
  expect(await add('Penyusup', { of: 'nobody' })).toMatchObject({ code: 'no-right' });
});

test('[F7] a socket speaks for whoever its page is of, and for nobody else', async () => {
  const [first, melati] = await tableAt(room.db, device, room.lab.id);
  const { cookie } = ani;
  const hers = await room.screen({ cookie, personId: melati!.id });
  const his = await room.screen({ cookie, personId: first!.id });
  const cards = [uuidv7(), uuidv7()];
  await hers.act(room.board, card('dari Melati', cards[0]));
  await his.act(room.board, card('dari Ani', cards[1]));
  const rows = await room.db.read
    .selectFrom('card')
    .select(['id', 'authorId'])
    .where('id', 'in', cards)
    .execute();
  expect(new Map(rows.map(({ id, authorId }) => [id, authorId]))).toEqual(
    new Map([
      [cards[0], melati!.id],
      [cards[1], first!.id],
    ]),
  );
  const stranger = await room.guest(1);
  expect((await room.screen({ cookie, personId: stranger.person.id })).ended).toBe('session');
  const own = await ownData(room.db.read, room.lab.id, melati!.id);
  expect(own?.cards.map(({ text }) => text)).toEqual(['dari Melati']);
});

test('[F7] who is removed passes the turn on; who leaves takes only themselves away', async () => {
  const [, melati] = await tableAt(room.db, device, room.lab.id);
  await add('Citra');
  await takeTurn(room.db, place(), melati!.id);
  const remove = { type: 'person.remove' as const, personId: melati!.id };
  const answer = await room.program.submit(room.hall, room.lab.facilitator, remove);
  expect(isRefusal(answer)).toBe(false);
  const papers = { account: null, device };
  expect(await room.program.whoIs(room.lab.id, papers)).toMatchObject({ id: ani.person.id });
  // A page of hers learns that she was removed.
  const hers = await room.program.whoIs(room.lab.id, { ...papers, personId: melati!.id });
  expect(hers).toMatchObject({ code: 'removed' });
  expect(await names()).toEqual([ani.person.name, 'Citra']);
  const [, citra] = await tableAt(room.db, device, room.lab.id);
  await takeTurn(room.db, place(), citra!.id);
  expect(await standUp(room.db, place(), citra!.id)).toBe(1);
  expect(await turn()).toBe(ani.person.id);
  expect(await names()).toEqual([]);
});

test('[F7] a table has a bound, and leaving the device clears it', async () => {
  const shared = await room.guest(2);
  const of = hashIn(shared.cookie);
  for (let n = 1; n < mostAtTable; n += 1)
    expect(await add(`P${n}`, { of })).toHaveProperty('personId');
  expect(await add('Lebih', { of })).toMatchObject({ code: 'full' });
  expect(await names(of)).toHaveLength(mostAtTable);
  await devices.leave(room.db.write, of, room.lab.id);
  expect(await names(of)).toEqual([]);
  expect(await devices.personOf(room.db.read, of, room.lab.id)).toBeNull();
});
