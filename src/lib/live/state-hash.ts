import type { State } from '#lib/lab/space.ts';

/**
 * A short number over a state as one viewer sees it, the same on the page and on the server, so
 * that a screen which differs finds out. Keys count without their order, what is undefined counts
 * as absent, as on the wire. States are never changed in place and share what did not change:
 * parts that were hashed before are remembered, so the next number costs little.
 */
export function stateHash(state: State): number {
  const { cards, traces, ...rest } = state as Record<string, unknown>;
  const standing = Object.fromEntries(
    Object.entries(cards ?? {}).filter(([, card]) => !isRemoved(card)),
  );
  // Where they came from goes with them.
  const from = Object.entries(traces ?? {}).filter(([id]) => id in standing);
  return mix(hashOf(rest) ^ hashOf(standing) ^ mix(hashOf(Object.fromEntries(from))));
}

/** A page that saw a card taken away still holds it, marked; one that came later never had it. */
const isRemoved = (card: unknown) => (card as { removed?: unknown }).removed === true;

const known = new WeakMap<object, number>();

function hashOf(value: unknown): number {
  if (typeof value === 'string') return hashOfText(value, 1);
  if (typeof value !== 'object' || value === null) return hashOfText(String(value), 2);
  let hash = known.get(value);
  if (hash === undefined) {
    hash = Array.isArray(value) ? hashOfList(value) : hashOfRecord(value);
    known.set(value, hash);
  }
  return hash;
}

function hashOfList(list: readonly unknown[]): number {
  let hash = 3;
  for (const part of list) hash = mix(Math.imul(hash, 31) ^ hashOf(part));
  return hash;
}

function hashOfRecord(record: object): number {
  let hash = 4;
  for (const [key, value] of Object.entries(record)) {
    if (value !== undefined) hash = (hash + mix(hashOfText(key, 5) ^ hashOf(value))) | 0;
  }
  return mix(hash);
}

/** FNV-1a over UTF-16 units. */
function hashOfText(text: string, seed: number): number {
  let hash = 0x811c9dc5 ^ seed;
  for (let at = 0; at < text.length; at += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  return hash;
}

/** Spreads every bit over all others, so that sums and exclusive-ors do not cancel out. */
function mix(hash: number): number {
  let mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
