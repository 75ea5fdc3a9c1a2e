/**
 * Slow-down after wrong passwords, in memory. Per name and address the wait doubles from the fifth
 * wrong try to a minute; per name alone, from whatever address, it starts later and stays at most
 * 15 seconds, so that somebody else's guessing never keeps the honest person out for long.
 * Time is monotonic and passed in: a clock that jumps locks nobody out.
 */
interface Tries {
  wrong: number;
  freeAt: number;
  lastAt: number;
}
const forgetAfter = 60 * 60_000;
const mostKept = 10_000;

export class Attempts {
  #kept = new Map<string, Tries>();

  /** Milliseconds to wait before this name may be tried from this address; 0 when free. */
  waitFor(username: string, address: string, now: number): number {
    const free = keysOf(username, address).map(([key]) => this.#kept.get(key)?.freeAt ?? 0);
    return Math.max(0, ...free.map((at) => at - now));
  }

  wrong(username: string, address: string, now: number): void {
    for (const [key, from, most] of keysOf(username, address)) {
      const before = this.#kept.get(key);
      const wrong = before && now - before.lastAt < forgetAfter ? before.wrong + 1 : 1;
      const wait = wrong < from ? 0 : Math.min(most, 1000 * 2 ** (wrong - from));
      this.#kept.delete(key);
      this.#kept.set(key, { wrong, freeAt: now + wait, lastAt: now });
    }
    // The oldest go first; a flood of invented names cannot fill the memory.
    for (const key of this.#kept.keys()) {
      if (this.#kept.size <= mostKept) break;
      this.#kept.delete(key);
    }
  }

  right(username: string, address: string): void {
    for (const [key] of keysOf(username, address)) this.#kept.delete(key);
  }
}

const keysOf = (username: string, address: string): [string, number, number][] => {
  const name = username.toLowerCase().slice(0, 64);
  return [
    [`${name} ${address}`, 5, 60_000],
    [name, 20, 15_000],
  ];
};

/** The tries of this process. */
export const attempts = new Attempts();
