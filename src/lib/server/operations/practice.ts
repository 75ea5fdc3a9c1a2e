/** [O6] A practice copy: the plan of a lab with none of what people did, to be thrown away. */
import type { BoardEvent } from '#lib/lab/events.ts';
import type { Board } from '#lib/lab/board/state.ts';
import { isUsual } from '#lib/lab/board/rules.ts';
import { sendingOf } from '#lib/lab/hall/per-agency.ts';
import type { Activity, Hall } from '#lib/lab/hall/state.ts';
import { refuse, type Refusal } from '#lib/lab/refusals.ts';
import type { RosterAgency } from '#lib/lab/roster.ts';
import { surfaceOf } from '#lib/lab/surface.ts';
import type { Database, Db } from '#lib/server/db/database.ts';
import * as labs from '#lib/server/db/labs.ts';
import { createLabWithCode, type Plan, type PlannedBoard } from './labs.ts';
import { removeSample } from './sample.ts';

export type NewPractice = {
  id: string;
  accountId: string;
  regionName: string;
  title: string;
  projectorKey: string;
  hall: Hall;
  /** The boards of its activities, as far as there are any. */
  boards: Board[];
};
type Made = { newId: () => string; at: number };

/** The practice copy of this lab that the account already has, or null. */
export async function practiceOf(
  db: Db,
  labId: string,
  accountId: string,
): Promise<labs.Lab | null> {
  const mine = await labs.facilitatedBy(db, accountId);
  return mine.find((lab) => lab.practiceOf === labId) ?? null;
}

/** Makes the copy, with the account as its only facilitator; answers with its code. */
export function makePractice(
  db: Database,
  original: labs.Lab,
  practice: NewPractice,
  made: Made,
  draw: () => string | null,
): Promise<string> {
  const { hall, boards, id, title, accountId, regionName, projectorKey } = practice;
  const { place, startsOn, endsOn, pledgeText } = hall.lab;
  const { regionId, template } = original;
  const plan = planOf(id, hall, new Map(boards.map((board) => [board.id, board])), made.newId);
  return createLabWithCode(
    db.write,
    {
      id,
      regionId,
      regionName,
      title,
      place,
      startsOn,
      endsOn,
      template,
      pledgeText,
      agencies: rosterFrom(hall),
      facilitators: [accountId],
      projectorKey,
      sample: true,
      copy: { of: original.id, plan },
    },
    made,
    draw,
  );
}

/** [O7] Removes a practice copy and answers with the files nobody needs any more. */
export async function removePractice(
  db: Database,
  labId: string,
): Promise<{ files: string[] } | Refusal> {
  const lab = await labs.load(db.read, labId);
  return lab?.practiceOf ? removeSample(db, labId) : refuse('not-found');
}

/** The agenda as it is planned now; questions that were asked on the way are not part of it. */
function planOf(
  labId: string,
  hall: Hall,
  boards: ReadonlyMap<string, Board>,
  newId: () => string,
): Plan {
  const ids = new Map<string, string>();
  const fresh: PlannedBoard[] = [];
  const idOf = (boardId: string, title: string): string => {
    const known = ids.get(boardId);
    if (known) return known;
    const id = newId();
    ids.set(boardId, id);
    fresh.push({ id, events: beginningLike(boards.get(boardId), labId, title, newId) });
    return id;
  };
  const perAgency: Record<string, number> = {};
  const activities = hall.activities
    .filter(({ kind }) => surfaceOf(kind) !== 'ask')
    .map((one): Activity => {
      const boardId = one.boardId && idOf(one.boardId, one.title.id);
      const id = newId();
      const send = sendingOf(hall, one);
      if (send !== null) perAgency[id] = send;
      return { ...one, id, boardId };
    });
  return { activities, boards: fresh, perAgency };
}

/** A board with the promise, the rules and the picture of this one, and nothing on it. */
function beginningLike(
  board: Board | undefined,
  labId: string,
  title: string,
  newId: () => string,
): BoardEvent[] {
  const names = board?.names ?? 'agency';
  const opened: BoardEvent = { type: 'board.opened', labId, title, names, silent: true };
  if (!board) return [opened];
  const first: BoardEvent[] = [opened];
  if (!isUsual(board.rules)) first.push({ type: 'board.ruled', silent: true, ...board.rules });
  if (!board.layout) return first;
  const made = board.layout.regions.map((region) => ({
    clusterId: newId(),
    title: board.clusters[region]?.title ?? '',
  }));
  const layout = { ...board.layout, regions: made.map(({ clusterId }) => clusterId) };
  return [...first, { type: 'board.laid', layout, made, gone: [] }];
}

const rosterFrom = ({ agencies }: Hall): RosterAgency[] =>
  Object.values(agencies).map(({ code, name, short, kind, parentId, affair }, place) => {
    const parent = (parentId && agencies[parentId]?.code) || null;
    return { row: place + 2, code, name, shortName: short, kind, parent, affair };
  });
