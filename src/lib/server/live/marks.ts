/**
 * Small signals of the people in a lab: who is writing on which board just now, who says that they
 * are done with the running activity. Kept in memory alone: they enter no journal, and after a
 * restart the screens say them again. Time is monotonic and passed in.
 */
import type { Person } from '#lib/lab/people.ts';
import type { Run } from '#lib/live/protocol.ts';

/** Somebody who goes on writing says so every three seconds; this long it holds. */
const typingHolds = 6000;

type Ready = { run: Run; people: Map<string, string | null> };

export class Marks {
  #typing = new Map<string, Map<string, { boardId: string; until: number }>>();
  #ready = new Map<string, Ready>();

  /** This person writes on this board, and on no other. */
  types({ labId, id }: Person, boardId: string, now: number): void {
    const lab = this.#typing.get(labId) ?? new Map();
    this.#typing.set(labId, lab.set(id, { boardId, until: now + typingHolds }));
  }

  /** How many write, by board; what is older than it holds is forgotten. */
  typing(labId: string, now: number): Record<string, number> {
    const lab = this.#typing.get(labId);
    const counts: Record<string, number> = {};
    for (const [personId, { boardId, until }] of lab ?? []) {
      if (until <= now) lab?.delete(personId);
      else counts[boardId] = (counts[boardId] ?? 0) + 1;
    }
    if (lab?.size === 0) this.#typing.delete(labId);
    return counts;
  }

  isQuiet(labId: string): boolean {
    return !this.#typing.has(labId);
  }

  /** Sets or takes back somebody's mark for the run that is going on. */
  mark({ labId, id, agencyId }: Person, run: Run, ready: boolean): void {
    this.turned(labId, run);
    const people = this.#ready.get(labId)?.people ?? new Map<string, string | null>();
    if (ready) people.set(id, agencyId);
    else people.delete(id);
    const { activityId, startedAt } = run;
    this.#ready.set(labId, { run: { activityId, startedAt }, people });
  }

  /** The run for which this person is marked. */
  of({ labId, id }: Person): Run | null {
    const ready = this.#ready.get(labId);
    return ready?.people.has(id) ? ready.run : null;
  }

  /** How many are ready, by agency; those without one under ''. */
  ready(labId: string): Record<string, number> {
    const counts: Record<string, number> = {};
    for (const agencyId of this.#ready.get(labId)?.people.values() ?? []) {
      counts[agencyId ?? ''] = (counts[agencyId ?? ''] ?? 0) + 1;
    }
    return counts;
  }

  /** The room's clock stands here now: marks of any other run are gone. */
  turned(labId: string, run: Run | null): void {
    const before = this.#ready.get(labId)?.run;
    if (before && !isSame(before, run)) this.#ready.delete(labId);
  }

  /** The person is at another agency now. */
  moved({ labId, id, agencyId }: Person): void {
    const people = this.#ready.get(labId)?.people;
    if (people?.has(id)) people.set(id, agencyId);
  }

  /** The person was removed. */
  gone(labId: string, personId: string): void {
    this.#typing.get(labId)?.delete(personId);
    this.#ready.get(labId)?.people.delete(personId);
  }

  forget(labId: string): void {
    this.#typing.delete(labId);
    this.#ready.delete(labId);
  }
}

export const isSame = (one: Run, other: Run | null): boolean =>
  one.activityId === other?.activityId && one.startedAt === other.startedAt;
