/**
 * A quick question at any moment: one act puts an activity behind what runs, opens a board whose
 * cards are the answers with a secret ballot over them, and starts it. What ran waits with the time
 * it had left. The board's own journal begins with `beginningOf`, in the same transaction. Pure.
 */
import type { HallAct } from '../acts.ts';
import { dotsWay, scoresWay, type Way } from '../board/methods.ts';
import { papers, type Card } from '../board/state.ts';
import type { BoardEvent, Event, HallEvent } from '../events.ts';
import { refuse, type Refusal } from '../refusals.ts';
import { reached } from '../stages.ts';
import type { Id } from '../values.ts';
import { hasBegun, mostActivities, usualStart } from './agenda.ts';
import { boardsOf, isKnown } from './decide-agenda.ts';
import type { Activity, Clock, Hall } from './state.ts';

type Asking = Extract<HallAct, { type: 'poll.ask' }>;

const minute = 60_000;
const silence = { id: '', en: '' };

/** [A15] The question stands behind what has begun on its day, and runs at once. */
export function ask(hall: Hall, act: Asking, at: number): HallEvent[] | Refusal {
  const { activityId: id, boardId, ballotId, minutes, options, live } = act;
  if (isKnown(hall, id) || boardsOf(hall).has(boardId)) return refuse('exists');
  if (hall.activities.length >= mostActivities) return refuse('full', { most: mostActivities });
  const way = wayOf(act);
  if (way === undefined) return refuse('incomplete', { missing: 'options' });
  const distinct = new Set(options.map((option) => option.id)).size;
  if (distinct !== options.length) return refuse('exists');
  const now = hall.activities.find((one) => one.id === hall.clock?.activityId);
  const beside = now ?? hall.activities.findLast((one) => hasBegun(hall, one.id));
  const day = beside?.day ?? hall.activities[0]?.day ?? 1;
  const after = hall.activities.findLast((one) => one.day === day && hasBegun(hall, one.id));
  const title = { id: act.question, en: act.question };
  const activity: Activity = {
    id,
    day,
    start: usualStart,
    minutes,
    planned: minutes,
    fixed: false,
    stage: beside && reached(beside.stage, hall.stage) ? beside.stage : hall.stage,
    kind: way ? 'ask' : 'words',
    title,
    question: title,
    guide: silence,
    hint: silence,
    boardId,
    recipe: null,
  };
  const clock = { activityId: id, startedAt: at, endsAt: at + minutes * minute, pausedAt: null };
  // A second question in a row: what waited for the first goes on waiting.
  const waits = hall.aside ? hall.aside.back : hall.clock && stopped(hall.clock, at);
  const told = { activity, after: after?.id ?? null, clock, back: waits };
  return [{ type: 'poll.asked', ...told, ballotId, options: way ? options : [], way, live }];
}

/** Null for a cloud of words, undefined where something of it is missing. */
function wayOf({ way, live, options }: Asking): Way | null | undefined {
  const { method, dots, criteria, scale } = way;
  if (method === 'words') return null;
  if (method === 'dots') {
    const enough = dots > 0 && options.length > 1;
    return enough ? dotsWay(Math.min(dots, options.length), 1, live) : undefined;
  }
  if (!scale || criteria.length === 0 || options.length === 0) return undefined;
  return scoresWay(criteria, [scale.least, scale.most], live);
}

const stopped = (clock: Clock, at: number): Clock => ({
  ...clock,
  pausedAt: clock.pausedAt ?? at,
});

/** [A16] The clock of what waited, with the time it had left; null where nothing did. */
export function backFrom(hall: Hall, at: number): Clock | null {
  const { clock, aside } = hall;
  if (!clock || aside?.activityId !== clock.activityId || !aside.back) return null;
  // What has begun cannot be taken out of the agenda (A7): it is still there.
  const { activityId, endsAt, pausedAt } = aside.back;
  return { activityId, startedAt: at, endsAt: at + endsAt - (pausedAt ?? at), pausedAt: null };
}

/** Boards of what runs, and of what waits for a question to end: their ballots may be open. */
export function inPlay({ clock, aside, closed, activities }: Hall): Set<Id> {
  if (closed || !clock) return new Set();
  const waits = aside?.activityId === clock.activityId ? aside.back?.activityId : undefined;
  const running = activities.filter(({ id }) => id === clock.activityId || id === waits);
  return new Set(running.flatMap(({ boardId }) => boardId ?? []));
}

/**
 * [A16, A17] The boards that were left, by whatever act: where a ballot is open on one of them it
 * closes in the same transaction. Nobody could vote there any more, and papers would lie open.
 */
export function leftBoards(before: Hall, after: Hall): Id[] {
  const stay = inPlay(after);
  return [...inPlay(before)].filter((id) => !stay.has(id));
}

/** How the board of a question begins; empty for every other board. */
export function beginningOf(event: Event, boardId: Id, at: number): BoardEvent[] {
  if (event.type !== 'poll.asked') return [];
  const { way, options, ballotId } = event;
  if (!way) return [];
  const cards = options.map(({ id, text }, place): Card => ({
    id,
    text,
    paper: papers[place % papers.length] ?? 'kunyit',
    authorId: null,
    author: null,
    agencyId: null,
    clusterId: null,
    at: at + place,
    removed: false,
    talk: null,
    entered: false,
  }));
  return [
    { type: 'board.locked', locked: true },
    ...cards.map((card) => ({ type: 'card.added' as const, card })),
    { type: 'ballot.opened', ballotId, over: 'cards', way, among: null },
  ];
}
