/** Trouble with storage (P16, P18): told at once, nothing confirmed that is not kept, over by itself. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, truncateSync } from 'node:fs';
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { sql } from 'kysely';
import { uuidv7 } from 'uuidv7';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { isRefusal } from '#lib/lab/refusals.ts';
import type { Answer } from '#lib/live/protocol.ts';
import { readSession } from '#lib/server/auth/sessions.ts';
import { watchClock } from '#lib/server/clock-jumps.ts';
import { freeBytes, marginBytes, reserveBytes, takeReserve } from '#lib/server/db/reserve.ts';
import { isOlder } from '#lib/server/db/database.ts';
import { verify } from '#lib/server/db/verify.ts';
import { card, eventually, openRoom, pause, type Guest, type Room } from '../support/room.ts';

const text = 'x'.repeat(140);
const storage = expect.objectContaining({ code: 'storage' });

/** Cards of a whole room until one is refused; the ids of those that were confirmed. */
async function fill(room: Room, crowd: Guest[]): Promise<string[]> {
  const kept: string[] = [];
  for (let round = 0; round < 60; round += 1) {
    const ids = crowd.map(() => uuidv7());
    const put = (id: string, at: number) =>
      room.program.submit(room.board, crowd[at]!.person, card(text, id));
    const answers = await Promise.all(ids.map(put));
    kept.push(...ids.filter((_, at) => !isRefusal(answers[at] ?? { code: 'storage' })));
    const refused = answers.filter(isRefusal);
    if (refused.some(({ code }) => code !== 'storage')) throw new Error(JSON.stringify(refused));
    if (refused.length > 0) return kept;
  }
  throw new Error('The disk never was full');
}

async function gather(room: Room): Promise<Guest[]> {
  const crowd: Guest[] = [];
  for (let at = 0; at < 10; at += 1) crowd.push(await room.guest(at % 3));
  return crowd;
}

/** Until the server takes it, as a phone does it. */
async function untilTaken(ask: () => Promise<Answer>, ms = 10_000): Promise<Answer> {
  const until = performance.now() + ms;
  for (;;) {
    const answer = await ask();
    if (!isRefusal(answer) || performance.now() > until) return answer;
    await pause(250);
  }
}

const cardIds = async (room: Room) =>
  (await room.db.read.selectFrom('card').select('id').execute()).map(({ id }) => id);

const events = (room: Room) => room.faults.map(({ event }) => event);

/** What confirmed, what is there, and whether the whole still fits together. */
async function expectKept(room: Room, kept: string[]): Promise<void> {
  expect(await cardIds(room)).toEqual(expect.arrayContaining(kept));
  const { findings } = await verify(room.db.read, join(dirname(room.db.file), 'evidence'));
  expect(findings).toEqual([]);
}

test('a full file: refused in one word, read as before, told to everybody, over by itself', async () => {
  await using room = await openRoom();
  const [guest, other] = [await room.guest(0), await room.guest(1)];
  const crowd = await gather(room);
  const writer = await room.screen(guest);
  const pages = await sql<{ pageCount: number }>`pragma page_count`.execute(room.db.write);
  const most = (pages.rows[0]?.pageCount ?? 0) + 20;
  await sql.raw(`pragma max_page_count = ${most}`).execute(room.db.write);

  const kept = await fill(room, crowd);
  expect(kept.length).toBeGreaterThan(0);
  await eventually(() => writer.troubles.at(-1) === 'disk-full');
  expect(events(room)).toContain('storage-trouble');
  // What was confirmed answers as before; what was not is asked to come again.
  expect(await writer.act(room.board, card(text))).toEqual({
    code: 'storage',
    params: { retryIn: 2000 },
  });
  // Whoever comes now can read, and hears of it.
  const late = await room.screen(other);
  expect(await late.request('join', { ...room.board, since: 0 })).toHaveProperty('state');
  await eventually(() => late.troubles.at(-1) === 'disk-full');
  const seen = await room.program.read({ kind: 'board', id: room.board.id }, guest.person);
  expect(seen?.state.hidden.cards).toBe(kept.length);
  expect(await cardIds(room)).toHaveLength(kept.length);

  // Several probes pass without a way out, and nobody is told otherwise.
  await pause(4500);
  expect(writer.troubles).toEqual(['disk-full']);
  await sql`pragma max_page_count = 1000000`.execute(room.db.write);
  const id = uuidv7();
  const actId = uuidv7();
  expect(await untilTaken(() => writer.act(room.board, card('Lagi', id), actId))).toHaveProperty(
    'from',
  );
  expect(writer.troubles).toEqual(['disk-full', null]);
  expect(events(room)).toContain('storage-back');
  await expectKept(room, [...kept, id]);
  expect(new Set(await cardIds(room)).size).toBe(kept.length + 1);
});

