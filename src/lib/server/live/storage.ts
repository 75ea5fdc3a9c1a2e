/**
 * What happens when the disk does not take what is written. From the first failed write on,
 * nothing is accepted and everything can be read; the reserve is given up so that the write-ahead
 * log can be emptied; every two seconds a probe finds out whether there is room again, and only
 * when the reserve is back as well does the server store as usual. Nobody has to press anything.
 */
import { dirname } from 'node:path';
import type { Database } from '#lib/server/db/database.ts';
import { emptyLog, probeWrite } from '#lib/server/db/probe.ts';
import { freeBytes, giveUpReserve, marginBytes } from '#lib/server/db/reserve.ts';
import { reserveBytes, takeReserve } from '#lib/server/db/reserve.ts';
import { troubleOf, type Trouble } from '#lib/server/db/storage-fault.ts';
import type { Log } from './faults.ts';

type StorageOptions = {
  db: Database;
  log: Log;
  /** Trouble begins, changes or (null) is over. */
  changed: (trouble: Trouble | null) => void;
};

const probeMs = 2000;

export class Storage {
  #options: StorageOptions;
  #trouble: Trouble | null = null;
  #since = 0;
  #gaveUp = false;
  #timer: NodeJS.Timeout | null = null;

  constructor(options: StorageOptions) {
    this.#options = options;
  }

  /** Why nothing is stored now, or null. */
  get trouble(): Trouble | null {
    return this.#trouble;
  }

  /** A write failed. Faults that say nothing of the disk change nothing. */
  failed(fault: unknown): void {
    const trouble = this.#name(fault);
    if (!trouble || this.#trouble) return;
    this.#since = performance.now();
    this.#enter(trouble);
    this.#timer = setTimeout(() => void this.#probe(), probeMs);
  }

  stop(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
  }

  /** A disk without room shows itself by other faults too: a log that cannot grow, for example. */
  #name(fault: unknown): Trouble | null {
    const trouble = troubleOf(fault);
    return trouble === 'failing' && this.#free() < marginBytes / 8 ? 'disk-full' : trouble;
  }

  #enter(trouble: Trouble): void {
    if (trouble === this.#trouble) return;
    const { log, changed, db } = this.#options;
    this.#trouble = trouble;
    log.error({ event: 'storage-trouble', trouble });
    changed(trouble);
    if (trouble !== 'disk-full') return;
    this.#gaveUp = giveUpReserve(dirname(db.file)) || this.#gaveUp;
    void emptyLog(db.write).catch(() => {});
  }

  async #probe(): Promise<void> {
    const { db, log, changed } = this.#options;
    const dir = dirname(db.file);
    try {
      const needed = this.#gaveUp ? reserveBytes + marginBytes : marginBytes;
      if (this.#trouble === 'disk-full' && this.#free() < needed) return this.#again();
      await probeWrite(db.write);
      if (this.#gaveUp && !(await takeReserve(dir))) return this.#again();
    } catch (fault) {
      const trouble = this.#name(fault);
      if (trouble) this.#enter(trouble);
      return this.#again();
    }
    this.#gaveUp = false;
    this.#timer = null;
    this.#trouble = null;
    const seconds = Math.round((performance.now() - this.#since) / 1000);
    log.warn({ event: 'storage-back', seconds });
    changed(null);
  }

  #again(): void {
    // Stopped meanwhile.
    if (this.#timer) this.#timer = setTimeout(() => void this.#probe(), probeMs);
  }

  #free(): number {
    try {
      return freeBytes(dirname(this.#options.db.file));
    } catch {
      return Number.POSITIVE_INFINITY;
    }
  }
}
