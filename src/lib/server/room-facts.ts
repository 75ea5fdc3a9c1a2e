/** What is measured on this machine for a facilitator's check before the event (`room-check.ts`). */
import { readdir, readFile } from 'node:fs/promises';
import { get } from 'node:http';
import { dirname, join } from 'node:path';
import type { Facts } from '#lib/lab/room-check.ts';
import { db, databaseFile } from './db/open.ts';
import { readMarker } from './db/damage.ts';
import * as people from './db/people.ts';
import { freeBytes } from './db/reserve.ts';
import { lanAddresses } from './lan.ts';
import { linkTestOf } from './link-test.ts';
import { openProgram } from './live/open.ts';
import { seat } from './live/seat.ts';

/** When this program was written: a clock before it is wrong. */
const writtenAt = Date.UTC(2026, 10, 1);

/** Everything that can be said of this lab's room now. */
export async function roomFacts(labId: string): Promise<Facts> {
  const dataDir = dirname(databaseFile());
  const program = openProgram();
  const [joined, addresses, battery] = await Promise.all([
    people.countOf(db().read, labId),
    reachable(),
    batteryOf(),
  ]);
  const { openedAt, trip } = linkTestOf(labId);
  return {
    trouble: program.trouble,
    devices: devicesOf(program.screens(labId), joined),
    free: freeBytes(dataDir),
    // There is no command that makes one yet.
    backupAt: null,
    addresses,
    link: { opened: openedAt !== null, trip },
    clock: {
      now: Date.now(),
      earliest: Math.max(writtenAt, readMarker(dataDir)?.createdAt ?? 0),
      jump: seat.jump,
    },
    battery,
  };
}

type Screens = ReturnType<ReturnType<typeof openProgram>['screens']>;

/** Phones and laptops of the room; staff have lines too, but are not who is waited for. */
export function devicesOf(screens: Screens, joined: number): Facts['devices'] {
  const guests = screens.filter(
    ({ person }) => !['projector', 'facilitator', 'bappeda'].includes(person.role),
  );
  const told = guests.flatMap(({ person, told: said }) =>
    said ? [{ ...said, name: person.name }] : [],
  );
  const timed = told.filter(({ trip }) => trip > 0);
  const slowest = timed.reduce<(typeof timed)[number] | null>(
    (worst, one) => (worst && worst.trip >= one.trip ? worst : one),
    null,
  );
  return {
    joined,
    connected: new Set(guests.map(({ person }) => person.id)).size,
    projectors: screens.filter(({ person }) => person.role === 'projector').length,
    slowest: slowest && { name: slowest.name, trip: slowest.trip },
    waiting: told.reduce((sum, { waiting }) => sum + waiting, 0),
    waitingOn: told.filter(({ waiting }) => waiting > 0).length,
  };
}

const lookEveryMs = 10_000;
const patienceMs = 1500;
let looked: { at: number; port: number; found: Facts['addresses'] } | null = null;

/** Whether this server answers itself at the addresses that phones are told. */
async function reachable(): Promise<Facts['addresses']> {
  const { address } = seat;
  if (!address) return [];
  const fresh = looked && looked.port === address.port && Date.now() - looked.at < lookEveryMs;
  if (looked && fresh) return looked.found;
  const { port } = address;
  // Bound to this computer alone, it has no address for phones: then those of the machine are tried.
  const hosts = address.hosts.length > 0 ? address.hosts : lanAddresses();
  const found = await Promise.all(
    hosts.map(async (host) => {
      const url = `http://${host}:${port}`;
      return { address: url, ms: await answersAt(`${url}/healthz`) };
    }),
  );
  looked = { at: Date.now(), port, found };
  return found;
}

/** Milliseconds until the answer; null where none comes. */
export function answersAt(url: string): Promise<number | null> {
  const from = performance.now();
  return new Promise((done) => {
    const asked = get(url, { agent: false, timeout: patienceMs }, (answer) => {
      answer.resume();
      done(answer.statusCode === 200 ? Math.round(performance.now() - from) : null);
    });
    asked.on('timeout', () => asked.destroy());
    asked.on('error', () => done(null));
  });
}

/** Linux tells; elsewhere the page says in words where to look. */
async function batteryOf(root = '/sys/class/power_supply'): Promise<Facts['battery']> {
  try {
    for (const name of await readdir(root)) {
      const percent = Number(await readFile(join(root, name, 'capacity'), 'utf8').catch(() => ''));
      const status = await readFile(join(root, name, 'status'), 'utf8').catch(() => '');
      if (percent > 0) return { percent, charging: status.trim() !== 'Discharging' };
    }
  } catch {
    // No such folder: another system, or a machine that does not tell.
  }
  return null;
}
