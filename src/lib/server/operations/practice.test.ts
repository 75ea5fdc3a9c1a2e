import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { uuidv7 } from 'uuidv7';
import { expect, test } from 'vitest';
import type { Board } from '#lib/lab/board/state.ts';
import type { Hall } from '#lib/lab/hall/state.ts';
import { refuse } from '#lib/lab/refusals.ts';
import type { SpaceRef } from '#lib/lab/space.ts';
import * as devices from '#lib/server/db/devices.ts';
import * as journal from '#lib/server/db/journal.ts';
import * as labs from '#lib/server/db/labs.ts';
import type { Database } from '#lib/server/db/database.ts';
import { openSpace } from '#lib/server/live/spaces.ts';
import { freshDatabase } from '../../../../tests/support/database.ts';
import { openLaboratory, type Laboratory } from '../../../../tests/support/laboratory.ts';
import { joinLab, openRoom } from '../../../../tests/support/room.ts';
import { makePractice, practiceOf, removePractice } from './practice.ts';

const at = Date.UTC(2026, 4, 5);
const canary = 'KENARI-LATIHAN-4471';

const stateOf = async <S>(db: Database, ref: SpaceRef) =>
  (await openSpace(db.read, ref)).state as unknown as S;

/** A copy of the lab, as the page makes it. */
async function copy(db: Database, lab: Pick<Laboratory, 'id' | 'facilitator'>): Promise<string> {
  const original = await labs.load(db.read, lab.id);
  const hall = await stateOf<Hall>(db, { kind: 'hall', id: lab.id });
  const ids = new Set(hall.activities.flatMap(({ boardId }) => boardId ?? []));
  const boards = await Promise.all([...ids].map((id) => stateOf<Board>(db, { kind: 'board', id })));
  if (!original) throw new Error('No lab');
  const id = uuidv7();
  const about = { id, accountId: lab.facilitator.id, regionName: 'P', projectorKey: id };
  const practice = { ...about, title: `Latihan ${canary}`, hall, boards };
  let n = 0;
  const draw = () => `LAT${(n += 1)}${id.slice(-2)}`;
  await makePractice(db, original, practice, { newId: uuidv7, at }, draw);
  return id;
}

/** Rows of every table. */
async function rows(db: Database): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { name } of await db.read.introspection.getTables()) {
    const found = await sql<{ n: number }>`select count(*) as n from ${sql.table(name)}`.execute(
      db.read,
    );
    counts[name] = Number(found.rows[0]?.n);
  }
  return counts;
}

const times = (text: string, part: string) => text.split(part).length - 1;

