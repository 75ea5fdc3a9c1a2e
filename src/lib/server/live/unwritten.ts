import type { SpaceRef } from '#lib/lab/space.ts';
import type { Answer } from '#lib/live/protocol.ts';
import type { Trx } from '#lib/server/db/database.ts';
import * as stored from '#lib/server/db/unwritten-acts.ts';

export type Told = { ref: SpaceRef; answer: Answer };

/** Far more than can be on its way: a late copy of an act comes within minutes, or the next day. */
const most = 20_000;
const forgottenAfter = 7 * 24 * 60 * 60_000;
/** After so many new ones the table is looked through again. */
const prunedEvery = 1000;

/**
 * Answers that leave nothing in the journal: refusals, and acts that changed nothing. A late copy
 * of such an act (an old connection, another tab, a tab that slept over a restart) must not be
 * judged anew, or it would be in the person's tray and on the board. They are written in the commit
 * that they were given in, and read once; so memory and table are the same, and asking is cheap.
 */
export class Unwritten {
  #told = new Map<string, Told>();
  #isRead = false;
  #sincePruned = 0;

  /** Before the first drain: what the process before this one left. */
  async read(trx: Trx, now: number): Promise<void> {
    if (this.#isRead) return;
    await stored.prune(trx, now - forgottenAfter, most);
    const rows = await stored.newest<Answer>(trx, most);
    this.#told = new Map(rows.map(({ actId, ref, answer }) => [actId, { ref, answer }]));
    this.#isRead = true;
  }

  of(actId: string): Told | undefined {
    return this.#told.get(actId);
  }

  /** Part of the commit that these were given in. */
  async write(trx: Trx, fresh: ReadonlyMap<string, Told>, at: number): Promise<void> {
    if (fresh.size === 0) return;
    await stored.insert(
      trx,
      Array.from(fresh, ([actId, { ref, answer }]) => ({ actId, ref, answer, at })),
    );
    if (this.#sincePruned + fresh.size < prunedEvery) return;
    await stored.prune(trx, at - forgottenAfter, most);
  }

  /** After the commit. */
  keep(fresh: ReadonlyMap<string, Told>): void {
    this.#sincePruned = (this.#sincePruned + fresh.size) % prunedEvery;
    for (const [actId, told] of fresh) this.#told.set(actId, told);
    for (const oldest of this.#told.keys()) {
      // Never sooner than in the table: what stands there is not judged anew.
      if (this.#told.size <= most + prunedEvery) break;
      this.#told.delete(oldest);
    }
  }
}
