import type { Server } from 'socket.io';
import type { Kind } from '#lib/lab/space.ts';
import type { Touched } from '#lib/live/protocol.ts';
import { socketsOf } from './announce.ts';
import type { Visitors } from './visitors.ts';

const beatMs = 1000;
const watching = new Set(['facilitator', 'bappeda', 'leader', 'expert', 'projector']);

/** Tells pages that summarise boards and ideas to load again, at most once a second for a lab. */
export class Touches {
  #visitors: Visitors;
  #io: () => Server | null;
  #kinds = new Map<string, Set<Kind>>();
  #timers = new Map<string, NodeJS.Timeout>();

  constructor(visitors: Visitors, io: () => Server | null) {
    this.#visitors = visitors;
    this.#io = io;
  }

  touched(labId: string, kind: Kind): void {
    if (kind === 'hall') return;
    const kinds = this.#kinds.get(labId) ?? new Set();
    this.#kinds.set(labId, kinds.add(kind));
    if (this.#timers.has(labId)) return;
    this.#timers.set(
      labId,
      setTimeout(() => this.#tell(labId), beatMs),
    );
  }

  /** [A30] Another clock from now on, for every screen of these labs. */
  rezoned(labIds: readonly string[]): void {
    const kinds: Touched['kinds'] = ['zone'];
    for (const labId of labIds) {
      const sockets = socketsOf([...this.#visitors.at(labId)]);
      if (sockets.length > 0) this.#io()?.to(sockets).emit('touched', { kinds });
    }
  }

  stop(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
  }

  #tell(labId: string): void {
    this.#timers.delete(labId);
    const kinds = [...(this.#kinds.get(labId) ?? [])];
    this.#kinds.delete(labId);
    const sockets = socketsOf(
      [...this.#visitors.at(labId)].filter(({ person }) => watching.has(person.role)),
    );
    if (sockets.length > 0) this.#io()?.to(sockets).emit('touched', { kinds });
  }
}
