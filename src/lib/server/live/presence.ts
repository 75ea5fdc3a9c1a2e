/**
 * Who is connected, by lab. Told as differences, at most once a second, and never journalled: a
 * difference that gets lost shows in the number of the next one, and the client asks for the
 * whole. Staff learn who it is; everybody else learns counts.
 */
import type { Server } from 'socket.io';
import { leadersView } from '#lib/lab/audience.ts';
import type { Here, HereChange } from '#lib/live/protocol.ts';
import { socketsOf } from './announce.ts';
import type { Visitors } from './visitors.ts';

type Whole = { beat: number; byAgency: Record<string, number>; people: Set<string> };
const beatMs = 1000;
const empty = (): Whole => ({ beat: 0, byAgency: {}, people: new Set() });

export class Presence {
  #visitors: Visitors;
  #io: () => Server | null;
  #told = new Map<string, Whole>();
  #timers = new Map<string, NodeJS.Timeout>();

  constructor(visitors: Visitors, io: () => Server | null) {
    this.#visitors = visitors;
    this.#io = io;
  }

  /** Somebody came or went. */
  changed(labId: string): void {
    if (this.#timers.has(labId)) return;
    this.#timers.set(
      labId,
      setTimeout(() => this.#tell(labId), beatMs),
    );
  }

  /** As it was told last; the differences that follow go on from there. */
  here(labId: string, forStaff: boolean): Here {
    const { beat, byAgency, people } = this.#told.get(labId) ?? empty();
    return { beat, connected: people.size, byAgency, people: forStaff ? [...people] : null };
  }

  stop(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
  }

  #tell(labId: string): void {
    this.#timers.delete(labId);
    const before = this.#told.get(labId) ?? empty();
    const now = this.#count(labId, before.beat + 1);
    const came = [...now.people].filter((id) => !before.people.has(id));
    const went = [...before.people].filter((id) => !now.people.has(id));
    const byAgency = differences(before.byAgency, now.byAgency);
    if (came.length === 0 && went.length === 0 && Object.keys(byAgency).length === 0) return;
    this.#told.set(labId, now);
    const change = { beat: now.beat, connected: now.people.size, byAgency };
    const everybody = [...this.#visitors.at(labId)];
    const staff = everybody.filter(({ person }) => leadersView(person));
    const others = everybody.filter(({ person }) => !leadersView(person));
    this.#send(socketsOf(staff), { ...change, came, went });
    this.#send(socketsOf(others), { ...change, came: null, went: null });
  }

  #send(sockets: string[], change: HereChange): void {
    if (sockets.length > 0) this.#io()?.to(sockets).volatile.emit('here', change);
  }

  /** A person with two devices is one person; screens and staff are not counted. */
  #count(labId: string, beat: number): Whole {
    const whole = { ...empty(), beat };
    for (const { person } of this.#visitors.at(labId)) {
      if (person.role === 'projector' || leadersView(person)) continue;
      if (whole.people.has(person.id)) continue;
      whole.people.add(person.id);
      const { agencyId } = person;
      if (agencyId) whole.byAgency[agencyId] = (whole.byAgency[agencyId] ?? 0) + 1;
    }
    return whole;
  }
}

function differences(before: Record<string, number>, now: Record<string, number>) {
  const ids = new Set([...Object.keys(before), ...Object.keys(now)]);
  const changed = [...ids].filter((id) => before[id] !== now[id]);
  return Object.fromEntries(changed.map((id) => [id, now[id] ?? 0]));
}
