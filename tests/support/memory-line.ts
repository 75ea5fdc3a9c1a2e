/**
 * A network inside one process, at the place of Socket.IO: it delays, reorders, loses and doubles
 * what is said, more than a real line ever would, and all of it by a seed. The program and the
 * pages at its ends are the real ones; `connection.ts` and Socket.IO are tried by the fault proxy.
 */
import { EventEmitter } from 'node:events';
import type { Server } from 'socket.io';
import { isRefusal, refuse } from '#lib/lab/refusals.ts';
import type { Connection, ConnectionOptions, Ending } from '#lib/live/connection.ts';
import { PROTOCOL, type Goodbye, type News } from '#lib/live/protocol.ts';
import { frameName, unpackFrame, type PackedFrame } from '#lib/live/protocol-packing.ts';
import type { VirtualTime } from './virtual-time.ts';

/** How bad it is now; all shares in [0, 1]. */
export type Weather = { slowest: number; lost: number; doubled: number };
export const calm: Weather = { slowest: 3, lost: 0, doubled: 0 };

type Wire = {
  readonly id: string;
  open: boolean;
  heard: (name: string, message: unknown) => void;
  down: () => void;
};
type Handler = (...said: unknown[]) => void;
type Send = (id: string, name: string, message: unknown) => void;
const patience = 10_000;

export class Network {
  weather: Weather = calm;
  /** What went wrong on the way, for the report. */
  readonly count = { sent: 0, lost: 0, doubled: 0, cut: 0 };
  #time: VirtualTime;
  #server: MemoryServer | null = null;
  #serverLife = '';
  #last = 0;

  constructor(time: VirtualTime) {
    this.#time = time;
  }

  /** A server process stands up; what `io` it answers on. */
  standUp(life: string): Server {
    this.#serverLife = life;
    this.#server = new MemoryServer((id, name, message) => this.#tell(id, name, message));
    return this.#server as unknown as Server;
  }

  /** The server process is gone; its connections break, each at its own moment. */
  fall(): void {
    const server = this.#server;
    this.#server = null;
    for (const socket of server?.all.values() ?? []) this.cut(socket.wire, 0);
  }

  /** A connection breaks. The server may notice later than the page, or never see it while it lives. */
  cut(wire: Wire, serverLater: number): void {
    if (!wire.open) return;
    this.count.cut += 1;
    wire.open = false;
    wire.down();
    const server = this.#server;
    this.#time.after(serverLater, () => this.#atServer(() => server?.forget(wire.id)));
  }

  /** Tries to enter; answers a wire, or why not. Null when there is nobody. */
  async enter(
    auth: object,
    headers: Record<string, string>,
    ends: Pick<Wire, 'heard' | 'down'>,
  ): Promise<Wire | { data: unknown } | null> {
    await this.#trip();
    const server = this.#server;
    if (!server) return null;
    const wire: Wire = { id: `s${++this.#last}`, open: true, ...ends };
    const refused = await this.#atServer(() =>
      server.welcome(wire, { auth, headers }, (away) => this.cut(away, 0)),
    );
    await this.#trip();
    if (refused) return refused;
    return wire.open && server === this.#server ? wire : null;
  }

  /** Page to server; the answer comes back on the same wire, if it does. */
  ask(wire: Wire, name: string, payload: unknown, answered: (answer: unknown) => void): void {
    const text = pack(payload);
    this.#carry(() => {
      const socket = this.#server?.all.get(wire.id);
      if (!socket) return;
      this.#atServer(() =>
        socket.hear(name, unpack(text), (answer: unknown) => {
          const said = pack(answer);
          this.#carry(() => wire.open && answered(unpack(said)));
        }),
      );
    });
  }

  #tell(id: string, name: string, message: unknown): void {
    const wire = this.#server?.all.get(id)?.wire;
    if (!wire) return;
    const text = pack(message);
    this.#carry(() => wire.open && wire.heard(name, unpack(text)));
  }

  #carry(deliver: () => void): void {
    const { lost, doubled } = this.weather;
    this.count.sent += 1;
    if (this.#time.random() < lost) {
      this.count.lost += 1;
      return;
    }
    this.#time.after(this.#delay(), deliver);
    if (this.#time.random() >= doubled) return;
    this.count.doubled += 1;
    this.#time.after(this.#delay(), deliver);
  }

  #delay = () => Math.floor(this.#time.random() * this.weather.slowest);
  #trip = () => new Promise<void>((done) => this.#time.after(this.#delay(), done));
  #atServer = <T>(work: () => T): T => this.#time.as(this.#serverLife, work);
}

// `undefined` does not travel.
const pack = (value: unknown): string => JSON.stringify(value ?? null);
const unpack = (text: string): unknown => JSON.parse(text);

class MemorySocket extends EventEmitter {
  readonly id: string;
  readonly wire: Wire;
  readonly handshake: object;
  data: unknown = {};
  readonly conn: object;
  /** Where frames are written that are packed already, in Socket.IO's own text. */
  readonly client: object;
  #send: Send;
  #cut: () => void;

