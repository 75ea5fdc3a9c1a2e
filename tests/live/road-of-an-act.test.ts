import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { sql } from 'kysely';
import { uuidv7 } from 'uuidv7';
import { expect, test } from 'vitest';
import { foldBoard } from '#lib/lab/board/fold.ts';
import { emptyBoard, type Board } from '#lib/lab/board/state.ts';
import { isRefusal, refuse } from '#lib/lab/refusals.ts';
import type { Replay, Snapshot } from '#lib/live/protocol.ts';
import * as journal from '#lib/server/db/journal.ts';
import { card, eventually, openRoom } from '../support/room.ts';

const isFine = { from: expect.any(Number), to: expect.any(Number) };

test('an act is on disk when it is confirmed, and everybody who follows hears of it', async () => {
  await using room = await openRoom();
  const { board, db, lab } = room;
  const [one, two] = [await room.guest(0), await room.guest(1)];
  const writer = await room.screen(one);
  const reader = await room.screen(two);
  await writer.request('join', { ...board, since: 0 });
  await reader.request('join', { ...board, since: 0 });

  const answer = await writer.act(board, card('Antrean panjang'));
  expect(answer).toEqual({ from: 2, to: 2 });
  const rows = await db.read
    .selectFrom('card')
    .select('text')
    .where('labId', '=', lab.id)
    .execute();
  expect(rows).toEqual([{ text: 'Antrean panjang' }]);

  await eventually(() => reader.frames.length > 0 && writer.frames.length > 0);
  expect(writer.frames[0]).toMatchObject({ ...board, from: 2, to: 2 });
  expect(writer.frames[0]?.events[0]?.event).toMatchObject({ card: { text: 'Antrean panjang' } });
  expect(reader.frames[0]?.events[0]?.event).toMatchObject({ hidden: { cards: 1, writers: 1 } });
});

test('the same act, sent twice and again after a restart, takes effect once', async () => {
  await using room = await openRoom();
  const guest = await room.guest();
  const actId = uuidv7();
  const act = card('Sekali saja');
  const before = await room.screen(guest);
  const first = await before.act(room.board, act, actId);
  expect(await before.act(room.board, act, actId)).toEqual(first);
  before.close();
  await room.restart();
  const after = await room.screen(guest);
  expect(await after.act(room.board, act, actId)).toEqual(first);
  const rows = await room.db.read.selectFrom('card').select('text').execute();
  expect(rows).toHaveLength(1);
});

test('one id sent many times at once is one act', async () => {
  await using room = await openRoom();
  const guest = await room.guest();
  const [phone, laptop] = [await room.screen(guest), await room.screen(guest)];
  const actId = uuidv7();
  const act = card('Bersamaan');
  const answers = await Promise.all(
    [phone, laptop, phone, laptop, phone].map((screen) => screen.act(room.board, act, actId)),
  );
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
});

test('an id that belongs to an act elsewhere is refused', async () => {
  await using room = await openRoom();
  const guest = await room.guest();
  const screen = await room.screen(guest);
  const actId = uuidv7();
  await screen.act(room.board, card('Di papan'), actId);
  const { name, position, agencyId } = guest.person;
  const correct = { type: 'person.correct' as const, name, position, agencyId: agencyId ?? '' };
  expect(await screen.act(room.hall, correct, actId)).toEqual(refuse('exists'));
});

test('a refusal undoes its own act only', async () => {
  await using room = await openRoom();
  const guest = await room.guest();
  const screen = await room.screen(guest);
  const cardId = uuidv7();
  const answers = await Promise.all([
    screen.act(room.board, card('Pertama', cardId)),
    screen.act(room.board, card('Kembar', cardId)),
    screen.act(room.board, card('Terakhir')),
  ]);
  expect(answers).toEqual([isFine, refuse('exists'), isFine]);
  const rows = await room.db.read.selectFrom('card').select('text').execute();
  expect(rows.map(({ text }) => text).sort()).toEqual(['Pertama', 'Terakhir']);
});

test('what fails in the database is told as a fault, and the acts around it are kept', async () => {
  await using room = await openRoom();
  const { person } = await room.guest();
  const { facilitator } = room.lab;
  const other = await room.db.read
    .selectFrom('board')
    .select('id')
    .where('id', '!=', room.board.id)
    .executeTakeFirstOrThrow();
  const boards = [room.board, { kind: 'board' as const, id: other.id }];
  for (const board of boards) {
    await room.program.submit(board, person, card('Ada isinya'));
    await room.program.submit(board, facilitator, { type: 'board.reveal' });
  }
  // Ballot ids are made on devices; one that exists on another board breaks a key of the table.
  const open = { type: 'ballot.open', ballotId: uuidv7(), over: 'cards', dots: 3, cap: 2 } as const;
  const [fine, broken, after] = await Promise.all([
    room.program.submit(boards[0]!, facilitator, open),
    room.program.submit(boards[1]!, facilitator, open),
    room.program.submit(boards[1]!, person, card('Sesudah')),
  ]);
  expect([fine, after]).toEqual([isFine, isFine]);
  expect(broken).toEqual({ code: 'storage', params: { fault: expect.any(String) } });
  expect(room.faults).toMatchObject([{ event: 'act-fault', act: 'ballot.open' }]);
  const read = await room.program.read({ kind: 'board', id: other.id }, person);
  expect(read?.state.ballot).toBeNull();
});

