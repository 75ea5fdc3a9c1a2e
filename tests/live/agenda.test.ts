/** The run of show while everybody looks at it: boards that an activity brings, and two who plan at once. */
import { uuidv7 } from 'uuidv7';
import { expect, test } from 'vitest';
import type { Act, HallAct } from '#lib/lab/acts.ts';
import type { Hall } from '#lib/lab/hall/state.ts';
import { isRefusal } from '#lib/lab/refusals.ts';
import { openLab } from '#lib/live/lab-live.svelte.ts';
import { verify } from '#lib/server/db/verify.ts';
import { card, joinLab, makeLab, openRoom, type Room } from '../support/room.ts';

const both = (text: string) => ({ id: text, en: text });
type Add = Extract<HallAct, { type: 'agenda.add' }>;
const add = (change: Partial<Add> = {}): Add => ({
  type: 'agenda.add',
  activityId: uuidv7(),
  day: 2,
  after: null,
  minutes: 15,
  stage: 'drum-up',
  kind: 'cards',
  title: both('Menulis lagi'),
  guide: both('Rahasia'),
  hint: both('Tulis'),
  question: both('Apa lagi?'),
  recipe: null,
  boardId: uuidv7(),
  ...change,
});
const said = async (room: Room, act: Act) => {
  const answer = await room.program.submit(room.hall, room.lab.facilitator, act);
  return isRefusal(answer) ? answer.code : 'ok';
};
const hallOf = async (room: Room): Promise<Hall> => {
  const found = await room.program.read({ kind: 'hall', id: room.lab.id }, room.lab.facilitator);
  if (!found) throw new Error('no hall');
  return found.state;
};

test('[A5] a page that asked for the board before it was there finds it by itself', async () => {
  await using room = await openRoom();
  const { facilitator: person, facilitatorCookie: cookie } = room.lab;
  const at = { url: room.url, headers: { cookie } };
  using live = Object.assign(openLab({ labId: room.lab.id, person, at }), {
    [Symbol.dispose]: () => live.close(),
  });
  await expect.poll(() => live.status).toBe('connected');
  const act = add();
  const board = live.space({ kind: 'board', id: act.boardId ?? '' });
  board.watch();
  await live.check();
  expect(board.joined).toBe(false);
  expect(await said(room, act)).toBe('ok');
  const looked = () => live.check().then(() => board.joined);
  await expect.poll(looked).toBe(true);
  expect(board.state.opened).toBe(true);
});

test('[A5] a new activity brings its board: people write on it, and the journal verifies', async () => {
  await using room = await openRoom();
  const guest = await room.guest(0);
  const screen = await room.screen(guest);
  const planned = add();
  const board = { kind: 'board' as const, id: planned.boardId ?? '' };
  expect(await screen.act(board, card('Terlalu dini'))).toMatchObject({ code: 'not-found' });
  expect(await said(room, planned)).toBe('ok');
  expect(await screen.act(board, card('Antrean panjang'))).not.toHaveProperty('code');
  const wall = await room.program.read(board, room.lab.facilitator);
  expect(wall?.state).toMatchObject({ title: 'Menulis lagi', revealed: false, names: 'agency' });
  expect((await verify(room.db.read, '.')).findings).toEqual([]);
});

test('[A7] taken out and put back, an activity has its board with every card', async () => {
  await using room = await openRoom();
  const guest = await room.guest(0);
  const planned = add();
  const board = { kind: 'board' as const, id: planned.boardId ?? '' };
  await said(room, planned);
  await room.program.submit(board, guest.person, card('Tetap ada'));
  expect(await said(room, { type: 'agenda.remove', activityId: planned.activityId })).toBe('ok');
  expect((await verify(room.db.read, '.')).findings).toEqual([]);
  expect(await said(room, { type: 'agenda.restore', activityId: planned.activityId })).toBe('ok');
  const found = (await hallOf(room)).activities.find(({ id }) => id === planned.activityId);
  expect(found?.boardId).toBe(board.id);
  const wall = await room.program.read(board, guest.person);
  expect(Object.values(wall?.state.cards ?? {}).map(({ text }) => text)).toEqual(['Tetap ada']);
});

test('[A5] the board of another lab, or one that is there, is not taken', async () => {
  await using room = await openRoom();
  const region = await room.db.read.selectFrom('region').select('id').executeTakeFirstOrThrow();
  const foreign = await makeLab(room.db, region.id);
  const guest = await joinLab(room, room.db, foreign);
  const wall = { kind: 'board' as const, id: foreign.boardId };
  await room.program.submit(wall, guest.person, card('Milik lab lain'));
  expect(await said(room, add({ boardId: foreign.boardId }))).toBe('exists');
  expect(await said(room, add({ boardId: room.lab.boardId }))).toBe('exists');
  const talk = add({ kind: 'talk', boardId: null });
  await said(room, talk);
  const change = { kind: 'cards' as const, boardId: foreign.boardId };
  const taking: Act = { type: 'agenda.edit', activityId: talk.activityId, change };
  expect(await said(room, taking)).toBe('exists');
  expect(room.faults).toEqual([]);
  expect((await verify(room.db.read, '.')).findings).toEqual([]);
});

test('[A8] two facilitators’ devices plan at once and lose nothing', async () => {
  await using room = await openRoom();
  const cookie = room.lab.facilitatorCookie;
  const [one, other] = [await room.screen({ cookie }), await room.screen({ cookie })];
  const { activities } = await hallOf(room);
  const target = activities.at(-1)!;
  const edit = (change: Extract<HallAct, { type: 'agenda.edit' }>['change']): Act => ({
    type: 'agenda.edit',
    activityId: target.id,
    change,
  });
  const adding = Array.from({ length: 6 }, () => add());
  await Promise.all([
    one.act(room.hall, edit({ minutes: 33 })),
    other.act(room.hall, edit({ title: { id: 'Penutupan bersama' } })),
    one.act(room.hall, edit({ question: { en: 'What now?' } })),
    other.act(room.hall, { type: 'agenda.move', activityId: target.id, day: 1, after: null }),
    ...adding.map((act, at) => (at % 2 ? one : other).act(room.hall, act)),
  ]);
  const hall = await hallOf(room);
  expect(hall.activities).toHaveLength(activities.length + adding.length);
  expect(hall.activities[0]).toMatchObject({
    id: target.id,
    minutes: 33,
    title: { id: 'Penutupan bersama', en: target.title.en },
    question: { id: target.question.id, en: 'What now?' },
  });
});
