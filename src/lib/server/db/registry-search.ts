/**
 * The words by which entries of the registry are found. On SQLite they stand in an FTS5 table that
 * keeps the index alone; `innovations.ts`, the only writer of entries, tells it of every change. A
 * PostgreSQL keeps the same words in a `tsvector` column of `innovation` and asks it with
 * `to_tsquery('simple', …)`: these three functions are all that knows the difference.
 */
import { sql, type RawBuilder } from 'kysely';
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
      .limit(most)
      .execute();
    for (const { id, profile, story, ...entry } of rows) {
      const texts = { profile: JSON.parse(profile), story: JSON.parse(story) };
      await indexEntry(trx, id, { ...entry, ...texts });
    }
    return rows.length;
  });
}

/** Whether an entry has the words of a question, anywhere or in its name; null: no words are asked. */
export function hasWords(question: string, where: 'name' | 'anywhere'): RawBuilder<boolean> | null {
  const asked = askedWords(question);
  if (asked.length === 0) return null;
  const all = asked
    .map(({ beginning, words }) => [
      ...(beginning ? [`"${beginning}"*`] : []),
      ...words.map((word) => `"${word}"`),
    ])
    .map((choices) => `(${choices.join(' OR ')})`)
    .join(' AND ');
  const wanted = where === 'name' ? `name : (${all})` : all;
  // The sign keeps SQLite on the narrow index of the list: by way of this column it would read the
  // whole entries, long texts and all.
  return sql`+search_row in (
    select rowid from innovation_search where innovation_search match ${wanted})`;
}
