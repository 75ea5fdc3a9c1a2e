/**
 * By which kinds of agency the cards of a board may be looked at (B8). Where a board shows agencies
 * but no names, a kind is offered only when it hides everybody in it: at least five people of the kind
 * wrote, and everybody who is left over when all offered kinds are taken away is nobody or at least
 * five as well. Otherwise "all without OPD and without kecamatan" would be the two people of the
 * BUMD. Text and cluster may narrow the cards further: of each card one still learns no more than
 * that somebody of such a kind wrote it.
 *
 * Only the server knows who wrote, so it decides there; what leaves is the list of kinds.
 */
import type { AgencyKind } from '../hall/state.ts';
import type { Id } from '../values.ts';
import type { Board } from './state.ts';

/** Somebody of whom a card hangs, and the kind of their agency; null without agency or author. */
export type Writer = { id: Id | null; kind: AgencyKind | null };

/** Fewer people than this are never a group of their own. */
export const fewestInGroup = 5;

/** [B8] The kinds that may be offered, in no order that tells anything. */
export function kindsOffered(names: Board['names'], writers: readonly Writer[]): AgencyKind[] {
  const people = new Map<AgencyKind, Set<Id>>();
  for (const { id, kind } of writers) {
    if (kind === null) continue;
    const group = people.get(kind) ?? new Set();
    if (id !== null) group.add(id);
    people.set(kind, group);
  }
  const kinds = [...people.keys()].sort();
  switch (names) {
    case 'author':
      // Every card says who wrote it.
      return kinds.length > 1 ? kinds : [];
    case 'nobody':
      // A page that does not know of which agency a card is cannot look for one.
      return [];
    case 'agency':
      return hiding(kinds, people, writers);
    default:
      return names satisfies never;
  }
}

function hiding(
  kinds: AgencyKind[],
  people: ReadonlyMap<AgencyKind, ReadonlySet<Id>>,
  writers: readonly Writer[],
): AgencyKind[] {
  const sizeOf = (kind: AgencyKind) => people.get(kind)?.size ?? 0;
  let offered = kinds.filter((kind) => sizeOf(kind) >= fewestInGroup);
  // The smallest goes first; with it the rest grows by at least five.
  while (offered.length > 0 && !restHides(offered, writers)) {
    const least = Math.min(...offered.map(sizeOf));
    const smallest = offered.findLast((kind) => sizeOf(kind) === least);
    offered = offered.filter((kind) => kind !== smallest);
  }
  const [only] = offered;
  // One kind that is everybody is no choice.
  const isAll = offered.length === 1 && writers.every(({ kind }) => kind === only);
  return isAll ? [] : offered;
}

/** Cards without a known author count for nobody: they must not make a small rest look large. */
function restHides(offered: readonly AgencyKind[], writers: readonly Writer[]): boolean {
  const rest = writers.filter(({ kind }) => kind === null || !offered.includes(kind));
  const people = new Set(rest.flatMap(({ id }) => id ?? []));
  return rest.length === 0 || people.size >= fewestInGroup;
}
