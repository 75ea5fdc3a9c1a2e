/** Small signals: who is here, who writes, who is ready. Differences, in no journal, first to go. */
import type { Socket as NetSocket } from 'node:net';
import { io as dial, type Socket } from 'socket.io-client';
import { uuidv7 } from 'uuidv7';
import { expect, test } from 'vitest';
import { refuse } from '#lib/lab/refusals.ts';
import { Presence } from '#lib/live/presence.svelte.ts';
import { PROTOCOL, type Run } from '#lib/live/protocol.ts';
import { shortId } from '#lib/live/protocol-packing.ts';
import { Disk, Page } from '../support/clients.ts';
import { eventually, openRoom, pause, type Room, type Screen } from '../support/room.ts';

const patience = 20_000;

/** Starts an activity of the agenda; what its run is called. */
async function start(room: Room, at = 0): Promise<Run> {
  const { facilitator } = room.lab;
  const before = await room.program.read({ kind: 'hall', id: room.lab.id }, facilitator);
  const activityId = before?.state.activities[at]?.id ?? '';
  await room.program.submit(room.hall, facilitator, { type: 'activity.start', activityId });
  const hall = await room.program.read({ kind: 'hall', id: room.lab.id }, facilitator);
  const clock = hall?.state.clock;
  if (clock?.activityId !== activityId) throw new Error('The activity did not start');
  return { activityId, startedAt: clock.startedAt };
}

const staffOf = (room: Room) => room.screen({ cookie: room.lab.facilitatorCookie });
const journalOf = (room: Room) => room.db.read.selectFrom('journal').selectAll().execute();
/** What a screen knows, as a page keeps it. */
const heard = (screen: Screen): Presence => {
  const presence = new Presence((name, asks) => screen.request(name, asks));
  return presence;
};

test('[S8] that people write is a count for staff and screens, and passes by itself', async () => {
  await using room = await openRoom();
  const [one, two, other] = [await room.guest(0), await room.guest(1), await room.guest(2)];
  const [staff, bystander] = [await staffOf(room), await room.screen(other)];
  const projector = await room.screen({ projectorKey: room.lab.projectorKey });
  const before = await journalOf(room);
  const { id } = room.board;
  for (const guest of [one, two]) {
    const phone = await room.screen(guest);
    expect(await phone.request('typing', { id })).toEqual(refuse('not-found'));
    await phone.request('join', { ...room.board, since: 0 });
    // However often it is said, a person writes once.
    for (let at = 0; at < 5; at += 1) expect(await phone.request('typing', { id })).toBe(true);
  }
  await eventually(() => staff.here.at(-1)?.typing?.[id] === 2, patience);
  await eventually(() => projector.here.at(-1)?.typing?.[id] === 2, patience);
  expect(await staff.request('here', null)).toMatchObject({ typing: { [id]: 2 } });
  expect(await bystander.request('here', null)).toMatchObject({ typing: null });
  await eventually(() => staff.here.at(-1)?.typing?.[id] === 0, patience);
  for (const change of bystander.here) expect(change.typing).toBeNull();
  expect(await projector.request('typing', { id })).toEqual(refuse('no-right'));
  expect(await journalOf(room)).toEqual(before);
}, 60_000);

