/**
 * Takes a lab file apart without believing it: only parts that such a file has, each no larger than
 * it may be, unpacked piece by piece to a folder of its own; then everything is held against the
 * manifest at its end, and evidence against its own name.
 */
import { createHash } from 'node:crypto';
import { closeSync, createReadStream, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { Unzip, UnzipInflate, UnzipPassThrough, type UnzipFile } from 'fflate';
import { mostBytes } from '#lib/lab/idea/evidence-kinds.ts';
import { storedName } from '#lib/lab/idea/parts.ts';
import {
  labTables,
  registryTables,
  visitorTables,
  type Row,
  type TableName,
} from '#lib/server/db/lab-rows.ts';
import { format, type About, type Part } from './lab-file.ts';

export type LabFile = { about: About; tables: Map<TableName, Row[]>; files: string[] };
export type ReadRefusal = {
  code:
    | 'no-lab-file' // something else
    | 'cut' // its end is missing, or a part is not what the manifest says
    | 'too-new'; // written by a newer program
};

const mostTable = 512 * 1024 * 1024;
const mostParts = 50_000;
const tableNames: readonly string[] = ['lab', ...labTables, ...visitorTables, ...registryTables];

/** Unpacks into `dir`, which is empty and goes away afterwards. */
export async function readLabFile(path: string, dir: string): Promise<LabFile | ReadRefusal> {
  const found: Found = new Map();
  const fault = await unpack(path, dir, found).catch((thrown: unknown) => thrown ?? 'broken');
  if (fault instanceof Strange || !found.has('lab.json')) return { code: 'no-lab-file' };
  if (fault) return { code: 'cut' };
  const about = json<About>(dir, found, 'lab.json');
  const manifest = json<{ parts: Part[] }>(dir, found, 'manifest.json');
  if (!about || typeof about.labId !== 'string') return { code: 'no-lab-file' };
  if (about.format > format) return { code: 'too-new' };
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
  const tables = wrong ? null : tablesIn(dir, found);
  return tables ? { about, tables, files: files.map((name) => name.slice(9)) } : { code: 'cut' };
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

async function unpack(path: string, dir: string, found: Found): Promise<void> {
  const zip = new Unzip((file) => take(file, dir, found));
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

function take(file: UnzipFile, dir: string, found: Found): void {
  const place = placeOf(dir, file.name);
  if (!place || found.has(file.name) || found.size >= mostParts) throw new Strange();
  const most = file.name.startsWith('evidence/') ? mostBytes : mostTable;
  const hash = createHash('sha256');
  const out = openSync(place, 'wx', 0o600);
  let size = 0;
  file.ondata = (fault, piece, final) => {
    size += piece?.length ?? 0;
    if (fault || size > most) {
      closeSync(out);
      throw fault ?? new Strange();
    }
    writeSync(out, piece);
    hash.update(piece);
    if (!final) return;
    closeSync(out);
    found.set(file.name, { size, sha256: hash.digest('hex') });
  };
  file.start();
}

function json<T>(dir: string, found: Found, name: string): T | null {
  try {
    return found.has(name) ? (JSON.parse(readFileSync(join(dir, name), 'utf8')) as T) : null;
  } catch {
    return null;
  }
}

const isRow = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Rows of plain values, or null where a line is none. */
function tablesIn(dir: string, found: Found): Map<TableName, Row[]> | null {
  const tables = new Map<TableName, Row[]>();
  try {
    for (const name of tableNames as readonly TableName[]) {
      const lines = found.has(`tables/${name}.ndjson`)
        ? readFileSync(join(dir, `${name}.ndjson`), 'utf8').split('\n')
        : [];
      const rows = lines.filter((line) => line !== '').map((line) => JSON.parse(line) as Row);
      if (!rows.every(isRow)) return null;
      tables.set(name, rows);
    }
    return tables;
  } catch {
    return null;
  }
}
