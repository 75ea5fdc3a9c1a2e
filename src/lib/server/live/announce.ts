/**
 * News to the room. What happens in a space is gathered into beats: the first frame leaves within
 * 10 ms in a quiet room; the fuller the room, the longer the next one waits, up to 50 ms. How a
 * frame is put together says `frames.ts`.
 */
import type { Person } from '#lib/lab/people.ts';
import { audienceOf, mayRead, seenCounts, seenEvent } from '#lib/lab/seen-by.ts';
import type { Happened, State } from '#lib/lab/space.ts';
import { News, write } from './frames.ts';
import type { OpenSpace } from './spaces.ts';
import type { Visitor, Visitors } from './visitors.ts';

const quietMs = 4;
const longestBeatMs = 50;
const screensPerMs = 6;

type Beat = { space: OpenSpace; fresh: Happened[]; timer: NodeJS.Timeout | null; lastAt: number };

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
  #beats = new Map<string, Beat>();

  constructor(visitors: Visitors) {
    this.#visitors = visitors;
  }

  /** Takes what was committed. */
  announce(space: OpenSpace, fresh: Happened[]): void {
    const beat = this.#beats.get(space.key) ?? { space, fresh: [], timer: null, lastAt: 0 };
    this.#beats.set(space.key, beat);
    beat.space = space;
    beat.fresh.push(...fresh);
    const pause = beatOf(this.#visitors.following(space.key).size);
    const wait = Math.max(quietMs, pause - (performance.now() - beat.lastAt));
    beat.timer ??= setTimeout(() => this.#send(beat), wait);
  }

  /** Sends at once what waits for its beat. */
  flush(): void {
    for (const beat of this.#beats.values()) if (beat.timer) this.#send(beat);
  }

  #send(beat: Beat): void {
    if (beat.timer) clearTimeout(beat.timer);
    beat.timer = null;
    beat.lastAt = performance.now();
    const { space, fresh } = beat;
    const { state, key } = space;
    beat.fresh = [];
    const [first, ...others] = fresh;
    if (!first) return;
    const news = new News(space, [first, ...others]);
    for (const visitor of this.#visitors.following(key)) {
      const { person, socket } = visitor;
      if (!mayRead(state, person)) {
        this.#visitors.unfollow(visitor, key);
        continue;
      }
      const audience = audienceOf(state, person);
      write(socket, news.isFor(person.id) ? news.own(person, audience) : news.crowd(audience));
    }
    this.#sweep();
  }

  #sweep(): void {
    if (this.#beats.size < 1000) return;
    for (const [key, { timer }] of this.#beats) if (!timer) this.#beats.delete(key);
  }
}

/** The more screens a frame goes to, the longer the next one waits for company. */
const beatOf = (screens: number) => Math.min(longestBeatMs, screens / screensPerMs);

/** Sockets of visitors, for `io.to`. */
export const socketsOf = (visitors: Iterable<Visitor>) =>
  Array.from(visitors, ({ socket }) => socket.id);
