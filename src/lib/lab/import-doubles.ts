/**
 * Innovations that may be the same one: alike by their names. What becomes of a pair is said by a
 * person; this only says which pairs to look at, and what is most likely meant.
 */
import { fold } from './roster-words.ts';
import { unitKey } from './import-units.ts';

export type Named = { name: string; agency: string };
export type Likeness<T> = { other: T; alike: number; exact: boolean };

/** From here on two names are shown as a pair. */
const shown = 0.8;

/** The pairs of letters of a name as numbers in order, each once: two such lists are compared in one walk. */
function pieces(text: string): Uint32Array {
  const padded = ` ${fold(text)} `;
  const found = new Set<number>();
  for (let at = 0; at < padded.length - 1; at++) {
    found.add(padded.charCodeAt(at) * 0x10000 + padded.charCodeAt(at + 1));
  }
  return Uint32Array.from(found).sort();
}

/** How alike two names are, 0 to 1: what they share of their pairs of letters (Dice). */
export function alike(one: string, two: string): number {
  return diceOf(pieces(one), pieces(two));
}

function diceOf(a: Uint32Array, b: Uint32Array): number {
  let [shared, i, j] = [0, 0, 0];
  while (i < a.length && j < b.length) {
    const [one, two] = [a[i] ?? 0, b[j] ?? 0];
    if (one === two) shared++;
    if (one <= two) i++;
    if (two <= one) j++;
  }
  return (2 * shared) / (a.length + b.length || 1);
}

/** Lists of such lengths cannot be more alike than this. */
const mostAlike = (a: Uint32Array, b: Uint32Array) =>
  (2 * Math.min(a.length, b.length)) / (a.length + b.length || 1);

const wordsOf = (name: string) =>
  new Set(
    name
      .split(/[^\p{L}\p{N}]+/u)
      .map(fold)
      .filter((word) => word.length > 2),
  );

/**
 * [H6] Finds the most alike among those added before. Only names that share a word are compared, so
 * that a registry of many thousands costs little; words that half of them use are passed over.
 */
export class Doubles<T extends Named> {
  #byWord = new Map<string, T[]>();
  #exact = new Map<string, T>();
  #pieces = new Map<T, Uint32Array>();

  add(one: T): void {
    const key = exactKey(one);
    if (!this.#exact.has(key)) this.#exact.set(key, one);
    for (const word of wordsOf(one.name)) {
      const list = this.#byWord.get(word);
      if (list) list.push(one);
      else this.#byWord.set(word, [one]);
    }
  }

  /** The same name in the same unit, else the most alike name; null when none comes near. */
  of(one: Named): Likeness<T> | null {
    const exact = this.#exact.get(exactKey(one));
    if (exact) return { other: exact, alike: 1, exact: true };
    const key = unitKey(one.agency);
    const own = pieces(one.name);
    let best: Likeness<T> | null = null;
    for (const word of wordsOf(one.name)) {
      const list = this.#byWord.get(word) ?? [];
      if (list.length > 500) continue;
      for (const other of list) {
        const theirs = this.#piecesOf(other);
        if (mostAlike(own, theirs) < shown) continue;
        const value = diceOf(own, theirs);
        if (value < shown || value <= (best?.alike ?? 0)) continue;
        // Names that say only which unit it is: "Kelas Ibu Cibeber", "Kelas Ibu Ciwandan".
        const near = unitKey(other.agency) === key ? shown : shown + 0.1;
        if (value >= near) best = { other, alike: value, exact: false };
      }
    }
    return best;
  }

  #piecesOf(one: T): Uint32Array {
    const known = this.#pieces.get(one) ?? pieces(one.name);
    this.#pieces.set(one, known);
    return known;
  }
}

/** The same name in the same unit, however it is written. */
export const sameName = (one: Named, other: Named) => exactKey(one) === exactKey(other);

const exactKey = ({ name, agency }: Named) => `${unitKey(agency)} ${fold(name)}`;
