/**
 * Production: check, migrate, serve.
 *
 * Owns the outer HTTP server, because the door needs one keeper for pages, static files and
 * sockets alike (see `lib/server/http/guard.ts`). Everything a person did wrong ends in one
 * sentence; everything else may throw.
 */
import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import { createServer } from 'node:http';
import type { RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import process from 'node:process';
import { uuidv7 } from 'uuidv7';
import { knownMigrations, migrateToLatest } from '../db/migrate.ts';
import { ensureSetupKey } from './lib/server/auth/setup-key.ts';
import { EXIT_CONFIG, faultLine, isFault, readConfig } from './lib/server/config.ts';
import { closeDb } from './lib/server/db/open.ts';
import {
  admit,
  BODY_LIMIT,
  HEADER_ENV,
  isForeignChange,
  isTooLarge,
  refuseHost,
  refuseOrigin,
  refuseSize,
  secure,
} from './lib/server/http/guard.ts';
import { greeting } from './lib/server/http/greeting.ts';
import { lockDataDir } from './lib/server/lock.ts';
import { seat } from './lib/server/live/seat.ts';
import { addressOf, openSocketServer } from './lib/server/live/socket-server.ts';
import { watchClock } from './lib/server/clock-jumps.ts';
import { log } from './lib/server/log.ts';
import { moveIn, moveOut, whyDamaged, whyNoRoom } from './lib/server/storage-start.ts';

const STOP_WITHIN_MS = 5_000;

// Nobody else on a shared computer reads what the workshop wrote.
process.umask(0o077);
process.env['NODE_ENV'] = 'production';

const config = readConfig(process.env);
if (isFault(config)) quit(EXIT_CONFIG, faultLine(config));
const { dataDir, databaseFile } = config;

prepareDataDir(dataDir);
const lock = takeLock(dataDir);
if ('heldBy' in lock) {
  quit(
    1,
    `Labinov sudah berjalan dengan folder data ${dataDir} (proses ${lock.heldBy}); ` +
      'hentikan yang itu dulu, atau pilih folder lain dengan LABINOV_DATA.',
  );
}
process.on('exit', lock.release);

const noRoom = whyNoRoom(dataDir);
if (noRoom) quit(1, noRoom);
// Only reads: whatever is damaged, lost or of a newer program stays as it was found.
const known = await knownMigrations();
const damage = await whyDamaged(dataDir, databaseFile, known);
if (damage) quit(1, damage);
const isNew = !existsSync(databaseFile);
const { applied } = await migrateToLatest(databaseFile);
if (!isNew && applied.length > 0) {
  console.log(`Basis data dibawa ke bentuk terbaru: ${applied.join(', ')}.`);
}
const setupKey = await ensureSetupKey(databaseFile);
moveIn(dataDir, { newId: uuidv7, at: Date.now() });
watchClock((seconds) => {
  log.warn({ event: 'clock-jump', seconds });
  seat.jumped({ seconds, at: Date.now() });
});

// The adapter reads its environment once, when its handler is imported; `ORIGIN` would override
// what the guard writes, and `HOST`/`PORT` are ours alone.
delete process.env['ORIGIN'];
Object.assign(process.env, HEADER_ENV, { BODY_SIZE_LIMIT: String(BODY_LIMIT) });
const handler = await importHandler();

// Pages and sockets sit on an inner server that never listens; only what the guard admits gets in.
const inner = createServer(handler);
const io = openSocketServer(inner, { shared: false });
const server = createServer({
  headersTimeout: 10_000,
  // A photo of 12 MB through the hall's Wi-Fi takes its time.
  requestTimeout: 120_000,
  keepAliveTimeout: 10_000,
  connectionsCheckingInterval: 5_000,
});

server.on('request', (request, response) => {
  if (admit(request, config) === 'unknown-host') return refuseHost(request, response);
  if (isForeignChange(request)) return refuseOrigin(request, response);
  if (isTooLarge(request)) return refuseSize(request, response);
  secure(request, response);
  inner.emit('request', request, response);
});

server.on('upgrade', (request, socket, head) => {
  if (admit(request, config) === 'ok') inner.emit('upgrade', request, socket, head);
  else socket.end('HTTP/1.1 421 Misdirected Request\r\nConnection: close\r\n\r\n');
});

server.on('error', (fault: NodeJS.ErrnoException) => {
  if (fault.code === 'EADDRINUSE') {
    quit(1, `Port ${config.port} sudah dipakai program lain; pilih yang lain, misalnya PORT=3001.`);
  }
  if (fault.code === 'EACCES') {
    quit(1, `Port ${config.port} tidak boleh dibuka tanpa hak admin; pilih misalnya PORT=3000.`);
  }
  if (fault.code === 'EADDRNOTAVAIL' || fault.code === 'ENOTFOUND') {
    quit(EXIT_CONFIG, `HOST="${config.host}" bukan alamat komputer ini.`);
  }
  throw fault;
});

server.listen({ port: config.port, ...(config.host === null ? {} : { host: config.host }) }, () => {
  const { port } = server.address() as AddressInfo;
  const address = addressOf(port, config);
  seat.setServer(io, address);
  const colour = process.stdout.isTTY;
  console.log(greeting(address, { host: config.host, origin: config.origin, setupKey, colour }));
});

let stopping = false;
process.on('SIGINT', stop);
process.on('SIGTERM', stop);

/** Stop accepting, notify, close sockets, close HTTP, exit; a hung screen cannot hold it up. */
async function stop(): Promise<void> {
  // A terminal and npm may both pass the same Ctrl+C on.
  if (stopping) return;
  stopping = true;
  setTimeout(() => process.exit(0), STOP_WITHIN_MS).unref();
  // `close` waits for open connections, and a WebSocket stays open until Socket.IO ends it.
  const closed = new Promise((done) => server.close(done));
  console.log('Labinov berhenti sebentar …');
  try {
    await seat.program()?.stop();
  } catch (fault) {
    console.error(fault);
  }
  await io.close();
  server.closeIdleConnections();
  setTimeout(() => server.closeAllConnections(), 1_500).unref();
  await closed;
  // Found under a global symbol too; closing writes the journal of SQLite back into its file.
  await closeDb();
  moveOut(dataDir, databaseFile);
  process.exit(0);
}

/** The lock is the first thing written: on a full disk the reserve makes room for it. */
function takeLock(dataDir: string): ReturnType<typeof lockDataDir> {
  try {
    return lockDataDir(dataDir);
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code !== 'ENOSPC') throw fault;
    const noRoom = whyNoRoom(dataDir);
    return noRoom ? quit(1, noRoom) : lockDataDir(dataDir);
  }
}

function prepareDataDir(dataDir: string): void {
  try {
    // Does nothing to a directory that is there, and throws for a file of that name.
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch {
    const expected = 'harus folder yang dapat dibuat dan ditulisi';
    quit(EXIT_CONFIG, faultLine({ name: 'LABINOV_DATA', value: dataDir, expected }));
  }
}

async function importHandler(): Promise<RequestListener> {
  const file = new URL('../build/handler.js', import.meta.url);
  if (!existsSync(file)) quit(1, 'Belum ada hasil build; jalankan `npm start`, bukan berkas ini.');
  const build = (await import(file.href)) as { handler: RequestListener };
  return build.handler;
}

function quit(code: number, sentence: string): never {
  console.error(sentence);
  process.exit(code);
}
