/**
 * The words by which entries of the registry are found. On SQLite they stand in an FTS5 table that
 * keeps the index alone; `innovations.ts`, the only writer of entries, tells it of every change. A
 * PostgreSQL keeps the same words in a `tsvector` column of `innovation` and asks it with
 * `to_tsquery('simple', …)`: this file is all that knows the difference.
 */
import { sql } from 'kysely';
import { affairOf } from '#lib/lab/affairs.ts';
import type { Profile } from '#lib/lab/profile.ts';
import { askedWords, indexWords, searchVersion } from '#lib/lab/search-words.ts';
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
  await sql`insert or replace into innovation_search (rowid, name, rest)
    values (${searchRow}, ${name}, ${rest})`.execute(trx);
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

/**
 * What FTS5 looks for: all the words anywhere, in the name, or anywhere but in the name. Null for a
 * question without words.
 */
export function lookedFor(question: string, where: 'anywhere' | 'name' | 'rest'): string | null {
  const asked = askedWords(question);
  if (asked.length === 0) return null;
  const all = asked
    .map(({ beginning, words }) => [
      ...(beginning ? [`"${beginning}"*`] : []),
      ...words.map((word) => `"${word}"`),
    ])
    .map((choices) => `(${choices.join(' OR ')})`)
    .join(' AND ');
  switch (where) {
    case 'anywhere':
      return all;
    case 'name':
      return `name : (${all})`;
    case 'rest':
      return `(${all}) NOT (name : (${all}))`;
  }
}

/**
 * Entries that have these words. The words come first and each hit is looked up by its number in a
 * narrow index, whatever SQLite thinks of it: `cross join` keeps the order.
 */
export const withWords = (db: Db | Trx, wanted: string) =>
  db
    .selectFrom('innovationSearch')
    .crossJoin('innovation')
    .whereRef('innovation.searchRow', '=', 'innovationSearch.rowid')
    .where(sql<boolean>`innovation_search match ${wanted}`);