test('[L4] ready: set, taken back, seen on the other screen of the person, counted by agency', async () => {
  await using room = await openRoom();
  const [one, two] = [await room.guest(0), await room.guest(1)];
  const staff = await staffOf(room);
  const [phone, laptop] = [await room.screen(one), await room.screen(one)];
  const other = await room.screen(two);
  const run = await start(room);
  const before = await journalOf(room);
  const say = (screen: Screen, ready: boolean) => screen.request('ready', { ...run, ready });
  expect(await say(phone, true)).toBe(true);
  expect(await say(laptop, true)).toBe(true);
  expect(await say(other, true)).toBe(true);
  await eventually(() => staff.here.at(-1)?.ready === 2, patience);
  const [agencyA, agencyB] = room.lab.agencies.map(String);
  expect(await staff.request('here', null)).toMatchObject({
    ready: 2,
    readyBy: { [agencyA ?? '']: 1, [agencyB ?? '']: 1 },
  });
  expect(await other.request('here', null)).toMatchObject({ ready: 2, readyBy: null, mine: run });
  expect(laptop.marked).toEqual([{ ...run, ready: true }]);
  await say(phone, false);
  await eventually(() => other.here.at(-1)?.ready === 1, patience);
  expect(laptop.marked.at(-1)).toEqual({ ...run, ready: false });
  expect(await phone.request('here', null)).toMatchObject({ mine: null });
  // Those who run the lab, and what is not running, have no mark.
  expect(await say(staff, true)).toEqual(refuse('no-right'));
  const late = { activityId: uuidv7(), startedAt: 1, ready: true };
  expect(await phone.request('ready', late)).toEqual(refuse('not-running'));
  expect(await journalOf(room)).toEqual(before);
}, 60_000);

test('[L4] the mark goes with the activity, also when the same one is started again', async () => {
  await using room = await openRoom();
  const phone = await room.screen(await room.guest(0));
  const run = await start(room);
  await phone.request('ready', { ...run, ready: true });
  await eventually(() => phone.here.at(-1)?.ready === 1, patience);
  // A pause is the same run.
  await room.program.submit(room.hall, room.lab.facilitator, { type: 'activity.pause' });
  expect(await phone.request('here', null)).toMatchObject({ mine: run });
  await room.program.submit(room.hall, room.lab.facilitator, { type: 'activity.end' });
  await eventually(() => phone.here.at(-1)?.ready === 0, patience);
  const again = await start(room);
  expect(again.startedAt).not.toBe(run.startedAt);
  expect(await phone.request('ready', { ...run, ready: true })).toEqual(refuse('not-running'));
  expect(await phone.request('here', null)).toMatchObject({ mine: null });
}, 60_000);

test('[L4] after a restart a page says its mark again, and a page loaded anew learns it', async () => {
  await using room = await openRoom();
  const guest = await room.guest(0);
  const run = await start(room);
  using page = new Page(guest, { url: room.url }, { disk: new Disk(), refs: [] });
  await expect.poll(() => page.live.status, { timeout: patience }).toBe('connected');
  await page.live.presence.mark(run, true);
  await room.restart(200);
  await expect.poll(() => page.live.here.ready, { timeout: patience }).toBe(1);
  expect(page.live.presence.isReady(run)).toBe(true);
  using anew = new Page(guest, { url: room.url }, { disk: new Disk(), refs: [] });
  await expect.poll(() => anew.live.presence.isReady(run), { timeout: patience }).toBe(true);
  await anew.live.presence.mark(run, false);
  await expect.poll(() => page.live.presence.isReady(run), { timeout: patience }).toBe(false);
}, 60_000);

test('[L4] a mark that was taken back without a line is taken back when there is one', async () => {
  await using room = await openRoom();
  const screen = await room.screen(await room.guest(0));
  const run = await start(room);
  const line = { up: true };
  const presence = new Presence(async (name, asks) =>
    line.up ? screen.request(name, asks) : null,
  );
  await presence.mark(run, true);
  expect(await screen.request('here', null)).toMatchObject({ mine: run });
  line.up = false;
  await presence.mark(run, false);
  line.up = true;
  await presence.opened();
  expect(presence.isReady(run)).toBe(false);
  expect(await screen.request('here', null)).toMatchObject({ mine: null });
}, 60_000);

