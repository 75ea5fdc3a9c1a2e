/**
 * One lab as one file, from the laptop of the hall to the server of the office: every row that
 * belongs to the lab, its journals and so its audit trail, its entries of the registry and every
 * file of evidence. Secrets stay behind (codes, keys, links, devices, accounts, papers of ballots).
 *
 * The file is a zip: `lab.json` says what it is, `tables/*.ndjson` hold rows as the database has
 * them, `evidence/` holds files under the hash of their content, and `manifest.json` at the end
 * names every part with size and SHA-256, so that a file cut short is seen.
 */
import { createHash } from 'node:crypto';
import { open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { storedName } from '#lib/lab/idea/parts.ts';
import type { Db, Trx } from '#lib/server/db/database.ts';
import * as labRows from '#lib/server/db/lab-rows.ts';
import type { TableName } from '#lib/server/db/lab-rows.ts';
import * as labs from '#lib/server/db/labs.ts';
import * as regions from '#lib/server/db/regions.ts';
import { freeBytes, marginBytes, reserveBytes } from '#lib/server/db/reserve.ts';
import { fileContent, zipOf, type ZipPart } from '#lib/server/export/zip-stream.ts';
import { filesOf } from '#lib/server/operations/sample.ts';
import { authorsOf, type Authors } from './authors.ts';

export const format = 1;

/** `lab.json`. */
export type About = {
  format: number;
  /** The newest migration of the database it came from. */
  shape: string;
  labId: string;
  title: string;
  region: { name: string; kind: string };
  /** Unix ms. */
  madeAt: number;
};

export type Part = { name: string; size: number; sha256: string };

export type ExportRefusal =
  | { code: 'no-lab' }
  /** The title of the board. */
  | { code: 'ballot-open'; board: string }
  /** No room for it beside what the lab itself needs. */
  | { code: 'storage' };

export type Written = { rows: number; files: number; missing: number; bytes: number };

export type Writing = {
  labId: string;
  /** Where files of evidence lie. */
  evidence: string;
  path: string;
  at: number;
  /** [X31] What stand-ins of authors are made with. */
  secret: Uint8Array;
  /** How far it is, 0 to 1. */
  progress?: (done: number) => void;
};

/**
 * Writes the lab to `path`, whole or not at all, a page of rows and a piece of a file at a time;
 * `missing` counts files that something in it names and that are not there any more, because one
 * lost photo must not keep a lab where it is. Refused while a ballot is open: its papers must not
 * leave the server with anything that tells whose they are (V4), and without them votes were lost.
 * `db` is the caller's own connection: rows are read as they were at one moment.
 */
export async function writeLabFile(db: Db, writing: Writing): Promise<Written | ExportRefusal> {
  const draft = `${writing.path}.part`;
  const trx = await db.startTransaction().execute();
  const close = once(async () => void (await trx.rollback().execute()));
  try {
    const held = await lookAt(trx, writing);
    if ('code' in held) return held;
    const told = { rows: 0, files: held.files.size, missing: held.missing };
    const bytes = await write(draft, partsOf(trx, held, writing, { close, told }));
    await rename(draft, writing.path);
    return { ...told, bytes };
  } finally {
    await close();
    await rm(draft, { force: true });
  }
}

const once = (work: () => Promise<void>) => {
  let done: Promise<void> | null = null;
  return () => (done ??= work());
};

type Held = { about: About; authors: Authors; files: Map<string, number>; missing: number };

async function lookAt(
  trx: Trx,
  { labId, evidence, path, at, secret }: Writing,
): Promise<Held | ExportRefusal> {
  const about = await aboutOf(trx, labId, at);
  if (!about) return { code: 'no-lab' };
  const board = await labRows.openBallotOf(trx, labId);
  if (board !== null) return { code: 'ballot-open', board };
  const named = await filesOf(trx, labId);
  const files = await there(evidence, named);
  const bytes = [...files.values()].reduce((sum, size) => sum + size, 0);
  if (freeBytes(dirname(resolve(path))) - bytes < floor) return { code: 'storage' };
  const authors = await authorsOf(trx, labId, secret);
  return { about, authors, files, missing: named.size - files.size };
}

/** So much stays free for the lab itself. */
const floor = reserveBytes + marginBytes + 64 * 1024 * 1024;

async function aboutOf(db: Trx, labId: string, at: number): Promise<About | null> {
  const lab = await labs.load(db, labId);
  const region = lab && (await regions.load(db, lab.regionId));
  if (!region) return null;
  const { name, kind } = region;
  const shape = await labRows.shapeOf(db);
  return { format, shape, labId, title: lab.title, region: { name, kind }, madeAt: at };
}

/** Those that lie there; a text that only looks like the name of a file is none either. */
async function there(evidence: string, files: ReadonlySet<string>): Promise<Map<string, number>> {
  const found = new Map<string, number>();
  for (const file of files) {
    const known = storedName.test(file) && (await stat(join(evidence, file)).catch(() => null));
    if (known && known.isFile()) found.set(file, known.size);
  }
  return found;
}

/** Writes the parts to the disk, one piece at a time; answers how large the file became. */
async function write(path: string, parts: AsyncIterable<ZipPart>): Promise<number> {
  const out = await open(path, 'w', 0o600);
  let bytes = 0;
  try {
    for await (const piece of zipOf(parts)) {
      await out.write(piece);
      bytes += piece.length;
    }
    await out.sync();
    return bytes;
  } finally {
    await out.close();
  }
}

/** Rows are a third of the way, however many; files the rest. */
const rowsShare = 1 / 3;

/** All parts; the last one names the others, which have gone through by then. */
async function* partsOf(
  trx: Trx,
  { about, authors, files }: Held,
  { labId, evidence, progress = () => {} }: Writing,
  { close, told }: { close: () => Promise<void>; told: Pick<Written, 'rows'> },
): AsyncGenerator<ZipPart> {
  const parts: Part[] = [];
  const counted = async function* (name: string, content: ZipPart['content']) {
    const hash = createHash('sha256');
    let size = 0;
    for await (const piece of content) {
      hash.update(piece);
      size += piece.length;
      yield piece;
    }
    parts.push({ name, size, sha256: hash.digest('hex') });
  };
  const part = (name: string, content: ZipPart['content'], packed = false): ZipPart => {
    return { name, content: counted(name, content), packed };
  };
  const lines = async function* (name: TableName) {
    for await (const rows of labRows.pagesOf(trx, name, labId)) {
      told.rows += rows.length;
      yield Buffer.from(rows.map((row) => `${JSON.stringify(authors.hide(name, row))}\n`).join(''));
    }
  };
  yield part('lab.json', text(about));
  for (const [at, name] of labRows.allTables.entries()) {
    progress((rowsShare * at) / labRows.allTables.length);
    yield part(`tables/${name}.ndjson`, lines(name));
  }
  // Files never change under their name: copying them holds up no connection.
  await close();
  const all = [...files.values()].reduce((sum, size) => sum + size, 0);
  let written = 0;
  for (const [file, size] of files) {
    yield part(`evidence/${file}`, fileContent(join(evidence, file)), true);
    written += size;
    progress(rowsShare + ((1 - rowsShare) * written) / Math.max(1, all));
  }
  yield { name: 'manifest.json', content: text({ format, parts }) };
}

const text = (value: object) => [Buffer.from(JSON.stringify(value, null, 1))];
