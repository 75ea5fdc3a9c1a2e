/**
 * Looks at a data directory before anything opens it for writing. What is damaged, lost, or of
 * another program is told in one sentence with the step to take, and stays exactly as it was:
 * everything here only reads.
 */
import { closeSync, existsSync, openSync, readFileSync, readSync } from 'node:fs';
import { rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { sql } from 'kysely';
import { openReader } from './database-reader.ts';
import type { Db } from './database.ts';
import { readJson } from './verify-findings.ts';

export type DamageKind =
  | 'missing'
  | 'empty'
  | 'not-a-database'
  | 'truncated'
  | 'damaged'
  | 'foreign'
  | 'newer';
export type Damage = { kind: DamageKind; sentence: string };

export type Marker = { instanceId: string; createdAt: number };

const markerIn = (dataDir: string) => join(dataDir, 'labinov.marker');
const cleanIn = (dataDir: string) => join(dataDir, 'labinov.clean');
const magic = 'SQLite format 3\0';
const restore = 'kembalikan labinov.db dari salinan folder data Anda';

/** Who this installation is; null before its first start. */
export function readMarker(dataDir: string): Marker | null {
  const file = markerIn(dataDir);
  if (!existsSync(file)) return null;
  const { instanceId = '', createdAt = 0 } =
    (readJson(readFileSync(file, 'utf8')) as Partial<Marker> | undefined) ?? {};
  return { instanceId, createdAt };
}

/** From now on this directory is known to hold data: an empty database in it is damage. */
export function keepMarker(dataDir: string, made: { newId: () => string; at: number }): Marker {
  const known = readMarker(dataDir);
  if (known) return known;
  const marker: Marker = { instanceId: made.newId(), createdAt: made.at };
  writeFileSync(markerIn(dataDir), JSON.stringify(marker), { mode: 0o600 });
  return marker;
}

/** The last words of an orderly stop: the file as it was left. */
export function leaveClean(dataDir: string, file: string): void {
  const { size, mtimeMs } = statSync(file);
  writeFileSync(cleanIn(dataDir), JSON.stringify({ size, mtimeMs }), { mode: 0o600 });
}

/** Whether the file is still as an orderly stop left it; then its pages need no look at start. */
export function isClean(dataDir: string, file: string): boolean {
  if (!existsSync(cleanIn(dataDir)) || !existsSync(file) || logBytes(file) > 0) return false;
  const { size, mtimeMs } = statSync(file);
  const left = readJson(readFileSync(cleanIn(dataDir), 'utf8')) as
    | { size?: unknown; mtimeMs?: unknown }
    | undefined;
  return left?.size === size && left.mtimeMs === mtimeMs;
}

/** From here on only an orderly stop makes it clean again. */
export const forgetClean = (dataDir: string): void => rmSync(cleanIn(dataDir), { force: true });

/**
 * What is wrong with a database file; null when nothing is, or when there was none yet.
 * `known` are the migrations of this program; `pages` also looks at every page of the file.
 */
export async function findDamage(
  file: string,
  { known, pages }: { known: readonly string[]; pages: boolean },
): Promise<Damage | null> {
  const marker = readMarker(dirname(file));
  const used = marker !== null || logBytes(file) > 0;
  const lost = (kind: DamageKind, what: string) => ({
    kind,
    sentence:
      `${file} ${what}, padahal folder ini sudah menyimpan data${since(marker)}; ${restore}, atau ` +
      'pilih folder lain dengan LABINOV_DATA untuk mulai dari kosong.',
  });
  if (!existsSync(file)) return used ? lost('missing', 'tidak ada') : null;
  const { size } = statSync(file);
  if (size === 0) return used ? lost('empty', 'kosong (0 byte)') : null;
  return headDamage(file, size) ?? (await contentDamage(file, known, pages, lost, used));
}

const since = (marker: Marker | null): string =>
  marker && marker.createdAt > 0
    ? ` sejak ${new Date(marker.createdAt).toISOString().slice(0, 10)}`
    : '';

function logBytes(file: string): number {
  return statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0;
}

/** What the first hundred bytes tell: another kind of file, or one that was cut off. */
function headDamage(file: string, size: number): Damage | null {
  const head = Buffer.alloc(100);
  const handle = openSync(file, 'r');
  try {
    readSync(handle, head, 0, head.length, 0);
  } finally {
    closeSync(handle);
  }
  if (head.toString('latin1', 0, 16) !== magic) {
    const sentence = `Kepala berkas ${file} rusak, jadi tidak disentuh; ${restore}.`;
    return { kind: 'not-a-database', sentence };
  }
  const pageSize = head.readUInt16BE(16) === 1 ? 65_536 : head.readUInt16BE(16);
  // The count is only good when both counters agree, and with a log the tail may be in there.
  const counted = head.readUInt32BE(24) === head.readUInt32BE(92) && logBytes(file) === 0;
  const whole = head.readUInt32BE(28) * pageSize;
  if (!counted || size >= whole) return null;
  const sentence = `${file} terpotong (${size} dari ${whole} byte), jadi tidak disentuh; ${restore}.`;
  return { kind: 'truncated', sentence };
}

async function contentDamage(
  file: string,
  known: readonly string[],
  pages: boolean,
  lost: (kind: DamageKind, what: string) => Damage,
  used: boolean,
): Promise<Damage | null> {
  const reader = openReader(file);
  try {
    const tables = await tablesOf(reader.read);
    if (tables.length === 0) return used ? lost('empty', 'tidak berisi tabel apa pun') : null;
    if (!tables.includes('kysely_migration')) {
      const sentence = `${file} bukan basis data Labinov, jadi tidak disentuh; pilih folder lain dengan LABINOV_DATA.`;
      return { kind: 'foreign', sentence };
    }
    const newer = (await appliedTo(reader.read)).filter((name) => !known.includes(name));
    if (newer.length > 0) return { kind: 'newer', sentence: tooNew(newer) };
    const told = pages ? await quickCheck(reader.read) : 'ok';
    return told === 'ok' ? null : damaged(file, told);
  } catch (fault) {
    return damaged(file, fault instanceof Error ? fault.message : 'tidak terbaca');
  } finally {
    await reader.close();
  }
}

const damaged = (file: string, told: string): Damage => ({
  kind: 'damaged',
  sentence:
    `${file} rusak (${told.replaceAll(/\s+/g, ' ').slice(0, 120)}), jadi tidak disentuh; ` +
    `${restore}, dan simpan berkas yang rusak untuk diperiksa.`,
});

const tooNew = (names: string[]): string =>
  `Basis data ini ditulis oleh Labinov yang lebih baru (${names.join(', ')}), jadi tidak ` +
  'disentuh; jalankan versi yang lebih baru itu atau pulihkan cadangan dari sebelum pembaruan.';

async function tablesOf(db: Db): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select name from sqlite_master where type = 'table'`.execute(db);
  return rows.map(({ name }) => name);
}

/** Names of the migrations a file has been through. */
export async function appliedTo(db: Db): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select name from kysely_migration order by name`.execute(db);
  return rows.map(({ name }) => name);
}

async function quickCheck(db: Db): Promise<string> {
  const { rows } = await sql<Record<string, string>>`pragma quick_check(1)`.execute(db);
  return Object.values(rows[0] ?? {})[0] ?? 'tidak terbaca';
}
