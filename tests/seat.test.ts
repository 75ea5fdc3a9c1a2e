/**
 * The program that pages talk to is the one that answers the sockets, although the server and the
 * pages are different copies of every module. A server without a program would let anybody in;
 * the program refuses a socket that does not speak its protocol.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { io } from 'socket.io-client';
import { expect, test } from 'vitest';
import { migrateToLatest } from '../db/migrate.ts';
import { startServer } from './support/server.ts';

function whatSocketHears(url: string): Promise<string> {
  const socket = io(url, {
    transports: ['websocket'],
    reconnection: false,
    auth: { protocol: '?' },
  });
  return new Promise<string>((done) => {
    socket.on('connect', () => done('nobody at the door'));
    socket.on('connect_error', (fault) => done(fault.message));
  }).finally(() => socket.close());
}

test('in production the program sits at the server of start.ts', async () => {
  const server = await startServer();
  expect(await whatSocketHears(server.url('127.0.0.1'))).toBe('version');
  await server.stop();
});

test('in development it sits at the server of Vite', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'labinov-dev-'));
  await migrateToLatest(join(dir, 'labinov.db'));
  const port = await freePort();
  const { VITEST: _, ...env } = process.env;
  const child = spawn(
    process.execPath,
    ['node_modules/vite/bin/vite.js', 'dev', '--host=127.0.0.1', `--port=${port}`, '--strictPort'],
    { env: { ...env, NODE_ENV: 'development', LABINOV_DATA: dir }, stdio: 'ignore' },
  );
  try {
    const url = `http://127.0.0.1:${port}`;
    // The program comes with the first page that is asked for.
    await expect.poll(() => statusOf(`${url}/healthz`), { timeout: 30_000 }).toBe(200);
    expect(await whatSocketHears(url)).toBe('version');
  } finally {
    const ended = new Promise((done) => child.once('exit', done));
    child.kill();
    await ended;
    rmSync(dir, { recursive: true });
  }
}, 60_000);

function statusOf(url: string): Promise<number> {
  return fetch(url).then(
    (answer) => answer.status,
    () => 0,
  );
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}
