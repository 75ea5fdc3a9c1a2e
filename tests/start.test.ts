/** The production entry as its own process: what is true before any page is asked for. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { io } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { lockDataDir } from '#lib/server/lock.ts';
import { startServer } from './support/server.ts';
import type { TestServer } from './support/server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

/** `fetch` does not let a test write `Host`, so this asks in plain http. */
function ask(path: string, headers: Record<string, string> = {}, method = 'GET') {
  return new Promise<{ status: number; headers: IncomingHttpHeaders; text: string }>(
    (done, fail) => {
      const options = { host: '127.0.0.1', port: server.port, path, method, headers };
      const asked = request(options, (answer) => {
        let text = '';
        answer.on('data', (chunk: Buffer) => (text += chunk));
        answer.on('end', () =>
          done({ status: answer.statusCode ?? 0, headers: answer.headers, text }),
        );
      });
      asked.on('error', fail);
      asked.end();
    },
  );
}

/** Runs the entry until it ends by itself, as it does for whatever somebody set wrong. */
function startWrong(env: Record<string, string>) {
  const { PATH } = process.env;
  const base = { PATH, HOST: '127.0.0.1', LABINOV_DATA: server.dataDir };
  const ended = spawnSync(process.execPath, ['src/start.ts'], {
    env: { ...base, ...env },
    encoding: 'utf8',
    timeout: 20_000,
  });
  return { code: ended.status, told: ended.stderr.trim() };
}

describe('the door', () => {
  test.each([
    '/healthz',
    '/',
    '/favicon.svg',
    '/nothing-here',
    '/socket.io/?EIO=4&transport=polling',
  ])('every answer carries the security headers: %s', async (path) => {
    const { headers } = await ask(path, { host: 'lab.test' });
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'same-origin',
    });
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
    // On plain http a browser ignores it and complains.
    expect(headers).not.toHaveProperty('cross-origin-opener-policy');
  });

  test('a file of the build carries those that mean something for a file', async () => {
    const files = readdirSync('build/client/_app/immutable/entry');
    const file = files.find((name) => name.endsWith('.js'));
    const { headers } = await ask(`/_app/immutable/entry/${file}`, { host: 'lab.test' });
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
      'content-security-policy': "default-src 'none';frame-ancestors 'none'",
      'cache-control': 'public,max-age=31536000,immutable',
    });
  });

  test.each(['/setup/0123', '/l/0123'])('a form works without script as well: %s', async (path) => {
    const { headers } = await ask(path, { host: 'lab.test' });
    // With `no-referrer` a browser posts a plain form with `Origin: null`, which is refused.
    expect(headers['referrer-policy']).toBe('same-origin');
    expect(headers['cache-control']).toBe('private, no-store');
  });

  test('health tells that the process turns, and nothing more', async () => {
    expect(await ask('/healthz', { host: 'localhost' })).toMatchObject({
      status: 200,
      text: 'ok\n',
    });
  });

  test('a name that is not ours is told so in one sentence, pages and sockets alike', async () => {
    for (const path of ['/', '/socket.io/?EIO=4&transport=polling']) {
      const { status, text } = await ask(path, { host: 'evil.example' });
      expect(status).toBe(421);
      expect(text).toContain('LABINOV_HOSTS');
    }
  });

  test('a form of our own page passes over plain http, one of a foreign page does not', async () => {
    const form = { host: 'lab.test', 'content-type': 'application/x-www-form-urlencoded' };
    const own = await ask('/healthz', { ...form, origin: 'http://lab.test' }, 'POST');
    const foreign = await ask('/healthz', { ...form, origin: 'http://evil.example' }, 'POST');
    // 405: it got as far as the page, which has no such method.
    expect(own.status).toBe(405);
    expect(foreign.status).toBe(403);
  });

  test('nor does anything else that changes something, with or without a content type', async () => {
    for (const origin of ['http://evil.example', 'http://lab.test:1', 'null']) {
      const other = { host: 'lab.test', origin };
      expect((await ask('/sign-out', other, 'POST')).status).toBe(403);
      const json = { ...other, 'content-type': 'application/json' };
      expect((await ask('/sign-out', json, 'POST')).status).toBe(403);
    }
    expect((await ask('/sign-out', { host: 'lab.test' }, 'POST')).status).toBe(303);
  });

  test('a socket opened by a foreign page is refused, over both transports', async () => {
    for (const transport of ['websocket', 'polling']) {
      const socket = io(server.url('127.0.0.1'), {
        transports: [transport],
        reconnection: false,
        extraHeaders: { origin: 'http://evil.example' },
      });
      const outcome = await new Promise<string>((done) => {
        socket.on('connect', () => done('connected'));
        socket.on('connect_error', () => done('refused'));
      });
      socket.close();
      expect(outcome).toBe('refused');
    }
  });
});

