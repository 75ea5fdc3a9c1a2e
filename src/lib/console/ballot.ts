/** Help for the facilitator before a ballot: how many dots, and how many on one thing. */
import { targets } from '#lib/lab/board/decide.ts';
import type { Board } from '#lib/lab/board/state.ts';

/** What will be voted on: clusters as soon as there are two to choose from. */
export const overWhat = (board: Board): 'cards' | 'clusters' =>
  Object.keys(board.clusters).length >= 2 ? 'clusters' : 'cards';

/** A quarter of the options, between three and five dots; at most two on one (DOMAIN 7, dot voting). */
export function suggestedBudget(options: number): { dots: number; cap: number } {
  const dots = Math.min(5, Math.max(3, Math.round(options / 4)));
  return { dots, cap: 2 };
}

/** Options of the next ballot. */
export const optionCount = (board: Board): number => targets(board, overWhat(board)).length;

export type Line = { id: string; name: string; dots: number; cards: number };

/** A closed ballot as lines, most dots first; equal ones keep their order. */
export function resultLines(board: Board, tally: Record<string, number>): Line[] {
  const cards = Object.values(board.cards).filter((card) => !card.removed);
  const named = [
    ...Object.values(board.clusters).map(({ id, title }) => ({
      id,
      name: title,
      cards: cards.filter(({ clusterId }) => clusterId === id).length,
    })),
    ...cards.map(({ id, text }) => ({ id, name: text, cards: 0 })),
  ];
  return named
    .filter(({ id }) => id in tally)
    .map((one) => ({ ...one, dots: tally[one.id] ?? 0 }))
    .toSorted((a, b) => b.dots - a.dots);
}
