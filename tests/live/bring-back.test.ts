/** Cards and walls brought back through the live program: tables, other screens and undo agree. */
import { tmpdir } from 'node:os';
import { uuidv7 } from 'uuidv7';
import { expect, test } from 'vitest';
import type { Act } from '#lib/lab/acts.ts';
import { copyOf } from '#lib/lab/board/sending.ts';
import type { Board } from '#lib/lab/board/state.ts';
import { isRefusal } from '#lib/lab/refusals.ts';
import { undoOf } from '#lib/board/undo-list.svelte.ts';
import type { SpaceRef } from '#lib/lab/space.ts';
import type { LiveSpace } from '#lib/live/live-space.svelte.ts';
import { stateHash } from '#lib/live/state-hash.ts';
import { verify } from '#lib/server/db/verify.ts';
import { Disk, Page } from '../support/clients.ts';
import { card, eventually, openRoom } from '../support/room.ts';

test('[B50] [B53] the tables follow what is brought back, also what went with its cluster', async () => {
  await using room = await openRoom();
  const { facilitator } = room.lab;
  const { board } = room;
  const guest = await room.guest(0);
  const say = async (act: Act, by = facilitator) => {
    const answer = await room.program.submit(board, by, act);
    if (isRefusal(answer)) throw new Error(`${act.type}: ${answer.code}`);
    return answer.to;
  };
  const tables = async () => (await verify(room.db.read, tmpdir())).findings;
  const wall = async () => (await room.program.read(board, facilitator))!.state as Board;
  const [a = '', b = '', c = ''] = Array.from({ length: 3 }, () => uuidv7());
  for (const [at, cardId] of [a, b, c].entries()) await say(card(`${at}`, cardId), guest.person);
  await say({ type: 'card.remove', cardId: a }, guest.person);
  await say({ type: 'card.restore', cardId: a }, guest.person);
  expect(await tables()).toEqual([]);
  await say({ type: 'board.reveal' });
  const clusterId = uuidv7();
  await say({ type: 'cluster.add', clusterId, title: 'Antre', cardIds: [a, b] });
  const number = await say({ type: 'cluster.rename', clusterId, title: 'Antrean' });
  await say({ type: 'card.remove', cardId: a }, guest.person);
  await say({ type: 'card.remove', cardId: b });
  await say({ type: 'cluster.remove', clusterId });
  await say({ type: 'cluster.add', clusterId: uuidv7(), title: 'Lain', cardIds: [c] });
  expect(await tables()).toEqual([]);
  const before = await say({ type: 'board.lock', locked: true });
  const past = await wall();
  await say({ type: 'board.restore', number });
  expect(await tables()).toEqual([]);
  const { cards, clusters } = await wall();
  expect(Object.values(clusters).map(({ title }) => title)).toEqual(['Antrean']);
  expect([a, b, c].map((id) => cards[id]?.clusterId)).toEqual([clusterId, clusterId, null]);
  await say({ type: 'board.restore', number: before });
  expect(await tables()).toEqual([]);
  expect(await wall()).toEqual(past);
});

test('[B56] undo works while the line is down, and goes out with it', async () => {
  await using room = await openRoom();
  const { board } = room;
  const [ani, budi] = [await room.guest(0), await room.guest(1)];
  const open = async ({ person, cookie }: typeof ani) => {
    const initial = await room.program.read(board, person);
    const way = { url: room.url };
    return new Page({ person, cookie }, way, {
      disk: new Disk(),
      refs: [{ ref: board, initial }],
    });
  };
  await room.program.submit(board, room.lab.facilitator, { type: 'board.reveal' });
  using page = await open(ani);
  using other = await open(budi);
  const space = page.at(board) as unknown as LiveSpace<'board'>;
  const list = undoOf(space);
  const texts = (on: Page) =>
    Object.values((on.at(board).state as Board).cards)
      .filter(({ removed }) => !removed)
      .map(({ text }) => text);
  const [first, second] = [uuidv7(), uuidv7()];
  await eventually(() => page.live.status === 'connected');
  space.act(card('Satu', first));
  await eventually(() => texts(other).includes('Satu'));
  const again = room.restart(400);
  await eventually(() => page.live.status !== 'connected');
  space.act(card('Dua', second));
  await Promise.resolve();
  expect(list.undo()).toMatchObject({ deed: 'written', done: 'all' });
  expect(list.undo()).toMatchObject({ deed: 'written', done: 'all' });
  expect(texts(page)).toEqual([]);
  expect(list.redo()).toMatchObject({ done: 'all' });
  expect(texts(page)).toEqual(['Satu']);
  expect(page.live.waiting).toBeGreaterThan(3);
  await again;
  await eventually(() => page.live.waiting === 0 && other.live.status === 'connected');
  await eventually(() => texts(other).join() === 'Satu');
  expect(page.live.tray).toEqual([]);
  expect((await verify(room.db.read, tmpdir())).findings).toEqual([]);
});

