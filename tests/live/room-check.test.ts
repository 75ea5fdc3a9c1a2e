/** What a facilitator's check before the event is told by devices, and by this machine. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import type { Person } from '#lib/lab/people.ts';
import { answersAt, devicesOf } from '#lib/server/room-facts.ts';
import { forgetLinkTest, linkTestAt, linkTestOf } from '#lib/server/link-test.ts';
import { openRoom } from '../support/room.ts';

const patience = 20_000;

const who = (name: string, role: Person['role'] = 'participant'): Person => ({
  id: name,
  role,
  labId: 'lab',
  agencyId: null,
  name,
  position: '',
});

test('[O5] the slowest line and what waits are those of the room, not of staff and screens', () => {
  const screens = [
    { person: who('Ani'), told: { trip: 900, waiting: 3 } },
    { person: who('Ani'), told: null },
    { person: who('Budi', 'leader'), told: { trip: 40, waiting: 0 } },
    { person: who('Citra'), told: { trip: 0, waiting: 2 } },
    { person: who('Sari', 'facilitator'), told: { trip: 5000, waiting: 9 } },
    { person: who('Bappeda', 'bappeda'), told: { trip: 5000, waiting: 9 } },
    { person: who('', 'projector'), told: { trip: 7000, waiting: 0 } },
  ];
  expect(devicesOf(screens, 5)).toEqual({
    joined: 5,
    connected: 3,
    projectors: 1,
    slowest: { name: 'Ani', trip: 900 },
    waiting: 5,
    waitingOn: 2,
  });
  expect(devicesOf([], 0).slowest).toBeNull();
});

test('[O5] pages tell what waits on them; what is no number is refused, older pages ask without', async () => {
  await using room = await openRoom();
  const page = await room.screen({ ...(await room.guest(0)), waiting: () => 7 });
  const old = await room.screen(await room.guest(1));
  const devices = () => devicesOf(room.program.screens(room.lab.id), 2);
  await expect
    .poll(devices, { timeout: patience })
    .toMatchObject({ connected: 2, waiting: 7, waitingOn: 1 });
  expect(await old.request('time', null)).toBeGreaterThan(0);
  for (const trip of [-1, 0.5, '5' as unknown as number]) {
    expect(await page.request('time', { trip, waiting: 0 })).toMatchObject({ code: 'bad-act' });
  }
  expect(devices().waiting).toBe(7);
});

test('[O5] the server asks itself at an address: an answer is timed, silence is none', async () => {
  const server = createServer((_, answer) => answer.end('ok'));
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  expect(await answersAt(`http://127.0.0.1:${port}/healthz`)).toBeGreaterThanOrEqual(0);
  await new Promise((done) => server.close(done));
  expect(await answersAt(`http://127.0.0.1:${port}/healthz`)).toBeNull();
});

test('[O5] the test link is one per lab, unknown to others, and begins anew', () => {
  const test_ = linkTestOf('lab');
  expect(linkTestOf('lab')).toBe(test_);
  expect(linkTestOf('other').key).not.toBe(test_.key);
  expect(linkTestAt(test_.key)).toBe(test_);
  expect(linkTestAt('lab')).toBeNull();
  forgetLinkTest('lab');
  expect(linkTestAt(test_.key)).toBeNull();
});
