/**
 * The words by which entries of the registry are found, one row of words per entry. SQLite keeps
 * them in an FTS5 table that holds the index alone, PostgreSQL as `tsvector` with the name's words
 * marked A; `innovations.ts`, the only writer of entries, tells of every change. This file is all
 * that knows the difference.
 */
import { PostgresAdapter, sql, type RawBuilder } from 'kysely';
import { affairOf } from '#lib/lab/affairs.ts';
import type { Profile } from '#lib/lab/profile.ts';
import { askedWords, indexWords, searchVersion, type Asked } from '#lib/lab/search-words.ts';
import type { Db, Trx } from './database.ts';

/** What of an entry is looked at; all of it is shown to whoever may see the entry. */
export type Searched = {
  number: string;
  name: string;
  agencyName: string;
  affair: string | null;
  ministryNumber: string | null;
  profile: Profile;
  story: { canvas?: { idea?: string; problem?: string } };
};

/** The texts of an entry beside its name. */
function restOf({ number, agencyName, affair, ministryNumber, profile, story }: Searched): string {
  const { initiatorName, design, goal, benefit, result } = profile;
  const names = affair ? affairOf(affair)?.name : undefined;
  return [
    number,
    agencyName,
    names?.id,
    names?.en,
    ministryNumber,
    initiatorName,
    goal,
    benefit,
    result,
    design,
    story.canvas?.idea,
  ].join(' ');
}

/** Writes the words of an entry anew. */
export async function indexEntry(trx: Trx, id: string, entry: Searched): Promise<void> {
  const row = await trx
    .selectFrom('innovation')
    .select('searchRow')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const searchRow = row.searchRow ?? (await nextRow(trx));
  const [name, rest] = [indexWords(entry.name, 'name'), indexWords(restOf(entry), 'text')];
  await indexOf(trx).written(searchRow, name, rest).execute(trx);
  await trx
    .updateTable('innovation')
    .set({ searchRow, searchVersion })
    .where('id', '=', id)
    .execute();
}

async function nextRow(trx: Trx): Promise<number> {
  const { top } = await trx
    .selectFrom('innovation')
    .select((eb) => eb.fn.max('searchRow').as('top'))
    .executeTakeFirstOrThrow();
  return Number(top ?? 0) + 1;
}

/** Takes away the words of entries that are about to be removed. */
export async function forgetEntriesOf(trx: Trx, labId: string): Promise<void> {
  const rows = trx
    .selectFrom('innovation')
    .select('searchRow')
    .where('labId', '=', labId)
    .where('searchRow', 'is not', null);
  await sql`delete from innovation_search where rowid in (${rows})`.execute(trx);
}

/** Entries written by an older program, or with an older reading of words, are read now: how many. */
export async function indexWaiting(db: Db, most: number): Promise<number> {
  return db.transaction().execute(async (trx) => {
    const rows = await trx
      .selectFrom('innovation')
      .select(['id', 'number', 'name', 'agencyName', 'affair', 'ministryNumber'])
      .select(['profile', 'story'])
      .where('searchVersion', '<', searchVersion)
      .orderBy('createdAt')
      .limit(most)
      .execute();
    for (const { id, profile, story, ...entry } of rows) {
      const texts = { profile: JSON.parse(profile), story: JSON.parse(story) };
      await indexEntry(trx, id, { ...entry, ...texts });
    }
    return rows.length;
  });
}

/** Where words are looked for: anywhere, in the name, or anywhere but in the name. */
export type Where = 'anywhere' | 'name' | 'rest';

/** How a database keeps words (`written`) and finds those that a question asks for (`found`). */
type Index = {
  written: (row: number, name: string, rest: string) => RawBuilder<unknown>;
  found: (asked: Asked[], where: Where) => RawBuilder<boolean>;
};

const sqlite: Index = {
  written: (row, name, rest) =>
    sql`insert or replace into innovation_search (rowid, name, rest)
      values (${row}, ${name}, ${rest})`,
  found: (asked, where) => {
    const all = joined(asked, ' AND ', ' OR ', (word, begins) => `"${word}"${begins ? '*' : ''}`);
    const wanted = {
      anywhere: all,
      name: `name : (${all})`,
      rest: `(${all}) NOT (name : (${all}))`,
    };
    return sql`innovation_search match ${wanted[where]}`;
  },
};

const postgres: Index = {
  written: (row, name, rest) =>
    sql`insert into innovation_search (rowid, words)
      values (${row}, setweight(to_tsvector('simple', ${name}), 'A') || to_tsvector('simple', ${rest}))
      on conflict (rowid) do update set words = excluded.words`,
  found: (asked, where) => {
    const all = (marks: string) =>
      joined(asked, ' & ', ' | ', (word, begins) => {
        const sign = `${begins ? '*' : ''}${marks}`;
        return `'${word}'${sign ? `:${sign}` : ''}`;
      });
    const wanted = { anywhere: all(''), name: all('A'), rest: `(${all('')}) & !(${all('A')})` };
    return sql`words @@ to_tsquery('simple', ${wanted[where]})`;
  },
};

const indexOf = (db: Db | Trx): Index =>
  db.getExecutor().adapter instanceof PostgresAdapter ? postgres : sqlite;

/** Every word that is asked for, in any of its shapes. Words are letters and digits alone. */
const joined = (
  asked: Asked[],
  and: string,
  or: string,
  one: (word: string, begins: boolean) => string,
): string =>
  asked
    .map(({ beginning, words }) => [
      ...(beginning ? [one(beginning, true)] : []),
      ...words.map((word) => one(word, false)),
    ])
    .map((choices) => `(${choices.join(or)})`)
    .join(and);

/**
 * Entries that have the words of a question, null for a question without words. The words come
 * first and each hit is looked up by its number in a narrow index, whatever SQLite thinks of it:
 * `cross join` keeps the order.
 */
export function withWords(db: Db | Trx, question: string, where: Where) {
  const asked = askedWords(question);
  if (asked.length === 0) return null;
  return db
    .selectFrom('innovationSearch')
    .crossJoin('innovation')
    .whereRef('innovation.searchRow', '=', 'innovationSearch.rowid')
    .where(indexOf(db).found(asked, where));
}
