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

function pieces(text: string): Set<string> {
  const padded = ` ${fold(text)} `;
  const found = new Set<string>();
  for (let at = 0; at < padded.length - 1; at++) found.add(padded.slice(at, at + 2));
  return found;
}

/** How alike two names are, 0 to 1: what they share of their pairs of letters (Dice). */
export function alike(one: string, two: string): number {
  return diceOf(pieces(one), pieces(two));
}

function diceOf(a: Set<string>, b: Set<string>): number {
  let shared = 0;
  for (const piece of a) if (b.has(piece)) shared++;
  return (2 * shared) / (a.size + b.size || 1);
}

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
  #byName = new Map<string, T[]>();
  #pieces = new Map<T, Set<string>>();

  add(one: T): void {
    const name = fold(one.name);
    this.#byName.set(name, [...(this.#byName.get(name) ?? []), one]);
    for (const word of wordsOf(one.name)) {
      const list = this.#byWord.get(word);
      if (list) list.push(one);
      else this.#byWord.set(word, [one]);
    }
  }

  /** The same name in the same unit, else the most alike name; null when none comes near. */
  of(one: Named): Likeness<T> | null {
    const key = unitKey(one.agency);
    const same = this.#byName.get(fold(one.name)) ?? [];
    const exact = same.find(({ agency }) => unitKey(agency) === key);
    if (exact) return { other: exact, alike: 1, exact: true };
    const own = pieces(one.name);
    let best: Likeness<T> | null = null;
    for (const word of wordsOf(one.name)) {
      const list = this.#byWord.get(word) ?? [];
      if (list.length > 500) continue;
      for (const other of list) {
        const value = diceOf(own, this.#piecesOf(other));
        // Names that say only which unit it is: "Kelas Ibu Cibeber", "Kelas Ibu Ciwandan".
        const near = unitKey(other.agency) === key ? shown : shown + 0.1;
        if (value >= near && value > (best?.alike ?? 0))
          best = { other, alike: value, exact: false };
      }
    }
    return best;
  }

  #piecesOf(one: T): Set<string> {
    const known = this.#pieces.get(one) ?? pieces(one.name);
    this.#pieces.set(one, known);
    return known;
  }
}