test('a second has one frame of small signals, and it says only what changed', async () => {
  await using room = await openRoom();
  const staff = await staffOf(room);
  const guests = await Promise.all(Array.from({ length: 12 }, (_, at) => room.guest(at % 3)));
  const run = await start(room);
  const screens: Screen[] = [];
  const beganAt = performance.now();
  for (const guest of guests) screens.push(await room.screen(guest));
  for (let round = 0; round < 10; round += 1) {
    for (const screen of screens) {
      await screen.request('ready', { ...run, ready: round % 2 === 0 || screens.at(3) === screen });
    }
    await pause(150);
  }
  await eventually(() => staff.here.at(-1)?.ready === 1, patience);
  await screens[0]?.request('ready', { ...run, ready: true });
  await eventually(() => staff.here.at(-1)?.ready === 2, patience);
  const seconds = (performance.now() - beganAt) / 1000;
  expect(staff.here.length).toBeGreaterThan(1);
  expect(staff.here.length).toBeLessThanOrEqual(Math.ceil(seconds) + 1);
  // Each follows on the one before it, and nobody comes twice.
  for (const [at, { after }] of staff.here.entries()) {
    expect(after).toBe(staff.here[at - 1]?.beat ?? 0);
  }
  const came = staff.here.flatMap((change) => change.came ?? []);
  expect(came.toSorted()).toEqual(guests.map(({ person }) => person.id).toSorted());
}, 60_000);

test('differences that somebody missed are asked for as a whole; those not meant for one leave no gap', async () => {
  await using room = await openRoom();
  const [watcher, writer] = [await room.guest(0), await room.guest(1)];
  const screen = await room.screen(watcher);
  const presence = heard(screen);
  const phone = await room.screen(writer);
  await phone.request('join', { ...room.board, since: 0 });
  await eventually(() => screen.here.at(-1)?.connected === 2, patience);
  await presence.refresh();
  // Beats go on while somebody writes, and guests do not hear of them.
  const told = screen.here.length;
  await phone.request('typing', { id: room.board.id });
  const staff = await staffOf(room);
  await eventually(
    () => staff.here.some(({ typing }) => (typing?.[room.board.id] ?? 0) > 0),
    patience,
  );
  expect(screen.here.length).toBe(told);
  await room.screen(await room.guest(2));
  await eventually(() => screen.here.length > told, patience);
  const [next] = screen.here.slice(told);
  if (!next) throw new Error('No difference');
  expect(next.beat).toBeGreaterThan(next.after + 1);
  presence.hear(next);
  expect(presence.now.connected).toBe(3);
  presence.hear({ ...next, after: next.beat + 5, beat: next.beat + 6, connected: 99 });
  await expect.poll(() => presence.now.beat, { timeout: patience }).toBeLessThan(next.beat + 6);
  expect(presence.now.connected).toBe(3);
}, 60_000);

test('small signals never queue up before a screen that is behind', async () => {
  await using room = await openRoom();
  const { cookie } = await room.guest(0);
  const later = [await room.guest(1), await room.guest(2)];
  const stopped = dial(room.url, {
    auth: { protocol: PROTOCOL, labId: room.lab.id },
    extraHeaders: { cookie },
    transports: ['websocket'],
    reconnection: false,
    forceNew: true,
  });
  await expect.poll(() => stopped.connected, { timeout: patience }).toBe(true);
  let heardHere = 0;
  stopped.on('here', () => (heardHere += 1));
  await stopped.emitWithAck('join', { ...room.hall, since: 0 });
  await eventually(() => room.program.here(room.lab.id).connected === 1, patience);
  await eventually(() => heardHere > 0, patience);
  const net = (stopped.io.engine.transport as unknown as { ws: { _socket: NetSocket } }).ws._socket;
  net.pause();
  // Enough that the kernel takes no more, not so much that the line is cut.
  const text = '一'.repeat(1990);
  const isBehind = () => room.queued(cookie) > 0;
  const word = (_: unknown, at: number) =>
    room.program.submit(room.hall, room.lab.facilitator, {
      type: 'pledge.word',
      text: `${at} ${text}`,
    });
  for (let turn = 0; turn < 300 && !isBehind(); turn += 1) {
    await Promise.all(Array.from({ length: 50 }, word));
    await pause(60);
  }
  const before = room.queued(cookie);
  expect(before).toBeGreaterThan(0);
  const toldBefore = heardHere;
  const staff = await staffOf(room);
  const others = [];
  for (const guest of later) others.push(await room.screen(guest));
  await eventually(() => staff.here.at(-1)?.connected === 3, patience);
  expect(room.queued(cookie)).toBe(before);
  net.resume();
  await eventually(() => room.queued(cookie) === 0, patience);
  expect(heardHere).toBe(toldBefore);
  // Behind no more: the next difference says that one is missing.
  others[0]?.close();
  await eventually(() => heardHere > toldBefore, patience);
  stopped.disconnect();
}, 60_000);

