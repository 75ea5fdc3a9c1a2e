/** Cards that say nearly the same: alike in meaning and in spelling. */
import { merged } from './merge.ts';
import { letterVectors, type Vector } from './vectors.ts';
import type { Read } from './words-of-card.ts';

/** Rows between two pauses. */
const slice = 32;
/** Most cards of one group. */
const most = 12;
/** Where less is meant in common, the spelling is not looked at. */
const worthALook = 0.25;

/**
 * Groups of places whose pairs are at least `least` alike on average, in meaning (`likeness`, by
 * rows) and spelling together. A group can only grow where some pair is that much alike, so only
 * those that hang together by such pairs are compared, and few cards of a wall do.
 */
export function* twinsIn(
  cards: readonly Read[],
  likeness: Float32Array,
  least: number,
): Generator<void, number[][]> {
  const size = cards.length;
  const letters = yield* letterVectors(cards);
  const both = (one: number, two: number) => {
    const meant = likeness[one * size + two] ?? 0;
    return (meant + (meant < worthALook ? 0 : cosine(letters[one], letters[two]))) / 2;
  };
  const parent = Int32Array.from({ length: size }, (_, at) => at);
  const rootOf = (at: number): number => {
    let root = at;
    while (parent[root] !== root) root = parent[root] ?? root;
    return root;
  };
  for (let one = 0; one < size; one += 1) {
    for (let two = 0; two < one; two += 1) {
      if (both(one, two) >= least) parent[rootOf(one)] = rootOf(two);
    }
    if (one % slice === slice - 1) yield;
  }
  const parts = Map.groupBy(parent.keys(), rootOf);
  const groups: number[][] = [];
  for (const places of parts.values()) {
    if (places.length < 2) continue;
    const part = new Float32Array(places.length ** 2);
    for (const [i, one] of places.entries()) {
      for (let j = 0; j < i; j += 1) {
        const found = both(one, places[j] ?? 0);
        part[i * places.length + j] = found;
        part[j * places.length + i] = found;
      }
      if (i % slice === slice - 1) yield;
    }
    for (const group of yield* merged(part, places.length, { least, most })) {
      if (group.length > 1)
        groups.push(group.map((at) => places[at] ?? 0).toSorted((a, b) => a - b));
    }
    yield;
  }
  return groups.toSorted((a, b) => (a[0] ?? 0) - (b[0] ?? 0));
}

const places = new WeakMap<Vector, Map<number, number>>();

/** The cosine of two vectors of length one. */
function cosine(one: Vector | undefined, two: Vector | undefined): number {
  if (!one || !two) return 0;
  let held = places.get(one);
  if (!held) {
    held = new Map(Array.from(one.terms, (term, at) => [term, one.values[at] ?? 0]));
    places.set(one, held);
  }
  let sum = 0;
  for (let at = 0; at < two.terms.length; at += 1) {
    sum += (held.get(two.terms[at] ?? 0) ?? 0) * (two.values[at] ?? 0);
  }
  return sum;
}
