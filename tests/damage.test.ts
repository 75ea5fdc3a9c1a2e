/** Starting on data that is damaged, lost, or somebody else's: one sentence, nothing touched (P17). */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { forgetClean, isClean, keepMarker, leaveClean } from '#lib/server/db/damage.ts';
import { openDatabase } from '#lib/server/db/database.ts';
import { knownMigrations, migrateToLatest } from '../db/migrate.ts';
import { startServer } from './support/server.ts';

const root = mkdtempSync(join(tmpdir(), 'labinov-damage-'));
const made = { newId: () => 'installation', at: Date.UTC(2026, 4, 5) };
let whole: string;

/** Used once, stopped in order: as many rows as a page cannot hold. */
beforeAll(async () => {
  whole = join(root, 'whole');
  const file = join(whole, 'labinov.db');
  await migrateToLatest(file);
  const db = openDatabase(file);
  for (let at = 0; at < 200; at += 1) {
    const row = { id: `region-${at}`, name: 'x'.repeat(200), kind: 'kota', agencyName: 'Bappeda' };
    await db.write
      .insertInto('region')
      .values({ ...row, createdAt: at })
      .execute();
  }
  await db.close();
  keepMarker(whole, made);
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** A data directory of its own, with its database changed. */
function directory(change: (file: string, dir: string) => void): { dir: string; file: string } {
  const dir = mkdtempSync(join(root, 'data-'));
  cpSync(whole, dir, { recursive: true });
  const file = join(dir, 'labinov.db');
  change(file, dir);
  return { dir, file };
}

const hash = (file: string) =>
  existsSync(file) ? createHash('sha256').update(readFileSync(file)).digest('hex') : 'none';

function start(dir: string) {
  const env = { PATH: process.env['PATH'], HOST: '127.0.0.1', PORT: '0', LABINOV_DATA: dir };
  const options = { env, encoding: 'utf8', timeout: 20_000 } as const;
  const { status, stderr } = spawnSync(process.execPath, ['src/start.ts'], options);
  return { code: status, told: stderr.trim() };
}

function garble(file: string, at: number, length: number): void {
  const bytes = readFileSync(file);
  bytes.fill(0xa5, at, at + length);
  writeFileSync(file, bytes);
}

async function alter(file: string, text: string): Promise<void> {
  const db = openDatabase(file);
  await sql.raw(text).execute(db.write);
  await db.close();
}

const cases: [string, RegExp, (file: string, dir: string) => void][] = [
  ['a header that is garbage', /Kepala berkas .* rusak/, (file) => garble(file, 0, 64)],
  ['a page that is garbage', /labinov\.db rusak \(/, (file) => garble(file, 4096 * 6, 4096)],
  ['an empty file', /kosong \(0 byte\).* sejak 2026-05-05/, (file) => truncateSync(file, 0)],
  ['a missing file', /labinov\.db tidak ada.*LABINOV_DATA/, (file) => rmSync(file)],
  ['a file cut short', /terpotong \(\d+ dari \d+ byte\)/, (file) => truncateSync(file, 4096 * 9)],
  ['a text', /Kepala berkas/, (file) => writeFileSync(file, 'catatan rapat '.repeat(100))],
  [
    'a missing file where only its log is left',
    /labinov\.db tidak ada/,
    (file, dir) => {
      rmSync(file);
      rmSync(join(dir, 'labinov.marker'));
      writeFileSync(`${file}-wal`, 'x'.repeat(5000));
    },
  ],
];

describe('at start', () => {
  test.each(cases)('%s is told in one sentence and stays as it was', (_what, says, change) => {
    const { dir, file } = directory(change);
    const before = hash(file);
    const { code, told } = start(dir);
    expect(told).toMatch(says);
    expect(told.split('\n')).toHaveLength(1);
    expect(code).toBe(1);
    expect(hash(file)).toBe(before);
    expect(existsSync(join(dir, 'labinov.lock'))).toBe(false);
  });

  test('a newer database is left to the newer program, its log included', async () => {
    const { dir, file } = directory(() => {});
    await alter(file, `insert into kysely_migration values ('9999_later', '2027')`);
    const before = hash(file);
    const { code, told } = start(dir);
    expect(told).toMatch(/^Basis data ini ditulis oleh Labinov yang lebih baru \(9999_later\)/);
    expect(code).toBe(1);
    expect(hash(file)).toBe(before);
  });

  test('a database of another program is not ours to migrate', async () => {
    const { dir, file } = directory(() => {});
    await alter(file, 'alter table kysely_migration rename to other');
    const before = hash(file);
    const { code, told } = start(dir);
    expect([code, hash(file)]).toEqual([1, before]);
    expect(told).toContain('bukan basis data Labinov');
  });

  test('an older database is brought to the newest shape, and that is said', async () => {
    const dir = mkdtempSync(join(root, 'older-'));
    const [first] = await knownMigrations();
    const folder = join(dir, 'migrations');
    cpSync('db/migrations', folder, { recursive: true });
    for (const name of (await knownMigrations()).slice(1)) rmSync(join(folder, `${name}.ts`));
    await migrateToLatest(join(dir, 'labinov.db'), folder);
    expect(first).toBeDefined();
    const server = await startServer({ dataDir: dir });
    await server.stop();
    expect(server.log()).toContain('Basis data dibawa ke bentuk terbaru: 0002_laboratory');
  });

  test('a stop in order leaves the mark that spares the next start its look at every page', async () => {
    const { dir, file } = directory(() => {});
    const server = await startServer({ dataDir: dir });
    expect(isClean(dir, file)).toBe(false);
    expect(await server.stop()).toBe(0);
    expect(isClean(dir, file)).toBe(true);
    const again = await startServer({ dataDir: dir });
    await expect.poll(() => existsSync(join(dir, 'reserve.bin')), { timeout: 15_000 }).toBe(true);
    await again.kill();
    expect(isClean(dir, file)).toBe(false);
  }, 40_000);
});

test('the mark holds for the file as it was left, and for no other', () => {
  const { dir, file } = directory((own, at) => leaveClean(at, own));
  expect(isClean(dir, file)).toBe(true);
  utimesSync(file, 1, 1);
  expect(isClean(dir, file)).toBe(false);
  leaveClean(dir, file);
  writeFileSync(`${file}-wal`, 'not yet in the file');
  expect(isClean(dir, file)).toBe(false);
  rmSync(`${file}-wal`);
  forgetClean(dir);
  expect(isClean(dir, file)).toBe(false);
});

describe('labinov doctor', () => {
  const doctor = (dir: string, env: Record<string, string> = {}) => {
    const base = { PATH: process.env['PATH'], LABINOV_DATA: dir, PORT: '0' };
    const told = spawnSync(process.execPath, ['src/cli.ts', 'doctor', '--json'], {
      env: { ...base, ...env },
      encoding: 'utf8',
      timeout: 20_000,
    });
    const { lines } = JSON.parse(told.stdout) as {
      lines: { name: string; ok: boolean; says: string }[];
    };
    const line = (name: string) => lines.find((one) => one.name === name);
    return { code: told.status, line, wrong: lines.filter(({ ok }) => !ok) };
  };

  test('says OK of a directory that is well, and changes nothing in it', () => {
    const { dir, file } = directory((own, at) => leaveClean(at, own));
    const before = hash(file);
    const { line, wrong } = doctor(dir);
    expect(wrong.filter(({ name }) => name !== 'Alamat untuk ponsel')).toEqual([]);
    expect(line('Penyimpanan')?.says).toContain('synchronous FULL');
    expect(line('Data')?.says).toContain('cocok');
    expect(line('SQLite')?.ok).toBe(true);
    expect(readdirSync(dir).filter((name) => !name.startsWith('labinov.'))).toEqual([]);
    expect(hash(file)).toBe(before);
  });

  test('names a damaged page, a port in use and a misspelt setting, and leaves the file alone', async () => {
    const { dir, file } = directory((own) => garble(own, 4096 * 6, 4096));
    const before = hash(file);
    const other = createServer();
    const port = await new Promise<number>((done) => {
      other.listen(0, () => done((other.address() as AddressInfo).port));
    });
    const { code, line } = doctor(dir, { PORT: String(port) });
    other.close();
    expect(code).toBe(1);
    expect(line('Port')).toMatchObject({ ok: false, says: expect.stringContaining('EADDRINUSE') });
    expect(line('Data')).toMatchObject({ ok: false });
    expect(hash(file)).toBe(before);
    expect(doctor(dir, { LABINOV_DATE: 'x' }).line('Pengaturan')).toMatchObject({ ok: false });
  });
});
