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
import { join } from 'node:path';
import { storedName } from '#lib/lab/idea/parts.ts';
import type { Db } from '#lib/server/db/database.ts';
import * as labRows from '#lib/server/db/lab-rows.ts';
import type { Row, TableName } from '#lib/server/db/lab-rows.ts';
import * as labs from '#lib/server/db/labs.ts';
import * as regions from '#lib/server/db/regions.ts';
import { fileContent, zipOf, type ZipPart } from '#lib/server/export/zip-stream.ts';
import { filesOf } from '#lib/server/operations/sample.ts';

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

export type ExportRefusal = { code: 'no-lab' } | { code: 'ballot-open'; board: string };

export type Written = { rows: number; files: number; missing: number; bytes: number };

/**
 * Writes the lab to `path`, whole or not at all; `missing` counts files that something in it names and
 * that are not there any more, because one lost photo must not keep a lab where it is. Refused while a ballot is open: its papers must not
 * leave the server with anything that tells whose they are (V4), and without them votes were lost.
 */
export async function writeLabFile(
  db: Db,
  { labId, evidence, path, at }: { labId: string; evidence: string; path: string; at: number },
): Promise<Written | ExportRefusal> {
  const read = await db.transaction().execute(async (trx): Promise<Held | ExportRefusal> => {
    const about = await aboutOf(trx, labId, at);
    if (!about) return { code: 'no-lab' };
    const board = await labRows.openBallotOf(trx, labId);
    if (board !== null) return { code: 'ballot-open', board };
    return { about, tables: await labRows.ofLab(trx, labId), files: await filesOf(trx, labId) };
  });
  if ('code' in read) return read;
  const draft = `${path}.part`;
  try {
    const files = await there(evidence, read.files);
    const bytes = await write(draft, { ...read, files }, evidence);
    await rename(draft, path);
    const rows = [...read.tables.values()].reduce((sum, all) => sum + all.length, 0);
    return { rows, files: files.size, missing: read.files.size - files.size, bytes };
  } finally {
    await rm(draft, { force: true });
  }
}

async function aboutOf(db: Db, labId: string, at: number): Promise<About | null> {
  const lab = await labs.load(db, labId);
  const region = lab && (await regions.load(db, lab.regionId));
  if (!region) return null;
  const { name, kind } = region;
  const shape = await labRows.shapeOf(db);
  return { format, shape, labId, title: lab.title, region: { name, kind }, madeAt: at };
}

/** Those that lie there; a text that only looks like the name of a file is none either. */
async function there(evidence: string, files: ReadonlySet<string>): Promise<Set<string>> {
  const found = new Set<string>();
  for (const file of files) {
    const known = storedName.test(file) && (await stat(join(evidence, file)).catch(() => null));
    if (known && known.isFile()) found.add(file);
  }
  return found;
}

type Held = { about: About; tables: Map<TableName, Row[]>; files: Set<string> };

/** Writes the parts to the disk, one piece at a time; answers how large the file became. */
async function write(path: string, held: Held, evidence: string): Promise<number> {
  const out = await open(path, 'w', 0o600);
  let bytes = 0;
  try {
    for await (const piece of zipOf(partsOf(held, evidence))) {
      await out.write(piece);
      bytes += piece.length;
    }
    await out.sync();
    return bytes;
  } finally {
    await out.close();
  }
}

/** All parts; the last one names the others, which have gone through by then. */
async function* partsOf({ about, tables, files }: Held, evidence: string): AsyncGenerator<ZipPart> {
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
  const text = (value: object) => [Buffer.from(JSON.stringify(value, null, 1))];
  const part = (name: string, content: ZipPart['content'], packed = false): ZipPart => {
    return { name, content: counted(name, content), packed };
  };
  yield part('lab.json', text(about));
  for (const [name, rows] of tables) yield part(`tables/${name}.ndjson`, linesOf(rows));
  for (const file of files) {
    yield part(`evidence/${file}`, fileContent(join(evidence, file)), true);
  }
  yield { name: 'manifest.json', content: text({ format, parts }) };
}

function* linesOf(rows: readonly Row[]): Generator<Uint8Array> {
  for (let at = 0; at < rows.length; at += 500) {
    const lines = rows.slice(at, at + 500).map((row) => `${JSON.stringify(row)}\n`);
    yield Buffer.from(lines.join(''));
  }
}
