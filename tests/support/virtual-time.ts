/**
 * Time that only moves when the test says so. Timers, clocks and `Math.random` of everything that
 * runs inside are replaced, so that an hour passes in milliseconds and a seed replays to the same
 * end. Whoever sets a timer belongs to a life (a page, a server process); ending a life takes its
 * timers along, as closing a tab or `kill -9` does.
 */
import { AsyncLocalStorage } from 'node:async_hooks';

type Timer = { id: number; at: number; every: number | null; life: string; run: () => void };

const real = {
  setTimeout: globalThis.setTimeout,
  clearTimeout: globalThis.clearTimeout,
  setInterval: globalThis.setInterval,
  clearInterval: globalThis.clearInterval,
  setImmediate: globalThis.setImmediate,
  now: Date.now,
  ticks: performance.now,
  random: Math.random,
};

export class VirtualTime {
  /** Unix ms. */
  now = real.now.call(Date);
  #timers = new Map<number, Timer>();
  #last = 0;
  #lives = new AsyncLocalStorage<string>();
  #ended = new Set<string>();
  #random: () => number;

  constructor(seed: number) {
    this.#random = randomFrom(seed);
  }

  /** A number in [0, 1) that the seed decides. */
  random = (): number => this.#random();

  /** Runs `work` as part of a life: its timers and those that follow from it belong to it. */
  as<T>(life: string, work: () => T): T {
    return this.#lives.run(life, work);
  }

  /** Nothing that this life had planned happens any more. */
  end(life: string): void {
    this.#ended.add(life);
    for (const [id, timer] of this.#timers) if (timer.life === life) this.#timers.delete(id);
  }

  isOver(life: string): boolean {
    return this.#ended.has(life);
  }

  /** Sets a timer that belongs to no life: the network's own. */
  after(ms: number, run: () => void): void {
    this.#lives.run('', () => this.#set(run, ms, null));
  }

  /** Lets time pass; everything due meanwhile happens in its order. */
  async pass(ms: number): Promise<void> {
    const until = this.now + ms;
    for (let turns = 0; ; turns += 1) {
      if (turns > 200_000) throw new Error(`Too busy: ${this.#next()?.run.toString()}`);
      await settled();
      const next = this.#next();
      if (!next || next.at > until) break;
      this.now = Math.max(this.now, next.at);
      if (next.every === null) this.#timers.delete(next.id);
      else next.at = this.now + next.every;
      this.#lives.run(next.life, next.run);
    }
    this.now = until;
  }

  /** Lets time pass until this is fulfilled. */
  async until(work: Promise<unknown>): Promise<void> {
    const is = { over: false };
    void work.finally(() => (is.over = true));
    for (let turns = 0; !is.over; turns += 1) {
      if (turns > 1000) throw new Error('Never fulfilled');
      await this.pass(5);
    }
  }

  /** Replaces clocks and timers until the function it returns is called. */
  install(): () => void {
    const set =
      (every: boolean) =>
      (run: (...rest: unknown[]) => void, ms?: number, ...rest: unknown[]) =>
        this.#set(() => run(...rest), ms ?? 0, every ? Math.max(1, ms ?? 0) : null);
    const clear = (timer: unknown) =>
      void this.#timers.delete((timer as Timer | undefined)?.id ?? 0);
    const replaced = {
      setTimeout: set(false),
      clearTimeout: clear,
      setInterval: set(true),
      clearInterval: clear,
      setImmediate: (run: (...rest: unknown[]) => void, ...rest: unknown[]) =>
        this.#set(() => run(...rest), 0, null),
    };
    const began = this.now;
    Object.assign(globalThis, replaced);
    Date.now = () => this.now;
    performance.now = () => this.now - began + 1000;
    Math.random = this.random;
    return () => {
      const { now, ticks, random, ...timers } = real;
      Object.assign(globalThis, timers);
      Date.now = now;
      performance.now = ticks;
      Math.random = random;
    };
  }

  #set(run: () => void, ms: number, every: number | null) {
    const life = this.#lives.getStore() ?? '';
    const id = ++this.#last;
    const timer = { id, at: this.now + Math.max(0, Math.trunc(ms)), every, life, run };
    if (!this.#ended.has(life)) this.#timers.set(id, timer);
    const handle = { id, ref: () => handle, unref: () => handle, hasRef: () => false };
    return handle;
  }

  #next(): Timer | undefined {
    let next: Timer | undefined;
    for (const timer of this.#timers.values()) {
      if (!next || timer.at < next.at || (timer.at === next.at && timer.id < next.id)) next = timer;
    }
    return next;
  }
}

/** Everything that only waits for promises is done; nothing here waits for a disk or a network. */
const settled = () => new Promise<void>((done) => void real.setImmediate(done));

/** Numbers in [0, 1) from a seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
