/**
 * Records that only one chain of folds has in hand: it may write on them instead of copying them
 * again for every event. Whoever folds several events in a row passes one `Owned` along, and drops
 * it before anybody else sees the result.
 */
export type Owned = WeakSet<object>;

/** The record itself where it is owned, else a copy, which is owned from then on. */
export function toWrite<T extends object>(record: T, owned: Owned | undefined): T {
  if (owned?.has(record)) return record;
  const copy = { ...record };
  owned?.add(copy);
  return copy;
}
