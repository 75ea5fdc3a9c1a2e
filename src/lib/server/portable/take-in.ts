/**
 * Brings a lab that was proved (`stage.ts`) into this installation, in one transaction: ids are kept, so
 * the same lab again changes nothing, and a later one brings what is new. A lab that went on in both
 * places is left alone. The database copies the rows itself, in slices, so that a live lab waits little.
 */
import { randomBytes } from 'node:crypto';
import { mkdir, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { drawCode } from '#lib/lab/join-code.ts';
import { registryNumber, registryPrefix } from '#lib/lab/registry.ts';
import * as arriving from '#lib/server/db/arriving.ts';
import { openReader } from '#lib/server/db/database-reader.ts';
import { isAgainstTables, type Database, type Db, type Trx } from '#lib/server/db/database.ts';
import * as innovations from '#lib/server/db/innovations.ts';
import * as labs from '#lib/server/db/labs.ts';
import * as labRows from '#lib/server/db/lab-rows.ts';
import type { Row, TableName } from '#lib/server/db/lab-rows.ts';
import { indexEntry, indexStanding } from '#lib/server/db/registry-search.ts';
import { oneAtATime } from '#lib/server/one-at-a-time.ts';
import { stagedFile, standingOf, type Arrival } from './stage.ts';

export type Bringing = {
  /** Where the lab was laid out. */
  dir: string;
  /** Where files of evidence lie; on the same disk. */
  evidence: string;
  regionId: string;
  /** Accounts that run the lab from now on, where it is new. */
  facilitators: readonly string[];
  /** Whether a server in another process holds this database: it knows nothing of what changes under it. */
  serving: boolean;
  /** [X33] Whoever brings it in was asked while no such lab was here: not for one that is by now. */
  onlyNew?: boolean;
  at: number;
};

export type Imported = {
  outcome: 'new' | 'newer' | 'same';
  labId: string;
  title: string;
  events: number;
  files: number;
  /** Entries of the registry that are new here. */
  innovations: number;
  /** Likes and words of visitors that are new here. */
  visitors: number;
};

export type TakeRefusal = {
  code:
    | 'foreign' // rows that do not belong to it
    | 'not-yours' // the same lab came in meanwhile
    | 'went-on' // the lab changed here as well
    | 'voting' // a ballot is open here, whose papers would be lost
    | 'serving'; // changes a lab that a running server holds
};

/** Something in the transaction speaks against it: everything is rolled back. */
class Against extends Error {
  readonly refusal: TakeRefusal;
  constructor(code: TakeRefusal['code']) {
    super(code);
    this.refusal = { code };
  }
}

/** One lab is attached at a time. */
const attaching = oneAtATime();

export const takeIn = (
  db: Database,
  arrival: Arrival,
  bringing: Bringing,
): Promise<Imported | TakeRefusal> =>
  attaching(async () => {
    const reader = openReader(stagedFile(bringing.dir));
    try {
      await arriving.attach(db.write, stagedFile(bringing.dir));
      try {
        return await write(db, reader.read, arrival, bringing);
      } finally {
        await arriving.detach(db.write);
      }
    } finally {
      await reader.close();
    }
  });

async function write(db: Database, staged: Db, arrival: Arrival, bringing: Bringing) {
  const { labId, title } = arrival.about;
  const { evidence, dir, serving } = bringing;
  const told = { labId, title, events: arrival.counts.events, files: arrival.counts.files };
  await mkdir(evidence, { recursive: true, mode: 0o700 });
  // Files first: nothing ever points to a file that is not there. Left over, one is nobody's and hurts nobody.
  const files = async () => {
    for (const name of arrival.files) await keep(join(dir, name), join(evidence, name));
  };
  try {
    return await db.write.transaction().execute(async (trx): Promise<Imported> => {
      const outcome = standingOf(await arriving.comparedJournals(trx, labId));
      if (outcome === 'newer' && bringing.onlyNew) throw new Against('not-yours');
      if (outcome === 'went-on') throw new Against('went-on');
      if (outcome === 'newer' && serving) throw new Against('serving');
      if (outcome === 'newer' && (await labRows.openBallotOf(trx, labId)) !== null) {
        throw new Against('voting');
      }
      let entries = 0;
      if (outcome !== 'same') {
        await writeRows(trx, arrival, outcome, bringing);
        // Of a lab that is here, entries belong where it does.
        const regionId = (await labs.load(trx, labId))?.regionId ?? bringing.regionId;
        entries = await writeEntries(trx, { staged, labId }, { ...bringing, regionId });
        await files();
      }
      // Visitors leave no journal, and a running server holds nothing of theirs.
      let visitors = 0;
      for (const name of bringing.onlyNew && outcome === 'same' ? [] : labRows.visitorTables) {
        visitors += await labRows.insert(trx, name, await all(staged, name, labId));
      }
      const newer = outcome === 'same' && visitors > 0;
      return { outcome: newer ? 'newer' : outcome, ...told, innovations: entries, visitors };
    });
  } catch (fault) {
    if (fault instanceof Against) return fault.refusal;
    // A row that is another lab's, or an entry that is none: the file's, not ours.
    if (isAgainstTables(fault) || fault instanceof SyntaxError) return { code: 'foreign' as const };
    throw fault;
  }
}

async function writeRows(
  trx: Trx,
  { about: { labId } }: Arrival,
  outcome: 'new' | 'newer',
  { regionId, facilitators }: Bringing,
): Promise<void> {
  const over = outcome === 'newer';
  if (over && (await arriving.takesAnothers(trx, labId))) throw new Against('foreign');
  const more: Row = {
    region_id: regionId,
    code: await freeCode(trx),
    projector_key: randomBytes(16).toString('base64url'),
  };
  await arriving.bring(trx, 'lab', labId, { over, more });
  for (const name of labRows.labTables) await arriving.bring(trx, name, labId, { over });
  if (over) return;
  for (const accountId of facilitators) {
    await trx.insertInto('labFacilitator').values({ labId, accountId }).execute();
  }
}

async function all(db: Db, name: TableName, labId: string): Promise<Row[]> {
  const found: Row[] = [];
  for await (const rows of labRows.pagesOf(db, name, labId)) found.push(...rows);
  return found;
}

/** A join code that no lab here has. */
async function freeCode(trx: Trx): Promise<string> {
  for (;;) {
    const code = drawCode(randomBytes(32));
    if (code !== null && !(await labs.byKey(trx, 'code', code))) return code;
  }
}

/** Entries that are here already have gone their own way through this registry and stay as they are. */
async function writeEntries(
  trx: Trx,
  { staged, labId }: { staged: Db; labId: string },
  { regionId, at }: Bringing,
): Promise<number> {
  let written = 0;
  for (const row of await all(staged, 'innovation', labId)) {
    const id = String(row['id']);
    if (await innovations.load(trx, id)) continue;
    const number = await freeNumber(trx, row, regionId);
    await labRows.insert(trx, 'innovation', [row], { region_id: regionId, number });
    const hangsOn = (one: Row) => one['innovation_id'] === id;
    for (const name of labRows.entryTables) {
      await labRows.insert(trx, name, (await all(staged, name, labId)).filter(hangsOn));
    }
    const entry = await innovations.load(trx, id);
    if (!entry) throw new Against('foreign');
    await indexEntry(trx, id, entry);
    await indexStanding(trx, { id });
    if (number !== row['number']) {
      const { status } = entry;
      const note = `Nomor ${String(row['number'])} sudah dipakai di registri ini.`;
      await innovations.addStep(trx, id, { status, by: 'Labinov', note, change: {}, at });
    }
    written += 1;
  }
  return written;
}

/** Its own number where nobody here has it, else the next one of its year. */
async function freeNumber(trx: Trx, row: Row, regionId: string): Promise<string> {
  const number = String(row['number']);
  const taken = await trx
    .selectFrom('innovation')
    .select('id')
    .where('regionId', '=', regionId)
    .where('number', '=', number)
    .executeTakeFirst();
  if (!taken) return number;
  const [year, sample] = [Number(row['year']), row['sample'] === 1];
  const serial = await innovations.nextSerial(trx, regionId, year, sample);
  return number.startsWith(registryPrefix(year, sample))
    ? registryNumber(year, serial, sample)
    : number;
}

async function keep(from: string, to: string): Promise<void> {
  const there = await stat(to).catch(() => null);
  if (!there) await rename(from, to);
}
