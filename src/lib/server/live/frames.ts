/**
 * What is written to sockets when something happened in a space. Each event is packed once for an
 * audience, each frame becomes one buffer that is written to every socket of that audience as it
 * is; the frame of somebody who sees an event in a way of their own is put together from the same
 * parts.
 */
import type { Socket } from 'socket.io';
import type { Event } from '#lib/lab/events.ts';
import type { Person } from '#lib/lab/people.ts';
import { anyoneOf, owners, seenCounts, seenEvent, type Audience } from '#lib/lab/seen-by.ts';
import type { Happened, State } from '#lib/lab/space.ts';
import { commonIds, frameName, packEvent, packHead } from '#lib/live/protocol-packing.ts';
import type { OpenSpace } from './spaces.ts';

/** A Socket.IO packet as text (for long polling) and as a whole WebSocket frame. */
export type Wire = { text: string; frame: Buffer };
type Base = { from: number; at: number; ids: Map<string, number> };
/** `base` and `head` know only ids that this audience is shown. */
type Crowd = { shown: (Event | null)[]; parts: string[]; base: Base; head: string; wire: Wire };

/** Frames about the events that became known in one beat. */
export class News {
  #space: OpenSpace;
  #fresh: readonly [Happened, ...Happened[]];
  #owners: string[][];
  #everyOwner: ReadonlySet<string>;
  #crowds = new Map<Audience, Crowd>();

  constructor(space: OpenSpace, fresh: readonly [Happened, ...Happened[]]) {
    this.#space = space;
    this.#fresh = fresh;
    this.#owners = fresh.map(({ event }) => owners(space.state, event));
    this.#everyOwner = new Set(this.#owners.flat());
  }

  /** True when this person sees one of the events in a way of their own. */
  isFor(personId: string): boolean {
    return this.#everyOwner.has(personId);
  }

  /** For everybody of an audience who is not among the owners. */
  crowd(audience: Audience): Wire {
    return this.#crowdOf(audience).wire;
  }

  /** For one owner, who belongs to this audience otherwise. */
  own(person: Person, audience: Audience): Wire {
    const crowd = this.#crowdOf(audience);
    const { state } = this.#space;
    const shown = this.#fresh.map(({ event }, at) =>
      this.#owners[at]?.includes(person.id) ? seenEvent(state, event, person) : crowd.shown[at],
    );
    const parts = this.#parts(shown as (Event | null)[], person, crowd.base, crowd);
    return this.#wire(crowd.head, parts);
  }

  #crowdOf(audience: Audience): Crowd {
    const known = this.#crowds.get(audience);
    if (known) return known;
    const { state, labId } = this.#space;
    const anyone = anyoneOf(audience, state, labId ?? '');
    const shown = this.#fresh.map(({ event }) => seenEvent(state, event, anyone));
    const [first] = this.#fresh;
    // An id that stands in front of a frame has been told: never one of what this audience is not.
    const ids = commonIds(shown.filter((event) => event !== null));
    const base = { from: first.number, at: first.at, ids };
    const to = this.#fresh.at(-1)?.number ?? first.number;
    const head = packHead({ ...this.#space.ref, from: first.number, to }, first.at, ids);
    const parts = this.#parts(shown, anyone, base, null);
    const crowd = { shown, parts, base, head, wire: this.#wire(head, parts) };
    this.#crowds.set(audience, crowd);
    return crowd;
  }

  /** The parts of the frame; what the crowd sees the same and in the same place is taken over. */
  #parts(
    shown: readonly (Event | null)[],
    person: Person,
    base: Base,
    crowd: Crowd | null,
  ): string[] {
    const parts: string[] = [];
    // A count at the end would hide that something before it was left out: lengths do not tell.
    const isAligned = crowd !== null && !crowd.shown.includes(null);
    for (const [at, event] of shown.entries()) {
      if (event === null) continue;
      const known = isAligned && parts.length === at && crowd.shown[at] === event;
      const { number, at: instant } = this.#fresh[at] as Happened;
      const part = known && crowd.parts[at];
      parts.push(part || packEvent({ number, at: instant, event }, parts.length, base));
    }
    const count = this.#count(this.#space.state, person);
    if (count) parts.push(packEvent(count, parts.length, base));
    return parts;
  }

  #count(state: State, person: Person): Happened | null {
    const final = this.#fresh.at(-1);
    const events = this.#fresh.map(({ event }) => event);
    const event = final && seenCounts(state, events, person);
    return event ? { number: final.number, at: final.at, event } : null;
  }

  #wire(head: string, parts: readonly string[]): Wire {
    const text = `2["${frameName}",[${[head, ...parts].join()}]]`;
    return { text, frame: webSocketFrame(`4${text}`) };
  }
}

