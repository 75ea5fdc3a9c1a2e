/**
 * The picture of a board: columns, a matrix, a ladder of five whys, a fishbone. A layout is a list of
 * regions, and a region is a cluster with a fixed place; so moving, voting, searching and exporting
 * cards work on a layout as on free clusters. Null is the free wall, where clusters are made freely.
 */
import type { BoardAct } from '../acts.ts';
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

/** How many regions a picture has, least and most. */
export const regionsOf: Record<LayoutKind, readonly [least: number, most: number]> = {
  columns: [2, 6],
  matrix: [4, 4],
  ladder: [5, 5],
  fishbone: [3, 6],
};

type Act<T extends BoardAct['type']> = Extract<BoardAct, { type: T }>;
type Event<T extends BoardEvent['type']> = Extract<BoardEvent, { type: T }>;
type WithCards = (on: Board, cardIds: string[], change: (card: Card) => Card) => Board;

export const isRegion = ({ layout }: Board, clusterId: Id): boolean =>
  layout?.regions.includes(clusterId) ?? false;

/** Clusters as they are read: the regions of a layout, otherwise the order they were made in. */
export const inOrder = ({ clusters, layout }: Pick<Board, 'clusters' | 'layout'>): Cluster[] =>
  layout
    ? layout.regions.flatMap((clusterId) => clusters[clusterId] ?? [])
    : Object.values(clusters).sort(byTime);

/**
 * [B40] Another picture keeps every card. Regions that are named again keep theirs, those of other
 * regions and clusters hang loose. Back on the free wall what holds cards stays as a cluster.
 */
export function layOut(board: Board, act: Act<'board.layout'>): BoardEvent[] | Refusal {
  if (board.ballot) return refuse('ballot-open');
  const { clusters } = board;
  if (act.layout === null) {
    const held = new Set(Object.values(board.cards).map((card) => !card.removed && card.clusterId));
    const gone = board.layout ? Object.keys(clusters).filter((one) => !held.has(one)) : [];
    return board.layout ? [{ type: 'board.laid', layout: null, made: [], gone }] : [];
  }
  const { regions: said, ...picture } = act.layout;
  const regions = said.map(({ clusterId }) => clusterId);
  const [least, most] = regionsOf[picture.kind];
  if (new Set(regions).size !== regions.length) return refuse('exists');
  if (regions.length < least) return refuse('incomplete', { missing: 'regions' });
  if (regions.length > most) return refuse('full', { most });
  const made = said.filter(({ clusterId }) => !clusters[clusterId]);
  const gone = Object.keys(clusters).filter((clusterId) => !regions.includes(clusterId));
  return [{ type: 'board.laid', layout: { ...picture, regions }, made, gone }];
}

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
