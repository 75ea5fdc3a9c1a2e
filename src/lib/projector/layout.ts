/** What hangs in the regions of a layout on the projector: how many, and the newest of them. */
import { inOrder, type LayoutKind } from '#lib/lab/board/layouts.ts';
import { standingOn } from '#lib/lab/board/standing.ts';
import type { Board, Card } from '#lib/lab/board/state.ts';

export type RegionTile = { id: string; title: string; count: number; cards: Card[] };

/** How many cards a region shows at a time, so that each is read from fifteen metres. */
export function perRegion(kind: LayoutKind, regions: number): number {
  return kind === 'columns' && regions <= 4 ? 3 : 1;
}

/**
 * The regions with a page of their cards: the newest first, older ones as pages turn, and every page
 * as full as it can be. A card has its place for good, so that one that comes moves no other.
 */
export function regionTiles(board: Board, beats: number): RegionTile[] {
  const regions = inOrder(board);
  const per = board.layout ? perRegion(board.layout.kind, regions.length) : 1;
  const inside = new Map<string, Card[]>(regions.map(({ id }) => [id, []]));
  for (const card of standingOn(board).cards) {
    if (card.clusterId !== null) inside.get(card.clusterId)?.push(card);
  }
  return regions.map(({ id, title }) => {
    const cards = inside.get(id) ?? [];
    const pages = Math.max(1, Math.ceil(cards.length / per));
    const from = Math.max(0, cards.length - ((beats % pages) + 1) * per);
    const placed = cards.slice(from, from + per).map((card, n) => ({ card, at: (from + n) % per }));
    const shown = placed.toSorted((a, b) => a.at - b.at).map(({ card }) => card);
    return { id, title, count: cards.length, cards: shown };
  });
}
