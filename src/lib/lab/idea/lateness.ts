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

/** Days since the last planned month was over; 0 for what is done, given up or still in time. */
export function daysLate(row: PlanRow, today: string): number {
  const due = lastDayOf(row);
  if (due === null || !isRowOpen(row) || due >= today) return 0;
  return Math.round((Date.parse(today) - Date.parse(due)) / 86_400_000);
}

/** The last planned month is over, and it is neither done nor given up. */
export const isLate = (row: PlanRow, today: string): boolean => daysLate(row, today) > 0;
