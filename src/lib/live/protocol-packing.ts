/**
 * Events on the wire: tuples in the order of their schema instead of objects with names, ids in
 * 22 signs instead of 36, instants as what has passed since. An event of a board needs a third of
 * its JSON, and three hundred phones share one access point.
 *
 * A packed event is `[offset, passed, code, ...values]`: number and instant relative to the frame,
 * the type as its place in the list of its kind. `offset` is left out where it is the event's own
 * place in the frame; else it is written as `-1 - offset`. Ids that occur more than once stand in
 * front of the frame and are referred to by place, from 1. Zeros at the end are left out; a
 * missing one stands for `false`, `null` or the event's own instant, whatever the schema has there.
 */
import { events as schemas, type Event } from '#lib/lab/events.ts';
import { kinds, type Happened, type Kind, type SpaceRef } from '#lib/lab/space.ts';

/** What the server calls it when it sends one. */
export const frameName = 'f';

export type Packed = unknown[];
/** `[kind, id, from, to, instant, ids, ...events]` */
export type PackedFrame = [number, string, number, number, number, string[], ...Packed[]];
type Frame = SpaceRef & { from: number; to: number; events: Happened[] };

type Ids = ReadonlyMap<string, number>;
type Packing = { at: number; ids: Ids };
type Unpacking = { at: number; ids: readonly string[] };
type Coder = {
  pack(value: unknown, packing: Packing): unknown;
  unpack(packed: unknown, unpacking: Unpacking): unknown;
};
type Schema = {
  type: string;
  entries?: Record<string, Schema>;
  item?: Schema;
  wrapped?: Schema;
  key?: Schema;
  value?: Schema;
  options?: readonly unknown[];
};

/** What does not look as its schema says travels as it is, in a box. */
const boxed = (value: unknown) => ({ v: value });
const isBox = (packed: unknown): packed is { v: unknown } =>
  typeof packed === 'object' && packed !== null && !Array.isArray(packed) && 'v' in packed;

const asIs: Coder = { pack: (value) => value, unpack: (packed) => packed };

const signs = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const looksLikeId = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const isId = (text: string) => text.length === 36 && text[8] === '-' && looksLikeId.test(text);

/** 32 hex digits in 22 signs of six bits. */
export function shortId(id: string): string {
  const digits = id.replaceAll('-', '');
  let short = '~';
  for (let at = 0; at < 30; at += 3) {
    const bits = Number.parseInt(digits.slice(at, at + 3), 16);
    short += `${signs[bits >> 6]}${signs[bits & 63]}`;
  }
  const rest = Number.parseInt(digits.slice(30), 16);
  return `${short}${signs[rest >> 6]}${signs[rest & 63]}`;
}

export function longId(short: string): string {
  let digits = '';
  for (let at = 1; at < 23; at += 2) {
    const bits = signs.indexOf(short[at] ?? 'A') * 64 + signs.indexOf(short[at + 1] ?? 'A');
    digits += bits.toString(16).padStart(at < 21 ? 3 : 2, '0');
  }
  const part = (from: number, to?: number) => digits.slice(from, to);
  return `${part(0, 8)}-${part(8, 12)}-${part(12, 16)}-${part(16, 20)}-${part(20)}`;
}

const text: Coder = {
  pack(value, { ids }) {
    if (typeof value !== 'string') return boxed(value);
    if (isId(value)) return ids.get(value) ?? shortId(value);
    return value.startsWith('~') ? `~${value}` : value;
  },
  unpack(packed, { ids }) {
    if (isBox(packed)) return packed.v;
    if (typeof packed === 'number') return ids[packed - 1] ?? '';
    const said = String(packed);
    if (!said.startsWith('~')) return said;
    return said.startsWith('~~') ? said.slice(1) : longId(said);
  },
};

/** From then on a number is an instant. */
const earliest = 1e12;

const number: Coder = {
  pack(value, { at }) {
    if (typeof value !== 'number') return boxed(value);
    // What happened at the event's own instant costs nothing; a plain zero is the rarer one.
    if (value === 0) return '';
    if (value < earliest || !Number.isSafeInteger(value)) return value;
    return value === at ? 0 : (value - at).toString(36);
  },
  unpack(packed, { at }) {
    if (isBox(packed)) return packed.v;
    if (typeof packed === 'string') return packed === '' ? 0 : at + Number.parseInt(packed, 36);
    return packed === 0 ? at : packed;
  },
};

