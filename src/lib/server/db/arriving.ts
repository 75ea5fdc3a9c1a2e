/**
 * A lab that was laid out in a database of its own (`database-staging.ts`), attached to this one: how both
 * journals stand to each other, and the rows on their way in. The database copies them by itself.
 */
import { sql } from 'kysely';
import type { Db, Trx } from './database.ts';
import {
  columnsOf,
  entryTables,
  labTables,
  visitorTables,
  type Row,
  type TableName,
} from './lab-rows.ts';

/** Under this name the database of an arriving lab is attached. */
const arriving = 'arriving';
export const attach = (db: Db, file: string) =>
  sql`attach database ${file} as ${sql.id(arriving)}`.execute(db);
export const detach = (db: Db) => sql`detach database ${sql.id(arriving)}`.execute(db);

/** So many rows are brought in at once; between them everybody else has their turn. */
const sliceRows = 1_000;

/**
 * Brings rows of the attached lab in. `over`: what is here gives way, row by row, and what the arriving
 * lab has not goes; nothing that hangs on a row that stays is touched.
 */
export async function bring(
  trx: Trx,
  name: TableName,
  labId: string,
  { over, more = {} }: { over: boolean; more?: Row },
): Promise<void> {
  const columns = await columnsOf(trx, name);
  const from = sql.id(arriving, name);
  const { rows: ends } = await sql<{ last: number | null }>`
    select max(rowid) as last from ${from}`.execute(trx);
  const into = sql.join([...columns, ...Object.keys(more)].map((column) => sql.id(column)));
  const values = sql.join([
    ...columns.map((column) => sql.id(column)),
    ...Object.values(more).map((value) => sql`${value}`),
  ]);
  const keys = await keysOf(trx, name);
  const rest = columns.filter((column) => !keys.includes(column));
  const set = sql.join(rest.map((one) => sql`${sql.id(one)} = ${sql.id('excluded', one)}`));
  const doubled = over
    ? sql`on conflict (${sql.join(keys.map((key) => sql.id(key)))}) do update set ${set}`
    : sql``;
  for (let after = 0; after < (ends[0]?.last ?? 0); after += sliceRows) {
    await sql`insert into ${sql.id(name)} (${into}) select ${values} from ${from}
      where rowid > ${after} and rowid <= ${after + sliceRows} order by rowid ${doubled}`.execute(
      trx,
    );
    await new Promise((done) => setImmediate(done));
  }
  if (!over || name === 'lab') return;
  await sql`delete from ${sql.id(name)} where lab_id = ${labId} and not exists
    (select 1 from ${from} as a where ${same(name, keys)})`.execute(trx);
}

const same = (name: TableName, keys: readonly string[]) =>
  sql.join(
    keys.map((key) => sql`a.${sql.id(key)} = main.${sql.id(name)}.${sql.id(key)}`),
    sql` and `,
  );

async function keysOf(db: Db | Trx, name: TableName): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select name from pragma_table_info(${name}) where pk > 0 order by pk`.execute(db);
  return rows.map((row) => row.name);
}

/** Whether a row of the attached lab is another lab's here. */
export async function takesAnothers(trx: Trx, labId: string): Promise<boolean> {
  for (const name of labTables) {
    const keys = await keysOf(trx, name);
    const { rows } = await sql`select 1 from ${sql.id('main', name)}
      join ${sql.id(arriving, name)} as a on ${same(name, keys)}
      where main.${sql.id(name)}.lab_id <> ${labId} limit 1`.execute(trx);
    if (rows.length > 0) return true;
  }
  return false;
}

/** How many events both journals of the attached lab have, and each of them. */
export async function comparedJournals(
  db: Db | Trx,
  labId: string,
): Promise<{ here: number; there: number; both: number; known: boolean }> {
  const count = async (what: ReturnType<typeof sql>) => {
    const { rows } = await sql<{ n: number }>`select count(*) as n from ${what}`.execute(db);
    return rows[0]?.n ?? 0;
  };
  const from = sql.id(arriving, 'journal');
  return {
    here: await count(sql`main.journal where lab_id = ${labId}`),
    there: await count(from),
    both: await count(sql`${from} as a cross join main.journal as m
      on m.kind = a.kind and m.space_id = a.space_id and m.number = a.number
      where m.act_id = a.act_id and m.event = a.event and m.lab_id = ${labId}`),
    known: (await count(sql`main.lab where id = ${labId}`)) > 0,
  };
}

/** Whether part of an entry, an entry or a visitor's word hangs on nothing of this laid out lab. */
export async function hasLooseParts(db: Db): Promise<boolean> {
  const hanging = [
    ...entryTables.map((name) => [name, 'innovation'] as const),
    ...[...visitorTables, 'innovation' as const].map((name) => [name, 'idea'] as const),
  ];
  for (const [name, on] of hanging) {
    // An entry that came without an idea points to none.
    const { rows } = await sql`select 1 from ${sql.id(name)}
      where ${sql.id(`${on}_id`)} not in (select id from ${sql.id(on)}) limit 1`.execute(db);
    if (rows.length > 0) return true;
  }
  return false;
}

/** [X33] How many entries of a laid out lab a Bappeda has looked at, now or in an earlier year. */
export async function judgedEntries(db: Db): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*) as n from innovation
    where status <> 'proposed' or verified_score is not null or verified is not null
    or registered_year is not null or ministry_number is not null
    or id in (select innovation_id from innovation_step where status <> 'proposed')
    or id in (select innovation_id from innovation_edition)
    or id in (select innovation_id from innovation_standing)
    or id in (select innovation_id from innovation_standing_evidence)`.execute(db);
  return rows[0]?.n ?? 0;
}

/** [X31] An event of the laid out lab that says what ours said when it left becomes ours again. */
export async function recogniseEvent(trx: Trx, ours: Row, left: Row): Promise<void> {
  await sql`update journal set event = ${ours['event']}, person_id = ${ours['person_id']}
    where kind = ${ours['kind']} and space_id = ${ours['space_id']}
    and number = ${ours['number']} and event = ${left['event']}`.execute(trx);
}
