import type { SpaceRef } from '#lib/lab/space.ts';
import type { Answer } from '#lib/live/protocol.ts';

export type Told = { ref: SpaceRef; answer: Answer };

/** Far more than can be on its way: a late copy of an act comes within minutes. */
const most = 20_000;

/**
 * Answers that leave nothing in the journal: refusals, and acts that changed nothing. A late copy
 * of such an act (an old connection, another tab) must not be judged anew, or it would be in the
 * person's tray and on the board. Kept in memory: connections do not outlive the process either,
 * and what a tab still holds by then leaves the tray once it is done (`outbox.ts`).
 */
export class Unwritten {
  #told = new Map<string, Told>();

  of(actId: string): Told | undefined {
    return this.#told.get(actId);
  }

  /** Takes what one commit left unwritten. */
  keep(fresh: ReadonlyMap<string, Told>): void {
    for (const [actId, told] of fresh) this.#told.set(actId, told);
    for (const oldest of this.#told.keys()) {
      if (this.#told.size <= most) break;
      this.#told.delete(oldest);
    }
  }
}
