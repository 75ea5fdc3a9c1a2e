/**
 * A small database of its own with the shape of this one, in which a lab that comes from elsewhere is
 * laid out and proved before anything of it touches what is here; it is brought in from there by the
 * database itself (`arriving.ts`).
 */
import { existsSync } from 'node:fs';
import BetterSqlite3 from 'better-sqlite3';
import { sql } from 'kysely';
import { kyselyOn, type Db } from './database.ts';
import { allTables } from './lab-rows.ts';

export type Staging = { db: Db; close: () => Promise<void> };

/** Opens it, made with the tables of `main` where it is not there. It may be attached once it is closed. */
export async function openStaging(file: string, main: Db): Promise<Staging> {
  const isNew = !existsSync(file);
  const raw = new BetterSqlite3(file);
  // Nobody misses it after a power cut; one file, so that it can be attached by who only reads.
  raw.pragma('journal_mode = DELETE');
  raw.pragma('synchronous = OFF');
  // What rows point to outside of the lab is looked at when they are brought in.
  raw.pragma('foreign_keys = OFF');
  const db = kyselyOn(raw);
  const close = async () => {
    await db.destroy();
    if (raw.open) raw.close();
  };
  if (isNew) {
    const names = [...allTables, 'ballot_key', 'ballot_paper'];
    const { rows } = await sql<{ text: string }>`
      select sql as text from sqlite_master
      where sql is not null and type in ('table', 'index') and tbl_name in (${sql.join(names)})
      order by type desc`.execute(main);
    for (const { text } of rows) raw.exec(text);
  }
  return { db, close };
}