const truth: Coder = {
  pack: (value) => (typeof value === 'boolean' ? Number(value) : boxed(value)),
  unpack: (packed) => (isBox(packed) ? packed.v : packed === 1),
};

function choice(options: readonly unknown[]): Coder {
  return {
    pack(value) {
      const place = options.indexOf(value);
      return place < 0 ? boxed(value) : place + 1;
    },
    unpack: (packed) => (isBox(packed) ? packed.v : options[Number(packed) - 1]),
  };
}

/** `null` as 0 where the inner coder never says 0. */
function maybe(inner: Coder, neverZero: boolean): Coder {
  if (!neverZero) {
    return {
      pack: (value, packing) => (value === null ? null : inner.pack(value, packing)),
      unpack: (packed, un) => (packed === null ? null : inner.unpack(packed, un)),
    };
  }
  return {
    pack: (value, packing) => (value === null ? 0 : inner.pack(value, packing)),
    unpack: (packed, un) =>
      packed === 0 || packed === undefined ? null : inner.unpack(packed, un),
  };
}

function list(inner: Coder): Coder {
  return {
    pack: (value, packing) =>
      Array.isArray(value) ? value.map((one) => inner.pack(one, packing)) : boxed(value),
    unpack: (packed, un) =>
      Array.isArray(packed) ? packed.map((one) => inner.unpack(one, un)) : unboxed(packed),
  };
}

const unboxed = (packed: unknown) => (isBox(packed) ? packed.v : packed);

function record(key: Coder, inner: Coder): Coder {
  return {
    pack: (value, packing) =>
      Object.entries(value as object).flatMap(([name, one]) => [
        key.pack(name, packing),
        inner.pack(one, packing),
      ]),
    unpack(packed, un) {
      const found: Record<string, unknown> = {};
      const pairs = packed as unknown[];
      for (let at = 0; at < pairs.length; at += 2) {
        found[String(key.unpack(pairs[at], un))] = inner.unpack(pairs[at + 1], un);
      }
      return found;
    },
  };
}

function tuple(entries: Record<string, Schema>): Coder {
  const parts = Object.entries(entries)
    .filter(([, schema]) => schema.type !== 'literal')
    .map(([name, schema]) => [name, coderOf(schema)] as const);
  const literals = Object.entries(entries).flatMap(([name, schema]) =>
    schema.type === 'literal' ? [[name, (schema as { literal?: unknown }).literal] as const] : [],
  );
  return {
    pack(value, packing) {
      const object = value as Record<string, unknown>;
      const packed = parts.map(([name, coder]) => coder.pack(object[name], packing));
      while (packed.at(-1) === 0) packed.pop();
      return packed;
    },
    unpack(packed, un) {
      const values = packed as unknown[];
      const object: Record<string, unknown> = Object.fromEntries(literals);
      for (const [at, [name, coder]] of parts.entries()) {
        const said = values[at] ?? missing(values, at);
        if (said !== 0 || coder !== maybeAbsent) object[name] = coder.unpack(said, un);
      }
      return object;
    },
  };
}

/** Beyond the end a zero was left out; a `null` within was written as such. */
const missing = (values: unknown[], at: number) => (at < values.length ? null : 0);

const mayBeAbsent = new Set(['optional', 'nullish', 'exact_optional', 'undefinedable']);
/** What may be absent from an event: 0 says that it is, anything else travels as it is. */
const maybeAbsent: Coder = {
  pack: (value) => (value === undefined ? 0 : value === 0 || isBox(value) ? boxed(value) : value),
  unpack: unboxed,
};
const neverZero = new Set(['string', 'picklist', 'object', 'strict_object', 'array', 'record']);

function coderOf(schema: Schema): Coder {
  switch (schema.type) {
    case 'string':
      return text;
    case 'number':
      return number;
    case 'boolean':
      return truth;
    case 'picklist':
      return choice(schema.options ?? []);
    case 'nullable':
      return schema.wrapped
        ? maybe(
            coderOf(schema.wrapped),
            neverZero.has(schema.wrapped.type) && !isPlain(schema.wrapped),
          )
        : asIs;
    case 'array':
      return schema.item ? list(coderOf(schema.item)) : asIs;
    case 'record':
      return schema.key && schema.value ? record(coderOf(schema.key), coderOf(schema.value)) : asIs;
    case 'object':
    case 'strict_object':
      return isPlain(schema) ? asIs : tuple(schema.entries ?? {});
    default:
      return mayBeAbsent.has(schema.type) ? maybeAbsent : asIs;
  }
}

