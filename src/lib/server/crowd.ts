/**
 * The simulated crowd of a sample lab: a process of its own that joins with the code and writes,
 * by the same road as people. It ends with the server, with its lab, or after half an hour.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import process from 'node:process';
import { log } from './log.ts';

export type Crowd = {
  labId: string;
  port: number;
  code: string;
  people: number;
  /** 1 = the pace of a hall. */
  speed?: number;
  minutes?: number;
};

const usualMinutes = 30;

// In development modules are loaded anew on every change; the processes are not.
const seat = Symbol.for('labinov.crowds');
const place = globalThis as unknown as { [seat]?: Map<string, ChildProcess> };

function crowds(): Map<string, ChildProcess> {
  const known = place[seat];
  if (known) return known;
  const fresh = new Map<string, ChildProcess>();
  place[seat] = fresh;
  process.once('exit', () => {
    for (const child of fresh.values()) sendHome(child);
  });
  return fresh;
}

/** Lets a crowd into the lab. Answers whether it could be started. */
export function startCrowd(crowd: Crowd): boolean {
  const { labId, port, code, people, speed = 1, minutes = usualMinutes } = crowd;
  const cli = resolve('src/cli.ts');
  if (!existsSync(cli) || crowds().has(labId)) return false;
  const url = `http://127.0.0.1:${port}`;
  const args = [cli, 'crowd', '--url', url, '--code', code, '--people', String(people)];
  args.push('--speed', String(speed), '--minutes', String(minutes));
  const child = spawn(process.execPath, args, {
    // The channel carries nothing: its end tells the crowd that the server is gone, however it went.
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    windowsHide: true,
  });
  crowds().set(labId, child);
  const timer = setTimeout(() => sendHome(child), minutes * 60_000);
  timer.unref();
  child.once('error', (fault) => log.warn({ event: 'crowd', fault: fault.message }));
  child.once('exit', (exit, signal) => {
    clearTimeout(timer);
    if (crowds().get(labId) === child) crowds().delete(labId);
    log.info({ event: 'crowd-ended', exit, signal });
  });
  // The server may stop without waiting for it.
  child.unref();
  child.channel?.unref();
  return true;
}

/** True while the crowd of this lab is in. */
export const hasCrowd = (labId: string): boolean => crowds().has(labId);

/** Sends the crowd of a lab home; fulfilled when its process has ended. */
export function endCrowd(labId: string): Promise<void> {
  const child = crowds().get(labId);
  if (!child || child.exitCode !== null || child.pid === undefined) return Promise.resolve();
  return new Promise((done) => {
    const force = setTimeout(() => child.kill('SIGKILL'), 2000);
    child.once('exit', () => {
      clearTimeout(force);
      done();
    });
    sendHome(child);
  });
}

/** Without the channel nothing holds its process once the signal has ended its work. */
function sendHome(child: ChildProcess): void {
  if (child.connected) child.disconnect();
  child.kill();
}
