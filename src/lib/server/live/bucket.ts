export type Flow = { burst: number; perSecond: number };
type Level = { left: number; at: number };

/**
 * Token buckets by name (a person, never an address: three hundred people may share one). Time in
 * milliseconds is passed in. A bucket that is full again is forgotten.
 */
export class Buckets {
  #levels = new Map<string, Level>();

  /** Takes one; 0 when it was there, else in how many milliseconds the next one is. */
  take(name: string, { burst, perSecond }: Flow, now: number): number {
    const before = this.#levels.get(name) ?? { left: burst, at: now };
    const gained = (Math.max(0, now - before.at) / 1000) * perSecond;
    const left = Math.min(burst, before.left + gained);
    const taken = left >= 1;
    this.#levels.set(name, { left: taken ? left - 1 : left, at: now });
    return taken ? 0 : Math.ceil(((1 - left) / perSecond) * 1000);
  }

  /** Forgets whoever has not asked for a while. */
  sweep(now: number): void {
    for (const [name, { at }] of this.#levels) if (now - at > 60_000) this.#levels.delete(name);
  }
}