/** An object some of whose parts may be absent keeps its names. */
const isPlain = ({ entries }: Schema) =>
  entries !== undefined && Object.values(entries).some(({ type }) => mayBeAbsent.has(type));

type Coded = { code: number; type: string; coder: Coder };
const codes = new Map<Kind, Coded[]>();

/** Made when the first event of a kind comes by: a page that opens no idea has no rules for one. */
function codedOf(kind: Kind): Coded[] {
  let found = codes.get(kind);
  if (!found) {
    found = Object.entries(schemas[kind]).map(([type, schema], code) => {
      return { code, type, coder: tuple((schema as unknown as Schema).entries ?? {}) };
    });
    codes.set(kind, found);
  }
  return found;
}

let byType: ReadonlyMap<string, Coded> | null = null;
const codedAs = (type: string): Coded | undefined =>
  (byType ??= new Map(kinds.flatMap(codedOf).map((one) => [one.type, one]))).get(type);

/** One event as it stands in a frame that begins at `from` and `at`, as JSON. */
export function packEvent(
  { number: own, at: instant, event }: Happened,
  place: number,
  { from, at, ids }: { from: number; at: number; ids: Ids },
): string {
  const known = codedAs(event.type);
  if (!known) throw new Error(`No such event: ${event.type}`);
  const values = known.coder.pack(event, { at: instant, ids }) as unknown[];
  const offset = own - from;
  const head =
    offset === place && instant >= at
      ? [instant - at, known.code]
      : [-1 - offset, instant - at, known.code];
  return JSON.stringify([...head, ...values]);
}

/** Ids that occur more than once among these events, with their places from 1. */
export function commonIds(events: readonly Event[]): Map<string, number> {
  const seen = new Set<string>();
  const common = new Map<string, number>();
  const look = (part: unknown): void => {
    if (typeof part === 'string') {
      if (!isId(part)) return;
      if (seen.has(part)) {
        if (!common.has(part)) common.set(part, common.size + 1);
      } else seen.add(part);
    } else if (typeof part === 'object' && part !== null) {
      for (const [key, value] of Object.entries(part)) {
        if (key.length === 36) look(key);
        look(value);
      }
    }
  };
  for (const event of events) look(event);
  return common;
}

/** What stands before the events of a frame; the whole is `[${head},${events.join()}]`. */
export function packHead(
  { kind, id, from, to }: Omit<Frame, 'events'>,
  at: number,
  ids: Ids,
): string {
  const space = isId(id) ? shortId(id) : id;
  const head = [kinds.indexOf(kind), space, from, to, at, [...ids.keys()].map(shortId)];
  return JSON.stringify(head).slice(1, -1);
}

/** A whole frame; the parts above are for whoever sends the same events in many frames. */
export function packFrame(frame: Frame): PackedFrame {
  const { from, events } = frame;
  const at = events[0]?.at ?? 0;
  const ids = commonIds(events.map(({ event }) => event));
  const packed = events.map((happened, place) => packEvent(happened, place, { from, at, ids }));
  return JSON.parse(`[${[packHead(frame, at, ids), ...packed].join()}]`) as PackedFrame;
}

export function unpackFrame(packed: PackedFrame): Frame {
  const [place, space, from, to, at, shortened, ...events] = packed;
  const kind = kinds[place] as Kind;
  const id = space.startsWith('~') ? longId(space) : space;
  const ids = shortened.map(longId);
  const unpacked = events.map((said, index): Happened => {
    const first = said[0] as number;
    // What has passed may be negative only where a clock was set back: then the offset is said.
    const explicit = first < 0;
    const [passed, code, ...values] = (explicit ? said.slice(1) : said) as [number, number];
    const known = codedOf(kind)[code];
    if (!known) throw new Error(`No such event: ${kind} ${code}`);
    const instant = at + passed;
    const event = {
      type: known.type,
      ...(known.coder.unpack(values, { at: instant, ids }) as object),
    };
    const own = explicit ? from - 1 - first : from + index;
    return { number: own, at: instant, event: event as Event };
  });
  return { kind, id, from, to, events: unpacked };
}