  constructor(wire: Wire, handshake: object, send: Send, cut: () => void) {
    super();
    this.id = wire.id;
    this.wire = wire;
    this.handshake = handshake;
    this.#send = send;
    this.#cut = cut;
    this.client = {
      writeToEngine: (packets: string[]) => {
        for (const packet of packets)
          this.emit(...(JSON.parse(packet.slice(1)) as [string, unknown]));
      },
    };
    this.conn = { writeBuffer: [], transport: { name: 'polling' }, close: () => this.#cut() };
  }

  override emit(name: string, message?: unknown): boolean {
    this.#send(this.id, name, message);
    return true;
  }
  hear(name: string, ...said: unknown[]): void {
    super.emit(name, ...said);
  }
  disconnect(): void {
    this.#cut();
  }
  get volatile(): this {
    return this;
  }
}

class MemoryServer extends EventEmitter {
  readonly all = new Map<string, MemorySocket>();
  readonly sockets = { sockets: this.all };
  readonly engine = new EventEmitter();
  #send: Send;
  #guards: ((socket: MemorySocket, next: (error?: Error) => void) => void)[] = [];

  constructor(send: Send) {
    super();
    this.#send = send;
  }

  use(guard: (socket: MemorySocket, next: (error?: Error) => void) => void): void {
    this.#guards.push(guard);
  }
  override emit(name: string, message?: unknown): boolean {
    for (const id of this.all.keys()) this.#send(id, name, message);
    return true;
  }
  to(ids: string | string[]) {
    const tell = {
      emit: (name: string, message: unknown) =>
        [ids].flat().forEach((id) => this.#send(id, name, message)),
    };
    return { ...tell, volatile: tell };
  }
  async welcome(
    wire: Wire,
    handshake: object,
    cut: (wire: Wire) => void,
  ): Promise<{ data: unknown } | null> {
    const socket = new MemorySocket(wire, handshake, this.#send, () => cut(wire));
    for (const guard of this.#guards) {
      const error = await new Promise<Error | undefined>((next) => guard(socket, next));
      if (error) return error as unknown as { data: unknown };
    }
    this.all.set(wire.id, socket);
    super.emit('connection', socket satisfies { on: (name: string, handler: Handler) => unknown });
    return null;
  }
  forget(id: string): void {
    const socket = this.all.get(id);
    this.all.delete(id);
    socket?.hear('disconnect');
  }
}

function unpackJoined(answer: unknown): unknown {
  if (typeof answer !== 'object' || answer === null || !('missed' in answer)) return answer;
  const { to, events } = unpackFrame(answer.missed as PackedFrame);
  return { to, events };
}

/** The place of `connect` in a page; `cut` breaks the line from outside. */
export function lineTo(network: Network, time: VirtualTime) {
  let current: Wire | null = null;
  const line = {
    /** Breaks the connection; the server notices after `serverLater`. */
    cut: (serverLater = 0) => current && network.cut(current, serverLater),
    connect: ({
      labId,
      projectorKey,
      personId,
      headers = {},
      changed,
      opened,
      news,
    }: ConnectionOptions): Connection => {
      let ended: Ending | null = null;
      let pausing = false;
      let closed = false;
      let open = new Set<() => void>();
      const auth = {
        protocol: PROTOCOL,
        labId,
        ...(projectorKey && { projectorKey }),
        ...(personId && { personId }),
      };

      const again = () => void setTimeout(() => void dial(), 400 + time.random() * 1500);
      const down = () => {
        current = null;
        const waiting = open;
        open = new Set();
        for (const drop of waiting) drop();
        if (!ended && !closed) again();
        changed?.();
      };
      const heard = (name: string, message: unknown) => {
        if (name === 'goodbye') {
          const { code } = message as Goodbye;
          pausing = code === 'stopping';
          if (code !== 'stopping') ended = code;
          changed?.();
        }
        if (name === frameName) news?.frame?.(unpackFrame(message as PackedFrame));
        const hear = news?.[name as keyof News] as ((message: unknown) => void) | undefined;
        hear?.(message);
      };
      async function dial(): Promise<void> {
        if (ended || closed || current) return;
        const wire = await network.enter(auth, headers, { heard, down });
        if (wire && 'data' in wire) {
          if (isRefusal(wire.data)) ended = wire.data.code as Ending;
          changed?.();
        } else if (!wire) {
          again();
        } else {
          current = wire;
          pausing = false;
          changed?.();
          opened?.();
        }
      }
      void dial();

      return {
        async request(name, payload) {
          if (ended) return refuse(ended === 'too-many' ? 'session' : ended);
          const wire = current;
          if (!wire) return null;
          return new Promise((answer) => {
            const done = (given: unknown) => {
              open.delete(drop);
              clearTimeout(late);
              answer(given as never);
            };
            const drop = () => done(null);
            const late = setTimeout(drop, patience);
            open.add(drop);
            network.ask(wire, name, payload, (given) =>
              done(name === 'join' ? unpackJoined(given) : given),
            );
          });
        },
        get status() {
          return current ? 'connected' : 'offline';
        },
        get ended() {
          return ended;
        },
        get pausing() {
          return pausing;
        },
        now: () => time.now,
        wake: () => dial(),
        close() {
          closed = true;
          if (current) network.cut(current, 0);
        },
      };
    },
  };
  return line;
}