test('[B51] [B77] a card that came from elsewhere knows where from when it is back, on every screen', async () => {
  await using room = await openRoom();
  const { board: plenary, lab } = room;
  const { facilitator } = lab;
  const hall = (await room.program.read({ kind: 'hall', id: lab.id }, facilitator))!.state;
  const other =
    hall.kind === 'hall' &&
    hall.activities.find(({ boardId }) => boardId && boardId !== plenary.id)?.boardId;
  const source: SpaceRef = { kind: 'board', id: other || '' };
  expect(source.id).not.toBe(plenary.id);
  const say = async (ref: SpaceRef, act: Act) => {
    const answer = await room.program.submit(ref, facilitator, act);
    if (isRefusal(answer)) throw new Error(`${act.type}: ${answer.code}`);
    return answer.to;
  };
  const guest = await room.guest(0);
  const initial = await room.program.read(plenary, guest.person);
  const way = { url: room.url };
  using page = new Page(guest, way, { disk: new Disk(), refs: [{ ref: plenary, initial }] });
  await eventually(() => page.live.status === 'connected');
  const cardId = uuidv7();
  await say(source, card('Dari papan lain', cardId));
  await say(source, { type: 'board.reveal' });
  await say(plenary, { type: 'board.reveal' });
  const number = await say(plenary, card('Di sini'));
  await say(source, { type: 'cards.send', ids: [cardId], to: plenary.id });
  const copy = copyOf(cardId, plenary.id);
  const shown = () => page.at(plenary).state as Board;
  const server = async () => (await room.program.read(plenary, guest.person))!;
  const agrees = async () => {
    const { number: at, state } = await server();
    await eventually(() => page.at(plenary).number === at);
    expect(stateHash(shown())).toBe(stateHash(state));
    // Where it came from goes with it.
    return shown().cards[copy]?.removed === false ? shown().traces[copy]?.boardId : undefined;
  };
  expect(await agrees()).toBe(source.id);
  const received = await say(plenary, { type: 'card.remove', cardId: copy });
  expect(await agrees()).toBe(undefined);
  await say(plenary, { type: 'card.restore', cardId: copy });
  expect(await agrees()).toBe(source.id);
  await say(plenary, { type: 'board.restore', number: received });
  expect(await agrees()).toBe(undefined);
  await say(plenary, { type: 'board.restore', number: received - 1 });
  expect(await agrees()).toBe(source.id);
  expect(shown().cards[copy]?.removed).toBe(false);
  // To before it came: it was written since, so it stays.
  expect(
    await room.program.submit(plenary, facilitator, { type: 'board.restore', number }),
  ).toEqual({ code: 'not-found' });
  // What its board takes back nobody here brings back.
  await say(plenary, { type: 'card.remove', cardId: copy });
  await say(source, { type: 'cards.recall', ids: [cardId], to: plenary.id });
  const act: Act = { type: 'card.restore', cardId: copy };
  expect(await room.program.submit(plenary, facilitator, act)).toEqual({ code: 'not-yours' });
  expect((await verify(room.db.read, tmpdir())).findings).toEqual([]);
  expect(page.live.healed).toBe(0);
});
