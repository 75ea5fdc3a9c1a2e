import type { PlanRow } from '#lib/lab/idea/state.ts';

export const laneOrder = ['planned', 'running', 'done', 'cancelled'] as const;

/** The row's last planned month is over and it is neither done nor given up. `day` is YYYY-MM-DD. */
export function isLate(row: PlanRow, day: string): boolean {
  const last = row.months.at(-1);
  if (last === undefined || row.status === 'done' || row.status === 'cancelled') return false;
  return `${row.year}-${String(last).padStart(2, '0')}` < day.slice(0, 7);
}
