/** The order of the rows of a plan. Ids say where: positions would mean other rows a moment later. */
import type { Phase } from './canvas.ts';
import type { Idea, PlanRow } from './state.ts';

/** All rows as they stand below each other; those of older journals first, as they were added. */
export function rowsOf(idea: Pick<Idea, 'rows' | 'order'>): PlanRow[] {
  return ordered(idea).flatMap((id) => idea.rows[id] ?? []);
}

/** `order` with `id` behind `after`; at the end where that row is gone or none is named. */
function placed(order: readonly string[], id: string, after: string | null): string[] {
  const rest = order.filter((one) => one !== id);
  const at = after === null ? -1 : rest.indexOf(after);
  return at < 0 ? [...rest, id] : rest.toSpliced(at + 1, 0, id);
}

export const rowAdded = (idea: Idea, row: PlanRow, after: string | null): Idea => ({
  ...idea,
  rows: { ...idea.rows, [row.id]: row },
  order: placed(ordered(idea), row.id, after),
});

/** Cells of a row change one by one: two people in two cells of it both keep what they wrote. */
export function rowSet(
  idea: Idea,
  rowId: string,
  cells: { [K in keyof PlanRow]?: PlanRow[K] | undefined },
): Idea {
  const row = idea.rows[rowId];
  return row ? { ...idea, rows: { ...idea.rows, [rowId]: { ...row, ...cells } } } : idea;
}

export function rowMoved(
  idea: Idea,
  { rowId, phase, after }: { rowId: string; phase: Phase; after: string | null },
): Idea {
  const row = idea.rows[rowId];
  if (!row) return idea;
  const rows = { ...idea.rows, [rowId]: { ...row, phase } };
  const order = ordered(idea);
  // Without a row to stand behind it comes first: that is where a moved row without one was put.
  return {
    ...idea,
    rows,
    order:
      after === null ? [rowId, ...order.filter((id) => id !== rowId)] : placed(order, rowId, after),
  };
}

export function rowRemoved(idea: Idea, rowId: string): Idea {
  const { [rowId]: _gone, ...rows } = idea.rows;
  return { ...idea, rows, order: idea.order.filter((id) => id !== rowId) };
}

/** The order with the rows of older journals in it, from the first arrangement on. */
function ordered({ rows, order }: Pick<Idea, 'rows' | 'order'>): readonly string[] {
  const ids = Object.keys(rows);
  // Hundreds of pasted rows ask this once for each of them.
  if (ids.length === order.length) return order;
  const placed = new Set(order);
  return [...ids.filter((id) => !placed.has(id)).sort(), ...order];
}
