/**
 * Cards as vectors of tf-idf: roots, pieces of roots, and three thicknesses of meaning (thing,
 * concept, field), each part of length one before it is weighed, so that a long card and a short
 * one count the same.
 */
import { meanings, type Meaning } from './lexicon.ts';
import { things } from './thesaurus.ts';
import type { Read } from './words-of-card.ts';

/** One card: term ids with their values, as two arrays of equal length. */
export type Vector = { terms: Int32Array; values: Float64Array };

/** Weights chosen on the tuning half alone (tests/grouping.test.ts), from a coarse grid. */
const weights = { root: 1, piece: 0.8, thing: 0.7, concept: 0.7, field: 0.3, way: 0.4 };

/** Pieces of `size` letters, ends marked: typing errors leave most of them whole. */
function pieces(word: string, size: number): string[] {
  const marked = `_${word}_`;
  const count = Math.max(0, marked.length - size + 1);
  return Array.from({ length: count }, (_, at) => marked.slice(at, at + size));
}

type Bag = Map<string, number>;

function unit(bag: Bag, length = 1): Bag {
  let sum = 0;
  for (const value of bag.values()) sum += value * value;
  const factor = sum === 0 ? 0 : length / Math.sqrt(sum);
  for (const [term, value] of bag) bag.set(term, value * factor);
  return bag;
}

/** Cards between two pauses. */
const slice = 60;

/** What each card holds, weighed by rarity over the wall. `damped` counts a second time less. */
function* weighed(
  cards: readonly Read[],
  termsOf: (card: Read) => string[],
  damped = true,
): Generator<void, Bag[]> {
  const documents = new Map<string, number>();
  const bags: Bag[] = [];
  for (const card of cards) {
    const bag: Bag = new Map();
    for (const term of termsOf(card)) bag.set(term, (bag.get(term) ?? 0) + 1);
    for (const term of bag.keys()) documents.set(term, (documents.get(term) ?? 0) + 1);
    bags.push(bag);
    if (bags.length % slice === 0) yield;
  }
  for (const [at, bag] of bags.entries()) {
    for (const [term, count] of bag) {
      const rarity = Math.log(1 + cards.length / (documents.get(term) ?? 1));
      bag.set(term, (damped ? 1 + Math.log(count) : count) * rarity);
    }
    unit(bag);
    if (at % slice === slice - 1) yield;
  }
  return bags;
}

/** What the roots of a card mean; a root said twice means it once. */
function meant({ words, stems }: Read, keep: (meaning: Meaning) => string | null): string[] {
  const roots = new Set(words.map((word, at) => (meanings.has(word) ? word : (stems[at] ?? ''))));
  return [...roots].flatMap((root) => {
    const names = new Set((meanings.get(root) ?? []).map(keep));
    return [...names].filter((name) => name !== null);
  });
}

const thingsOf = ({ words, stems }: Read): string[] =>
  words.flatMap((word, at) =>
    (things.get(word) ?? things.get(stems[at] ?? '') ?? []).map((one) => `t ${one}`),
  );

function* joined(parts: readonly [number, Bag[]][], count: number): Generator<void, Vector[]> {
  const ids = new Map<string, number>();
  const vectors: Vector[] = [];
  while (vectors.length < count) {
    const whole: Bag = new Map();
    for (const [weight, bags] of parts) {
      for (const [term, value] of bags[vectors.length] ?? []) whole.set(term, value * weight);
    }
    unit(whole);
    const terms = Int32Array.from(whole.keys(), (term) => {
      const id = ids.get(term) ?? ids.size;
      ids.set(term, id);
      return id;
    });
    vectors.push({ terms, values: Float64Array.from(whole.values()) });
    if (vectors.length % slice === 0) yield;
  }
  return vectors;
}

/** What a card is about. */
export function* themeVectors(cards: readonly Read[]): Generator<void, Vector[]> {
  const concept = ({ field, concept: name }: Meaning) => (field ? `c ${name}` : null);
  const area = ({ field }: Meaning) => (field ? `f ${field}` : null);
  const way = ({ field, concept: name }: Meaning) => (field ? null : `w ${name}`);
  const roots = ({ stems }: Read) => stems.map((one) => `r ${one}`);
  const rootPieces = ({ stems }: Read) => stems.flatMap((one) => pieces(one, 4));
  const parts: [number, Bag[]][] = [
    [weights.root, yield* weighed(cards, roots)],
    [weights.piece, yield* weighed(cards, rootPieces)],
    [weights.thing, yield* weighed(cards, thingsOf)],
    [weights.concept, yield* weighed(cards, (card) => meant(card, concept), false)],
    [weights.field, yield* weighed(cards, (card) => meant(card, area), false)],
    [weights.way, yield* weighed(cards, (card) => meant(card, way), false)],
  ];
  return yield* joined(parts, cards.length);
}

/** How a card is spelt, for near-duplicates. */
export function* letterVectors(cards: readonly Read[]): Generator<void, Vector[]> {
  const letters = ({ words }: Read) => words.flatMap((word) => pieces(word, 3));
  return yield* joined([[1, yield* weighed(cards, letters)]], cards.length);
}