/** A text frame as a server sends it: final, not masked, not compressed. */
function webSocketFrame(text: string): Buffer {
  const length = Buffer.byteLength(text);
  const before = length < 126 ? 2 : length < 65_536 ? 4 : 10;
  const frame = Buffer.allocUnsafe(before + length);
  frame[0] = 0x81;
  if (before === 2) {
    frame[1] = length;
  } else if (before === 4) {
    frame[1] = 126;
    frame.writeUInt16BE(length, 2);
  } else {
    frame[1] = 127;
    frame.writeBigUInt64BE(BigInt(length), 2);
  }
  frame.write(text, before, 'utf8');
  return frame;
}

type Options = { preEncoded: true; wsPreEncodedFrame: Buffer[] };
type SendFrame = (frames: Buffer[]) => void;
type Line = { cork(): void; uncork(): void };
type Reply = (given?: unknown) => void;
type Inside = {
  ack?(id: number): Reply;
  conn: {
    readyState: string;
    writeBuffer: unknown[];
    transport: {
      name: string;
      writable: boolean;
      socket?: { readyState: number; _socket?: Line; _sender?: { sendFrame?: SendFrame } };
    };
  };
  client: { writeToEngine(packets: string[], options: Options): void };
};

/**
 * Writes it as it is, the way Socket.IO's own adapter writes a broadcast. Where nothing waits
 * before it on an open WebSocket, the frame goes to the sender that Engine.IO would hand it to, a
 * fifth cheaper; what the other side does not take still shows in `bufferedAmount`.
 */
export function write(socket: Socket, { text, frame }: Wire): void {
  const { conn, client } = socket as unknown as Inside;
  const { transport, readyState, writeBuffer } = conn;
  const isFree = readyState === 'open' && writeBuffer.length === 0 && transport.writable;
  const line = isFree && transport.name === 'websocket' ? transport.socket : undefined;
  if (line?.readyState === 1 && line._sender?.sendFrame) line._sender.sendFrame([frame]);
  else client.writeToEngine([text], { preEncoded: true, wsPreEncodedFrame: [frame] });
}

/** Lines whose answers wait for the frame that may follow in this turn. */
let held: Line[] = [];

function release(): void {
  const lines = held;
  held = [];
  for (const line of lines) line.uncork();
}

/**
 * Answers go the same short way. One whose drain is followed by a frame in the same turn leaves
 * with it in one piece: a person's own act costs the line one write, not two.
 */
export function quickAnswers(socket: Socket): void {
  const inside = socket as unknown as Inside;
  const usual = inside.ack?.bind(socket);
  // It is Socket.IO's own affair: where it goes by another name, answers take the usual way.
  if (!usual) return;
  inside.ack = (id) => {
    const reply = usual(id);
    let isSaid = false;
    return (given) => {
      if (isSaid || !isPlain(given)) return reply(given);
      isSaid = true;
      const line = inside.conn.transport.socket?._socket;
      if (line) {
        if (held.length === 0) setImmediate(release);
        held.push(line);
        line.cork();
      }
      const text = `3${id}${JSON.stringify([given])}`;
      write(socket, { text, frame: webSocketFrame(`4${text}`) });
    };
  };
}

/** A range of numbers or a refusal: small, and without bytes, which Socket.IO sends beside. */
const isPlain = (given: unknown) =>
  typeof given === 'object' &&
  given !== null &&
  Object.values(given).every((part) => typeof part === 'number' || typeof part === 'string');