test('while nothing can be stored, what was confirmed before still gets its answer', async () => {
  await using room = await openRoom();
  const guest = await room.guest();
  const screen = await room.screen(guest);
  const actId = uuidv7();
  const first = await screen.act(room.board, card('Sebelum'), actId);
  await sql`pragma query_only = on`.execute(room.db.write);
  expect(await screen.act(room.board, card('Sesudah'))).toEqual(storage);
  await eventually(() => screen.troubles.at(-1) === 'read-only');
  expect(await screen.act(room.board, card('Sebelum'), actId)).toEqual(first);
  expect(await screen.act(room.hall, card('Sebelum'), actId)).toMatchObject({
    code: expect.stringMatching(/exists|bad-act/),
  });
  await sql`pragma query_only = off`.execute(room.db.write);
  await eventually(() => screen.troubles.at(-1) === null);
  expect(await screen.act(room.board, card('Sesudah'))).toHaveProperty('from');
});

test('staff stay signed in although not even their last visit can be noted', async () => {
  await using room = await openRoom();
  const token = room.lab.facilitatorCookie.split('=')[1];
  await room.db.write.updateTable('session').set({ lastSeenAt: 1 }).execute();
  await sql`pragma query_only = on`.execute(room.db.write);
  expect(await readSession(room.db, token)).toMatchObject({ account: { id: expect.any(String) } });
  await sql`pragma query_only = off`.execute(room.db.write);
});

/** A disk of its own, as small as it must be; null where mounting is not allowed. */
function smallDisk(megabytes: number): string | null {
  const at = mkdtempSync(join(tmpdir(), 'labinov-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', at], {
      stdio: 'ignore',
    });
    return at;
  } catch {
    rmSync(at, { recursive: true });
    return null;
  }
}

const mounted: string[] = [];
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
  for (const at of mounted.splice(0)) {
    execFileSync('umount', ['-l', at]);
    rmSync(at, { recursive: true, force: true });
  }
});

function onSmallDisk(megabytes: number): string | null {
  const disk = smallDisk(megabytes);
  if (disk === null) return null;
  mounted.push(disk);
  mkdirSync(join(disk, 'tmp'));
  vi.stubEnv('TMPDIR', join(disk, 'tmp'));
  return disk;
}

