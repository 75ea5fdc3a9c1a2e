/**
 * The journal: the numbered events of every space, and the only writer of the live tables. An
 * event and its effect on the tables are one write; reading the events back gives the same state.
 * Ballots are the exception that proves it: who gave which dots is never journalled, it waits in
 * `ballot_paper` under a keyed hash and is destroyed with the key when the ballot closes.
 */
import { foldBoard } from '#lib/lab/board/fold.ts';
import { laidFor } from '#lib/lab/board/presets.ts';
import { emptyBoard, type Board } from '#lib/lab/board/state.ts';
import type { BoardEvent, Event, HallEvent } from '#lib/lab/events.ts';
import { openedBy } from '#lib/lab/hall/agenda.ts';
import { beginningOfAgency, boardsGiven } from '#lib/lab/hall/per-agency.ts';
import { beginningOf } from '#lib/lab/hall/poll.ts';
import type { Hall } from '#lib/lab/hall/state.ts';
import type { Happened, Kind, SpaceRef, State } from '#lib/lab/space.ts';
import * as boards from './boards.ts';
import type { Db, Trx } from './database.ts';
import * as halls from './halls.ts';
import * as ideas from './ideas.ts';
import { reused } from './reused.ts';

/** What one act did to one space: `events` numbered from `from`, and the `state` after them. */
export type Entry = {
  ref: SpaceRef;
  labId: string;
  by: string | null;
  actId: string;
  at: number;
  from: number;
  events: Event[];
  state: State;
};

const newest = reused<{ number: number | null }>((db) =>
  db
    .selectFrom('journal')
    .select((eb) => eb.fn.max('number').as('number'))
    .where('kind', '=', '')
    .where('spaceId', '=', ''),
);

/** The number of the newest event of a space; 0 before the first. */
export async function last(db: Db | Trx, { kind, id }: SpaceRef): Promise<number> {
  const { rows } = await newest(db, [kind, id]);
  return Number(rows[0]?.number ?? 0);
}

/** The events after `since`, in order. */
export async function read(
  db: Db | Trx,
  { kind, id }: SpaceRef,
  since: number,
): Promise<Happened[]> {
  const rows = await db
    .selectFrom('journal')
    .select(['number', 'at', 'event'])
    .where('kind', '=', kind)
    .where('spaceId', '=', id)
    .where('number', '>', since)
    .orderBy('number')
    .execute();
  return rows.map(({ number, at, event }) => ({
    number: Number(number),
    at: Number(at),
    event: JSON.parse(event) as Event,
  }));
}

const insert = reused((db) =>
  db.insertInto('journal').values({
    kind: '',
    spaceId: '',
    number: 0,
    labId: '',
    actId: '',
    part: 0,
    personId: '',
    at: 0,
    event: '',
  }),
);

/** Writes events and their effect on the live tables. Throws when a number or act id is taken. */
export async function write(trx: Trx, entry: Entry): Promise<void> {
  const { ref, labId, by, actId, at, from, events, state } = entry;
  if (events.length > 0) {
    for (const [part, event] of events.entries()) {
      const secret = event.type === 'ballot.cast' || event.type === 'ballot.taken';
      const person = secret ? null : by;
      const text = JSON.stringify(boards.sealed(event));
      await insert(trx, [ref.kind, ref.id, from + part, labId, actId, part, person, at, text]);
    }
  }
  switch (state.kind) {
    case 'hall':
      await halls.save(trx, state, events, entry.at);
      for (const event of events) {
        await openBoard(trx, entry, event);
        await giveBoards(trx, entry, boardsGiven(state, event as HallEvent));
      }
      return;
    case 'board':
      return boards.save(trx, state, events);
    case 'idea':
      return ideas.save(trx, state);
    default:
      return state satisfies never;
  }
}

