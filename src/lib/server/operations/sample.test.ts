import { sql } from 'kysely';
import { uuidv7 } from 'uuidv7';
import { expect, test } from 'vitest';
import { isRefusal } from '#lib/lab/refusals.ts';
import { emptyState } from '#lib/lab/empty.ts';
import { fold } from '#lib/lab/fold.ts';
import type { Hall } from '#lib/lab/hall/state.ts';
import * as devices from '#lib/server/db/devices.ts';
import * as journal from '#lib/server/db/journal.ts';
import * as labs from '#lib/server/db/labs.ts';
import type { Database } from '#lib/server/db/database.ts';
import { freshDatabase } from '../../../../tests/support/database.ts';
import { card, openRoom } from '../../../../tests/support/room.ts';
import { firstWall, makeSample, removeSample, sampleOf } from './sample.ts';

const at = Date.UTC(2026, 4, 5);

async function account(db: Database, regionId: string): Promise<string> {
  const id = uuidv7();
  await db.write
    .insertInto('account')
    .values({
      id,
      username: `u-${id}`,
      name: 'Seruni',
      position: '',
      passwordHash: 'x',
      temporaryUntil: null,
      roles: '["facilitator"]',
      regionId,
      disabledAt: null,
      createdAt: at,
    })
    .execute();
  return id;
}

const sample = (id: string, accountId: string, regionId: string) => ({
  id,
  accountId,
  regionId,
  regionName: 'Kabupaten Purbalingga',
  title: 'Contoh',
  place: 'Ruang',
  days: ['2026-05-05', '2026-05-06'] as [string, string],
  pledgeText: 'Kami siap.',
  agencies: [
    {
      row: 2,
      code: 'A',
      name: 'Dinas A',
      shortName: 'A',
      kind: 'opd' as const,
      parent: null,
      affair: null,
    },
  ],
  projectorKey: id,
});

/** Every table and column in which a text occurs. */
async function traces(db: Database, text: string): Promise<string[]> {
  const found: string[] = [];
  for (const { name } of await db.read.introspection.getTables()) {
    const rows = await sql<Record<string, unknown>>`select * from ${sql.table(name)}`.execute(
      db.read,
    );
    if (JSON.stringify(rows.rows).includes(text)) found.push(name);
  }
  return found;
}

test('a sample lab has its own facilitator, a code and a wall to start with', async () => {
  await using db = await freshDatabase();
  const regionId = uuidv7();
  await db.write
    .insertInto('region')
    .values({ id: regionId, name: 'P', kind: 'kabupaten', agencyName: 'B', createdAt: at })
    .execute();
  const me = await account(db, regionId);
  const id = uuidv7();
  const draws = ['ABC234', null, 'ABC234', 'XYZ567'];
  const draw = () => draws.shift() ?? null;
  const made = { newId: uuidv7, at };
  expect(await makeSample(db, sample(id, me, regionId), made, draw)).toBe('ABC234');
  expect(await sampleOf(db.read, me)).toMatchObject({ id, sample: true });
  // A code that is taken is drawn again.
  const second = await makeSample(db, sample(uuidv7(), me, regionId), made, draw);
  expect(second).toBe('XYZ567');

  const happened = await journal.read(db.read, { kind: 'hall', id }, 0);
  const hall = happened.reduce((state, one) => fold(state, one), emptyState({ kind: 'hall', id }));
  const wall = firstWall(hall as Hall);
  expect(wall).toMatchObject({ stage: 'diagnose', kind: 'cards' });
  expect(wall?.boardId).toBeTruthy();
});

test('a sample that people used goes without a trace; any other lab stays', async () => {
  await using room = await openRoom();
  const { db, lab, board } = room;
  expect(await removeSample(db, lab.id)).toMatchObject({ code: 'not-found' });
  await db.write.updateTable('lab').set({ sample: 1 }).where('id', '=', lab.id).execute();
  const guest = await room.guest();
  const screen = await room.screen(guest);
  await screen.request('join', { ...board, since: 0 });
  expect(isRefusal(await screen.act(board, card('Antrean panjang')))).toBe(false);
  screen.close();
  await devices.seat(db.write, 'some-device', lab.id, uuidv7());
  expect(await traces(db, lab.id)).not.toEqual([]);

  expect(await removeSample(db, lab.id)).toEqual({ files: [] });
  expect(await labs.load(db.read, lab.id)).toBeNull();
  for (const id of [lab.id, lab.boardId, ...lab.agencies]) expect(await traces(db, id)).toEqual([]);
});
