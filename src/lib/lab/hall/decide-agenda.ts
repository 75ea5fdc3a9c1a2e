/** What a facilitator may do to the run of show while everybody looks at it. */
import type { HallAct } from '../acts.ts';
import type { HallEvent } from '../events.ts';
import { refuse, type Refusal } from '../refusals.ts';
import {
  boardBefore,
  boardNeed,
  hasBegun,
  hasBegunBehind,
  longest,
  mostActivities,
  plannedMinutes,
  startAt,
  usualStart,
} from './agenda.ts';
import type { Activity, Hall } from './state.ts';

type AgendaAct = Exclude<Extract<HallAct, { type: `agenda.${string}` }>, { type: 'agenda.divide' }>;
type Of<T extends AgendaAct['type']> = Extract<AgendaAct, { type: T }>;

const find = (hall: Hall, activityId: string) =>
  hall.activities.find(({ id }) => id === activityId);
export const isKnown = (hall: Hall, activityId: string) =>
  find(hall, activityId) !== undefined ||
  hall.shelf.some(({ activity }) => activity.id === activityId);
/** Boards of the agenda, also of what was taken out of it. */
export const boardsOf = (hall: Hall) =>
  new Set(
    [...hall.activities, ...hall.shelf.map(({ activity }) => activity)].flatMap(
      ({ boardId }) => boardId ?? [],
    ),
  );

/** What the agenda answers to an act of a facilitator. */
export function decideAgenda(hall: Hall, act: AgendaAct): HallEvent[] | Refusal {
  if (act.type === 'agenda.add') return add(hall, act);
  if (act.type === 'agenda.restore') return restore(hall, act.activityId);
  const activity = find(hall, act.activityId);
  if (!activity) return refuse('not-found');
  switch (act.type) {
    case 'agenda.edit':
      return edit(hall, activity, act);
    case 'agenda.move':
      return move(hall, activity, act);
    case 'agenda.remove':
      // [A7] What has run is part of the lab; what has not is put aside, with its board.
      if (hasBegun(hall, activity.id)) return refuse('begun');
      return [{ type: 'agenda.removed', activityId: activity.id }];
    case 'agenda.shift':
      return shift(hall, activity, act);
    default:
      return act satisfies never;
  }
}

/** [A5] A new activity stands anywhere but before what has begun; one that gathers cards brings a board. */
function add(hall: Hall, act: Of<'agenda.add'>): HallEvent[] | Refusal {
  // A quick question is asked, with its answers (A15).
  if (act.kind === 'ask') return refuse('incomplete', { missing: 'options' });
  if (isKnown(hall, act.activityId)) return refuse('exists');
  // What was taken out stays, and travels to every screen: it has a bound as well.
  const most = Math.max(hall.activities.length, hall.shelf.length);
  if (most >= mostActivities) return refuse('full', { most: mostActivities });
  if (act.title.id === '' && act.title.en === '') return refuse('empty');
  if (hasBegunBehind(hall, act.day, act.after)) return refuse('begun');
  const need = boardNeed(act.kind);
  const own = need === 'own';
  if (own && act.boardId === null) return refuse('incomplete', { missing: 'boardId' });
  if (own && act.boardId !== null && boardsOf(hall).has(act.boardId)) return refuse('exists');
  const boardId = own ? act.boardId : need === 'earlier' ? earlier(hall, act) : null;
  const { activityId: id, day, after, minutes, stage, kind, hint, guide, question, recipe } = act;
  const title = { id: act.title.id || act.title.en, en: act.title.en || act.title.id };
  const plan = { day, start: usualStart, minutes, planned: minutes, fixed: false, stage, kind };
  const activity: Activity = { id, ...plan, title, guide, hint, question, boardId, recipe };
  return [{ type: 'agenda.added', activity, after, opens: own }];
}

/** The board that grouping or voting was told to work on, else the last one written before it. */
function earlier(hall: Hall, { boardId, day, after }: Of<'agenda.add'>): string | null {
  if (boardId !== null && boardsOf(hall).has(boardId)) return boardId;
  const behind = hall.activities.findIndex(({ id }) => id === after);
  const at = behind >= 0 ? behind + 1 : hall.activities.findIndex((one) => one.day >= day);
  return boardBefore(hall.activities, at < 0 ? hall.activities.length : at);
}

