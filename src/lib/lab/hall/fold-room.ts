/**
 * What happens to a hall by acts of facilitators (`poll.ts`, `spotlight.ts`, `speaking.ts`,
 * `per-agency.ts`). Every device folds it, also one that does not know the rules.
 */
import type { HallEvent } from '../events.ts';
import type { Id } from '../values.ts';
import { hasBegun, placed, timed } from './agenda.ts';
import { ran } from './fold-agenda.ts';
import type { Clock, Hall, ProjectorView, Spotlight } from './state.ts';

type Of<T extends HallEvent['type']> = Extract<HallEvent, { type: T }>;

/** The hall after a question was asked. */
export function foldAsked(hall: Hall, event: Of<'poll.asked'>, at: number): Hall {
  const { activity, after, clock, back } = event;
  const activities = placed(hall.activities, activity, after);
  const asked = {
    ...hall,
    activities: timed(hall.activities, activities, (id) => hasBegun(hall, id)),
  };
  const was = hall.aside?.activityId;
  const done = was && !hall.done.includes(was) ? [...hall.done, was] : hall.done;
  const runs = ran(asked, clock, at);
  return { ...asked, clock, done, runs, spotlight: null, aside: { activityId: activity.id, back } };
}

/** [T4] The light goes out with the activity: started again it is dark. */
export const litUnder = ({ spotlight: lit }: Hall, clock: Clock | null): Spotlight | null =>
  lit && lit.activityId === clock?.activityId ? lit : null;

/** [T4] Something else on the projector takes its place; an empty screen only covers it. */
export function litBeside(hall: Hall, view: ProjectorView['view']): Spotlight | null {
  return view === 'blank' || hall.projector.view === 'blank' ? hall.spotlight : null;
}

/** The hall after a turn was ticked off, or the tick was taken back. */
export function foldSpoken(hall: Hall, { agencyId, spoken }: Of<'speaking.marked'>): Hall {
  const with_ = (ids: Id[]) => {
    const others = ids.filter((id) => id !== agencyId);
    return spoken ? [...others, agencyId] : others;
  };
  const speaking = hall.speaking && { ...hall.speaking, done: with_(hall.speaking.done) };
  return { ...hall, speaking, heard: with_(hall.heard) };
}

export function foldDivided(hall: Hall, { activityId, send }: Of<'agenda.divided'>): Hall {
  const { [activityId]: _was, ...others } = hall.perAgency;
  return { ...hall, perAgency: send === null ? others : { ...others, [activityId]: send } };
}
