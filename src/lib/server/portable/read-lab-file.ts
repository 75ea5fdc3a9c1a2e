/**
 * Takes a lab file apart without believing it: only parts that such a file has, each no larger than
 * it may be, unpacked piece by piece to a folder of its own; then everything is held against the
 * manifest at its end, and evidence against its own name.
 */
import { createHash } from 'node:crypto';
import {
  closeSync,
  createReadStream,
  existsSync,
  openSync,
  readFileSync,
  writeSync,
} from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Unzip, UnzipInflate, UnzipPassThrough, type UnzipFile } from 'fflate';
import * as v from 'valibot';
import { mostBytes } from '#lib/lab/idea/evidence-kinds.ts';
import { storedName } from '#lib/lab/idea/parts.ts';
import { id, lastInstant, wholeNumber } from '#lib/lab/values.ts';
import { allTables, type Row, type TableName } from '#lib/server/db/lab-rows.ts';
import { freeBytes, marginBytes, reserveBytes } from '#lib/server/db/reserve.ts';
import { format, type About, type Part } from './lab-file.ts';

export type LabFile = { about: About; files: string[] };
export type ReadRefusal = {
  code:
    | 'no-lab-file' // something else
    | 'cut' // its end is missing, or a part is not what the manifest says
    | 'too-new' // written by a newer program
    | 'storage'; // unpacked it does not fit beside what the labs here need
};

const mostTable = 512 * 1024 * 1024;
const mostJson = 16 * 1024 * 1024;
const mostParts = 50_000;
/** Rows pack well, but not like nothing at all that was packed to become everything. */
const mostGrowth = 100;
/** So much stays free for the labs that are here. */
export const floor = reserveBytes + marginBytes + 64 * 1024 * 1024;
const tableNames: readonly string[] = allTables;

/** What `lab.json` says, and a page can show. */
const lab: v.GenericSchema<About> = v.object({
  format: v.number(),
  shape: v.string(),
  labId: id,
  title: v.string(),
  region: v.object({ name: v.string(), kind: v.string() }),
  madeAt: wholeNumber(0, lastInstant),
});

/** Unpacks into `dir`, which is empty and goes away afterwards. */
export async function readLabFile(path: string, dir: string): Promise<LabFile | ReadRefusal> {
  const found: Found = new Map();
  const fault = await unpack(path, dir, found).catch((thrown: unknown) => thrown ?? 'broken');
  if (fault instanceof Full) return { code: 'storage' };
  if (fault instanceof Strange || !found.has('lab.json')) return { code: 'no-lab-file' };
  if (fault) return { code: 'cut' };
  const about = json<About>(dir, found, 'lab.json');
  const manifest = json<{ parts: Part[] }>(dir, found, 'manifest.json');
  if (typeof about?.format === 'number' && about.format > format) return { code: 'too-new' };
  if (!v.is(lab, about)) return { code: 'no-lab-file' };
  if (!Array.isArray(manifest?.parts) || !manifest.parts.every(isRow)) return { code: 'cut' };
  const told = new Map(manifest.parts.map((part) => [part.name, part]));
  for (const [name, { size, sha256 }] of found) {
    if (name === 'manifest.json') continue;
    const part = told.get(name);
    if (part?.size !== size || part.sha256 !== sha256) return { code: 'cut' };
    told.delete(name);
  }
  if (told.size > 0) return { code: 'cut' };
  const files = [...found.keys()].filter((name) => name.startsWith('evidence/'));
  const wrong = files.some((name) => found.get(name)?.sha256 !== name.slice(9, 73));
  return wrong ? { code: 'cut' } : { about, files: files.map((name) => name.slice(9)) };
}

type Found = Map<string, { size: number; sha256: string }>;

/** Where a part lies in the folder; null for a name that no lab file has. */
export function placeOf(dir: string, name: string): string | null {
  if (name === 'lab.json' || name === 'manifest.json') return join(dir, name);
  const [, table] = /^tables\/([a-z_]+)\.ndjson$/.exec(name) ?? [];
  if (table && tableNames.includes(table)) return join(dir, `${table}.ndjson`);
  const stored = name.startsWith('evidence/') ? name.slice(9) : '';
  return storedName.test(stored) ? join(dir, stored) : null;
}

/** No part of a lab file, or larger than one may be. */
class Strange extends Error {}

/** No room for it on this disk. */
class Full extends Error {}

async function unpack(path: string, dir: string, found: Found): Promise<void> {
  const bounds = { left: 64 * 1024 * 1024 + mostGrowth * (await stat(path)).size };
  const zip = new Unzip((file) => take(file, { dir, found, bounds }));
  zip.register(UnzipInflate);
  zip.register(UnzipPassThrough);
  let first = true;
  for await (const piece of createReadStream(path, { highWaterMark: 256 * 1024 })) {
    const bytes = piece as Buffer;
    if (first && bytes.readUInt32LE(0) !== 0x04034b50) throw new Strange();
    first = false;
    zip.push(bytes);
  }
  zip.push(new Uint8Array(), true);
}

type Unpacking = { dir: string; found: Found; bounds: { left: number } };

function take(file: UnzipFile, { dir, found, bounds }: Unpacking): void {
  const place = placeOf(dir, file.name);
  if (!place || found.has(file.name) || found.size >= mostParts) throw new Strange();
  const most = mostOf(file.name);
  if (freeBytes(dir) < floor) throw new Full();
  const hash = createHash('sha256');
  const out = openSync(place, 'wx', 0o600);
  let size = 0;
  file.ondata = (fault, piece, final) => {
    size += piece?.length ?? 0;
    bounds.left -= piece?.length ?? 0;
    const isFull = freeBytes(dir) < floor;
    if (fault || isFull || size > most || bounds.left < 0) {
      closeSync(out);
      throw fault ?? (isFull ? new Full() : new Strange());
    }
    writeSync(out, piece);
    hash.update(piece);
    if (!final) return;
    closeSync(out);
    found.set(file.name, { size, sha256: hash.digest('hex') });
  };
  file.start();
}

const mostOf = (name: string): number => {
  if (name.startsWith('evidence/')) return mostBytes;
  return name.endsWith('.json') ? mostJson : mostTable;
};

function json<T>(dir: string, found: Found, name: string): T | null {
  try {
    return found.has(name) ? (JSON.parse(readFileSync(join(dir, name), 'utf8')) as T) : null;
  } catch {
    return null;
  }
}

const isRow = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A line that is no row. */
export class NoRow extends Error {}

/** The rows of a table that was unpacked, so many at a time; throws `NoRow`. */
export async function* rowsIn(dir: string, name: TableName): AsyncGenerator<Row[]> {
  const path = join(dir, `${name}.ndjson`);
  if (!existsSync(path)) return;
  let rows: Row[] = [];
  for await (const line of createInterface({
    input: createReadStream(path),
    crlfDelay: Infinity,
  })) {
    if (line === '') continue;
    rows.push(rowOf(line));
    if (rows.length < 500) continue;
    yield rows;
    rows = [];
  }
  if (rows.length > 0) yield rows;
}

function rowOf(line: string): Row {
  try {
    const row: unknown = JSON.parse(line);
    if (isRow(row)) return row as Row;
  } catch {
    // Said below.
  }
  throw new NoRow();
}
