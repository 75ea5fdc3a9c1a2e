import type { Id } from '../values.ts';
import type { Board, Card } from './state.ts';

type Cards = Board['cards'];
/** How many cards there are, removed ones too, and how many of them are whose. */
export type Authors = { cards: number; by: ReadonlyMap<Id | null, number> };

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

/** The wall `after` is the wall with these authors and one card more. */
export function oneMore(before: Authors, after: Cards, { authorId }: Card): void {
  const by = new Map(before.by).set(authorId, (before.by.get(authorId) ?? 0) + 1);
  counted.set(after, { cards: before.cards + 1, by });
}

/** The same cards with other words on them. */
export function sameAuthors(before: Cards, after: Cards): void {
  const known = counted.get(before);
  if (known) counted.set(after, known);
}

export const knownAuthors = (cards: Cards): Authors | undefined => counted.get(cards);

/** Something else was written on this wall: count again when asked. */
export const forgetAuthors = (cards: Cards): void => void counted.delete(cards);
