/** What helps a facilitator before a ballot opens: what it is over, how many dots. Pure. */
import { targets } from './ballots.ts';
import type { Board, Over } from './state.ts';

/** What will be voted on unless the facilitator says otherwise: clusters, once there are two. */
export const overWhat = (board: Pick<Board, 'clusters'>): Over =>
  Object.keys(board.clusters).length >= 2 ? 'clusters' : 'cards';

/** [V14] Cards that would not be in a ballot over the clusters. */
export const looseCards = (board: Pick<Board, 'cards' | 'clusters'>): number =>
  targets(board, 'both').length - Object.keys(board.clusters).length;

export type Budget = { dots: number; cap: number };

/**
 * [V11] A quarter of the options, between three and five, at most two on one thing (DOMAIN 7: 3-5
 * dots, or 20-30 % of the options). Of few options a person chooses fewer than half, or the dots
 * would tell them apart no more: one each.
 */
export function suggestedBudget(options: number): Budget {
  if (options <= 3) return { dots: 1, cap: 1 };
  if (options <= 5) return { dots: 2, cap: 1 };
  return { dots: Math.min(5, Math.max(3, Math.round(options / 4))), cap: 2 };
}