test('[S8] frames of small signals name nobody to those who may not know', async () => {
  await using room = await openRoom();
  const [writer, other] = [await room.guest(0), await room.guest(1)];
  const run = await start(room);
  const spies: { by: string; socket: Socket; bytes: string[] }[] = [];
  const ways = {
    guest: { extraHeaders: { cookie: other.cookie } },
    projector: { auth: { projectorKey: room.lab.projectorKey } },
    facilitator: { extraHeaders: { cookie: room.lab.facilitatorCookie } },
  };
  for (const [by, { auth, extraHeaders }] of Object.entries(ways) as [
    string,
    { auth?: object; extraHeaders?: Record<string, string> },
  ][]) {
    const bytes: string[] = [];
    const socket = dial(room.url, {
      auth: { protocol: PROTOCOL, labId: room.lab.id, ...auth },
      ...(extraHeaders && { extraHeaders }),
      transports: ['websocket'],
      forceNew: true,
    });
    socket.io.on('open', () => {
      socket.io.engine.on('data', (data: unknown) => bytes.push(String(data)));
    });
    await eventually(() => socket.connected, patience);
    spies.push({ by, socket, bytes });
  }
  const phone = await room.screen(writer);
  await phone.request('join', { ...room.board, since: 0 });
  // Staff learn who is here; from now on who writes and who is ready is told as counts to them too.
  await eventually(() => room.program.here(room.lab.id).connected === 2, patience);
  await pause(50);
  for (const { bytes } of spies) bytes.length = 0;
  await phone.request('typing', { id: room.board.id });
  await phone.request('ready', { ...run, ready: true });
  await eventually(
    () => spies.every(({ bytes }) => bytes.some((one) => one.includes('"ready":1'))),
    patience,
  );
  for (const { socket } of spies.slice(0, 2)) await socket.emitWithAck('here', null);
  for (const { by, bytes } of spies) {
    const all = bytes.join('\n');
    for (const trace of [writer.person.id, shortId(writer.person.id), writer.person.name]) {
      expect(all, by).not.toContain(trace);
    }
    expect(all.includes(room.board.id), by).toBe(by !== 'guest');
  }
  for (const { socket } of spies) socket.disconnect();
}, 60_000);

test('[L5] nine screens are one too many: the oldest closes and is told why', async () => {
  await using room = await openRoom();
  const [many, few] = [await room.guest(0), await room.guest(1)];
  const other = await room.screen(few);
  const screens: Screen[] = [];
  for (let at = 0; at < 9; at += 1) screens.push(await room.screen(many));
  await eventually(() => screens[0]?.ended === 'too-many', patience);
  expect(screens[0]?.goodbyes).toEqual([{ code: 'too-many' }]);
  for (const screen of screens.slice(1)) expect(screen.status).toBe('connected');
  expect(other.status).toBe('connected');
  // Screens of the room are nobody's.
  const posters: Screen[] = [];
  for (let at = 0; at < 10; at += 1) {
    posters.push(await room.screen({ projectorKey: room.lab.projectorKey }));
  }
  for (const poster of posters) expect(poster.status).toBe('connected');
}, 60_000);
