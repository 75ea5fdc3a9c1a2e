/** Where a lab stands in time, by its days; the wall calendar is the region's. */
import { dayAt, type Zone } from '#lib/lab/zone.ts';

export type Days = { startsOn: string; endsOn: string; closed: boolean; stage: string };

/**
 * `day` counts from 1 on the first day; before it, `in` days are left. A lab whose room began
 * before its date is `early`.
 */
export type LabTime =
  | { is: 'planned'; in: number }
  | { is: 'early' }
  | { is: 'running'; day: number; of: number }
  | { is: 'after'; day: number }
  | { is: 'done' };

const dayMs = 86_400_000;

/** Whether a lab is planned, in its dense days, in the months after them, or done. */
export function timeOf(
  { startsOn, endsOn, closed, stage }: Days,
  { now, zone }: { now: number; zone: Zone },
): LabTime {
  if (closed) return { is: 'done' };
  const today = Date.parse(dayAt(now, zone));
  const first = Date.parse(startsOn);
  const last = Date.parse(endsOn);
  const day = Math.round((today - first) / dayMs) + 1;
  if (today < first) return stage === 'drum-up' ? { is: 'planned', in: 1 - day } : { is: 'early' };
  if (today > last) return { is: 'after', day };
  return { is: 'running', day, of: Math.round((last - first) / dayMs) + 1 };
}

/** The lab to show large: one that runs today, else the next one; a real one before a sample. */
export function featured<L extends { time: LabTime; sample: boolean }>(
  labs: readonly L[],
): L | null {
  const rank = ({ time, sample }: L) => {
    if (time.is === 'running' || time.is === 'early') return sample ? 1 : 0;
    return time.is === 'planned' ? 2 + time.in : Infinity;
  };
  const first = labs.toSorted((a, b) => rank(a) - rank(b))[0];
  return first && rank(first) < Infinity ? first : null;
}
