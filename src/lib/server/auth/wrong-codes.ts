/**
 * How many join codes may be looked at. Only wrong codes cost something, so a whole hall behind one
 * address joins without ever meeting a limit, and nobody has to wait for a right code because
 * others mistype: beyond its allowance an address is served in turn, one device after the other,
 * and a right code gives its turn to the next at once.
 *
 * Whether a code is right may not be told faster than this, or a guesser would simply go on: so at
 * most 60 wrong ones a minute for an address and 300 in all are told (with as many at once before
 * that). Six signs out of 31 are 887,503,681 codes. With five open labs a day of eight hours then
 * finds one with a chance of 300 x 480 x 5 / 887,503,681 = 0.08 %, and 0.02 % from one address.
 *
 * In memory; time is monotonic milliseconds.
 */
import { performance } from 'node:perf_hooks';

type Flow = { burst: number; perMinute: number };
const limits = {
  device: { burst: 10, perMinute: 10 },
  address: { burst: 60, perMinute: 60 },
  all: { burst: 300, perMinute: 300 },
} satisfies Record<string, Flow>;
/** A request does not wait longer than this for its turn; a person does not either. */
const longestWait = 8000;
const mostWaiting = 500;
const mostKept = 10_000;

/** Turns that are left, growing with time. */
class Allowance {
  #left: number;
  #at: number;
  #flow: Flow;

  constructor(flow: Flow, now: number) {
    this.#flow = flow;
    this.#left = flow.burst;
    this.#at = now;
  }

