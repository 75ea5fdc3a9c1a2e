/**
 * The picture of a board: columns, a matrix, a ladder of five whys, a fishbone. A layout is a list of
 * regions, and a region is a cluster with a fixed place; so moving, voting, searching and exporting
 * cards work on a layout as on free clusters. Null is the free wall, where clusters are made freely.
 */
import type { BoardEvent } from '../events.ts';
import type { Person } from '../people.ts';
import { refuse, type Refusal } from '../refusals.ts';
import type { Id } from '../values.ts';
import { byTime } from './standing.ts';
import type { Board, Card, Cluster } from './state.ts';

export const layoutKinds = ['columns', 'matrix', 'ladder', 'fishbone'] as const;
export type LayoutKind = (typeof layoutKinds)[number];

export type Layout = {
  kind: LayoutKind;
  /** The problem at the head of the fish or on top of the ladder; empty: the question stands there. */
  head: string;
  /** Names of the axes of a matrix, from low to high: to the right, and upwards. */
  across: string;
  up: string;
  /** Clusters in reading order; those of a matrix row by row, from the top. */
  regions: Id[];
};

type Event<T extends BoardEvent['type']> = Extract<BoardEvent, { type: T }>;
type WithCards = (on: Board, cardIds: string[], change: (card: Card) => Card) => Board;

export const isRegion = ({ layout }: Board, clusterId: Id): boolean =>
  layout?.regions.includes(clusterId) ?? false;

/** Clusters as they are read: the regions of a layout, otherwise the order they were made in. */
export const inOrder = ({ clusters, layout }: Pick<Board, 'clusters' | 'layout'>): Cluster[] =>
  layout
    ? layout.regions.flatMap((clusterId) => clusters[clusterId] ?? [])
    : Object.values(clusters).sort(byTime);

/** [B41] While a layout stands its regions stand: none more, none less, named by the facilitator. */
export const fixed = (board: Board): Refusal | null => (board.layout ? refuse('layout') : null);

/** [B42] A card goes to the region its author chose; where that is gone meanwhile it hangs loose. */
export const placeFor = (board: Board, clusterId: Id | undefined): Id | null =>
  clusterId !== undefined && isRegion(board, clusterId) && board.clusters[clusterId]
    ? clusterId
    : null;

/**
 * [B43] Before the reveal authors move their own cards between the regions: nobody else can see them.
 * True where all of `cardIds` are this person's.
 */
export const movesOwn = (board: Board, person: Person, cardIds: readonly Id[]): boolean =>
  board.layout !== null &&
  !board.revealed &&
  cardIds.every((cardId) => board.cards[cardId]?.authorId === person.id);

export function foldLaid(
  board: Board,
  { layout, made, gone }: Event<'board.laid'>,
  at: number,
  withCards: WithCards,
): Board {
  const lost = new Set(gone);
  const kept = Object.entries(board.clusters).filter(([clusterId]) => !lost.has(clusterId));
  const more = made.map(({ clusterId: id, title }) => [id, { id, title, at }]);
  const clusters: Board['clusters'] = Object.fromEntries([...kept, ...more]);
  const loose = Object.values(board.cards)
    .filter((card) => card.clusterId !== null && lost.has(card.clusterId))
    .map((card) => card.id);
  // What was arranged before is not taken back through another picture.
  return withCards({ ...board, clusters, layout, arranged: null }, loose, (card) => ({
    ...card,
    clusterId: null,
  }));
}
