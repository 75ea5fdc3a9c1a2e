/** What becomes of the run of show: plan, shelf, and when things really ran. */
import type { HallEvent } from '../events.ts';
import { before, hasBegun, hasBegunBehind, placed, timed } from './agenda.ts';
import type { Activity, Clock, Hall, Run } from './state.ts';

type AgendaEvent = Exclude<
  Extract<HallEvent, { type: `agenda.${string}` }>,
  { type: 'agenda.divided' }
>;
type Change = Extract<AgendaEvent, { type: 'agenda.edited' }>['change'];

/** The hall after its agenda changed; starts follow from what stands before them. */
export function foldAgenda(hall: Hall, event: AgendaEvent): Hall {
  switch (event.type) {
    case 'agenda.added':
      return withPlan(hall, placed(hall.activities, event.activity, event.after));
    case 'agenda.edited': {
      const { activityId, change } = event;
      const after = hall.activities.map((one) =>
        one.id === activityId ? edited(one, change) : one,
      );
      // The first of a day gives the day its start.
      const old = change.start === undefined ? hall.activities : after;
      return withPlan(hall, after, old);
    }
    case 'agenda.moved': {
      const { activityId, day, after } = event;
      const found = hall.activities.find(({ id }) => id === activityId);
      if (!found) return hall;
      return withPlan(hall, placed(hall.activities, { ...found, day }, after));
    }
    case 'agenda.removed': {
      const activity = hall.activities.find(({ id }) => id === event.activityId);
      if (!activity) return hall;
      const shelf = [...hall.shelf, { activity, after: before(hall.activities, activity.id) }];
      const rest = hall.activities.filter(({ id }) => id !== activity.id);
      return { ...withPlan(hall, rest), shelf };
    }
    case 'agenda.restored': {
      const found = hall.shelf.find(({ activity }) => activity.id === event.activityId);
      if (!found) return hall;
      const shelf = hall.shelf.filter((one) => one !== found);
      // Never before what has begun: then to the end of its day, which is behind nobody it knows.
      const passed = hasBegunBehind(hall, found.activity.day, found.after);
      const after = passed ? found.activity.id : found.after;
      return { ...withPlan(hall, placed(hall.activities, found.activity, after)), shelf };
    }
    case 'agenda.shifted': {
      const { minutes, starts } = event;
      const after = hall.activities.map((one) => ({
        ...one,
        minutes: minutes[one.id] ?? one.minutes,
        start: starts[one.id] ?? one.start,
      }));
      return withPlan(hall, after, after);
    }
    default:
      return event satisfies never;
  }
}

const withPlan = (
  hall: Hall,
  after: Activity[],
  old: readonly Activity[] = hall.activities,
): Hall => ({
  ...hall,
  activities: timed(old, after, (id) => hasBegun(hall, id)),
});

/** What was not said stays; new minutes are a new plan. */
function edited(activity: Activity, change: Change): Activity {
  const { title, guide, hint, question, minutes, ...rest } = change;
  const { title: t, guide: g, hint: h, question: q } = activity;
  return {
    ...activity,
    ...rest,
    ...(minutes === undefined ? {} : { minutes, planned: minutes }),
    title: { ...t, ...title },
    guide: { ...g, ...guide },
    hint: { ...h, ...hint },
    question: { ...q, ...question },
  };
}

/** [A10] When things really ran, after the clock was set: a pause belongs to the time it took. */
export function ran(hall: Hall, clock: Clock | null, at: number): Record<string, Run> {
  const was = hall.clock;
  const goesOn = was?.activityId === clock?.activityId && was?.startedAt === clock?.startedAt;
  if (goesOn) return hall.runs;
  const runs = { ...hall.runs };
  if (was) {
    const run = runs[was.activityId] ?? { startedAt: was.startedAt, endedAt: null, spent: 0 };
    const spent = run.spent + Math.max(0, at - was.startedAt);
    runs[was.activityId] = { ...run, endedAt: at, spent };
  }
  if (clock) {
    const run = runs[clock.activityId];
    const { startedAt } = clock;
    runs[clock.activityId] = {
      startedAt: run?.startedAt ?? startedAt,
      endedAt: null,
      spent: run?.spent ?? 0,
    };
  }
  return runs;
}