  /** Milliseconds until a turn is there; 0 when one is. */
  waitFor(now: number): number {
    const { burst, perMinute } = this.#flow;
    const gained = (Math.max(0, now - this.#at) * perMinute) / 60_000;
    this.#left = Math.min(burst, this.#left + gained);
    this.#at = now;
    // A hair's breadth of rounding must not plan a turn that is not there yet.
    return this.#left >= 1 ? 0 : Math.ceil(((1 - this.#left) * 60_000) / perMinute);
  }
  take(): void {
    this.#left -= 1;
  }
  giveBack(): void {
    this.#left += 1;
  }
}

type Waiting = { device: string; until: number; go: (turn: boolean) => void };
/** `served`: when each device had its last turn, as a running number; the latest last. */
type Address = { allowance: Allowance; waiting: Waiting[]; served: Map<string, number> };

export type Looked<T> =
  | { state: 'right'; found: T }
  | { state: 'wrong' }
  | { state: 'wait'; seconds: number };

export class WrongCodes {
  #now: () => number;
  #all: Allowance;
  #addresses = new Map<string, Address>();
  #devices = new Map<string, Allowance>();
  /** Addresses at which somebody waits, the one served last at the end. */
  #queues = new Set<Address>();
  #turns = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
    this.#all = new Allowance(limits.all, now());
  }

  /**
   * Looks at a code for somebody, perhaps after a while. `device` is the hash of a browser's token;
   * those without one are one device of their address.
   */
  async look<T>(
    { address, device }: { address: string; device: string | null },
    look: () => Promise<T | null>,
  ): Promise<Looked<T>> {
    const own = device === null ? null : this.#deviceOf(device);
    const wait = own?.waitFor(this.#now()) ?? 0;
    // A browser that goes on guessing costs the others behind its address nothing.
    if (wait > 0) return { state: 'wait', seconds: Math.ceil(wait / 1000) };
    own?.take();
    const here = this.#addressOf(address);
    if (!(await this.#turn(here, device ?? ''))) {
      own?.giveBack();
      return { state: 'wait', seconds: Math.ceil(longestWait / 1000) };
    }
    // A fault costs what a wrong code does: nobody learns anything from it.
    const found = await look();
    if (found !== null) {
      own?.giveBack();
      here.allowance.giveBack();
      this.#all.giveBack();
      this.#serve();
    }
    return found === null ? { state: 'wrong' } : { state: 'right', found };
  }

  #turn(here: Address, device: string): Promise<boolean> {
    if (here.waiting.length === 0 && this.#isFree(here)) {
      this.#take(here, device);
      return Promise.resolve(true);
    }
    if (here.waiting.length >= mostWaiting && !makeRoom(here, device)) {
      return Promise.resolve(false);
    }
    return new Promise((go) => {
      here.waiting.push({ device, until: this.#now() + longestWait, go });
      this.#queues.add(here);
      this.#serve();
    });
  }

  #isFree({ allowance }: Address): boolean {
    return allowance.waitFor(this.#now()) === 0 && this.#all.waitFor(this.#now()) === 0;
  }

  #take(here: Address, device: string): void {
    here.allowance.take();
    this.#all.take();
    this.#turns += 1;
    here.served.delete(device);
    here.served.set(device, this.#turns);
    for (const oldest of here.served.keys()) {
      if (here.served.size <= mostWaiting) break;
      here.served.delete(oldest);
    }
  }

  /** Gives turns to those who wait, as far as there are any, and comes back for the others. */
  #serve(): void {
    clearTimeout(this.#timer);
    const now = this.#now();
    for (const here of this.#queues) {
      for (const { until, go } of here.waiting) if (until <= now) go(false);
      here.waiting = here.waiting.filter(({ until }) => until > now);
    }
    // One for each address in turn, so that many who guess elsewhere do not come before the others.
    let served = true;
    while (served) {
      served = false;
      // As it stands now: whoever is served goes to its end.
      const round = [...this.#queues];
      for (const here of round) {
        if (here.waiting.length === 0) this.#queues.delete(here);
        else if (this.#isFree(here)) served = this.#serveOne(here);
      }
    }
    const waits = [...this.#queues].map((here) => this.#nextOf(here, now));
    if (waits.length === 0) return;
    this.#timer = setTimeout(() => this.#serve(), Math.max(1, Math.min(...waits)));
    this.#timer.unref?.();
  }

  #serveOne(here: Address): true {
    const one = longestUnserved(here);
    here.waiting = here.waiting.filter((other) => other !== one);
    this.#queues.delete(here);
    this.#queues.add(here);
    this.#take(here, one.device);
    one.go(true);
    return true;
  }

  /** When there may be a turn here, or somebody has waited long enough. */
  #nextOf({ allowance, waiting }: Address, now: number): number {
    const turn = Math.max(allowance.waitFor(now), this.#all.waitFor(now));
    return Math.min(turn, ...waiting.map(({ until }) => until - now));
  }

  #addressOf(address: string): Address {
    const made = {
      allowance: new Allowance(limits.address, this.#now()),
      waiting: [],
      served: new Map(),
    };
    return kept<Address>(this.#addresses, address, made, ({ waiting }) => waiting.length === 0);
  }
  #deviceOf(device: string): Allowance {
    return kept(this.#devices, device, new Allowance(limits.device, this.#now()), () => true);
  }
}

/** Whoever was served longest ago, or never, comes first: a guesser waits for everybody else. */
function longestUnserved({ waiting, served }: Address): Waiting {
  const [first, ...others] = waiting as [Waiting, ...Waiting[]];
  const rank = ({ device }: Waiting) => served.get(device) ?? 0;
  return others.reduce((best, one) => (rank(one) < rank(best) ? one : best), first);
}

/** One of the device that waits most often goes, unless that is the one that asks. */
function makeRoom(here: Address, device: string): boolean {
  const times = new Map([[device, 1]]);
  for (const one of here.waiting) times.set(one.device, (times.get(one.device) ?? 0) + 1);
  const most = here.waiting.reduce((best, one) =>
    (times.get(one.device) ?? 0) > (times.get(best.device) ?? 0) ? one : best,
  );
  if ((times.get(most.device) ?? 0) <= (times.get(device) ?? 0)) return false;
  here.waiting = here.waiting.filter((one) => one !== most);
  most.go(false);
  return true;
}

/** The entry of this name, the last one asked for; of too many, the longest unused are forgotten. */
function kept<T>(all: Map<string, T>, name: string, made: T, isIdle: (one: T) => boolean): T {
  const found = all.get(name) ?? made;
  all.delete(name);
  all.set(name, found);
  for (const [key, one] of all) {
    if (all.size <= mostKept) break;
    if (isIdle(one) && key !== name) all.delete(key);
  }
  return found;
}

/** The join codes of this process. */
export const wrongCodes = new WrongCodes();
