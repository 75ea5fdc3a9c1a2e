/**
 * Activities that agencies do each on a board of their own before they meet in the plenary (A20, A21).
 * The activity's own board is the plenary; the boards of the agencies are opened when it starts, with
 * ids that follow from both, so that nobody has to keep them. Pure.
 */
import type { Board } from '../board/state.ts';
import { derivedId } from '../derived-id.ts';
import type { BoardEvent, HallEvent } from '../events.ts';
import { surfaceOf } from '../surface.ts';
import type { Id } from '../values.ts';
import { hasBegun, isQuick } from './agenda.ts';
import type { Activity, Hall } from './state.ts';

/** How many cards an agency sends to the plenary where nothing else is said. */
export const usualSending = 3;

/** Whether activities of this kind can be done agency by agency: those that gather cards. */
export const isDividable = (kind: string): boolean => surfaceOf(kind) === 'board' && !isQuick(kind);

/** Most cards an agency sends from this activity; null where the room writes on one board. */
export const sendingOf = (hall: Hall, { id, kind }: Activity): number | null =>
  isDividable(kind) ? (hall.perAgency[id] ?? null) : null;

/** The board of an agency beside this plenary. */
export const agencyBoard = (plenaryId: Id, agencyId: Id): Id => derivedId(plenaryId, agencyId);

/**
 * The board somebody of this agency writes on: the agency's own where each has one, null there for
 * whoever belongs to none.
 */
export function writingBoard(hall: Hall, activity: Activity, agencyId: Id | null): Id | null {
  const { boardId } = activity;
  if (boardId === null || sendingOf(hall, activity) === null) return boardId;
  return agencyId === null ? null : agencyBoard(boardId, agencyId);
}

/** Boards that begin with this event: those of an activity, or those a unit added later still lacks. */
export function boardsGiven(hall: Hall, event: HallEvent): ReturnType<typeof boardsApart> {
  if (event.type === 'boards.given') return boardsApart(hall, event.activityId);
  if (event.type !== 'agency.added') return [];
  return hall.activities
    .filter(({ id }) => hasBegun(hall, id))
    .flatMap(({ id }) => boardsApart(hall, id))
    .filter(({ home }) => home.agencyId === event.agency.id);
}

/** The boards that the agencies write on in this activity, one for each agency of the roster. */
export function boardsApart(hall: Hall, activityId: Id) {
  const activity = hall.activities.find(({ id }) => id === activityId);
  const most = activity && sendingOf(hall, activity);
  if (!activity?.boardId || !most) return [];
  const plenaryId = activity.boardId;
  return Object.keys(hall.agencies).map((agencyId) => {
    return { id: agencyBoard(plenaryId, agencyId), home: { agencyId, plenaryId, most } };
  });
}

/**
 * How an agency's board begins: signed, ruled and laid out as its plenary is by then. It is open to
 * its own people from the first card on; what the room must not see yet stays on it anyway.
 */
export function beginningOfAgency(
  plenary: Board,
  home: { agencyId: Id; plenaryId: Id; most: number },
): BoardEvent[] {
  const { labId, title, names, rules, layout, clusters } = plenary;
  const events: BoardEvent[] = [
    { type: 'board.opened', labId, title, names, silent: false },
    { type: 'board.given', ...home },
    { type: 'board.ruled', silent: false, ...rules },
  ];
  if (!layout) return events;
  // Regions keep their ids: the same one on another board is another cluster.
  const made = layout.regions.flatMap((id) => {
    const cluster = clusters[id];
    return cluster ? [{ clusterId: id, title: cluster.title }] : [];
  });
  return [...events, { type: 'board.laid', layout, made, gone: [] }];
}
