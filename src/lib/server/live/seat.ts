/**
 * Where the server and the program meet.
 *
 * Whoever owns the HTTP server (`start.ts` in production, a Vite plugin in dev) sets down the
 * Socket.IO server; `init` in `hooks.server.ts` sets down the program that answers it. They come
 * in either order, and from different copies of this module: `start.ts` is plain Node, the pages
 * are a bundle, Vite has a third. A symbol in the global registry is the one thing they share.
 *
 * Relative imports only: the Vite configuration loads this file too, where `#lib` is unknown.
 */
import type { Server } from 'socket.io';

/** What answers the sockets. */
export type Program = {
  /** Registers its handlers; called once per Socket.IO server it meets. */
  attach(io: Server): void;
  /**
   * Tells every screen that the server pauses, and finishes what was accepted. In dev a successor
   * goes on with the same database afterwards, so the handle is not closed here.
   */
  stop(): Promise<void>;
};

/** Facts about the server that pages need, for example for the QR code on the join slide. */
export type Address = {
  port: number;
  /** LAN addresses at this moment, the likeliest first; may be empty. */
  readonly hosts: string[];
  /**
   * The origin to hand to other devices. For a page opened as `forHost` (with or without port):
   * the same host, unless it is the loopback, which no phone can reach: then the first LAN address.
   */
  origin(forHost?: string): string;
};

/** The machine's clock jumped, forwards or backwards, and when. */
export type Jump = { seconds: number; at: number };

type Chair = {
  io: Server | null;
  address: Address | null;
  program: Program | null;
  jump: Jump | null;
};

const KEY = Symbol.for('labinov.seat');
const shared = globalThis as typeof globalThis & { [KEY]?: Chair };
const chair: Chair = (shared[KEY] ??= { io: null, address: null, program: null, jump: null });

export const seat = {
  /** Sets down the server; a program that is already there is attached to it. */
  setServer(io: Server, address: Address): void {
    chair.io = io;
    chair.address = address;
    chair.program?.attach(io);
  },

  /** Sets down the program. A predecessor (dev, after a change) is stopped and its sockets rejoin. */
  async setProgram(program: Program): Promise<void> {
    const before = chair.program;
    chair.program = program;
    if (before) {
      await before.stop();
      if (chair.io) unbind(chair.io);
    }
    // Another change may have come in while the predecessor was stopping.
    if (chair.io && chair.program === program) program.attach(chair.io);
  },

  /** The running program, or `null` while there is none (build, command line, very early). */
  program<T extends Program = Program>(): T | null {
    return chair.program as T | null;
  },

  get io(): Server | null {
    return chair.io;
  },

  /** The last jump of the machine's clock since the server began. */
  get jump(): Jump | null {
    return chair.jump;
  },
  jumped(jump: Jump): void {
    chair.jump = jump;
  },

  get address(): Address | null {
    return chair.address;
  },
};

/** Forgets all handlers of a program. Middlewares have no public way out, so the list is emptied. */
function unbind(io: Server): void {
  for (const namespace of io._nsps.values()) {
    namespace.removeAllListeners('connection');
    (namespace as unknown as { _fns: unknown[] })._fns = [];
    // Closing the connection lets the client come back by itself; `disconnect(true)` would not.
    for (const socket of namespace.sockets.values()) socket.conn.close(true);
  }
}
