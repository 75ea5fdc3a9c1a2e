/**
 * News to the room. What happens in a space is gathered into beats: in a quiet room a frame leaves
 * at once; the fuller the room, the longer the next one waits, up to 42 ms. The inbox asks when a
 * room's next beat is due, so that a commit does not come long before the frame that tells of it.
 * How a frame is put together says `frames.ts`.
 */
import type { Person } from '#lib/lab/people.ts';
import { audienceOf, mayRead, seenCounts, seenEvent } from '#lib/lab/seen-by.ts';
import type { Happened, State } from '#lib/lab/space.ts';
import { faultCodeOf, type Log } from './faults.ts';
import { News, write } from './frames.ts';
import type { OpenSpace } from './spaces.ts';
import type { Visitor, Visitors } from './visitors.ts';

const longestBeatMs = 42;
const screensPerMs = 7;

/** `lastAt`: when its last frame had been written to everybody, which took `tookMs`. */
type Beat = {
  space: OpenSpace;
  fresh: Happened[];
  waits: Waits | null;
  lastAt: number;
  tookMs: number;
};
/** Calls it off. */
type Waits = () => void;

/**
 * The events as this person may see them now, and last how many hidden things there are now: one
 * count says it for all of them.
 */
export function seenBy(state: State, happened: readonly Happened[], person: Person): Happened[] {
  const seen = happened.flatMap(({ number, at, event }) => {
    const shown = seenEvent(state, event, person);
    return shown ? [{ number, at, event: shown }] : [];
  });
  const final = happened.at(-1);
  const events = happened.map(({ event }) => event);
  const count = final && seenCounts(state, events, person);
  return count ? [...seen, { number: final.number, at: final.at, event: count }] : seen;
}

export class Announcer {
  #visitors: Visitors;
  #log: Log;
  #beats = new Map<string, Beat>();

  constructor(visitors: Visitors, log: Log) {
    this.#visitors = visitors;
    this.#log = log;
  }

  /** Takes what was committed. */
  announce(space: OpenSpace, fresh: Happened[]): void {
    const known = this.#beats.get(space.key);
    const beat = known ?? { space, fresh: [], waits: null, lastAt: 0, tookMs: 0 };
    if (!known) this.#beats.set(space.key, beat);
    beat.space = space;
    beat.fresh.push(...fresh);
    if (beat.waits) return;
    const now = performance.now();
    const wait = this.dueAt(space.key) - now;
    // From here on what is asked in this room belongs to the beat after this one.
    if (wait < 1) beat.lastAt = now + beat.tookMs;
    beat.waits = later(wait, () => this.#send(beat));
  }

  /** When the next frame about this space may leave, on the clock of `performance`. */
  dueAt(key: string): number {
    const lastAt = this.#beats.get(key)?.lastAt;
    return lastAt === undefined ? 0 : lastAt + beatOf(this.#visitors.following(key).size);
  }

  /** Sends at once what waits for its beat. */
  flush(): void {
    for (const beat of this.#beats.values()) if (beat.waits) this.#send(beat);
  }

  #send(beat: Beat): void {
    beat.waits?.();
    beat.waits = null;
    const begunAt = performance.now();
    const { space, fresh } = beat;
    beat.fresh = [];
    const [first, ...others] = fresh;
    try {
      if (first) this.#tell(space, [first, ...others]);
    } catch (fault) {
      // Who was not told sees a gap in the numbers with the next frame, and asks.
      this.#log.error({ event: 'announce-fault', kind: space.ref.kind, ...faultCodeOf(fault) });
    }
    beat.lastAt = performance.now();
    beat.tookMs = beat.lastAt - begunAt;
    this.#sweep();
  }

  #tell(space: OpenSpace, fresh: [Happened, ...Happened[]]): void {
    const { state, key } = space;
    const news = new News(space, fresh);
    for (const visitor of this.#visitors.following(key)) {
      const { person, socket } = visitor;
      if (!mayRead(state, person)) {
        this.#visitors.unfollow(visitor, key);
        continue;
      }
      const audience = audienceOf(state, person);
      write(socket, news.isFor(person.id) ? news.own(person, audience) : news.crowd(audience));
    }
  }

  #sweep(): void {
    if (this.#beats.size < 1000) return;
    for (const [key, { waits }] of this.#beats) if (!waits) this.#beats.delete(key);
  }
}

/** After so long; what is due leaves this turn, but after the answers of the drain it came from. */
function later(ms: number, work: () => void): Waits {
  if (ms >= 1) {
    const timer = setTimeout(work, ms);
    return () => clearTimeout(timer);
  }
  const turn = setImmediate(work);
  return () => clearImmediate(turn);
}

/** The more screens a frame goes to, the longer the next one waits for company. */
const beatOf = (screens: number) => Math.min(longestBeatMs, screens / screensPerMs);

/** Sockets of visitors, for `io.to`. */
export const socketsOf = (visitors: Iterable<Visitor>) =>
  Array.from(visitors, ({ socket }) => socket.id);