describe('on a real disk', () => {
  test('that is full, the reserve gives room to recover and is taken again', async (context) => {
    const disk = onSmallDisk(96);
    if (disk === null) return context.skip('mounting is not allowed here');
    await using room = await openRoom();
    const dir = dirname(room.db.file);
    const reserve = join(dir, 'reserve.bin');
    expect(await takeReserve(dir)).toBe(true);
    const guest = await room.guest();
    const screen = await room.screen(guest);
    const crowd = await gather(room);

    // Somebody copies a video onto the disk: all but a little is gone.
    const ballast = join(disk, 'video.mp4');
    writeFileSync(ballast, Buffer.alloc(freeBytes(disk) - 1024 * 1024));
    const kept = await fill(room, crowd);
    expect(kept.length).toBeGreaterThan(20);
    await eventually(() => screen.troubles.at(-1) === 'disk-full');
    expect(existsSync(reserve)).toBe(false);
    // The reserve is room to recover, not room to go on with.
    await pause(2500);
    expect(screen.troubles).toEqual(['disk-full']);
    expect(freeBytes(disk)).toBeGreaterThan(reserveBytes / 2);
    expect(await screen.act(room.board, card(text))).toEqual(storage);
    await expectKept(room, kept);

    rmSync(ballast);
    expect(freeBytes(disk)).toBeGreaterThan(reserveBytes + marginBytes);
    const id = uuidv7();
    const actId = uuidv7();
    const taken = await untilTaken(() => screen.act(room.board, card('Lagi', id), actId));
    expect(taken).toHaveProperty('from');
    expect(existsSync(reserve)).toBe(true);
    await expectKept(room, [...kept, id]);
    expect(await cardIds(room)).toHaveLength(kept.length + 1);
  }, 60_000);

  test('too small for a reserve: a little room is not enough to go on with', async (context) => {
    const disk = onSmallDisk(24);
    if (disk === null) return context.skip('mounting is not allowed here');
    await using room = await openRoom();
    expect(await takeReserve(dirname(room.db.file))).toBe(false);
    const screen = await room.screen(await room.guest());
    const crowd = await gather(room);
    const ballast = join(disk, 'video.mp4');
    writeFileSync(ballast, Buffer.alloc(freeBytes(disk) - 512 * 1024));
    const kept = await fill(room, crowd);
    await eventually(() => screen.troubles.at(-1) === 'disk-full');
    truncateSync(ballast, statSync(ballast).size - marginBytes / 4);
    await pause(2500);
    expect(screen.troubles).toEqual(['disk-full']);
    rmSync(ballast);
    await eventually(() => screen.troubles.at(-1) === null);
    await expectKept(room, kept);
  });
});

describe('the clock', () => {
  test.each([10, -10])('jumps %i years: nobody is signed out, no timer moves', async (years) => {
    await using room = await openRoom();
    const { facilitator, facilitatorCookie } = room.lab;
    const screen = await room.screen({ cookie: facilitatorCookie });
    const hall = await room.program.read({ kind: 'hall', id: room.lab.id }, facilitator);
    const activity = hall?.state.activities[0];
    const started = { type: 'activity.start', activityId: activity?.id ?? '' } as const;
    expect(await screen.act(room.hall, started)).toHaveProperty('from');

    const wall = Date.now();
    vi.useFakeTimers({ toFake: ['Date'] });
    vi.setSystemTime(wall + years * 365 * 86_400_000);
    const guest = await room.guest();
    const later = await room.screen(guest);
    expect(await later.act(room.board, card('Setelah lompatan'))).toHaveProperty('from');
    const now = await room.program.read({ kind: 'hall', id: room.lab.id }, facilitator);
    const left = (now?.state.clock?.endsAt ?? 0) - Number(await screen.request('time', null));
    const whole = (activity?.minutes ?? 0) * 60_000;
    expect(left).toBeGreaterThan(whole - 20_000);
    expect(left).toBeLessThanOrEqual(whole);
    const rows = await room.db.read.selectFrom('journal').select('at').execute();
    expect(rows.every(({ at }) => Math.abs(Number(at) - wall) < 60_000)).toBe(true);
    const token = facilitatorCookie.split('=')[1];
    expect(await readSession(room.db, token)).not.toBeNull();
  });

  test('is told once for each jump, in seconds, and small steps are not', async () => {
    const told: number[] = [];
    let ahead = 0;
    const stop = watchClock((seconds) => told.push(seconds), {
      wall: () => 1000 + ahead,
      steady: () => 0,
      everyMs: 5,
    });
    ahead = 3000;
    await pause(40);
    expect(told).toEqual([]);
    ahead = 86_400_000;
    await pause(40);
    ahead = 0;
    await pause(40);
    stop();
    expect(told).toEqual([86_400, -86_400]);
  });
});

test('an SQLite that is too old is told from one that is not', () => {
  expect(isOlder('3.51.2', '3.51.3')).toBe(true);
  expect(isOlder('3.9.0', '3.51.3')).toBe(true);
  expect(isOlder('3.51.3', '3.51.3')).toBe(false);
  expect(isOlder('3.54.1', '3.51.3')).toBe(false);
  expect(isOlder('4.0.0', '3.51.3')).toBe(false);
});
