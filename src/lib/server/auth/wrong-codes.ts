/**
 * Slow-down after wrong join codes, in memory. Only wrong codes count, so a whole hall behind one
 * address joins without ever meeting it. Six signs out of 31 and these limits leave less than one
 * chance in a thousand of guessing a code on a workshop day. Time is monotonic and passed in.
 */
const window = 60_000;
const mostPerAddress = 60;
const mostInAll = 300;
const mostKept = 10_000;

type Count = { wrong: number; until: number };

export class WrongCodes {
  #kept = new Map<string, Count>();
  #all: Count = { wrong: 0, until: 0 };

  /** Seconds to wait before another code is looked at for this address; 0 when free. */
  waitFor(address: string, now: number): number {
    const here = this.#kept.get(address);
    const until = Math.max(
      here && here.wrong >= mostPerAddress ? here.until : 0,
      this.#all.wrong >= mostInAll ? this.#all.until : 0,
    );
    return Math.max(0, Math.ceil((until - now) / 1000));
  }

  wrong(address: string, now: number): void {
    const here = counted(this.#kept.get(address), now);
    this.#kept.delete(address);
    this.#kept.set(address, here);
    this.#all = counted(this.#all, now);
    for (const key of this.#kept.keys()) {
      if (this.#kept.size <= mostKept) break;
      this.#kept.delete(key);
    }
  }
}

const counted = (count: Count | undefined, now: number): Count =>
  count && count.until > now
    ? { wrong: count.wrong + 1, until: count.until }
    : { wrong: 1, until: now + window };

/** The wrong codes of this process. */
export const wrongCodes = new WrongCodes();
