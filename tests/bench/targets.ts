/** The two servers that are measured, and what can be asked of either while it runs. */
import { fork } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { holderOf } from '#lib/server/lock.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { cpuMs, rssMb } from './figures.ts';

export type LoopDelay = { p50: number; p95: number; p99: number; max: number };
export type Target = {
  kind: 'labinov' | 'control';
  url: string;
  pid: number;
  cpuMs(): number;
  rssMb(): number;
  /** How late the event loop was since it was asked last; null when it does not answer. */
  loop(): Promise<LoopDelay | null>;
  kill(): Promise<void>;
  stop(): Promise<void>;
};

const preload = (loopFile: string, flushMs: number) => ({
  NODE_OPTIONS: `--import=${new URL('inside.ts', import.meta.url).href} ${process.env['BENCH_NODE_OPTIONS'] ?? ''}`,
  BENCH_LOOP_FILE: loopFile,
  BENCH_FLUSH_MS: String(flushMs),
});

const scratch = () => mkdtempSync(join(tmpdir(), 'labinov-bench-loop-'));

export async function startOurs(dataDir: string, { flushMs = 0, port = 0 } = {}): Promise<Target> {
  const place = scratch();
  const loopFile = join(place, 'loop.json');
  const env = { ...preload(loopFile, flushMs), PORT: String(port) };
  const server: TestServer = await startServer({ dataDir, env });
  const pid = holderOf(dataDir) ?? 0;
  const clear = () => rmSync(place, { recursive: true, force: true });
  return {
    ...watching('labinov', pid, loopFile),
    url: `http://localhost:${server.port}`,
    async kill() {
      await server.kill();
      clear();
    },
    async stop() {
      await server.stop();
      clear();
    },
  };
}

export async function startControl({ flushMs = 0 } = {}): Promise<Target> {
  const place = scratch();
  const loopFile = join(place, 'loop.json');
  const child = fork(fileURLToPath(new URL('control.ts', import.meta.url)), [], {
    env: { PATH: process.env['PATH'], ...preload(loopFile, flushMs) },
  });
  const ended = new Promise<void>((done) => child.once('exit', () => done()));
  const port = await new Promise<number>((ready, fail) => {
    child.once('message', (message) => ready((message as { port: number }).port));
    child.once('exit', () => fail(new Error('The control server ended')));
  });
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    await ended;
    rmSync(place, { recursive: true, force: true });
  };
  return {
    ...watching('control', child.pid ?? 0, loopFile),
    url: `ws://127.0.0.1:${port}`,
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
  };
}

function watching(kind: Target['kind'], pid: number, loopFile: string) {
  return {
    kind,
    pid,
    cpuMs: () => cpuMs(pid),
    rssMb: () => rssMb(pid),
    async loop(): Promise<LoopDelay | null> {
      rmSync(loopFile, { force: true });
      process.kill(pid, 'SIGUSR2');
      for (let tries = 0; tries < 200; tries += 1) {
        if (existsSync(loopFile)) return JSON.parse(readFileSync(loopFile, 'utf8')) as LoopDelay;
        await new Promise((done) => setTimeout(done, 25));
      }
      return null;
    },
  };
}
