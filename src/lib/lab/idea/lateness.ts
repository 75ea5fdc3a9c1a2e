/** When an activity of the plan is late. Days are `YYYY-MM-DD`. */
import type { PlanRow } from './state.ts';

export const isRowOpen = ({ status }: PlanRow): boolean =>
  status !== 'done' && status !== 'cancelled';

/** The last day of the last planned month; null where no month was chosen. */
export function lastDayOf({ year, months }: PlanRow): string | null {
  const last = Math.max(0, ...months);
  if (last === 0) return null;
  return new Date(Date.UTC(year, last, 0)).toISOString().slice(0, 10);
}

/** The last planned month is over, and it is neither done nor given up. */
export function isLate(row: PlanRow, today: string): boolean {
  const due = lastDayOf(row);
  return due !== null && isRowOpen(row) && due < today;
}
