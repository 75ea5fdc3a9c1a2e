import type { Activity, Hall } from '#lib/lab/hall/state.ts';
import { isQuick } from '#lib/lab/hall/agenda.ts';
import { sendingOf, writingBoard } from '#lib/lab/hall/per-agency.ts';
import { surfaceOf, type Surface } from '#lib/lab/surface.ts';

export const activityOf = (hall: Hall, id: string | null | undefined): Activity | null =>
  (id && hall.activities.find((one) => one.id === id)) || null;

/** What the room does now. */
export const currentOf = (hall: Hall): Activity | null =>
  activityOf(hall, hall.clock?.activityId ?? null);

/** The activity that was run last, and the first after it that was not: what a pause shows. */
export function around(hall: Hall): { last: Activity | null; next: Activity | null } {
  const last = activityOf(hall, hall.done.at(-1));
  const from = last ? hall.activities.indexOf(last) + 1 : 0;
  const open = (one: Activity) => !hall.done.includes(one.id) && one.id !== hall.clock?.activityId;
  return { last, next: hall.activities.slice(from).find(open) ?? null };
}

/** The days of the lab have gone by: whoever comes on `today` comes for their idea. */
export const daysAreOver = ({ lab }: Hall, today: string): boolean =>
  lab.endsOn !== '' && today > lab.endsOn;

/** Its place among the activities of its stage on its day: "2 dari 4". */
export function placeOf(hall: Hall, activity: Activity): { at: number; of: number } {
  const group = hall.activities.filter(
    ({ day, stage }) => day === activity.day && stage === activity.stage,
  );
  return { at: group.indexOf(activity) + 1, of: group.length };
}

const work: readonly Surface[] = ['canvas', 'review', 'gate', 'plan', 'commitments'];
/** Surfaces whose work is done on the idea pages. */
export const onIdeas = (surface: Surface) => work.includes(surface);

/**
 * The board an activity is about: its own, or, where ideas are worked on, the last one before it
 * that was grouped or voted over.
 */
export function boardFor(hall: Hall, activity: Activity): string | null {
  if (activity.boardId) return activity.boardId;
  if (!onIdeas(surfaceOf(activity.kind))) return null;
  const before = hall.activities.slice(0, hall.activities.indexOf(activity)).reverse();
  const sorted = before.find(
    ({ kind, boardId }) => boardId && ['clusters', 'dots', 'scores'].includes(surfaceOf(kind)),
  );
  return (sorted ?? before.find(({ boardId, kind }) => boardId && !isQuick(kind)))?.boardId ?? null;
}

/** Surfaces somebody comes back to: to read, or to go on with what was begun and put aside. */
const lasting: readonly Surface[] = ['pledge', 'readiness'];

/** Activities that are over and have something to show, the last one first. */
export const lookBack = (hall: Hall): Activity[] =>
  hall.done
    .map((id) => activityOf(hall, id))
    .filter((one): one is Activity => one !== null)
    .filter(({ boardId, kind }) => boardId !== null || lasting.includes(surfaceOf(kind)))
    .reverse();

/** The board that is shown: where agencies write apart, this person's own agency's. */
export function wallOf(hall: Hall, activity: Activity, agencyId: string | null): string | null {
  const apart = sendingOf(hall, activity) !== null;
  return apart ? writingBoard(hall, activity, agencyId) : boardFor(hall, activity);
}
