/**
 * The words by which entries of the registry are found, one row of words per entry. SQLite keeps
 * them in an FTS5 table that holds the index alone, PostgreSQL as `tsvector` with the name's words
 * marked A; `innovations.ts`, the only writer of entries, tells of every change. This file is all
 * that knows the difference. [N26] Versions that stand have an index of their own, in which they lie
 * under the number of their entry: words of a draft are in the other one.
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
  await written(trx, 'living', searchRow, entry);
  await trx
    .updateTable('innovation')
    .set({ searchRow, searchVersion })
    .where('id', '=', id)
    .execute();
}

/** [N26] Writes the words of versions that stand: of this entry, or of so many that wait; how many. */
export async function indexStanding(trx: Trx, which: { id: string } | { most: number }) {
  const all = trx
    .selectFrom('innovationStanding as own')
    .innerJoin('innovation as entry', 'entry.id', 'own.innovationId')
    .innerJoin('innovationEdition as edition', (join) =>
      join
        .onRef('edition.innovationId', '=', 'own.innovationId')
        .onRef('edition.catalogueYear', '=', 'own.catalogueYear'),
    )
    .select(['entry.id', 'entry.searchRow', 'entry.number', 'entry.agencyName', 'entry.story'])
    .select(['own.name', 'own.affair', 'edition.ministryNumber', 'edition.profile']);
  const rows = await (
    'id' in which
      ? all.where('own.innovationId', '=', which.id)
      : all
          .where('own.searchVersion', '<', searchVersion)
          .where('entry.searchRow', 'is not', null)
          .limit(which.most)
  ).execute();
  for (const { id, searchRow, profile, story, ...version } of rows) {
    // An entry whose own words were not read yet has no number: both follow at the next start.
    if (searchRow === null) continue;
    const texts = { profile: JSON.parse(profile), story: JSON.parse(story) };
    await written(trx, 'standing', searchRow, { ...version, ...texts });
    await trx
      .updateTable('innovationStanding')
      .set({ searchVersion })
      .where('innovationId', '=', id)
      .execute();
  }
  return rows.length;
}

function written(trx: Trx, version: Version, row: number, entry: Searched) {
  const [name, rest] = [indexWords(entry.name, 'name'), indexWords(restOf(entry), 'text')];
  return indexOf(trx).written(tableOf[version], row, name, rest).execute(trx);
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
  for (const table of Object.values(tableOf)) {
    await sql`delete from ${sql.table(table)} where rowid in (${rows})`.execute(trx);
  }
}

/** [N26] Takes away the words of the version that stood. */
export async function forgetStanding(trx: Trx, id: string): Promise<void> {
  const row = trx.selectFrom('innovation').select('searchRow').where('id', '=', id);
  await sql`delete from innovation_standing_search where rowid = (${row})`.execute(trx);
}

/**
 * Entries written by an older program, or with an older reading of words, are read now, and after
 * them what stands of some: how many.
 */
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
    return rows.length + (await indexStanding(trx, { most: most - rows.length }));
  });
}

/** An entry as it is, or the version of it that stands. */
export type Version = 'living' | 'standing';

const tableOf = {
  living: 'innovation_search',
  standing: 'innovation_standing_search',
} as const satisfies Record<Version, string>;
type IndexTable = (typeof tableOf)[Version];

/** Where words are looked for: anywhere, in the name, or anywhere but in the name. */
export type Where = 'anywhere' | 'name' | 'rest';

/** How a database keeps words (`written`) and finds those that a question asks for (`found`). */
type Index = {
  written: (table: IndexTable, row: number, name: string, rest: string) => RawBuilder<unknown>;
  found: (table: IndexTable, asked: Asked[], where: Where) => RawBuilder<boolean>;
};

const sqlite: Index = {
  written: (table, row, name, rest) =>
    sql`insert or replace into ${sql.table(table)} (rowid, name, rest)
      values (${row}, ${name}, ${rest})`,
  found: (table, asked, where) => {
    const all = joined(asked, ' AND ', ' OR ', (word, begins) => `"${word}"${begins ? '*' : ''}`);
    const wanted = {
      anywhere: all,
      name: `name : (${all})`,
      rest: `(${all}) NOT (name : (${all}))`,
    };
    // A table of FTS5 has a column of its own name, which is what is matched.
    return sql`${sql.id(table)} match ${wanted[where]}`;
  },
};

const postgres: Index = {
  written: (table, row, name, rest) =>
    sql`insert into ${sql.table(table)} (rowid, words)
      values (${row}, setweight(to_tsvector('simple', ${name}), 'A') || to_tsvector('simple', ${rest}))
      on conflict (rowid) do update set words = excluded.words`,
  found: (_table, asked, where) => {
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
    .where(indexOf(db).found(tableOf.living, asked, where));
}

/** [N26] Numbers of the entries of which what stands has the words; null as above. */
export function standingWithWords(db: Db | Trx, question: string, where: Where) {
  const asked = askedWords(question);
  if (asked.length === 0) return null;
  return db
    .selectFrom('innovationStandingSearch')
    .select('innovationStandingSearch.rowid')
    .where(indexOf(db).found(tableOf.standing, asked, where));
}
