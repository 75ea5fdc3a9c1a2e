import type { Socket as NetSocket } from 'node:net';
import { io as dial } from 'socket.io-client';
import { expect, test } from 'vitest';
import { PROTOCOL } from '#lib/live/protocol.ts';
import { card, openRoom } from '../support/room.ts';

test('a phone that stops reading is cut off, and the others do not notice', async () => {
  await using room = await openRoom();
  const { cookie } = await room.guest();
  const stopped = dial(room.url, {
    auth: { protocol: PROTOCOL, labId: room.lab.id },
    extraHeaders: { cookie },
    transports: ['websocket'],
    reconnection: false,
    forceNew: true,
  });
  await expect.poll(() => stopped.connected).toBe(true);
  await stopped.emitWithAck('join', { ...room.hall, since: 0 });
  const reader = await room.screen(await room.guest());
  await reader.request('join', { ...room.hall, since: 0 });
  const line = (stopped.io.engine.transport as unknown as { ws: { _socket: NetSocket } }).ws
    ._socket;
  line.pause();

  const long = '一'.repeat(2000);
  const word = (_: unknown, at: number) =>
    room.program.submit(room.hall, room.lab.facilitator, {
      type: 'pledge.word',
      text: `${at} ${long}`.slice(0, 2000),
    });
  const isCut = () => room.faults.some(({ event }) => event === 'slow-reader');
  for (let turn = 0; turn < 120 && !isCut(); turn += 1) {
    await Promise.all(Array.from({ length: 50 }, word));
  }
  expect(isCut()).toBe(true);
  const read = await room.program.read({ kind: 'hall', id: room.lab.id }, room.lab.facilitator);
  await expect.poll(() => reader.frames.at(-1)?.to).toBe(read?.number);
  expect(await reader.act(room.board, card('Tetap cepat'))).toHaveProperty('from');
  line.destroy();
  stopped.disconnect();
}, 30_000);

test('a connection that does not say who it is is closed after ten seconds', async () => {
  await using room = await openRoom();
  const address = `${room.url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`;
  const line = new WebSocket(address);
  const openedAt = performance.now();
  await new Promise((done) => line.addEventListener('close', done));
  const seconds = (performance.now() - openedAt) / 1000;
  expect(seconds).toBeGreaterThan(9);
  // Without the patience it would stay for minutes; a busy machine may be late.
  expect(seconds).toBeLessThan(30);
}, 60_000);
