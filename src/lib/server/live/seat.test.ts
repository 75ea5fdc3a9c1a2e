import { createServer } from 'node:http';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Server } from 'socket.io';
import type { Program } from './seat.ts';
import { addressOf, openSocketServer } from './socket-server.ts';

const address = addressOf(3000, { host: '127.0.0.1' });
let io: Server;

beforeEach(() => {
  vi.resetModules();
  Reflect.deleteProperty(globalThis, Symbol.for('labinov.seat'));
  io = openSocketServer(createServer(), { shared: false });
});
afterEach(() => io.close());

/** Another copy of the module, as the bundle of pages is another copy than `start.ts` has. */
async function copyOfSeat() {
  vi.resetModules();
  return (await import('./seat.ts')).seat;
}

function program(): Program & { attached: Server[]; stopped: number } {
  const self = {
    attached: [] as Server[],
    stopped: 0,
    attach: (server: Server) => void self.attached.push(server),
    stop: async () => void (self.stopped += 1),
  };
  return self;
}

test('server and program meet in either order, across copies of the module', async () => {
  for (const serverFirst of [true, false]) {
    Reflect.deleteProperty(globalThis, Symbol.for('labinov.seat'));
    const one = await copyOfSeat();
    const other = await copyOfSeat();
    expect(one).not.toBe(other);
    const guest = program();
    if (serverFirst) one.setServer(io, address);
    await other.setProgram(guest);
    if (!serverFirst) one.setServer(io, address);
    expect(guest.attached).toEqual([io]);
    expect(one.program()).toBe(guest);
    expect(other.address).toBe(address);
  }
});

test('a changed program takes over: the old one is stopped and its handlers are gone', async () => {
  const seat = await copyOfSeat();
  seat.setServer(io, address);
  const before = {
    ...program(),
    attach: (server: Server) => void server.on('connection', () => {}),
  };
  await seat.setProgram(before);
  expect(io.listenerCount('connection')).toBe(1);
  const after = program();
  await seat.setProgram(after);
  expect(io.listenerCount('connection')).toBe(0);
  expect(after.attached).toEqual([io]);
  expect(seat.program()).toBe(after);
});

test('the address for other devices is the page’s own, unless that is the loopback', () => {
  const on = addressOf(3000, {});
  expect(on.origin('lab.test:3000')).toBe('http://lab.test:3000');
  expect(on.origin('localhost:3000')).toBe(`http://${on.hosts[0] ?? 'localhost'}:3000`);
  expect(address.origin('127.0.0.1')).toBe('http://localhost:3000');
  expect(addressOf(80, { host: 'localhost' }).origin('aula.local')).toBe('http://aula.local');
  expect(addressOf(3000, { origin: 'https://lab.go.id' }).origin('localhost')).toBe(
    'https://lab.go.id',
  );
});