/** [A8] An edit carries only what changes. Of what has begun only the words still change. */
function edit(hall: Hall, activity: Activity, act: Of<'agenda.edit'>): HallEvent[] | Refusal {
  const { title, guide, hint, question, ...plan } = act.change;
  const { boardId: fresh, ...said } = plan;
  if (Object.keys(plan).length > 0 && hasBegun(hall, activity.id)) return refuse('begun');
  if (title && emptied(activity.title, title)) return refuse('empty');
  if (said.kind === 'ask') return refuse('incomplete', { missing: 'options' });
  const kind = said.kind ?? activity.kind;
  const need = boardNeed(kind);
  const had = boardNeed(activity.kind);
  // An activity with a board of its own keeps it, with whatever hangs there.
  if (had === 'own' && need !== 'own') return refuse('begun');
  const opens = need === 'own' && had !== 'own';
  if (opens && fresh === undefined) return refuse('incomplete', { missing: 'boardId' });
  if (opens && fresh !== undefined && boardsOf(hall).has(fresh)) return refuse('exists');
  const words = { title, guide, hint, question };
  const told = Object.fromEntries(Object.entries(words).filter(([, one]) => one !== undefined));
  const chosen = need === 'earlier' && fresh !== undefined && boardsOf(hall).has(fresh);
  const board = boardChange(hall, activity, need, opens || chosen ? fresh : undefined);
  const change = { ...said, ...told, ...board };
  if (Object.keys(change).length === 0) return [];
  return [{ type: 'agenda.edited', activityId: activity.id, change, opens }];
}

function boardChange(hall: Hall, activity: Activity, need: string, fresh: string | undefined) {
  if (fresh !== undefined) return { boardId: fresh };
  if (need === boardNeed(activity.kind)) return {};
  const at = hall.activities.findIndex(({ id }) => id === activity.id);
  return { boardId: need === 'earlier' ? boardBefore(hall.activities, at) : null };
}

const emptied = (
  now: { id: string; en: string },
  to: { id?: string | undefined; en?: string | undefined },
) => (to.id ?? now.id) === '' || (to.en ?? now.en) === '';

function move(hall: Hall, activity: Activity, act: Of<'agenda.move'>): HallEvent[] | Refusal {
  const { activityId, day, after } = act;
  if (hasBegun(hall, activityId) || hasBegunBehind(hall, day, after)) return refuse('begun');
  if (after === activityId) return [];
  return [{ type: 'agenda.moved', activityId, day, after }];
}

/** [A7] Back to where it stood; where that has begun meanwhile, to the end of its day. */
function restore(hall: Hall, activityId: string): HallEvent[] | Refusal {
  if (find(hall, activityId)) return refuse('exists');
  const found = hall.shelf.find(({ activity }) => activity.id === activityId);
  if (!found) return refuse('not-found');
  if (hall.activities.length >= mostActivities) return refuse('full', { most: mostActivities });
  return [{ type: 'agenda.restored', activityId }];
}

/**
 * [A12] One act moves the plan: the slot that runs (or ran last) grows, a day that has not begun
 * begins later, and what comes on its day gets shorter. Said a second time, by somebody who had not
 * seen the first, it is refused.
 */
function shift(hall: Hall, activity: Activity, act: Of<'agenda.shift'>): HallEvent[] | Refusal {
  if (activity.minutes !== act.seen || activity.start !== act.seenStart) return refuse('exists');
  const minutes: Record<string, number> = {};
  const starts: Record<string, string> = {};
  if (act.minutes > 0) {
    if (hasBegun(hall, activity.id)) {
      minutes[activity.id] = Math.min(longest * 2, activity.minutes + act.minutes);
    } else {
      starts[activity.id] = startAt(plannedMinutes(activity.start) + act.minutes);
    }
  }
  for (const one of hall.activities) {
    const to = act.shorten[one.id];
    if (to === undefined || one.day !== activity.day || hasBegun(hall, one.id)) continue;
    if (to < one.minutes) minutes[one.id] = to;
  }
  if (Object.keys(minutes).length + Object.keys(starts).length === 0) return [];
  return [{ type: 'agenda.shifted', minutes, starts }];
}
