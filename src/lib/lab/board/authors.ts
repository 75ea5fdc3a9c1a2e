import type { Id } from '../values.ts';
import type { Board, Card } from './state.ts';

type Cards = Board['cards'];
/** How many cards there are, removed ones too, and how many of them are whose. */
export type Authors = { cards: number; readonly by: Map<Id | null, number> };

/** Counted once per wall and carried on from there: a board of a full hall is asked 300 times a second. */
const counted = new WeakMap<Cards, Authors>();

export function authorsOf(cards: Cards): Authors {
  const known = counted.get(cards);
  if (known) return known;
  const by = new Map<Id | null, number>();
  const all = Object.values(cards);
  for (const { authorId } of all) by.set(authorId, (by.get(authorId) ?? 0) + 1);
  const authors = { cards: all.length, by };
  counted.set(cards, authors);
  return authors;
}

/**
 * The wall `after` is the wall with these authors and one card more; where it is the same wall,
 * written on, its count is.
 */
export function oneMore(before: Authors, after: Cards, { authorId }: Card): void {
  const isSame = counted.get(after) === before;
  const authors = isSame ? before : { cards: before.cards, by: new Map(before.by) };
  authors.cards += 1;
  authors.by.set(authorId, (authors.by.get(authorId) ?? 0) + 1);
  counted.set(after, authors);
}

/** The same cards with other words on them. */
export function sameAuthors(before: Cards, after: Cards): void {
  const known = after === before ? undefined : counted.get(before);
  if (known) counted.set(after, { cards: known.cards, by: new Map(known.by) });
}

export const knownAuthors = (cards: Cards): Authors | undefined => counted.get(cards);

/** Something else was written on this wall: count again when asked. */
export const forgetAuthors = (cards: Cards): void => void counted.delete(cards);
