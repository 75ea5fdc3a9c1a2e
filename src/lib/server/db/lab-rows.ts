/**
 * The rows of one lab as they lie in the tables, to carry them to another installation and back:
 * names of tables and columns are those of the database, values are not looked at.
 */
import { sql } from 'kysely';
import { lastInstant } from '#lib/lab/values.ts';
import type { Db, Trx } from './database.ts';

/** Tables whose rows carry `lab_id`, in the order in which rows may be written. */
export const labTables = [
  'agency',
  'person',
  'journal',
  'pledge',
  'readiness_sheet',
  'board',
  'card',
  'idea',
] as const;
/** What visitors left: in no journal, so each place keeps its own and takes what it does not have. */
export const visitorTables = ['visitor_like', 'visitor_word'] as const;
/**
 * Tables that speak of a lab and stay here: who runs it and from which device, personal links, papers
 * of ballots, rows of spreadsheets that were read here. Every table with a column `lab_id` or `innovation_id` is in one of these lists.
 */
export const stayingTables = [
  'lab_facilitator',
  'device',
  'table_seat',
  'personal_link',
  'return_link',
  'imported_row',
] as const;
/** What the lab left in the registry. */
export const registryTables = [
  'innovation',
  'innovation_step',
  'innovation_evidence',
  'innovation_edition',
  'innovation_standing',
  'innovation_standing_evidence',
] as const;
/** Those that hang on an entry of the registry. */
export const entryTables = registryTables.slice(1) as Exclude<RegistryTable, 'innovation'>[];
type RegistryTable = (typeof registryTables)[number];
export type TableName =
  | 'lab'
  | (typeof labTables)[number]
  | (typeof visitorTables)[number]
  | RegistryTable;

export type Row = Record<string, string | number | null>;

/** Doors, and what this installation decides or computes itself: these columns do not travel. */
const own: Partial<Record<TableName, readonly string[]>> = {
  lab: ['code', 'projector_key', 'leader_key_hash', 'jury_key_hash', 'practice_of', 'region_id'],
  innovation: ['region_id', 'search_row', 'search_version'],
  innovation_standing: ['search_version'],
};

type Where = ReturnType<typeof sql>;

/** The tables of a lab in the order in which rows may be written. */
export const allTables: readonly TableName[] = [
  'lab',
  ...labTables,
  ...visitorTables,
  ...registryTables,
];

const whereOf = (name: TableName, labId: string): Where => {
  if (name === 'lab') return sql`id = ${labId}`;
  if ((entryTables as readonly string[]).includes(name)) {
    return sql`innovation_id in (select id from innovation where lab_id = ${labId})`;
  }
  return sql`lab_id = ${labId}`;
};

/** So many rows are in memory at a time. */
const pageRows = 500;

/** The rows of a lab in one table, a page at a time; columns keep the names of the database. */
export async function* pagesOf(
  db: Db | Trx,
  name: TableName,
  labId: string,
): AsyncGenerator<Row[]> {
  const columns = await columnsOf(db, name);
  const pairs = sql.join(columns.flatMap((column) => [sql.lit(column), sql.id(column)]));
  for (let after = -1; ;) {
    // As JSON text, so that names of columns stay as they are.
    const { rows } = await sql<{ at: number; line: string }>`
      select rowid as at, json_object(${pairs}) as line from ${sql.id(name)}
      where ${whereOf(name, labId)} and rowid > ${after} order by rowid limit ${pageRows}`.execute(
      db,
    );
    if (rows.length > 0) yield rows.map(({ line }) => JSON.parse(line) as Row);
    if (rows.length < pageRows) return;
    after = rows.at(-1)?.at ?? after;
  }
}

/** The columns of a table that travel. */
export async function columnsOf(db: Db | Trx, name: TableName): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select name from pragma_table_info(${name})`.execute(db);
  return rows.map((row) => row.name).filter((column) => !own[name]?.includes(column));
}

/**
 * Whether this database has every column of the row, and nothing in it but plain values: numbers where
 * it counts or tells the time, none of them later than any day.
 */
export async function fits(db: Db | Trx, name: TableName, rows: readonly Row[]): Promise<boolean> {
  const { rows: typed } = await sql<{ name: string; type: string }>`
    select name, type from pragma_table_info(${name})`.execute(db);
  const numbers = new Set(
    typed.filter(({ type }) => /int/i.test(type)).map((column) => column.name),
  );
  const columns = new Set(await columnsOf(db, name));
  return rows.every((row) =>
    Object.entries(row).every(([column, value]) => {
      if (!columns.has(column)) return false;
      if (value === null) return true;
      return numbers.has(column) ? isCount(value) : typeof value === 'string';
    }),
  );
}

const isCount = (value: unknown) => typeof value === 'number' && Math.abs(value) <= lastInstant;

/**
 * Writes rows, and answers how many are new; `more` is what this installation adds to each. What
 * visitors left may be there.
 */
export async function insert(
  trx: Trx,
  name: TableName,
  rows: readonly Row[],
  more: Row = {},
): Promise<number> {
  let written = 0;
  for (const row of rows) {
    const all = { ...row, ...more };
    const columns = sql.join(Object.keys(all).map((column) => sql.id(column)));
    const doubled = (visitorTables as readonly string[]).includes(name)
      ? sql`on conflict do nothing`
      : sql``;
    const { numAffectedRows } = await sql`insert into ${sql.id(name)} (${columns})
      values (${sql.join(Object.values(all))}) ${doubled}`.execute(trx);
    written += Number(numAffectedRows ?? 0);
  }
  return written;
}

/** What a column of our own holds until this installation decides it, where it may not be empty. */
export async function blanksOf(db: Db | Trx, name: TableName): Promise<Row> {
  const { rows } = await sql<{ name: string }>`
    select name from pragma_table_info(${name})
    where "notnull" = 1 and dflt_value is null`.execute(db);
  return Object.fromEntries(
    rows.filter((row) => own[name]?.includes(row.name)).map((row) => [row.name, '']),
  );
}

/** How many rows a table has. */
export async function countOf(db: Db, name: TableName): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*) as n from ${sql.id(name)}`.execute(db);
  return rows[0]?.n ?? 0;
}

/** Everybody who did anything in a lab: its people, and accounts that run it. */
export async function doersOf(db: Db | Trx, labId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from person where lab_id = ${labId} union
    select person_id from journal where lab_id = ${labId} and person_id is not null`.execute(db);
  return rows.map(({ id }) => id);
}

/** The title of a board whose ballot is open, or null. */
export async function openBallotOf(db: Db | Trx, labId: string): Promise<string | null> {
  const row = await db
    .selectFrom('ballotKey')
    .innerJoin('board', 'board.id', 'ballotKey.boardId')
    .select('board.title')
    .where('board.labId', '=', labId)
    .executeTakeFirst();
  return row?.title ?? null;
}

/** The title of a board with cards that nobody has seen yet, or null. */
export async function unrevealedOf(db: Db | Trx, labId: string): Promise<string | null> {
  const row = await db
    .selectFrom('board')
    .innerJoin('card', 'card.boardId', 'board.id')
    .select('board.title')
    .where('board.labId', '=', labId)
    .where('board.revealed', '=', 0)
    .where('card.removed', '=', 0)
    .executeTakeFirst();
  return row?.title ?? null;
}

/** The newest migration that this database has. */
export async function shapeOf(db: Db | Trx): Promise<string> {
  const { rows } = await sql<{ name: string }>`
    select max(name) as name from kysely_migration`.execute(db);
  return rows[0]?.name ?? '';
}
