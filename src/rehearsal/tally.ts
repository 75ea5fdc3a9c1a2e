/** What a rehearsal sent and what came of it; the numbers of its report. */
import type { Act } from '#lib/lab/acts.ts';
import { isRefusal } from '#lib/lab/refusals.ts';
import type { SpaceRef } from '#lib/lab/space.ts';
import type { Answer } from '#lib/live/protocol.ts';

export type Confirmed = { ref: SpaceRef; actId: string; act: Act; personId: string };

export class Tally {
  sent = 0;
  acknowledged = 0;
  /** How often an act was sent once more with the same id, on purpose. */
  repeated = 0;
  refused: Record<string, number> = {};
  /** Everything the server confirmed; the end of the rehearsal looks for each of it. */
  confirmed: Confirmed[] = [];

  answered(answer: Answer, done: Confirmed): void {
    if (isRefusal(answer)) {
      this.refused[answer.code] = (this.refused[answer.code] ?? 0) + 1;
      return;
    }
    this.acknowledged += 1;
    this.confirmed.push(done);
  }
}