/** An activity that gathers cards brings its board: the first event of that board's own journal. */
async function openBoard(trx: Trx, entry: Entry, event: Event): Promise<void> {
  const { labId, at } = entry;
  const boardId = openedBy(event);
  if (boardId === null) return;
  const { activities } = entry.state as Hall;
  const titled = activities.find((one) => one.boardId === boardId);
  const opened = {
    type: 'board.opened' as const,
    labId,
    title: titled?.title.id ?? '',
    // [A15] Answers to a question are nobody's.
    names: event.type === 'poll.asked' ? ('nobody' as const) : ('agency' as const),
    silent: event.type !== 'poll.asked' || (event.way === null && !event.live),
  };
  const laid = titled ? laidFor(boardId, titled) : [];
  await beginBoard(trx, entry, boardId, [opened, ...laid, ...beginningOf(event, boardId, at)]);
}

async function beginBoard(trx: Trx, entry: Entry, id: string, events: BoardEvent[]): Promise<void> {
  const { labId, by, at } = entry;
  const ref = { kind: 'board' as const, id };
  const state = events.reduce((board, one) => foldBoard(board, one, at), emptyBoard(id));
  // The act is the hall's; the board's beginning goes by the board's own id, which is new as well.
  await write(trx, { ref, labId, by, actId: id, at, from: 1, events, state });
}

/** [A21] The agencies' own boards begin as their plenary is by now. */
async function giveBoards(
  trx: Trx,
  entry: Entry,
  given: ReturnType<typeof boardsGiven>,
): Promise<void> {
  let plenary: Board | null = null;
  for (const { id, home } of given) {
    if (plenary?.id !== home.plenaryId) plenary = await told(trx, home.plenaryId);
    await beginBoard(trx, entry, id, beginningOfAgency(plenary, home));
  }
}

/** A board as its journal tells it. */
async function told(trx: Trx, id: string): Promise<Board> {
  const happened = (await read(trx, { kind: 'board', id }, 0)) as Happened<BoardEvent>[];
  return happened.reduce((board, { event, at }) => foldBoard(board, event, at), emptyBoard(id));
}

type Done = { ref: SpaceRef; from: number; to: number };

const doneByLength = new Map<number, ReturnType<typeof doneQuery>>();

const doneQuery = (length: number) =>
  reused<{ actId: string; kind: string; spaceId: string; number: number }>((db) =>
    db
      .selectFrom('journal')
      .select(['actId', 'kind', 'spaceId', 'number'])
      .where('actId', 'in', Array<string>(length).fill(''))
      .orderBy('number'),
  );

function doneBy(length: number): ReturnType<typeof doneQuery> {
  const query = doneByLength.get(length) ?? doneQuery(length);
  doneByLength.set(length, query);
  return query;
}

/** What these acts did, as far as they are in the journal already. An act without events is not kept. */
export async function answers(db: Db | Trx, actIds: readonly string[]): Promise<Map<string, Done>> {
  const done = new Map<string, Done>();
  if (actIds.length === 0) return done;
  // Few lengths of list, so that text and statement are there already: the last id fills it up.
  const length = Math.max(1, 4 ** Math.ceil(Math.log(actIds.length) / Math.log(4)));
  const ids = Array.from({ length }, (_, at) => actIds[at] ?? actIds.at(-1));
  const { rows } = await doneBy(length)(db, ids);
  for (const { actId, kind, spaceId, number } of rows) {
    const from = done.get(actId)?.from ?? Number(number);
    done.set(actId, { ref: { kind: kind as Kind, id: spaceId }, from, to: Number(number) });
  }
  return done;
}

/** The same for one act; null for one that is not there. */
export const answer = async (db: Db | Trx, actId: string): Promise<Done | null> =>
  (await answers(db, [actId])).get(actId) ?? null;

/** The state with what the journal must not keep: the papers of an open ballot. */
export async function restore(db: Db | Trx, state: State): Promise<State> {
  return state.kind === 'board' && state.ballot ? boards.withPapers(db, state) : state;
}
