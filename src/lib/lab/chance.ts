import type { Id } from './values.ts';

/**
 * An order by chance. The chance comes from outside as a text, so that every device, the server and
 * the journal find the same order.
 */
export function mixed(ids: readonly Id[], chance: string): Id[] {
  const seed = hash(chance, 0x811c9dc5);
  const keyed = ids.map((id) => ({ id, key: hash(id, seed) }));
  return keyed.sort((a, b) => a.key - b.key || (a.id < b.id ? -1 : 1)).map(({ id }) => id);
}

/** FNV-1a, stirred once more at its end: ids made in one second differ in few signs. */
function hash(text: string, seed: number): number {
  let mixed = seed;
  for (let at = 0; at < text.length; at += 1) {
    mixed = Math.imul(mixed ^ text.charCodeAt(at), 0x01000193);
  }
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  return (mixed ^ (mixed >>> 13)) >>> 0;
}
