/**
 * Lays a lab file out in a folder of its own and proves it there: the journals give the tables as
 * `verify` would find it, and nothing in it belongs to anything else. Nothing that is here is touched, so
 * this runs beside a live lab, in the press (X34).
 */
import { join } from 'node:path';
import * as v from 'valibot';
import { day } from '#lib/lab/values.ts';
import * as arriving from '#lib/server/db/arriving.ts';
import { openReader } from '#lib/server/db/database-reader.ts';
import { openStaging } from '#lib/server/db/database-staging.ts';
import { isAgainstTables, type Db } from '#lib/server/db/database.ts';
import * as innovations from '#lib/server/db/innovations.ts';
import * as labRows from '#lib/server/db/lab-rows.ts';
import type { Row, TableName } from '#lib/server/db/lab-rows.ts';
import { freeBytes } from '#lib/server/db/reserve.ts';
import { Findings } from '#lib/server/db/verify-findings.ts';
import { checkSpaces } from '#lib/server/db/verify-spaces.ts';
import { authorsOf } from './authors.ts';
import type { About } from './lab-file.ts';
import { floor, NoRow, readLabFile, rowsIn, type ReadRefusal } from './read-lab-file.ts';

/** A lab that was laid out and proved; what a person is shown before it is brought in. */
export type Arrival = {
  about: About;
  place: string;
  /** `YYYY-MM-DD`. */
  startsOn: string;
  endsOn: string;
  counts: Record<'people' | 'boards' | 'ideas' | 'events' | 'files' | 'entries', number>;
  /** [X33] Entries that a Bappeda has looked at already. */
  judged: number;
  standing: Standing;
  /** Names of files of evidence. */
  files: string[];
};
/** How the lab stands here. */
export type Standing = 'new' | 'newer' | 'same' | 'went-on';
/** Rows that this program does not know, or that do not belong together. */
export type StageRefusal = ReadRefusal | { code: 'foreign' };

export const stagedFile = (dir: string): string => join(dir, 'arriving.db');

export type Staging = {
  path: string;
  /** Empty; files of evidence and the proved lab are left there. */
  dir: string;
  /** The database here, only read. */
  main: string;
  /** [X31] */
  secret: Uint8Array;
  /** 0 to 1. */
  progress?: (done: number) => void;
};

export async function stageLab(staging: Staging): Promise<Arrival | StageRefusal> {
  const { path, dir, main, progress = () => {} } = staging;
  const file = await readLabFile(path, dir);
  if ('code' in file) return file;
  progress(0.4);
  const reader = openReader(main);
  try {
    if (file.about.shape > (await labRows.shapeOf(reader.read))) return { code: 'too-new' };
    const arrival = await layOut(reader.read, staging, file);
    if ('code' in arrival) return arrival;
    await arriving.attach(reader.read, stagedFile(dir));
    return {
      ...arrival,
      standing: standingOf(await arriving.comparedJournals(reader.read, file.about.labId)),
    };
  } catch (fault) {
    if (fault instanceof NoRow) return { code: 'cut' };
    // A row twice or without what it needs, or a document in it that is none: the file's, not ours.
    if (isAgainstTables(fault) || fault instanceof SyntaxError) return { code: 'foreign' };
    throw fault;
  } finally {
    await reader.close();
  }
}

/** What one journal has, the other has as well, up to some number; else they went different ways. */
export function standingOf(told: Awaited<ReturnType<typeof arriving.comparedJournals>>): Standing {
  const { here, there, both, known } = told;
  if (!known) return 'new';
  if (both < here) return both === there ? 'same' : 'went-on';
  return there === here ? 'same' : 'newer';
}

async function layOut(
  main: Db,
  { dir, secret, progress = () => {} }: Staging,
  { about, files }: { about: About; files: string[] },
): Promise<Omit<Arrival, 'standing'> | StageRefusal> {
  const staged = await openStaging(stagedFile(dir), main);
  try {
    const { db } = staged;
    for (const name of labRows.allTables) {
      const blanks = await labRows.blanksOf(db, name);
      for await (const rows of rowsIn(dir, name)) {
        if (freeBytes(dir) < floor) return { code: 'storage' };
        if (!(await isOurs(db, name, rows, about.labId))) return { code: 'foreign' };
        const write = db.transaction();
        await write.execute(async (trx) => void (await labRows.insert(trx, name, rows, blanks)));
      }
    }
    progress(0.6);
    const isOne = (await labRows.countOf(db, 'lab')) === 1;
    if (!isOne || (await arriving.hasLooseParts(db))) return { code: 'foreign' };
    await recognise(main, db, about.labId, secret);
    progress(0.7);
    const findings = new Findings();
    await checkSpaces(db, findings);
    if (findings.list.length > 0) return { code: 'foreign' };
    const entries = await innovations.ofLab(db, about.labId);
    progress(0.9);
    const lab = await db.selectFrom('lab').selectAll().executeTakeFirstOrThrow();
    const { title, place, startsOn, endsOn } = lab;
    if (!v.is(day, startsOn) || !v.is(day, endsOn)) return { code: 'foreign' };
    const count = (name: TableName) => labRows.countOf(db, name);
    return {
      about: { ...about, title },
      place,
      startsOn,
      endsOn,
      counts: {
        people: await count('person'),
        boards: await count('board'),
        ideas: await count('idea'),
        events: await count('journal'),
        entries: entries.length,
        files: files.length,
      },
      judged: await arriving.judgedEntries(db),
      files,
    };
  } finally {
    await staged.close();
  }
}

async function isOurs(db: Db, name: TableName, rows: Row[], labId: string): Promise<boolean> {
  const key = name === 'lab' ? 'id' : 'lab_id';
  const ours = name.startsWith('innovation_') || rows.every((row) => row[key] === labId);
  return ours && (await labRows.fits(db, name, rows));
}

/** [X31] Stand-ins that were made here become again whom they stand for: nobody is lost on the way back. */
async function recognise(main: Db, staged: Db, labId: string, secret: Uint8Array): Promise<void> {
  const { hide, known } = await authorsOf(main, labId, secret);
  if (known.size === 0) return;
  await staged.transaction().execute(async (trx) => {
    for await (const rows of labRows.pagesOf(main, 'journal', labId)) {
      for (const row of rows) {
        const left = hide('journal', row);
        if (left === row) continue;
        await arriving.recogniseEvent(trx, row, left);
      }
    }
    for (const [stands, id] of known) {
      await trx.updateTable('card').set({ authorId: id }).where('authorId', '=', stands).execute();
      await trx.updateTable('card').set({ agencyId: id }).where('agencyId', '=', stands).execute();
    }
  });
}
