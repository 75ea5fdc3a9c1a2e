/** `labinov doctor [--json]`: is this machine ready for a room? One line each, OK or ! with a step. */
import { accessSync, constants, existsSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { isFault, faultLine, readConfig } from '#lib/server/config.ts';
import { readMarker } from '#lib/server/db/damage.ts';
import { sqliteVersion } from '#lib/server/db/database-reader.ts';
import { isOlder, oldestSqlite, openDatabase } from '#lib/server/db/database.ts';
import { databaseFile } from '#lib/server/db/open.ts';
import { freeBytes, hasReserve, marginBytes, reserveBytes } from '#lib/server/db/reserve.ts';
import { lanAddresses } from '#lib/server/lan.ts';
import { holderOf } from '#lib/server/lock.ts';
import { judge } from './verify.ts';

type Line = { name: string; ok: boolean; says: string };

const oldestNode = '22.18.0';
const enoughBytes = 500 * 1024 * 1024;
/** When this program was written: a clock before it is wrong. */
const writtenAt = Date.UTC(2026, 10, 1);
const megabytes = (bytes: number) => `${Math.floor(bytes / 1_048_576)} MB`;

/** Exit codes: 0 ready, 1 something needs a hand, 64 not understood. */
export async function run(args: string[]): Promise<number> {
  const json = readArgs(args);
  if (json === null) {
    console.error('Pakai: labinov doctor [--json]');
    return 64;
  }
  const lines = await examine();
  const ok = lines.every((line) => line.ok);
  if (json) console.log(JSON.stringify({ ok, lines }));
  else for (const { ok, name, says } of lines) console.log(`${ok ? 'OK' : '! '} ${name}: ${says}`);
  return ok ? 0 : 1;
}

/** Every check of this machine and its data. */
export async function examine(env: NodeJS.ProcessEnv = process.env): Promise<Line[]> {
  const file = databaseFile();
  const config = readConfig(env);
  const lines = [
    node(),
    sqlite(),
    settings(config),
    directory(dirname(file)),
    space(dirname(file)),
  ];
  lines.push(clock(file), network());
  const holder = holderOf(dirname(file));
  if (!isFault(config)) lines.push(await port(config.port, config.host, holder));
  lines.push(await storing(dirname(file)), await data(file));
  return lines;
}

function node(): Line {
  const version = process.versions.node;
  const ok = !isOlder(version, oldestNode);
  return { name: 'Node', ok, says: ok ? version : `${version} terlalu lama; jalankan "npm start"` };
}

function sqlite(): Line {
  const version = sqliteVersion();
  const ok = !isOlder(version, oldestSqlite);
  const says = ok ? version : `${version} lebih lama dari ${oldestSqlite}; jalankan "npm ci"`;
  return { name: 'SQLite', ok, says };
}

function settings(config: ReturnType<typeof readConfig>): Line {
  const name = 'Pengaturan';
  return isFault(config)
    ? { name, ok: false, says: faultLine(config) }
    : { name, ok: true, says: `port ${config.port}, data di ${config.dataDir}` };
}

function directory(dir: string): Line {
  const name = 'Folder data';
  if (!existsSync(dir)) return { name, ok: true, says: `${dir} akan dibuat saat mulai` };
  try {
    accessSync(dir, constants.R_OK | constants.W_OK | constants.X_OK);
    const marker = readMarker(dir);
    const since = marker ? new Date(marker.createdAt).toISOString().slice(0, 10) : null;
    return { name, ok: true, says: since ? `${dir}, sejak ${since}` : `${dir}, belum dipakai` };
  } catch {
    return { name, ok: false, says: `${dir} tidak dapat ditulisi; perbaiki izinnya` };
  }
}

function space(dir: string): Line {
  const name = 'Ruang disk';
  const free = freeBytes(existsSync(dir) ? dir : '.');
  const ok = free >= enoughBytes;
  const reserve = hasReserve(dir) ? `, cadangan ${megabytes(reserveBytes)} tersimpan` : '';
  if (ok) return { name, ok, says: `${megabytes(free)} bebas${reserve}` };
  const least = free < marginBytes ? 'server tidak akan mulai' : 'tidak cukup untuk satu acara';
  return { name, ok, says: `${megabytes(free)} bebas, ${least}; kosongkan disk` };
}

/** A dead battery shows as a clock before this program, or before the data that is already there. */
function clock(file: string): Line {
  const name = 'Jam';
  const now = Date.now();
  const after = Math.max(writtenAt, readMarker(dirname(file))?.createdAt ?? 0);
  const year = new Date(now).getUTCFullYear();
  const ok = now >= after && year < 2100;
  const says = new Date(now).toISOString().slice(0, 16).replace('T', ' ');
  return { name, ok, says: ok ? `${says} UTC` : `${says} UTC keliru; setel jam komputer ini` };
}

function network(): Line {
  const addresses = lanAddresses();
  const ok = addresses.length > 0;
  const says = ok ? addresses.join(', ') : 'belum tersambung; ponsel tidak dapat masuk';
  return { name: 'Alamat untuk ponsel', ok, says };
}

async function port(port: number, host: string | null, holder: number | null): Promise<Line> {
  const name = 'Port';
  if (port === 0) return { name, ok: true, says: 'bebas mana pun' };
  if (holder !== null) return { name, ok: true, says: `server sedang berjalan (proses ${holder})` };
  const fault = await new Promise<string | null>((done) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => done(error.code ?? 'gagal'));
    probe.listen({ port, ...(host === null ? {} : { host }) }, () => probe.close(() => done(null)));
  });
  if (fault === null) return { name, ok: true, says: `${port} bebas` };
  return { name, ok: false, says: `${port} tidak dapat dibuka (${fault}); pilih PORT lain` };
}

/**
 * Opens a database beside the real one as the server opens that: this asserts FULL, foreign keys
 * and the rest after a write to the same disk. The real one is only ever read here.
 */
async function storing(dir: string): Promise<Line> {
  const name = 'Penyimpanan';
  if (!existsSync(dir)) return { name, ok: true, says: 'belum ada folder data' };
  const trial = join(dir, `.doctor-${process.pid}.db`);
  try {
    writeFileSync(trial, '', { mode: 0o600 });
    await openDatabase(trial).close();
    return { name, ok: true, says: 'disk menyimpan, synchronous FULL, kunci asing aktif' };
  } catch (fault) {
    return { name, ok: false, says: fault instanceof Error ? fault.message : 'gagal menyimpan' };
  } finally {
    for (const end of ['', '-wal', '-shm']) rmSync(`${trial}${end}`, { force: true });
  }
}

async function data(file: string): Promise<Line> {
  const name = 'Data';
  if (!existsSync(file) && readMarker(dirname(file)) === null) {
    return { name, ok: true, says: 'belum ada' };
  }
  const { ok, checked, findings } = await judge(file);
  const [first] = findings;
  const more = findings.length > 1 ? ` (dan ${findings.length - 1} lagi: labinov verify)` : '';
  const says = first ? `${first.sentence}${more}` : `cocok, ${checked.events} peristiwa`;
  return { name, ok, says };
}

function readArgs(args: string[]): boolean | null {
  try {
    return parseArgs({ args, options: { json: { type: 'boolean', default: false } } }).values.json;
  } catch {
    return null;
  }
}