test('[O6] the copy has agenda, agencies and settings, and nothing that anybody wrote', async () => {
  await using db = await freshDatabase();
  const lab = await openLaboratory(db);
  const [boardId = ''] = lab.boards;
  const board = { kind: 'board' as const, id: boardId };
  const ani = await lab.join([...lab.agencies.keys()][0] ?? '', canary);
  const cardId = uuidv7();
  await lab.act(board, lab.facilitator, { type: 'board.sign', names: 'nobody' });
  const regions = [uuidv7(), uuidv7()].map((clusterId, n) => ({ clusterId, title: `Kotak ${n}` }));
  const layout = { kind: 'columns' as const, head: 'Kepala', across: '', up: '', regions };
  await lab.act(board, lab.facilitator, { type: 'board.layout', layout });
  const written = { text: canary, paper: 'langit', names: 'nobody' } as const;
  await lab.act(board, ani, { type: 'card.add', cardId, ...written });
  const { activities } = await stateOf<Hall>(db, lab.hall);
  const activityId = activities.find((one) => one.boardId === boardId)?.id ?? '';
  await lab.act(lab.hall, lab.facilitator, { type: 'agenda.divide', activityId, send: 4 });
  await lab.act(board, lab.facilitator, { type: 'board.rules', most: 3, groups: 'lead' });
  const id = await copy(db, lab);

  const [from, to] = await Promise.all(
    [lab.id, id].map((one) => stateOf<Hall>(db, { kind: 'hall', id: one })),
  );
  if (!from || !to) throw new Error('No hall');
  const plan = (hall: Hall) =>
    hall.activities.map(({ title, start, minutes, kind, day, guide }) => {
      return { title, start, minutes, kind, day, guide };
    });
  expect(plan(to)).toEqual(plan(from));
  const codes = (hall: Hall) =>
    Object.values(hall.agencies).map(({ code, parentId }) => {
      return [code, parentId && hall.agencies[parentId]?.code];
    });
  expect(codes(to)).toEqual(codes(from));
  expect(to.people).toEqual({});
  const place = from.activities.findIndex((one) => one.boardId === boardId);
  const twin = await stateOf<Board>(db, { kind: 'board', id: to.activities[place]?.boardId ?? '' });
  expect(twin).toMatchObject({ opened: true, labId: id, names: 'nobody', cards: {} });
  expect(twin.rules).toEqual({ adds: 'all', groups: 'lead', most: 3 });
  expect(to.perAgency).toEqual({ [to.activities[place]?.id ?? '']: 4 });
  expect(twin.layout).toMatchObject({ kind: 'columns', head: 'Kepala' });
  expect(Object.values(twin.clusters).map(({ title }) => title)).toEqual(['Kotak 0', 'Kotak 1']);
  // Nothing of the original is in it: not an id, not a word.
  const told = JSON.stringify([to, twin, await journal.read(db.read, { kind: 'hall', id }, 0)]);
  for (const trace of [lab.id, boardId, cardId, ani.id, regions[0]?.clusterId ?? '']) {
    expect(told).not.toContain(trace);
  }
  const row = await labs.load(db.read, id);
  expect(row).toMatchObject({ sample: true, practiceOf: lab.id });
  expect(row?.code).not.toBe((await labs.load(db.read, lab.id))?.code);
  expect(await practiceOf(db.read, lab.id, lab.facilitator.id)).toMatchObject({ id });
  expect(await practiceOf(db.read, lab.id, lab.bappeda.id)).toBeNull();
});

test('[O7] a practice that people used goes with every row and byte, and nothing else goes', async () => {
  await using room = await openRoom();
  const { db, lab } = room;
  const before = await rows(db);
  const id = await copy(db, lab);
  const hall = await stateOf<Hall>(db, { kind: 'hall', id });
  const agencies = Object.keys(hall.agencies);
  const facilitator = { ...lab.facilitator, labId: id };
  const board = {
    kind: 'board' as const,
    id: hall.activities.find((one) => one.boardId)?.boardId ?? '',
  };
  const copied = { ...lab, id, agencies, facilitator };
  const guest = await joinLab(room, db, copied);
  const ref = { kind: 'hall' as const, id };
  const name = { name: canary, position: canary, agencyId: agencies[1] ?? null };
  await room.program.submit(ref, guest.person, { type: 'person.correct', ...name });
  const cardId = uuidv7();
  const card = { type: 'card.add', cardId, text: canary, paper: 'langit' } as const;
  await room.program.submit(board, guest.person, card);
  // A refusal leaves its answer.
  await room.program.submit(board, guest.person, { type: 'board.reveal' });
  await room.program.submit(ref, guest.person, { type: 'readiness.answer', values: [1, 2, 3] });
  await devices.seat(db.write, 'some-device', id, uuidv7());
  const listed = await sql<{ file: string }>`pragma database_list`.execute(db.read);
  const file = listed.rows[0]?.file ?? '';
  const bytes = async () => {
    await sql`pragma wal_checkpoint(truncate)`.execute(db.write);
    return times(readFileSync(file, 'latin1'), canary);
  };
  expect(await bytes()).toBeGreaterThan(3);
  const during = await rows(db);
  for (const table of [
    'lab',
    'agency',
    'journal',
    'person',
    'card',
    'device',
    'readiness_sheet',
    'unwritten_act',
  ]) {
    expect([table, (during[table] ?? 0) > (before[table] ?? 0)]).toEqual([table, true]);
  }

  // Only a practice copy goes this way.
  expect(await removePractice(db, lab.id)).toEqual(refuse('not-found'));
  await db.write.updateTable('lab').set({ sample: 1 }).where('id', '=', lab.id).execute();
  expect(await removePractice(db, lab.id)).toEqual(refuse('not-found'));
  room.program.forgetLab(id);
  expect(await removePractice(db, id)).toEqual({ files: [] });
  expect(await rows(db)).toEqual(before);
  expect(await bytes()).toBe(0);
});
