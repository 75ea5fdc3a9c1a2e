/**
 * Brings a lab from a lab file into this installation, in one transaction: ids are kept, so the same
 * file again changes nothing, and a later file of the same lab brings what is new. A lab that went on
 * in both places is left alone. What was written is proved like `verify` does before it counts.
 */
import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { drawCode } from '#lib/lab/join-code.ts';
import { registryNumber, registryPrefix } from '#lib/lab/registry.ts';
import type { Kind } from '#lib/lab/space.ts';
import { isAgainstTables, type Database, type Trx } from '#lib/server/db/database.ts';
import * as innovations from '#lib/server/db/innovations.ts';
import * as labs from '#lib/server/db/labs.ts';
import * as labRows from '#lib/server/db/lab-rows.ts';
import type { Row } from '#lib/server/db/lab-rows.ts';
import { indexEntry, indexStanding } from '#lib/server/db/registry-search.ts';
import { Findings } from '#lib/server/db/verify-findings.ts';
import { checkSpaces, nameOf } from '#lib/server/db/verify-spaces.ts';
import { authorsOf } from './authors.ts';
import { readLabFile, type LabFile, type ReadRefusal } from './read-lab-file.ts';

export type Importing = {
  path: string;
  /** Where files of evidence lie; the file is unpacked beside them. */
  evidence: string;
  regionId: string;
  /** Accounts that run the lab from now on, where it is new. */
  facilitators: readonly string[];
  /** [X31] What this installation makes stand-ins of authors with. */
  secret: Uint8Array;
  /** Whether a running server holds this database: it knows nothing of what changes under it. */
  serving: boolean;
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

export type ImportRefusal =
  | ReadRefusal
  | {
      code:
        | 'foreign' // rows that this program does not know, or that do not belong together
        | 'went-on' // the lab changed here as well
        | 'serving'; // changes a lab that a running server holds
    };

export async function importLab(
  db: Database,
  importing: Importing,
): Promise<Imported | ImportRefusal> {
  await mkdir(importing.evidence, { recursive: true, mode: 0o700 });
  const dir = await mkdtemp(join(importing.evidence, '.import-'));
  try {
    const file = await readLabFile(importing.path, dir);
    if ('code' in file) return file;
    const here = await labRows.shapeOf(db.read);
    if (file.about.shape > here) return { code: 'too-new' };
    return await takeIn(db, file, dir, importing);
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

/** Something in the transaction speaks against it: everything is rolled back. */
class Against extends Error {
  readonly refusal: ImportRefusal;
  constructor(refusal: ImportRefusal) {
    super(refusal.code);
    this.refusal = refusal;
  }
}

async function takeIn(
  db: Database,
  file: LabFile,
  dir: string,
  importing: Importing,
): Promise<Imported | ImportRefusal> {
  const { labId, title } = file.about;
  try {
    return await db.write.transaction().execute(async (trx): Promise<Imported> => {
      await refuseForeign(trx, file);
      await recognise(trx, file, importing.secret);
      const outcome = await standing(trx, file);
      const journal = file.tables.get('journal') ?? [];
      const told = { labId, title, events: journal.length, files: file.files.length };
      if (outcome === 'same') {
        // Visitors leave no journal, and a running server holds nothing of theirs.
        const visitors = await writeVisitors(trx, file);
        return { outcome: visitors > 0 ? 'newer' : outcome, ...told, innovations: 0, visitors };
      }
      if (outcome === 'newer' && importing.serving) throw new Against({ code: 'serving' });
      await writeRows(trx, file, outcome, importing);
      const visitors = await writeVisitors(trx, file);
      const entries = await writeEntries(trx, file, importing);
      await prove(trx, file);
      // Files first, then the commit: nothing ever points to a file that is not there.
      for (const name of file.files) await keep(join(dir, name), join(importing.evidence, name));
      return { outcome, ...told, innovations: entries, visitors };
    });
  } catch (fault) {
    if (fault instanceof Against) return fault.refusal;
    // A row twice or without what it needs, or a document in it that is none: the file's, not ours.
    if (isAgainstTables(fault) || fault instanceof SyntaxError) return { code: 'foreign' };
    throw fault;
  }
}

async function refuseForeign(trx: Trx, { about, tables }: LabFile): Promise<void> {
  for (const [name, rows] of tables) {
    if (!(await labRows.fits(trx, name, rows))) throw new Against({ code: 'foreign' });
    const key = name === 'lab' ? 'id' : 'lab_id';
    const ours = name.startsWith('innovation_') || rows.every((row) => row[key] === about.labId);
    if (!ours) throw new Against({ code: 'foreign' });
  }
  const entries = new Set(tables.get('innovation')?.map(({ id }) => id));
  const hanging = labRows.entryTables.flatMap((name) => tables.get(name) ?? []);
  const whole = hanging.every((row) => entries.has(row['innovation_id'] ?? ''));
  if (tables.get('lab')?.length !== 1 || !whole) throw new Against({ code: 'foreign' });
}

/** [X31] Stand-ins that were made here become again whom they stand for: nothing is lost on the way back. */
async function recognise(trx: Trx, { about, tables }: LabFile, secret: Uint8Array): Promise<void> {
  const { hide, known } = await authorsOf(trx, about.labId, secret);
  const keyOf = ({ kind, space_id, number }: Row) => [kind, space_id, number].join(' ');
  const there = new Map(tables.get('journal')?.map((row) => [keyOf(row), row]));
  for await (const rows of labRows.pagesOf(trx, 'journal', about.labId)) {
    for (const row of rows) {
      const [left, came] = [hide('journal', row), there.get(keyOf(row))];
      if (came && came['event'] === left['event'] && came['person_id'] === left['person_id']) {
        Object.assign(came, row);
      }
    }
  }
  const whose = (id: Row[string] | undefined) => known.get(String(id)) ?? id ?? null;
  for (const row of tables.get('card') ?? []) {
    row['author_id'] = whose(row['author_id']);
    row['agency_id'] = whose(row['agency_id']);
  }
}

/** How the lab stands here: what one journal has, the other has as well, up to some number. */
async function standing(trx: Trx, { about, tables }: LabFile): Promise<Imported['outcome']> {
  const known: Row[] = [];
  for await (const rows of labRows.pagesOf(trx, 'journal', about.labId)) known.push(...rows);
  const lab = await trx.selectFrom('lab').select('id').where('id', '=', about.labId).execute();
  if (lab.length === 0) return 'new';
  const line = ({ kind, space_id, number, act_id, event }: Row) =>
    [kind, space_id, number, act_id, event].join(' ');
  const there = new Set(tables.get('journal')?.map(line));
  const here = new Set(known.map(line));
  if ([...here].some((one) => !there.has(one))) {
    if ([...there].every((one) => here.has(one))) return 'same';
    throw new Against({ code: 'went-on' });
  }
  return here.size === there.size ? 'same' : 'newer';
}

async function writeRows(
  trx: Trx,
  { about, tables }: LabFile,
  outcome: 'new' | 'newer',
  { regionId, facilitators }: Importing,
): Promise<void> {
  const [lab] = tables.get('lab') ?? [];
  if (!lab) throw new Against({ code: 'foreign' });
  const { labId } = about;
  if (outcome === 'new') {
    const doors = {
      region_id: regionId,
      code: await freeCode(trx),
      projector_key: randomBytes(16).toString('base64url'),
    };
    await labRows.insert(trx, 'lab', [lab], doors);
    for (const accountId of facilitators) {
      await trx.insertInto('labFacilitator').values({ labId, accountId }).execute();
    }
  } else {
    await labRows.remove(trx, labId);
    const { stage, closed } = lab;
    await trx
      .updateTable('lab')
      .set({ stage: String(stage), closed: Number(closed) })
      .where('id', '=', labId)
      .execute();
  }
  for (const name of labRows.labTables) await labRows.insert(trx, name, tables.get(name) ?? []);
}

/** What visitors left there and is not known here: how much. */
async function writeVisitors(trx: Trx, { tables }: LabFile): Promise<number> {
  let written = 0;
  for (const name of labRows.visitorTables) {
    written += await labRows.insert(trx, name, tables.get(name) ?? []);
  }
  return written;
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
  { tables }: LabFile,
  { regionId, at }: Importing,
): Promise<number> {
  let written = 0;
  for (const row of tables.get('innovation') ?? []) {
    const id = String(row['id']);
    if (await innovations.load(trx, id)) continue;
    const number = await freeNumber(trx, row, regionId);
    await labRows.insert(trx, 'innovation', [row], { region_id: regionId, number });
    const hangsOn = (one: Row) => one['innovation_id'] === id;
    for (const name of labRows.entryTables) {
      await labRows.insert(trx, name, (tables.get(name) ?? []).filter(hangsOn));
    }
    const entry = await innovations.load(trx, id);
    if (!entry) throw new Against({ code: 'foreign' });
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

/** The journals give the tables, as `verify` would find it. */
async function prove(trx: Trx, { tables }: LabFile): Promise<void> {
  const findings = new Findings();
  await checkSpaces(trx, findings);
  const ours = new Set(
    tables
      .get('journal')
      ?.map((row) => nameOf({ kind: row['kind'] as Kind, id: String(row['space_id']) })),
  );
  if (findings.list.some(({ where }) => ours.has(where))) throw new Against({ code: 'foreign' });
}

async function keep(from: string, to: string): Promise<void> {
  const there = await stat(to).catch(() => null);
  if (!there) await rename(from, to);
}
