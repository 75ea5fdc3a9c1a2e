/**
 * Lab files that people brought (X34): at most one for each account, `${LABINOV_DATA}/arrivals/<account>`.
 * The file is laid out and proved by the press beside it; only then is it shown, and only what was proved
 * can be brought in. Gone when it was, when another one comes, and after a day.
 */
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { log } from './log.ts';
import { press } from './press.ts';
import type { Arrival, StageRefusal } from './portable/stage.ts';

const keepMs = 24 * 60 * 60_000;

/** `broken`: reading it took too much or too long. */
export type ArrivalRefusal = StageRefusal['code'] | 'broken';
export type Waiting = { fileName: string } & (
  | { is: 'checking'; done: number }
  | { is: 'refused'; code: ArrivalRefusal }
  | { is: 'read'; arrival: Arrival }
);

const root = (): string => join(process.env['LABINOV_DATA'] || 'data', 'arrivals');
const dirOf = (owner: string): string => join(root(), owner.replace(/[^0-9a-z-]/gi, ''));
const fileOf = (owner: string): string => join(dirOf(owner), 'lab.labinov');
const toldOf = (owner: string): string => join(dirOf(owner), 'told.json');
/** Where the proved lab lies. */
export const laidOut = (owner: string): string => join(dirOf(owner), 'lab');

/** How far each check of this run of the server is, 0 to 1. */
const running = new Map<string, { done: number }>();

/** Takes a whole file over from where it lies, and has it looked at. */
export async function keepArrival(owner: string, part: string, fileName: string): Promise<void> {
  await dropArrival(owner);
  await mkdir(dirOf(owner), { recursive: true, mode: 0o700 });
  await writeFile(join(dirOf(owner), 'name.json'), JSON.stringify({ fileName }), { mode: 0o600 });
  await rename(part, fileOf(owner));
  check(owner);
}

function check(owner: string): void {
  const mine = { done: 0 };
  running.set(owner, mine);
  const order = { what: 'lab-arrival', format: 'json', lang: 'id', at: 0 } as const;
  const asked = { ...order, path: fileOf(owner), dir: laidOut(owner) };
  const progress = (done: number) => void (mine.done = done);
  void press()
    .arrivals.print(asked, toldOf(owner), progress)
    .then(async (printed) => {
      if (printed === 'cancelled') return;
      if (typeof printed === 'string') {
        await writeFile(toldOf(owner), JSON.stringify({ code: 'broken' }), { mode: 0o600 });
        await rm(laidOut(owner), { recursive: true, force: true });
      }
      await rm(fileOf(owner), { force: true });
    })
    .catch((fault: Error) => log.warn({ event: 'arrival', fault: fault.message }))
    .finally(() => {
      // Another file may have come meanwhile.
      if (running.get(owner) === mine) running.delete(owner);
    });
}

/** What became of the file this account brought; null when there is none. */
export async function arrivalOf(owner: string): Promise<Waiting | null> {
  const name = await json<{ fileName: string }>(join(dirOf(owner), 'name.json'));
  if (!name) return null;
  const { fileName } = name;
  const checked = running.get(owner);
  if (checked) return { fileName, is: 'checking', done: checked.done };
  const told = await json<Arrival | StageRefusal>(toldOf(owner));
  if (told) {
    return 'code' in told
      ? { fileName, is: 'refused', code: told.code }
      : { fileName, is: 'read', arrival: told };
  }
  // The server stopped in the middle: it is looked at anew.
  if (!(await stat(fileOf(owner)).catch(() => null))) return null;
  check(owner);
  return { fileName, is: 'checking', done: 0 };
}

/** Forgets it: it was brought in, or nobody wants it any more. */
export async function dropArrival(owner: string): Promise<void> {
  running.delete(owner);
  press().arrivals.cancel(toldOf(owner));
  // A process that was just ended may still be writing there.
  await rm(dirOf(owner), { recursive: true, force: true, maxRetries: 5 });
}

/** Removes what is older than a day, whoever brought it; at a start as well. */
export async function sweepArrivals(now: number): Promise<void> {
  for (const owner of await readdir(root()).catch(() => [])) {
    const found = await stat(join(root(), owner)).catch(() => null);
    if (found && now - found.mtimeMs > keepMs && !running.has(owner)) {
      await rm(join(root(), owner), { recursive: true, force: true });
    }
  }
}

async function json<T>(path: string): Promise<T | null> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as T;
  } catch {
    return null;
  }
}
