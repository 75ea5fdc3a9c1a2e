/**
 * The server's end of the press (`cli/press.ts`). A lane prints one paper at a time in a process that
 * starts with the first order and goes home when nothing was asked for a while. Four lanes: what
 * somebody waits for at a page does not stand behind a book; rows of a registry and labs, however large,
 * are written with little memory; labs that come from elsewhere are proved before they touch anything.
 */
import { rm } from 'node:fs/promises';
import { spawn, type ChildProcess } from 'node:child_process';
import { resolve } from 'node:path';
import process from 'node:process';
import { log } from './log.ts';
import type { Order } from './paper-orders.ts';

/** Where a paper is written before it is whole; a process that is ended leaves it behind. */
export const draftOf = (file: string): string => `${file}.part`;

export type ToPress = { order: Order; file: string };
export type FromPress =
  | { is: 'ready' }
  | { is: 'progress'; done: number }
  | { is: 'made'; size: number }
  | { is: 'nothing' }
  | { is: 'refused'; why: PaperRefusal }
  | { is: 'failed'; why: string };

/** What can be said against a paper only when its turn has come. */
export type PaperRefusal = 'ballot-open' | 'storage';
/** `nothing`: there is nothing to print. `cancelled`: somebody changed their mind. */
export type Printed = { size: number } | PaperRefusal | 'nothing' | 'failed' | 'cancelled';

type Task = {
  order: Order;
  file: string;
  progress: (done: number) => void;
  done: (printed: Printed) => void;
};

const idleMs = 60_000;
/** A paper that takes longer will not come any more. */
const mostMs = 10 * 60_000;

/** How much a process may take, in megabytes: what is new, and what stays. */
type Memory = { fresh?: number; most: number };

export class Lane {
  #memory: Memory;
  #waiting: Task[] = [];
  #now: Task | null = null;
  #child: ChildProcess | null = null;
  #timer: NodeJS.Timeout | null = null;

  constructor(memory: Memory = { most: 768 }) {
    this.#memory = memory;
  }

  /** Prints to `file` when its turn has come. */
  print(order: Order, file: string, progress: Task['progress'] = () => {}): Promise<Printed> {
    return new Promise((done) => {
      this.#waiting.push({ order, file, progress, done });
      this.#next();
    });
  }

  /** Takes an order back, also while it is printed; false when it is not here. */
  cancel(file: string): boolean {
    const at = this.#waiting.findIndex((task) => task.file === file);
    const [task] = at < 0 ? [] : this.#waiting.splice(at, 1);
    task?.done('cancelled');
    if (task) return true;
    if (this.#now?.file !== file) return false;
    this.#settle('cancelled');
    this.#sendHome();
    this.#next();
    return true;
  }

  /** How many stand before this one, itself not counted; null when it is not waiting. */
  before(file: string): number | null {
    const at = this.#waiting.findIndex((task) => task.file === file);
    return at < 0 ? null : at + (this.#now ? 1 : 0);
  }

  /** Ends the process; what waits is cancelled. */
  close(): void {
    for (const task of this.#waiting.splice(0)) task.done('cancelled');
    this.#settle('cancelled');
    this.#sendHome();
  }

  #next(): void {
    if (this.#now) return;
    const task = this.#waiting.shift();
    if (!task) return this.#rest();
    this.#now = task;
    this.#within(mostMs, () => {
      log.error({ event: 'press-too-long', what: task.order.what });
      this.#sendHome();
      this.#settle('failed');
      this.#next();
    });
    if (this.#child) this.#child.send({ order: task.order, file: task.file } satisfies ToPress);
    else this.#child = this.#start();
  }

  #start(): ChildProcess {
    const { fresh, most } = this.#memory;
    const flags = [`--max-old-space-size=${most}`];
    if (fresh) flags.push(`--max-semi-space-size=${fresh}`);
    const child = spawn(process.execPath, [...flags, resolve('src/cli.ts'), 'press'], {
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      windowsHide: true,
    });
    child.on('message', (said: FromPress) => {
      if (child === this.#child) this.#hear(said);
    });
    child.once('error', (fault) => log.error({ event: 'press', fault: fault.message }));
    const gone = (code: number | null) => {
      if (child !== this.#child) return;
      this.#child = null;
      if (this.#now) log.error({ event: 'press-gone', code, what: this.#now.order.what });
      this.#settle('failed');
      this.#next();
    };
    child.once('exit', gone);
    child.once('error', () => gone(null));
    child.unref();
    child.channel?.unref();
    return child;
  }

  #hear(said: FromPress): void {
    const task = this.#now;
    if (!task) return;
    if (said.is === 'ready') {
      this.#child?.send({ order: task.order, file: task.file } satisfies ToPress);
    } else if (said.is === 'progress') task.progress(said.done);
    else {
      if (said.is === 'failed') {
        log.error({ event: 'press-failed', what: task.order.what, why: said.why });
      }
      if (said.is === 'made') this.#settle({ size: said.size });
      else this.#settle(said.is === 'refused' ? said.why : said.is);
      this.#next();
    }
  }

  #settle(printed: Printed): void {
    const task = this.#now;
    this.#now = null;
    if (this.#timer) clearTimeout(this.#timer);
    // A process that was ended or fell over leaves it; one that is still going keeps it for `sweepAll`.
    if (task && typeof printed === 'string') {
      void rm(draftOf(task.file), { force: true }).catch(() => {});
    }
    task?.done(printed);
  }

  #rest(): void {
    if (this.#child) this.#within(idleMs, () => this.#sendHome());
  }

  #sendHome(): void {
    const child = this.#child;
    this.#child = null;
    if (child?.connected) child.disconnect();
    child?.kill();
  }

  #within(ms: number, what: () => void): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = setTimeout(what, ms);
    this.#timer.unref();
  }
}

type Lanes = { quick: Lane; long: Lane; rows: Lane; arrivals: Lane };

// In development modules are loaded anew on every change; the processes are not.
const seat = Symbol.for('labinov.press');
const place = globalThis as unknown as { [seat]?: Lanes };

/** The lanes of this server. */
export function press(): Lanes {
  const known = place[seat];
  if (known) return known;
  const rows = new Lane({ fresh: 8, most: 128 });
  const fresh = { quick: new Lane(), long: new Lane(), rows, arrivals: new Lane() };
  place[seat] = fresh;
  process.once('exit', () => {
    for (const lane of Object.values(fresh)) lane.close();
  });
  return fresh;
}
