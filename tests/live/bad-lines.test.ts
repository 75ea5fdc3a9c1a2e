/** The road of an act over a bad network: every line of these rooms goes through the fault proxy. */
import { expect, test } from 'vitest';
import { seenState } from '#lib/lab/seen-by.ts';
import { openSpace } from '#lib/server/live/spaces.ts';
import { Disk, Page } from '../support/clients.ts';
import { openFaultProxy, type FaultProxy } from '../support/fault-proxy.ts';
import { card, openRoom, pause, type Guest, type Room } from '../support/room.ts';

type Hall = {
  room: Room;
  proxy: FaultProxy;
  pages: Page[];
  [Symbol.asyncDispose](): Promise<void>;
};

/** A room in which so many people sit behind the proxy, each with a page on the board. */
async function openHall(people: number): Promise<Hall> {
  const room = await openRoom();
  const proxy = await openFaultProxy(() => Number(new URL(room.url).port));
  const guests: Guest[] = [];
  for (let at = 0; at < people; at += 1) guests.push(await room.guest(at % 3));
  const pages = guests.map(
    (guest) =>
      new Page(
        guest,
        { url: proxy.url },
        { disk: new Disk(), refs: [{ ref: room.board, initial: null }] },
      ),
  );
  await expect.poll(() => pages.every((page) => page.at(room.board).joined)).toBe(true);
  return {
    room,
    proxy,
    pages,
    async [Symbol.asyncDispose]() {
      for (const page of pages) page.live.close();
      await proxy.close();
      await room[Symbol.asyncDispose]();
    },
  };
}

let written = 0;
const write = ({ room, pages }: Hall, at: number) =>
  pages[at]!.do(room.board, card(`Kartu ${(written += 1)}`));

/** When all is quiet: everything asked is there exactly once, and every page is as the server says. */
async function expectOnce(hall: Hall, ms = 15_000): Promise<void> {
  const { room, pages } = hall;
  await expect
    .poll(() => pages.map(({ live }) => live.waiting), { timeout: ms })
    .toEqual(pages.map(() => 0));
  const asked = pages.flatMap((page) =>
    page.asked.map(({ act }) => ('text' in act ? act.text : '')),
  );
  const rows = await room.db.read.selectFrom('card').select('text').execute();
  expect(rows.map(({ text }) => text).toSorted()).toEqual(asked.toSorted());
  const space = await openSpace(room.db.read, room.board);
  for (const page of pages) {
    const board = page.at(room.board);
    await expect.poll(() => board.number).toBe(space.number);
    expect(board.state).toEqual(seenState(space.state, page.live.person));
    expect(page.live.healed).toBe(0);
    expect(page.live.tray).toEqual([]);
  }
}

test('a slow line with jitter changes nothing but the time', async () => {
  await using hall = await openHall(3);
  Object.assign(hall.proxy, { latency: 40, jitter: 120 });
  for (let turn = 0; turn < 5; turn += 1) {
    for (const at of [0, 1, 2]) write(hall, at);
    await pause(30);
  }
  await expectOnce(hall);
});

test('lines that are cut at any moment lose and double nothing', async () => {
  await using hall = await openHall(4);
  Object.assign(hall.proxy, { latency: 5, jitter: 25 });
  for (let turn = 0; turn < 6; turn += 1) {
    for (const at of [0, 1, 2, 3]) write(hall, at);
    await pause(Math.random() * 60);
    hall.proxy.cut();
    await pause(Math.random() * 700);
  }
  await expectOnce(hall);
});

test('an acknowledgement that is eaten is asked for again, and the act is done once', async () => {
  await using hall = await openHall(2);
  hall.proxy.swallowAnswers();
  write(hall, 0);
  write(hall, 1);
  await expect
    .poll(() =>
      hall.room.program.read({ kind: 'board', id: hall.room.board.id }, hall.room.lab.facilitator),
    )
    .toMatchObject({ number: 3 });
  expect(hall.pages.map(({ live }) => live.waiting)).toEqual([1, 1]);
  hall.proxy.cut();
  await expectOnce(hall);
});

test('what was said once is said again over another connection: done once', async () => {
  await using hall = await openHall(2);
  for (let turn = 0; turn < 3; turn += 1) for (const at of [0, 1]) write(hall, at);
  await expectOnce(hall);
  const before = (await openSpace(hall.room.db.read, hall.room.board)).number;
  await hall.proxy.repeatAll();
  await expectOnce(hall);
  expect((await openSpace(hall.room.db.read, hall.room.board)).number).toBe(before);
  expect(hall.room.faults).toEqual([]);
});

test('a line that is dead without a word is noticed by who asks, and what it kept back comes too late', async () => {
  await using hall = await openHall(2);
  hall.proxy.freeze();
  write(hall, 0);
  write(hall, 1);
  await pause(300);
  expect(hall.pages.map(({ live }) => [live.status, live.waiting])).toEqual([
    ['connected', 1],
    ['connected', 1],
  ]);
  await expectOnce(hall, 25_000);
  // The old lines wake up and say the same once more.
  hall.proxy.thaw();
  await pause(300);
  await expectOnce(hall);
}, 45_000);

test('nobody is lost while the way is closed, also across a restart of the server', async () => {
  await using hall = await openHall(3);
  write(hall, 0);
  hall.proxy.closed = true;
  hall.proxy.cut();
  for (const at of [0, 1, 2]) write(hall, at);
  await hall.room.restart(100);
  hall.proxy.closed = false;
  await expectOnce(hall, 20_000);
}, 30_000);

test('a line that cannot be written to ends nothing: who missed something by it asks', async () => {
  await using hall = await openHall(3);
  const broken = hall.room.lines()[0]!;
  const { client } = broken;
  Object.assign(broken, { client: null });
  write(hall, 1);
  const told = () => hall.room.faults.filter(({ event }) => event === 'announce-fault').length;
  await expect.poll(told).toBe(1);
  Object.assign(broken, { client });
  write(hall, 2);
  await expectOnce(hall);
});
