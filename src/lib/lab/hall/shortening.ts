/** What to shorten when the room is behind its plan. Pure; the facilitator takes it or leaves it. */
import { plannedMinutes } from './agenda.ts';
import type { Activity } from './state.ts';

/** Fewest minutes of a kind that still make sense: the shortest times of the recipes. */
const least: Record<string, number> = {
  pledge: 15,
  'one-two-four': 12,
  cards: 8,
  screening: 15,
  ranking: 15,
  reverse: 15,
  morphology: 20,
  shopping: 20,
  matrix: 15,
  dots: 5,
  reflection: 5,
  homework: 5,
  canvas: 45,
  review: 20,
  stakeholders: 20,
  'theory-of-change': 25,
  measures: 15,
  plan: 60,
  commitments: 15,
};
const usualLeast = 10;
/** A meal with prayer (ishoma) is a break of at least so long, and never shorter than `mealLeast`. */
export const mealFrom = 45;
const mealLeast = 45;

/** [A11] Fewest minutes this activity may be shortened to; never under half of what was planned. */
export function leastMinutes({ kind, minutes, planned }: Activity): number {
  const whole = Math.max(minutes, planned);
  const floor = kind === 'break' && whole >= mealFrom ? mealLeast : (least[kind] ?? usualLeast);
  return Math.min(minutes, Math.max(floor, Math.ceil(whole / 2)));
}

export type Shortening = {
  changes: { activityId: string; from: number; to: number }[];
  /** Minutes won back. */
  won: number;
  /** Minutes nobody can win back: the day ends that much later, or runs into a fixed hour. */
  left: number;
};

/** [A11] `total` spread over `rooms` in proportion, in whole minutes, the largest remainders first. */
function spread(total: number, rooms: readonly number[]): number[] {
  const all = rooms.reduce((sum, room) => sum + room, 0);
  if (all === 0) return rooms.map(() => 0);
  const want = Math.min(total, all);
  const exact = rooms.map((room) => (room * want) / all);
  const taken = exact.map(Math.floor);
  let rest = want - taken.reduce((sum, one) => sum + one, 0);
  const order = exact.map((one, at) => ({ at, part: one % 1 })).toSorted((a, b) => b.part - a.part);
  for (const { at } of order) {
    if (rest <= 0) break;
    if ((taken[at] ?? 0) >= (rooms[at] ?? 0)) continue;
    taken[at] = (taken[at] ?? 0) + 1;
    rest -= 1;
  }
  return taken;
}

/**
 * [A11] How the later activities of a day win back `minutes`. What stands before a fixed hour is
 * shortened first, since the fixed hour does not wait; free time before it is used up as well. What
 * is left goes to the activities after it. `ahead` are the activities of the day that come, in order.
 */
export function proposeShortening(ahead: readonly Activity[], minutes: number): Shortening {
  const changes: Shortening['changes'] = [];
  let need = Math.max(0, Math.round(minutes));
  const whole = need;
  let from = 0;
  while (from < ahead.length && need > 0) {
    const fixed = ahead.findIndex((one, at) => at > from && one.fixed);
    const until = fixed < 0 ? ahead.length : fixed;
    const part = ahead.slice(from, until);
    const last = part.at(-1);
    const next = ahead[until];
    // A fixed hour that is itself late cannot be helped by its own gap.
    const gap =
      next && last
        ? Math.max(0, plannedMinutes(next.start) - plannedMinutes(last.start) - last.minutes)
        : 0;
    need -= Math.min(need, gap);
    const rooms = part.map((one) => one.minutes - leastMinutes(one));
    for (const [at, taken] of spread(need, rooms).entries()) {
      const one = part[at];
      if (!one || taken === 0) continue;
      changes.push({ activityId: one.id, from: one.minutes, to: one.minutes - taken });
      need -= taken;
    }
    from = until;
  }
  return { changes, won: whole - need, left: need };
}