describe('starting', () => {
  test('makes the data directory for its owner only', () => {
    const dir = join(mkdtempSync(join(tmpdir(), 'labinov-modes-')), 'data');
    return startServer({ dataDir: dir }).then(async (other) => {
      expect(statSync(dir).mode & 0o777).toBe(0o700);
      expect(statSync(join(dir, 'labinov.db')).mode & 0o777).toBe(0o600);
      expect(await other.stop()).toBe(0);
      expect(existsSync(join(dir, 'labinov.lock'))).toBe(false);
      rmSync(join(dir, '..'), { recursive: true });
    });
  });

  test('offers a one-time set-up link while nobody has an account', () => {
    expect(server.setupKey).toMatch(/^[\w-]{20,}$/);
  });

  test('a data directory that has a server gets no second one', () => {
    const { code, told } = startWrong({ PORT: '0' });
    expect(code).toBe(1);
    expect(told).toContain('Labinov sudah berjalan');
    expect(told.split('\n')).toHaveLength(1);
  });

  test('a port in use is told in one sentence', () => {
    const dir = mkdtempSync(join(tmpdir(), 'labinov-port-'));
    const { code, told } = startWrong({ PORT: String(server.port), LABINOV_DATA: dir });
    rmSync(dir, { recursive: true });
    expect(code).toBe(1);
    expect(told).toMatch(new RegExp(`^Port ${server.port} sudah dipakai program lain.*$`));
  });

  test('a wrong value is one line, and exit code 78', () => {
    const file = join(server.dataDir, 'a-file');
    writeFileSync(file, '');
    const wrongs = [
      ['PORT', 'abc'],
      ['LABINOV_DATA', file],
      ['LABINOV_ORIGIN', 'http://x'],
    ] as const;
    for (const [name, value] of wrongs) {
      const { code, told } = startWrong({ [name]: value });
      expect(code).toBe(78);
      expect(told).toMatch(/^[^\n]+\.$/);
      expect(told).toContain(`${name}="${value}"`);
    }
  });
});

describe('before a build', () => {
  const before = (env: Record<string, string>) => {
    const done = spawnSync(process.execPath, ['--no-warnings', 'src/before-build.ts'], {
      env: { PATH: process.env['PATH'], ...env },
      encoding: 'utf8',
    });
    return { code: done.status, told: done.stderr.trim() };
  };

  test('a wrong value is told at once, not after the minute it takes', () => {
    const { code, told } = before({ PORT: 'abc' });
    expect(code).toBe(78);
    expect(told).toMatch(/^PORT="abc" [^\n]+\.$/);
  });

  test('pages are not built anew under a server that runs on these data', () => {
    const dir = mkdtempSync(join(tmpdir(), 'labinov-early-'));
    expect(before({ LABINOV_DATA: dir })).toEqual({ code: 0, told: '' });
    const lock = lockDataDir(dir);
    const { code, told } = before({ LABINOV_DATA: dir });
    if ('release' in lock) lock.release();
    rmSync(dir, { recursive: true });
    expect(code).toBe(1);
    expect(told).toMatch(new RegExp(`^Labinov sedang berjalan .*proses ${process.pid}[^\n]+$`));
  });
});

test('stopping ends with exit code 0, whoever is connected', async ({ annotate }) => {
  const dir = mkdtempSync(join(tmpdir(), 'labinov-stop-'));
  const other = await startServer({ dataDir: dir });
  const socket = io(other.url('127.0.0.1'), { transports: ['websocket'], reconnection: false });
  await new Promise<void>((done) => socket.io.engine.once('open', () => done()));
  const gone = new Promise<void>((done) => socket.io.engine.once('close', () => done()));
  const begin = Date.now();
  expect(await other.stop()).toBe(0);
  await gone;
  // The promise is 5 seconds, usually it is a few hundred milliseconds; what this catches, an open
  // WebSocket that keeps the server, would last for ever.
  const took = Date.now() - begin;
  await annotate(`stopped after ${took} ms`);
  expect(took).toBeLessThan(20_000);
  expect(other.log()).not.toContain('Error');
  rmSync(dir, { recursive: true });
});
