/**
 * News to the room. What happens in a space is gathered into beats: the first frame leaves within
 * 10 ms in a quiet room, then at most one per 50 ms. A frame is made and encoded once for each
 * audience; the few persons who see one of its events in their own way get a frame of their own.
 */
import type { Server } from 'socket.io';
import type { Person } from '#lib/lab/people.ts';
import {
  anyoneOf,
  audienceOf,
  mayRead,
  owners,
  seenCounts,
  seenEvent,
  type Audience,
} from '#lib/lab/seen-by.ts';
import type { Happened, State } from '#lib/lab/space.ts';
import type { Frame } from '#lib/live/protocol.ts';
import type { OpenSpace } from './spaces.ts';
import type { Visitor, Visitors } from './visitors.ts';

const quietMs = 5;
const beatMs = 50;

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
  #io: () => Server | null;
  #beats = new Map<string, Beat>();

  constructor(visitors: Visitors, io: () => Server | null) {
    this.#visitors = visitors;
    this.#io = io;
  }

  /** Takes what was committed. */
  announce(space: OpenSpace, fresh: Happened[]): void {
    const beat = this.#beats.get(space.key) ?? { space, fresh: [], timer: null, lastAt: 0 };
    this.#beats.set(space.key, beat);
    beat.space = space;
    beat.fresh.push(...fresh);
    const wait = Math.max(quietMs, beatMs - (performance.now() - beat.lastAt));
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
    beat.fresh = [];
    const [first] = fresh;
    const final = fresh.at(-1);
    if (!first || !final) return;
    const numbers = { ...space.ref, from: first.number, to: final.number };
    const { state } = space;
    const own = new Set(fresh.flatMap(({ event }) => owners(state, event)));
    const crowds = new Map<Audience, string[]>();
    for (const visitor of this.#visitors.following(space.key)) {
      const { person, socket } = visitor;
      if (!mayRead(state, person)) this.#visitors.unfollow(visitor, space.key);
      else if (own.has(person.id)) this.#tell([socket.id], numbers, seenBy(state, fresh, person));
      else crowdOf(crowds, audienceOf(state, person)).push(socket.id);
    }
    for (const [audience, sockets] of crowds) {
      const anyone = anyoneOf(audience, state, space.labId ?? '');
      this.#tell(sockets, numbers, seenBy(state, fresh, anyone));
    }
    this.#sweep();
  }

  #tell(sockets: string[], numbers: Omit<Frame, 'events'>, events: Happened[]): void {
    this.#io()
      ?.to(sockets)
      .emit('frame', { ...numbers, events } satisfies Frame);
  }

  #sweep(): void {
    if (this.#beats.size < 1000) return;
    for (const [key, { timer }] of this.#beats) if (!timer) this.#beats.delete(key);
  }
}

function crowdOf(crowds: Map<Audience, string[]>, audience: Audience): string[] {
  let crowd = crowds.get(audience);
  if (!crowd) crowds.set(audience, (crowd = []));
  return crowd;
}

/** Sockets of visitors, for `io.to`. */
export const socketsOf = (visitors: Iterable<Visitor>) =>
  Array.from(visitors, ({ socket }) => socket.id);
