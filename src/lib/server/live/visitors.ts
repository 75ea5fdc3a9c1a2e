import type { Socket } from 'socket.io';
import type { Person } from '#lib/lab/people.ts';
import type { Told } from '#lib/live/protocol.ts';

/** A connected screen: who looks at it, how it proved that, and which spaces it follows. */
export type Visitor = {
  readonly socket: Socket;
  /** Replaced when the person's own particulars are corrected. */
  person: Person;
  readonly session: string | null;
  /** Hash of the device's token, where its seat is what opened the door. */
  readonly device: string | null;
  /** Keys of spaces. */
  readonly follows: Set<string>;
  /** Keys of spaces that this person now sees with other eyes: told anew as a whole. */
  readonly stale: Set<string>;
  /** What the device said of its line last; null before it has. */
  told: Told | null;
  /** Set before it is closed: whatever still comes from it is refused. */
  gone: 'removed' | 'session' | 'too-many' | null;
};

/** Everybody who is connected, found by lab, space, person, device or session; oldest first. */
export class Visitors {
  #all = new Map<string, Visitor>();
  #byLab = new Map<string, Set<Visitor>>();
  #bySpace = new Map<string, Set<Visitor>>();
  #byPerson = new Map<string, Set<Visitor>>();

  add(visitor: Visitor): void {
    this.#all.set(visitor.socket.id, visitor);
    setIn(this.#byLab, visitor.person.labId).add(visitor);
    setIn(this.#byPerson, visitor.person.id).add(visitor);
  }

  remove(visitor: Visitor): void {
    this.#all.delete(visitor.socket.id);
    for (const key of visitor.follows) this.unfollow(visitor, key);
    dropFrom(this.#byLab, visitor.person.labId, visitor);
    dropFrom(this.#byPerson, visitor.person.id, visitor);
  }

  follow(visitor: Visitor, key: string): void {
    // A handler may still be running when its socket has closed.
    if (!this.#all.has(visitor.socket.id)) return;
    visitor.follows.add(key);
    setIn(this.#bySpace, key).add(visitor);
  }

  unfollow(visitor: Visitor, key: string): void {
    visitor.follows.delete(key);
    dropFrom(this.#bySpace, key, visitor);
  }

  all(): Visitor[] {
    return [...this.#all.values()];
  }
  at(labId: string): ReadonlySet<Visitor> {
    return this.#byLab.get(labId) ?? none;
  }
  following(key: string): ReadonlySet<Visitor> {
    return this.#bySpace.get(key) ?? none;
  }
  ofPerson(personId: string): Visitor[] {
    return [...(this.#byPerson.get(personId) ?? none)];
  }
  /** Those who sit at this device in this lab, and not by an account. */
  atDevice(device: string, labId: string): Visitor[] {
    return [...this.at(labId)].filter((visitor) => visitor.device === device);
  }
  ofSession(idHash: string): Visitor[] {
    return this.all().filter(({ session }) => session === idHash);
  }
}

const none: ReadonlySet<Visitor> = new Set();

function setIn(sets: Map<string, Set<Visitor>>, key: string): Set<Visitor> {
  let found = sets.get(key);
  if (!found) sets.set(key, (found = new Set()));
  return found;
}

function dropFrom(sets: Map<string, Set<Visitor>>, key: string, visitor: Visitor): void {
  const found = sets.get(key);
  found?.delete(visitor);
  if (found?.size === 0) sets.delete(key);
}
