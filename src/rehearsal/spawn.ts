/** Starts the production build as its own process, on a free port, with an empty data directory. */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import manifest from '../../package.json' with { type: 'json' };

const root = fileURLToPath(new URL('../..', import.meta.url));
const startWithin = 60_000;
/** What `npm start` gives to Node. */
const command = manifest.scripts.start.split(' ').slice(1);

export type Spawned = { origin: string; setupKey: string; stop: () => Promise<void> };

/** `keep` is a directory for the data that stays; it must be empty. */
export async function spawnServer(keep: string | null): Promise<Spawned> {
  const dir = keep === null ? mkdtempSync(join(tmpdir(), 'labinov-rehearsal-')) : resolve(keep);
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  if (readdirSync(dir).length > 0) throw new Error(`${dir} is not empty`);
  const child = spawn(process.execPath, command, {
    cwd: root,
    env: { PATH: process.env['PATH'], PORT: '0', HOST: '127.0.0.1', LABINOV_DATA: dir },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const ended = new Promise<void>((done) => child.once('exit', () => done()));
  const printed = new Promise<void>((ready, fail) => {
    const late = setTimeout(() => fail(new Error(`No server in time:\n${output}`)), startWithin);
    const hear = (chunk: Buffer) => {
      output += chunk;
      if (/http:\/\/localhost/.test(output) && output.includes('Ctrl+C')) {
        clearTimeout(late);
        ready();
      }
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    void ended.then(() => fail(new Error(`The server ended:\n${output}`)));
  });
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
    if (keep === null) rmSync(dir, { recursive: true, force: true });
  };
  try {
    await printed;
  } catch (fault) {
    await stop();
    throw fault;
  }
  const port = /http:\/\/localhost(?::(\d+))?/.exec(output)?.[1] ?? '80';
  const setupKey = /\/setup\/([\w-]+)/.exec(output)?.[1] ?? '';
  return { origin: `http://localhost:${port}`, setupKey, stop };
}
