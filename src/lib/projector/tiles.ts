/** What hangs on the wall of the projector: never more than six at a time, and they stay in place. */
import type { Board, Paper } from '#lib/lab/board/state.ts';
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

/** Clusters where there are any, otherwise single cards; in the order they came. */
export function wallTiles(board: Board, agencies: Record<string, Agency>): Tile[] {
  const cards = Object.values(board.cards).filter((card) => !card.removed);
  const clusters = Object.values(board.clusters).toSorted(byTime);
  if (clusters.length === 0) {
    return cards.toSorted(byTime).map(({ id, text, paper, agencyId }) => ({
      id,
      title: text,
      paper,
      count: null,
      foot: (agencyId && agencies[agencyId]?.short) || '',
      share: 0,
    }));
  }
  const counts = clusters.map(({ id }) => cards.filter((card) => card.clusterId === id).length);
  return shared(
    clusters.map(({ id, title }, i) => ({
      id,
      title,
      paper: paperAt(i),
      count: counts[i] ?? 0,
      foot: '',
      share: 0,
    })),
  );
}

/** The last result: most dots first, at most six; ties keep the order of the wall. */
export function resultTiles(board: Board, agencies: Record<string, Agency>): Tile[] {
  const result = board.results.at(-1);
  if (!result) return [];
  const wall =
    result.over === 'clusters'
      ? wallTiles(board, agencies)
      : wallTiles({ ...board, clusters: {} }, agencies);
  const counted = wall.map((tile) => ({ ...tile, count: result.tally[tile.id] ?? 0 }));
  return shared(counted.toSorted((a, b) => b.count - a.count).slice(0, perPage));
}

/** The page that is up after `beats` turns of the page. */
export function pageOf<T>(
  list: readonly T[],
  beats: number,
): { page: number; pages: number; shown: T[] } {
  const pages = Math.max(1, Math.ceil(list.length / perPage));
  const page = beats % pages;
  return { page, pages, shown: list.slice(page * perPage, (page + 1) * perPage) };
}

/** How large a tile's words are set: a cluster leaves room for its number, a card does not need it. */
export function tileSize({ title, count }: Pick<Tile, 'title' | 'count'>): 'l' | 'm' | 's' {
  const [large, middle] = count === null ? [56, 92] : [34, 62];
  return title.length <= large ? 'l' : title.length <= middle ? 'm' : 's';
}

export const paperAt = (i: number): Paper => papers[i % papers.length] ?? 'kunyit';

const byTime = (a: { at: number; id: string }, b: { at: number; id: string }) =>
  a.at - b.at || (a.id < b.id ? -1 : 1);

function shared(tiles: Tile[]): Tile[] {
  const most = Math.max(1, ...tiles.map(({ count }) => count ?? 0));
  return tiles.map((tile) => ({ ...tile, share: Math.round(((tile.count ?? 0) / most) * 100) }));
}
