/** The run of show as the facilitator sees it: what was, what runs, what comes, and how late it is. */
import { hasBegun, plannedMinutes } from '#lib/lab/hall/agenda.ts';
import type { Activity, Clock, Hall, Run } from '#lib/lab/hall/state.ts';
import { minuteAt, type Zone } from '#lib/lab/zone.ts';

export { plannedMinutes };

const minute = 60_000;
/** Beyond this it is not late but another time of day: a rehearsal, a lab moved to the evening. */
const mostLate = 180;

export type Row = { activity: Activity; state: 'done' | 'now' | 'next' };

/** Every activity in the order it is planned, with its state. */
export function rows(hall: Hall): Row[] {
  const done = new Set(hall.done);
  return hall.activities.map((activity) => {
    const now = hall.clock?.activityId === activity.id;
    return { activity, state: now ? 'now' : done.has(activity.id) ? 'done' : 'next' };
  });
}

/** The days of the agenda, `[1, 2, 3]`. */
export const days = (hall: Hall): number[] => [
  ...new Set(hall.activities.map((activity) => activity.day)),
];

export const current = (hall: Hall): Activity | null =>
  hall.activities.find((activity) => activity.id === hall.clock?.activityId) ?? null;

/** Where the lab stands in its agenda: the running activity, or the last one that was run. */
function position(hall: Hall): number {
  const running = hall.activities.findIndex(({ id }) => id === hall.clock?.activityId);
  if (running >= 0) return running;
  return hall.activities.findLastIndex(({ id }) => hall.done.includes(id));
}

/** What "next" and "back" start; null at either end. */
export const following = (hall: Hall): Activity | null =>
  hall.activities[position(hall) + 1] ?? null;
export function preceding(hall: Hall): Activity | null {
  const at = position(hall);
  // After an activity was ended, "back" is that activity itself.
  return hall.activities[hall.clock ? at - 1 : at] ?? null;
}

/** When the running activity will end if nobody touches it: a pause and an overrun push it on. */
export const expectedEnd = ({ endsAt, pausedAt }: Clock, now: number): number =>
  Math.max(now, pausedAt === null ? endsAt : endsAt + (now - pausedAt));

/**
 * Minutes the room is behind its plan, negative when ahead; null when it cannot be said. While an
 * activity runs its expected end is compared with the planned one, otherwise the time of day with
 * the planned start of what comes next.
 */
export function lateness(hall: Hall, now: number, zone: Zone): number | null {
  const activity = current(hall);
  const next = following(hall);
  let late: number;
  if (activity && hall.clock) {
    const planned = plannedMinutes(activity.start) + activity.minutes;
    late = minuteAt(expectedEnd(hall.clock, now), zone) - planned;
  } else if (next && hall.done.length > 0) {
    late = Math.max(0, minuteAt(now, zone) - plannedMinutes(next.start));
  } else {
    return null;
  }
  return Math.abs(late) <= mostLate ? late : null;
}

/** Share of the activity that has passed, 0-100. */
export function passed({ startedAt, endsAt, pausedAt }: Clock, now: number): number {
  const whole = Math.max(minute, endsAt - startedAt);
  const gone = (pausedAt ?? now) - startedAt;
  return Math.round(Math.min(1, Math.max(0, gone / whole)) * 100);
}

/** Planned start as the person's language writes it: 09.42 or 09:42. */
export const shownStart = (start: string, lang: 'id' | 'en') =>
  lang === 'id' ? start.replace(':', '.') : start.replace('.', ':');

/** Whole minutes an activity has really taken until now; null when it has not begun. */
export function realMinutes(run: Run | undefined, clock: Clock | null, now: number): number | null {
  if (!run) return null;
  const running = run.endedAt === null && clock ? Math.max(0, now - clock.startedAt) : 0;
  return Math.round((run.spent + running) / minute);
}

/**
 * Whose slot grows when the room is late, and what comes after it on the same day: the activity
 * that runs, else the last one that ran; in the morning the first of the day, which begins later.
 */
export function delayed(hall: Hall): { holder: Activity; ahead: Activity[] } | null {
  const next = following(hall);
  const last = current(hall) ?? preceding(hall);
  const holder = current(hall) ?? (last && last.day === next?.day ? last : next);
  if (!holder) return null;
  const at = hall.activities.indexOf(holder);
  const ahead = hall.activities.filter(
    (one, place) => one.day === holder.day && place >= at && !hasBegun(hall, one.id),
  );
  return { holder, ahead };
}

/** An hour as people write it, `7.30`, `07:30`, `0730`, `7`, as `HH:MM`; null for anything else. */
export function readHour(text: string): string | null {
  const found = /^\s*(\d{1,2})(?:[.:\s]?(\d{2}))?\s*$/.exec(text);
  if (!found) return null;
  const [hours, minutes] = [Number(found[1]), Number(found[2] ?? 0)];
  if (hours > 23 || minutes > 59) return null;
  return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
}
