/**
 * [X31] Who wrote on a board that promised not to tell stays behind when the lab leaves as a file: the
 * file can be opened by whoever holds it. A writer of such a board becomes a stand-in, always the same
 * one, so that journals still prove tables and counts hold; where nobody is named the agency becomes
 * one as well. Only the installation that made a stand-in knows whose it is, by a key that does not travel.
 */
import { createHmac } from 'node:crypto';
import type { Signing } from '#lib/lab/board/state.ts';
import type { Db, Trx } from '#lib/server/db/database.ts';
import { doersOf, type Row, type TableName } from '#lib/server/db/lab-rows.ts';
import { ownSecret } from '#lib/server/exchange/signing.ts';

/** What the stand-ins of this installation are made with. */
export const labFileSecret = (): Promise<Uint8Array> => ownSecret('authors in lab files');

type StandIns = ReadonlyMap<string, string>;
export type Authors = {
  /** A row as it may leave. */
  hide: (name: TableName, row: Row) => Row;
  /** Whose a stand-in of ours is, for people and agencies that are here. */
  known: StandIns;
};

/** Reads who is in the lab and which of its boards do not name their writers. */
export async function authorsOf(db: Db | Trx, labId: string, secret: Uint8Array): Promise<Authors> {
  const standIn = (id: string) =>
    asId(createHmac('sha256', secret).update(`${labId} ${id}`).digest('hex'));
  const mapOf = (ids: readonly string[]) => new Map(ids.map((id) => [id, standIn(id)]));
  const inLab = new Set(await idsOf(db, 'person', labId));
  // A stand-in of another installation stays as it is: only there is known whose it is, when it comes home.
  const people = mapOf((await doersOf(db, labId)).filter((id) => inLab.has(id) || !isStandIn(id)));
  const agencies = mapOf(await idsOf(db, 'agency', labId));
  const boards = await db
    .selectFrom('board')
    .select(['id', 'state'])
    .where('labId', '=', labId)
    .execute();
  const signing = new Map(boards.map(({ id, state }) => [id, namesIn(state)]));
  return {
    hide(name, row) {
      const board =
        name === 'card' ? row['board_id'] : row['kind'] === 'board' ? row['space_id'] : null;
      const names = signing.get(String(board)) ?? 'author';
      if ((name !== 'card' && name !== 'journal') || names === 'author') return row;
      const hidden = { people, agencies: names === 'nobody' ? agencies : none };
      return name === 'card' ? cardOf(row, hidden) : eventOf(row, hidden);
    },
    known: new Map([...people, ...agencies].map(([id, stands]) => [stands, id])),
  };
}

const none: StandIns = new Map();

/** What this program cannot read is taken for a board that promised most. */
function namesIn(state: string): Signing {
  try {
    return (JSON.parse(state) as { names?: Signing }).names ?? 'nobody';
  } catch {
    return 'nobody';
  }
}

async function idsOf(db: Db | Trx, table: 'agency' | 'person', labId: string): Promise<string[]> {
  const rows = await db.selectFrom(table).select('id').where('labId', '=', labId).execute();
  return rows.map(({ id }) => id);
}

type Hidden = { people: StandIns; agencies: StandIns };
const instead = (by: StandIns, id: Row[string] | undefined) => by.get(String(id)) ?? id ?? null;

function cardOf(row: Row, { people, agencies }: Hidden): Row {
  if (row['author_id'] === null) return row;
  const [author_id, agency_id] = [
    instead(people, row['author_id']),
    instead(agencies, row['agency_id']),
  ];
  return { ...row, author_id, agency_id };
}

function eventOf(row: Row, hidden: Hidden): Row {
  const event = JSON.stringify(unsigned(JSON.parse(String(row['event'])), hidden));
  return { ...row, person_id: instead(hidden.people, row['person_id']), event };
}

/** The same event with stand-ins wherever somebody is meant, and without names. */
function unsigned(value: unknown, hidden: Hidden): unknown {
  if (typeof value === 'string') return hidden.people.get(value) ?? value;
  if (Array.isArray(value)) return value.map((one) => unsigned(one, hidden));
  if (typeof value !== 'object' || value === null) return value;
  const told = Object.entries(value).map(([key, one]): [string, unknown] => [
    hidden.people.get(key) ?? key,
    unsigned(one, hidden),
  ]);
  const plain = Object.fromEntries(told);
  if (typeof plain['authorId'] !== 'string') return plain;
  if ('author' in plain) plain['author'] = null;
  // [F4] Beside an agency alone the mark would name the one person it has without a device.
  if ('entered' in plain) plain['entered'] = false;
  if ('agencyId' in plain)
    plain['agencyId'] = instead(hidden.agencies, plain['agencyId'] as string);
  return plain;
}

/** Looks like any id. */
const asId = (hex: string) =>
  `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
/** Ids of accounts are of version 7. */
const isStandIn = (id: string) => id[14] === '8';
