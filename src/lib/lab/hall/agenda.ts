/** The run of show as a list: where an activity stands, and when everything begins. Pure. */
import type { Event } from '../events.ts';
import { surfaceOf } from '../surface.ts';
import type { Id } from '../values.ts';
import type { Activity, Hall } from './state.ts';

/** Bounds on what a facilitator may plan; far above any real lab. */
export const mostActivities = 200;
export const mostDays = 14;
export const longest = 600;
/** When a day begins that had nothing in it before. */
export const usualStart = '08:00';

/** Minutes after midnight of a planned start, `HH:MM` or `HH.MM`. */
export function plannedMinutes(start: string): number {
  const [hours = 0, minutes = 0] = start.split(/[.:]/).map(Number);
  return hours * 60 + minutes;
}

/** The other way, `HH:MM`; what runs over midnight stands at its end. */
export function startAt(minutes: number): string {
  const within = Math.min(24 * 60 - 1, Math.max(0, minutes));
  const pad = (n: number) => String(n).padStart(2, '0');
  return `${pad(Math.floor(within / 60))}:${pad(within % 60)}`;
}

/** [A6] What has run, or is running, keeps its place and its plan. */
export const hasBegun = (hall: Hall, activityId: Id): boolean =>
  hall.runs[activityId] !== undefined ||
  hall.clock?.activityId === activityId ||
  hall.done.includes(activityId);

const firstOf = (activities: readonly Activity[], day: number) =>
  activities.find((one) => one.day === day);

/**
 * [A9] The same activities with starts that follow from one another: each begins when the one
 * before it ends. The first of a day keeps the day's start, a fixed hour stays, and what `pinned`
 * names (it has begun) keeps the start it had.
 */
export function timed(
  before: readonly Activity[],
  after: readonly Activity[],
  pinned: (id: Id) => boolean = () => false,
): Activity[] {
  const ends = new Map<number, number>();
  return after.map((one) => {
    const { day, minutes } = one;
    const free = ends.get(day);
    const stays = one.fixed || pinned(one.id);
    const opening = free === undefined ? (firstOf(before, day)?.start ?? one.start) : null;
    const start = stays ? one.start : opening === null ? startAt(free ?? 0) : opening;
    ends.set(day, plannedMinutes(start) + minutes);
    return start === one.start ? one : { ...one, start };
  });
}

/**
 * The list with `activity` in it: on its day behind `after`, at the beginning of the day with
 * null. Where `after` has gone meanwhile it stands at the end of its day.
 */
export function placed(
  activities: readonly Activity[],
  activity: Activity,
  after: Id | null,
): Activity[] {
  const rest = activities.filter(({ id }) => id !== activity.id);
  const { day } = activity;
  const behind = rest.findIndex((one) => one.id === after && one.day === day);
  if (behind >= 0) return rest.toSpliced(behind + 1, 0, activity);
  if (after === null) {
    const first = rest.findIndex((one) => one.day >= day);
    return first < 0 ? [...rest, activity] : rest.toSpliced(first, 0, activity);
  }
  const next = rest.findIndex((one) => one.day > day);
  return next < 0 ? [...rest, activity] : rest.toSpliced(next, 0, activity);
}

/** The activity before this one on its day: what `placed` needs to put it back. */
export function before(activities: readonly Activity[], activityId: Id): Id | null {
  const at = activities.findIndex(({ id }) => id === activityId);
  const [own, other] = [activities[at], activities[at - 1]];
  return own && other && other.day === own.day ? other.id : null;
}

/** Minutes by which the activity before a fixed hour runs into it; 0 when it does not. */
export function clash(activities: readonly Activity[], activityId: Id): number {
  const at = activities.findIndex(({ id }) => id === activityId);
  const [own, other] = [activities[at], activities[at - 1]];
  if (!own?.fixed || !other || other.day !== own.day) return 0;
  return Math.max(0, plannedMinutes(other.start) + other.minutes - plannedMinutes(own.start));
}

/** [A6] True where something on that day has begun at or behind this place. */
export function hasBegunBehind(hall: Hall, day: number, after: Id | null): boolean {
  const list = hall.activities.filter((one) => one.day === day);
  const at = after === null ? 0 : list.findIndex(({ id }) => id === after) + 1;
  // Behind something that has gone it stands at the end of the day.
  const behind = after !== null && at === 0 ? [] : list.slice(at);
  return behind.some(({ id }) => hasBegun(hall, id));
}

/** What is asked at any moment (A15): its board is an aside, nobody groups or votes on it later. */
export const isQuick = (kind: string): boolean => kind === 'ask' || kind === 'words';

export type BoardNeed = 'own' | 'earlier' | 'none';

/** Whether an activity of this kind writes on a board of its own, works on an earlier one, or neither. */
export function boardNeed(kind: string): BoardNeed {
  const surface = surfaceOf(kind);
  if (surface === 'board' || surface === 'ask') return 'own';
  return ['clusters', 'dots', 'scores'].includes(surface) ? 'earlier' : 'none';
}

/** The board that grouping or voting works on unless told otherwise: the last one written before it. */
export function boardBefore(activities: readonly Activity[], at: number): Id | null {
  const wall = ({ kind }: Activity) => boardNeed(kind) === 'own' && !isQuick(kind);
  const earlier = activities.slice(0, at).filter(wall);
  const cards = earlier.findLast(({ kind }) => kind === 'cards') ?? earlier.at(-1);
  return cards?.boardId ?? null;
}

/** The board that begins with this event, if one does. */
export function openedBy(event: Event): Id | null {
  if (event.type === 'poll.asked') return event.activity.boardId;
  if (event.type === 'agenda.added') return event.opens ? event.activity.boardId : null;
  if (event.type === 'agenda.edited') return event.opens ? (event.change.boardId ?? null) : null;
  return null;
}
