/** How alike every two cards are, from 0 to 1, computed in slices: `yield` is a chance to pause. */
import type { Vector } from './vectors.ts';

export type Matrix = { size: number; at: (one: number, two: number) => number };

/** Rows between two pauses: under two milliseconds on a slow laptop. */
const slice = 16;

/** The cosine of every two vectors, through the terms they share. */
export function* cosines(vectors: readonly Vector[]): Generator<void, Float32Array> {
  const size = vectors.length;
  const likeness = new Float32Array(size * size);
  const holders: { cards: number[]; values: number[] }[] = [];
  for (let card = 0; card < size; card += 1) {
    const vector = vectors[card];
    if (!vector) continue;
    const row = new Float64Array(card + 1);
    for (let at = 0; at < vector.terms.length; at += 1) {
      const term = vector.terms[at] ?? 0;
      const value = vector.values[at] ?? 0;
      const held = (holders[term] ??= { cards: [], values: [] });
      for (let k = 0; k < held.cards.length; k += 1) {
        const other = held.cards[k] ?? 0;
        row[other] = (row[other] ?? 0) + value * (held.values[k] ?? 0);
      }
      held.cards.push(card);
      held.values.push(value);
    }
    for (let other = 0; other < card; other += 1) {
      const found = row[other] ?? 0;
      likeness[card * size + other] = found;
      likeness[other * size + card] = found;
    }
    if (card % slice === slice - 1) yield;
  }
  return likeness;
}

const iterations = 5;

/**
 * Cards in the `rank` strongest directions of the wall (latent semantic analysis): what often
 * stands together counts as alike although no word is shared. Orthogonal iteration, begun from
 * the same numbers every time, so that the same wall gives the same answer.
 */
export function* latent(vectors: readonly Vector[], rank: number): Generator<void, Float64Array[]> {
  const size = vectors.length;
  const terms =
    vectors.reduce((most, one) => one.terms.reduce((m, t) => Math.max(m, t), most), 0) + 1;
  let seed = 1;
  const next = () => (seed = (seed * 16_807) % 2_147_483_647) / 2_147_483_647 - 0.5;
  const columns = Array.from({ length: rank }, () => Float64Array.from({ length: size }, next));
  const strengths = new Float64Array(rank);
  for (let turn = 0; turn < iterations; turn += 1) {
    for (let c = 0; c < rank; c += 1) {
      const column = columns[c];
      if (!column) continue;
      multiply(vectors, column, terms);
      for (let d = 0; d < c; d += 1) subtract(column, columns[d] ?? column);
      const length = Math.hypot(...column);
      strengths[c] = Math.sqrt(length);
      for (let at = 0; at < size; at += 1) column[at] = (column[at] ?? 0) / (length || 1);
      yield;
    }
  }
  return vectors.map((_, at) => {
    const place = Float64Array.from(
      columns,
      (column, c) => (column[at] ?? 0) * (strengths[c] ?? 0),
    );
    const length = Math.hypot(...place) || 1;
    return place.map((value) => value / length);
  });
}

/** `column` times the matrix of cards, there and back. */
function multiply(vectors: readonly Vector[], column: Float64Array, terms: number): void {
  const sums = new Float64Array(terms);
  for (const [card, { terms: ids, values }] of vectors.entries()) {
    const factor = column[card] ?? 0;
    for (let at = 0; at < ids.length; at += 1) {
      const id = ids[at] ?? 0;
      sums[id] = (sums[id] ?? 0) + factor * (values[at] ?? 0);
    }
  }
  for (const [card, { terms: ids, values }] of vectors.entries()) {
    let sum = 0;
    for (let at = 0; at < ids.length; at += 1) sum += (values[at] ?? 0) * (sums[ids[at] ?? 0] ?? 0);
    column[card] = sum;
  }
}

/** Takes out of `column` what lies along `other`, which has length one. */
function subtract(column: Float64Array, other: Float64Array): void {
  let along = 0;
  for (let at = 0; at < column.length; at += 1) along += (column[at] ?? 0) * (other[at] ?? 0);
  for (let at = 0; at < column.length; at += 1)
    column[at] = (column[at] ?? 0) - along * (other[at] ?? 0);
}

/** Below this many cards there is no pattern to learn from. */
const fewest = 60;
const share = 0.3;

/** The likeness of every two cards: shared terms, and on a large wall what goes together there. */
export function* likenessOf(vectors: readonly Vector[]): Generator<void, Float32Array> {
  const likeness = yield* cosines(vectors);
  const size = vectors.length;
  if (size < fewest) return likeness;
  const places = yield* latent(vectors, Math.min(40, Math.floor(size / 4)));
  for (let one = 0; one < size; one += 1) {
    const a = places[one] ?? new Float64Array();
    for (let two = 0; two < one; two += 1) {
      const b = places[two] ?? a;
      let sum = 0;
      for (let c = 0; c < a.length; c += 1) sum += (a[c] ?? 0) * (b[c] ?? 0);
      const found = (1 - share) * (likeness[one * size + two] ?? 0) + share * Math.max(0, sum);
      likeness[one * size + two] = found;
      likeness[two * size + one] = found;
    }
    if (one % slice === slice - 1) yield;
  }
  return likeness;
}
