/** What hangs on the wall of the projector: never more than six at a time, and they stay in place. */
import { asked } from '#lib/lab/board/ballots.ts';
import { inOrder } from '#lib/lab/board/layouts.ts';
import { standingOn } from '#lib/lab/board/standing.ts';
import type { Ballot, Board, Card, Paper } from '#lib/lab/board/state.ts';
import { papers } from '#lib/lab/board/state.ts';
import type { Agency } from '#lib/lab/hall/state.ts';

export const perPage = 6;

export type Tile = {
  id: string;
  title: string;
  paper: Paper;
  /** Cards of a cluster or dots of a result; null for a single card. */
  count: number | null;
  /** Agency of a single card, where it has one. */
  foot: string;
  /** Share of the largest, 0-100. */
  share: number;
};

/**
 * What can hang, in the order it came: clusters where there are any, otherwise single cards. Only
 * the page that is up is made into tiles (`tilesOf`): the wall may have two thousand cards.
 */
export function wallOf(board: Board): readonly { id: string }[] {
  const clusters = inOrder(board);
  return clusters.length > 0 ? clusters : standingOn(board).cards;
}

/** A page of that wall as tiles; `from` is where on the wall it begins. */
export function tilesOf(
  board: Board,
  agencies: Record<string, Agency>,
  shown: readonly { id: string }[],
  from = 0,
): Tile[] {
  const { inside } = standingOn(board);
  let most = 1;
  for (const id in board.clusters) most = Math.max(most, inside.get(id) ?? 0);
  return shown.map(({ id }, i) => {
    const cluster = board.clusters[id];
    if (!cluster) return single(board.cards[id], id, agencies);
    const count = inside.get(id) ?? 0;
    const share = Math.round((count / most) * 100);
    return { id, title: cluster.title, paper: paperAt(from + i), count, foot: '', share };
  });
}

const nameOf = (agency: Agency | undefined) => agency?.short || agency?.name || '';

const single = (card: Card | undefined, id: string, agencies: Record<string, Agency>): Tile => ({
  id,
  title: card?.text ?? '',
  paper: card?.paper ?? 'kunyit',
  count: null,
  foot: nameOf(agencies[card?.agencyId ?? '']),
  share: 0,
});

/** What a ballot is over, in the order of the wall. */
export function askedOn(
  board: Board,
  ballot: Pick<Ballot, 'over' | 'among'>,
): readonly { id: string }[] {
  const ids = new Set(asked(board, ballot));
  return [...inOrder(board), ...standingOn(board).cards].filter(({ id }) => ids.has(id));
}

/** The last result: most dots first, at most six; ties keep the order of the wall. */
export function resultTiles(board: Board, agencies: Record<string, Agency>): Tile[] {
  const result = board.results.at(-1);
  if (!result) return [];
  const wall = tilesOf(board, agencies, askedOn(board, result));
  const counted = wall.map((tile) => ({ ...tile, count: result.tally[tile.id] ?? 0 }));
  return shared(counted.toSorted((a, b) => b.count - a.count).slice(0, perPage));
}

/** The page that is up after `beats` turns of the page. */
export function pageOf<T>(
  list: readonly T[],
  beats: number,
): { page: number; pages: number; from: number; shown: T[] } {
  const pages = Math.max(1, Math.ceil(list.length / perPage));
  const page = beats % pages;
  const from = page * perPage;
  return { page, pages, from, shown: list.slice(from, from + perPage) };
}

/** How large a tile's words are set: a cluster leaves room for its number, a card does not need it. */
export function tileSize({ title, count }: Pick<Tile, 'title' | 'count'>): 'l' | 'm' | 's' {
  const [large, middle] = count === null ? [46, 78] : [34, 62];
  return title.length <= large ? 'l' : title.length <= middle ? 'm' : 's';
}

export const paperAt = (i: number): Paper => papers[i % papers.length] ?? 'kunyit';

function shared(tiles: Tile[]): Tile[] {
  const most = Math.max(1, ...tiles.map(({ count }) => count ?? 0));
  return tiles.map((tile) => ({ ...tile, share: Math.round(((tile.count ?? 0) / most) * 100) }));
}