test('when the disk does not take it, nothing is confirmed and nothing has happened', async () => {
  await using room = await openRoom();
  const guest = await room.guest();
  const screen = await room.screen(guest);
  await screen.request('join', { ...room.board, since: 0 });
  await sql`pragma query_only = on`.execute(room.db.write);
  expect(await screen.act(room.board, card('Tidak muat'))).toMatchObject({ code: 'storage' });
  await sql`pragma query_only = off`.execute(room.db.write);
  await eventually(() => screen.troubles.at(-1) === null);
  expect(await screen.act(room.board, card('Muat'))).toEqual({ from: 2, to: 2 });
  expect(screen.frames.flatMap(({ events }) => events)).not.toContainEqual(
    expect.objectContaining({ number: 3 }),
  );
});

test('a data directory that is gone takes nothing more, and nobody is told that it did', async () => {
  await using room = await openRoom();
  const guest = await room.guest();
  const screen = await room.screen(guest);
  expect(await screen.act(room.board, card('Sebelum'))).toHaveProperty('from');
  rmSync(dirname(room.db.file), { recursive: true });
  expect(await screen.act(room.board, card('Sesudah'))).toEqual({ code: 'storage' });
  // Reading goes on; what was confirmed is still to be seen.
  const seen = await room.program.read({ kind: 'board', id: room.board.id }, guest.person);
  expect(Object.values(seen?.state.cards ?? {}).map(({ text }) => text)).toEqual(['Sebelum']);
  const alone = room.db.write.updateTable('lab').set({ place: 'Lain' });
  await expect(alone.execute()).rejects.toMatchObject({ code: 'SQLITE_READONLY_DBMOVED' });
});

test('a burst becomes few transactions and few frames, in the order of the numbers', async () => {
  await using room = await openRoom();
  const guests = await Promise.all(Array.from({ length: 20 }, (_, at) => room.guest(at % 3)));
  const reader = await room.screen({ cookie: room.lab.facilitatorCookie });
  await reader.request('join', { ...room.board, since: 0 });
  const acts = guests.flatMap(({ person }) =>
    Array.from({ length: 5 }, () => room.program.submit(room.board, person, card('Isi'))),
  );
  const answers = await Promise.all(acts);
  expect(answers.filter((answer) => isRefusal(answer))).toEqual([]);
  await eventually(() => reader.frames.at(-1)?.to === 101);
  expect(reader.frames.length).toBeLessThan(12);
  const edges = reader.frames.map(({ from, to }) => [from, to]);
  for (const [at, [from]] of edges.entries()) expect(from).toBe((edges[at - 1]?.[1] ?? 1) + 1);
});

test('a quiet room hears of an act at once: before anything that is asked after its answer', async () => {
  await using room = await openRoom();
  const screen = await room.screen(await room.guest());
  await screen.request('join', { ...room.board, since: 0 });
  for (const act of [1, 2, 3]) {
    await screen.act(room.board, card('Cepat'));
    // No timer lies between commit and frame: the answer to the next question comes behind it.
    await screen.request('time', null);
    expect(screen.frames).toHaveLength(act);
  }
});

test('since N: only what was missed, and the whole state when that is shorter', async () => {
  await using room = await openRoom();
  const guest = await room.guest();
  for (let at = 0; at < 5; at += 1) {
    await room.program.submit(room.board, guest.person, card(`Kartu ${at}`));
  }
  const screen = await room.screen(guest);
  const join = (since: number) => screen.request('join', { ...room.board, since });
  const missed = (await join(4)) as Replay;
  const added = missed.events.filter(({ event }) => event.type === 'card.added');
  expect(missed.to).toBe(6);
  expect(added.map(({ number }) => number)).toEqual([5, 6]);
  // How many silent cards there are now comes last, once.
  expect(missed.events.at(-1)?.event).toMatchObject({ type: 'cards.hidden', hidden: { cards: 5 } });
  expect(missed.events).toHaveLength(3);
  expect(await join(6)).toEqual({ to: 6, events: [] });
  const whole = (await join(0)) as Snapshot<Board>;
  expect(Object.values(whole.state.cards)).toHaveLength(5);
  // A number from the future: the server was restored from a backup.
  expect(await join(99)).toMatchObject({ number: 6 });
});

test('an operation that wrote by itself is taken in and announced', async () => {
  await using room = await openRoom();
  const guest = await room.guest();
  const screen = await room.screen({ cookie: room.lab.facilitatorCookie });
  await screen.request('join', { ...room.board, since: 0 });
  const [opened] = await journal.read(room.db.read, room.board, 0);
  const event = { type: 'board.locked' as const, locked: true };
  const before = foldBoard(emptyBoard(room.board.id), opened?.event as never, 1);
  await room.db.write.transaction().execute((trx) =>
    journal.write(trx, {
      ref: room.board,
      labId: room.lab.id,
      by: null,
      actId: uuidv7(),
      at: 2,
      from: 2,
      events: [event],
      state: foldBoard(before, event, 2),
    }),
  );
  const read = await room.program.read({ kind: 'board', id: room.board.id }, guest.person);
  expect(read).toMatchObject({ number: 2, state: { locked: true } });
  await eventually(() => screen.frames.some(({ to }) => to === 2));
  expect(await room.program.submit(room.board, guest.person, card('x'))).toEqual(refuse('locked'));
});

test('the state after a restart is the state before it', async () => {
  await using room = await openRoom();
  const guest = await room.guest();
  await room.program.submit(room.board, guest.person, card('Tetap'));
  const before = await room.program.read({ kind: 'board', id: room.board.id }, guest.person);
  await room.restart();
  expect(await room.program.read({ kind: 'board', id: room.board.id }, guest.person)).toEqual(
    before,
  );
});
