/** Where an activity may be put: every place of the agenda that nothing begun stands behind. */
import { before, hasBegunBehind } from '#lib/lab/hall/agenda.ts';
import type { Activity, Hall } from '#lib/lab/hall/state.ts';

/** On a day behind an activity, or at the beginning of the day. */
export type Slot = { day: number; after: string | null };

export const sameSlot = (a: Slot | null, b: Slot | null) =>
  a?.day === b?.day && a?.after === b?.after;

/** The last day that has anything on it; 1 for an empty agenda. */
export const lastDay = (activities: readonly Activity[]): number =>
  activities.reduce((last, { day }) => Math.max(last, day), 1);

/** From the first to the last day, in the order of the list. */
export function slotsFor(hall: Hall, activityId: string): Slot[] {
  const rest = hall.activities.filter(({ id }) => id !== activityId);
  const slots: Slot[] = [];
  for (let day = 1; day <= lastDay(hall.activities); day += 1) {
    slots.push({ day, after: null });
    for (const one of rest) if (one.day === day) slots.push({ day, after: one.id });
  }
  const without = { ...hall, activities: rest };
  return slots.filter(({ day, after }) => !hasBegunBehind(without, day, after));
}

export function slotOf(hall: Hall, activityId: string): Slot | null {
  const found = hall.activities.find(({ id }) => id === activityId);
  return found ? { day: found.day, after: before(hall.activities, activityId) } : null;
}

/** The next place up (-1) or down (1) from `slot`; null at the end of the list. */
export function nextSlot(slots: readonly Slot[], slot: Slot, by: 1 | -1): Slot | null {
  const at = slots.findIndex((one) => sameSlot(one, slot));
  return at < 0 ? null : (slots[at + by] ?? null);
}

/** The end of a day. */
export function endOf(hall: Hall, day: number, but?: string): Slot {
  const last = hall.activities.findLast((one) => one.day === day && one.id !== but);
  return { day, after: last?.id ?? null };
}
