/** A facilitator has each agency write on a board of its own first (`hall/per-agency.ts`). */
import type { HallEvent } from '../events.ts';
import { hasBegun } from '../hall/agenda.ts';
import { isDividable, sendingOf } from '../hall/per-agency.ts';
import type { Activity, Hall } from '../hall/state.ts';
import { refuse, type Refusal } from '../refusals.ts';
import type { LeadHallAct } from './rules.ts';

type Dividing = Extract<LeadHallAct, { type: 'agenda.divide' }>;

/** [A20] One board or one per agency: chosen before the activity begins. */
export function divide(hall: Hall, { activityId, send }: Dividing): HallEvent[] | Refusal {
  const activity = hall.activities.find(({ id }) => id === activityId);
  if (!activity || !isDividable(activity.kind)) return refuse('not-found');
  if (send === sendingOf(hall, activity)) return [];
  if (hasBegun(hall, activityId)) return refuse('begun');
  return [{ type: 'agenda.divided', activityId, send }];
}

/** [A21] The agencies' boards come with the first start. */
export function boardsAtStart(hall: Hall, activity: Activity): HallEvent[] {
  const comes = sendingOf(hall, activity) !== null && !hasBegun(hall, activity.id);
  return comes ? [{ type: 'boards.given', activityId: activity.id }] : [];
}

type Locking = Extract<LeadHallAct, { type: 'boards.lock' }>;

/** [B80] There is something to lock once the activity has given the agencies their boards. */
export function lockApart(hall: Hall, { activityId, locked }: Locking): HallEvent[] | Refusal {
  const activity = hall.activities.find(({ id }) => id === activityId);
  if (!activity || sendingOf(hall, activity) === null) return refuse('not-found');
  if (!hasBegun(hall, activityId)) return refuse('not-running');
  return [{ type: 'boards.locked', activityId, locked }];
}
