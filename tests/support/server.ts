/** Starts the production entry as its own process, on a free port, with its own data directory. */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import manifest from '../../package.json' with { type: 'json' };
import { HALL_HOST } from './browser.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const START_WITHIN_MS = 30_000;
/** What `npm start` gives to Node. */
const command = manifest.scripts.start.split(' ').slice(1);

type Options = {
  /** Kept afterwards; without it an empty one is made and removed. */
  dataDir?: string;
  env?: Record<string, string>;
};

export type TestServer = {
  port: number;
  dataDir: string;
  /** Key of the one-time set-up link; `null` when there is an account already. */
  setupKey: string | null;
  /** Origin under a host name, `localhost` unless told otherwise. */
  url(host?: string): string;
  /** Everything it has printed so far. */
  log(): string;
  /** Ends it as Ctrl+C would, and returns its exit code. */
  stop(): Promise<number | null>;
  /** Ends it as a power cut would. The data directory stays. */
  kill(): Promise<void>;
};

/** Resolves when the server has printed its address; rejects with its output when it ends before. */
export async function startServer({ dataDir, env }: Options = {}): Promise<TestServer> {
  if (!existsSync(join(root, 'build', 'handler.js'))) {
    throw new Error('There is no production build; run `npm test`, or `npm run build` first.');
  }
  const dir = dataDir ?? mkdtempSync(join(tmpdir(), 'labinov-test-'));
  const child = spawn(process.execPath, command, {
    cwd: root,
    env: {
      PATH: process.env['PATH'],
      PORT: '0',
      HOST: '127.0.0.1',
      LABINOV_DATA: dir,
      LABINOV_HOSTS: HALL_HOST,
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });

  let output = '';
  const ended = new Promise<number | null>((done) => child.once('exit', done));
  const port = await new Promise<number>((ready, fail) => {
    const late = setTimeout(() => {
      child.kill('SIGKILL');
      fail(new Error(`The server did not start in time:\n${output}`));
    }, START_WITHIN_MS);
    const hear = (chunk: Buffer) => {
      output += chunk;
      const address = /http:\/\/localhost(?::(\d+))?\s/.exec(output);
      // The set-up link is printed in the same breath, but may arrive in the next chunk.
      if (!address || !output.includes('Ctrl+C')) return;
      clearTimeout(late);
      ready(Number(address[1] ?? 80));
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    void ended.then((code) => {
      clearTimeout(late);
      fail(new Error(`The server ended with code ${code}:\n${output}`));
    });
  });

  return {
    port,
    dataDir: dir,
    setupKey: /\/setup\/([\w-]+)/.exec(output)?.[1] ?? null,
    url: (host = 'localhost') => `http://${host}:${port}`,
    log: () => output,
    async stop() {
      child.kill('SIGTERM');
      const code = await ended;
      if (!dataDir) rmSync(dir, { recursive: true, force: true });
      return code;
    },
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
