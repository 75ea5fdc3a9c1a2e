/** Layouts through the live program: screens, journal and tables agree, and silence holds. */
import { tmpdir } from 'node:os';
import { uuidv7 } from 'uuidv7';
import { expect, test } from 'vitest';
import type { Act } from '#lib/lab/acts.ts';
import { inOrder } from '#lib/lab/board/layouts.ts';
import type { Board } from '#lib/lab/board/state.ts';
import type { Hall } from '#lib/lab/hall/state.ts';
import { isRefusal } from '#lib/lab/refusals.ts';
import { surfaceOf } from '#lib/lab/surface.ts';
import { verify } from '#lib/server/db/verify.ts';
import { card, openRoom } from '../support/room.ts';

test('[B40] [B42] [B43] cards are placed in silence, revealed in place, and outlive a change of picture', async () => {
  await using room = await openRoom();
  const { facilitator } = room.lab;
  const { board } = room;
  const [ani, budi] = [await room.guest(0), await room.guest(1)];
  const say = async (act: Act, by = facilitator) => {
    const answer = await room.program.submit(board, by, act);
    if (isRefusal(answer)) throw new Error(`${act.type}: ${answer.code}`);
  };
  const verified = async () => (await verify(room.db.read, tmpdir())).findings;
  const seen = async (by = facilitator) =>
    (await room.program.read(board, by))?.state as unknown as Board;
  const [a, b, c] = [uuidv7(), uuidv7(), uuidv7()];
  const lay = (kind: 'columns' | 'fishbone', ...ids: string[]): Act => ({
    type: 'board.layout',
    layout: {
      kind,
      head: 'Antrean panjang',
      across: '',
      up: '',
      regions: ids.map((clusterId) => ({ clusterId, title: `Bagian ${clusterId.slice(-3)}` })),
    },
  });
  await say(lay('columns', a, b));
  const [one, two] = [uuidv7(), uuidv7()];
  await say({ ...card('Loket satu', one), clusterId: a } as Act, ani.person);
  await say({ ...card('Berkas ganda', two), clusterId: b } as Act, budi.person);
  await say({ type: 'card.group', cardIds: [one], clusterId: b }, ani.person);
  // A screen that comes late reads the whole journal, as far as it may.
  const late = await room.screen(budi);
  expect(JSON.stringify(await late.request('join', { ...board, since: 0 }))).not.toContain(one);
  expect(Object.keys((await seen(budi.person)).cards)).toEqual([two]);
  expect(await verified()).toEqual([]);

  await say({ type: 'board.reveal' });
  expect((await seen()).cards[one]?.clusterId).toBe(b);
  await say(lay('fishbone', a, c, uuidv7()));
  const after = await seen(budi.person);
  expect(Object.values(after.cards).map(({ clusterId }) => clusterId)).toEqual([null, null]);
  expect(after.layout).toMatchObject({ kind: 'fishbone', head: 'Antrean panjang' });
  expect(await verified()).toEqual([]);
  await say({ type: 'card.group', cardIds: [one], clusterId: c }, budi.person);
  await say({ type: 'board.layout', layout: null });
  expect(Object.keys((await seen()).clusters)).toEqual([c]);
  expect(await verified()).toEqual([]);
});

test('[B44] a lab that is made has its ladders and matrices ready, and everything verifies', async () => {
  await using room = await openRoom();
  const hall = await room.program.read(room.hall, room.lab.facilitator);
  if (!hall) throw new Error('no hall');
  const { activities } = hall.state as unknown as Hall;
  const found = new Map<string, string | null>();
  for (const { kind, boardId } of activities) {
    if (!boardId || surfaceOf(kind) !== 'board') continue;
    const read = await room.program.read({ kind: 'board', id: boardId }, room.lab.facilitator);
    const wall = read?.state as unknown as Board;
    found.set(kind, wall.layout?.kind ?? null);
    if (wall.layout) expect(inOrder(wall)).toHaveLength(wall.layout.regions.length);
  }
  expect(found.get('root-cause')).toBe('ladder');
  expect(found.get('matrix')).toBe('matrix');
  expect(found.get('cards')).toBeNull();
  expect((await verify(room.db.read, tmpdir())).findings).toEqual([]);
});
