/** Scores and quick questions over the wire and in the file: secret while open, destroyed when closed. */
import { readFileSync, existsSync } from 'node:fs';
import { sql } from 'kysely';
import { uuidv7 } from 'uuidv7';
import { expect, test } from 'vitest';
import type { Act } from '#lib/lab/acts.ts';
import { packMarks } from '#lib/lab/board/methods.ts';
import { usg } from '#lib/lab/board/standings.ts';
import type { Board } from '#lib/lab/board/state.ts';
import type { Hall } from '#lib/lab/hall/state.ts';
import { isRefusal } from '#lib/lab/refusals.ts';
import type { SpaceRef } from '#lib/lab/space.ts';
import { verify } from '#lib/server/db/verify.ts';
import { card, eventually, openRoom, type Room } from '../support/room.ts';

const say = async (room: Room, ref: SpaceRef, by: Room['lab']['facilitator'], act: Act) => {
  const answer = await room.program.submit(ref, by, act);
  if (isRefusal(answer)) throw new Error(`${act.type}: ${answer.code}`);
};
const boardOf = async (room: Room, ref: SpaceRef, by = room.lab.facilitator) =>
  (await room.program.read(ref, by))?.state as Board;
const rows = async (room: Room, table: 'ballotPaper' | 'ballotKey') =>
  (await room.db.read.selectFrom(table).selectAll().execute()).length;

test('[V4] closing a scoring destroys papers and key; the file keeps neither', async () => {
  await using room = await openRoom();
  const raters = [await room.guest(0), await room.guest(1)];
  const cardId = uuidv7();
  await say(room, room.board, raters[0]!.person, card('Antrean', cardId));
  await say(room, room.board, room.lab.facilitator, { type: 'board.reveal' });
  const ballotId = uuidv7();
  await say(room, room.board, room.lab.facilitator, {
    type: 'scores.open',
    ballotId,
    over: 'cards',
    criteria: usg,
    scale: { least: 1, most: 5 },
  });
  for (const [at, { person }] of raters.entries()) {
    const marks = [5, 2 + at, 4];
    await say(room, room.board, person, {
      type: 'scores.place',
      ballotId,
      targetId: cardId,
      marks,
    });
  }
  const key = await room.db.read.selectFrom('ballotKey').select('key').executeTakeFirstOrThrow();
  const papers = await room.db.read.selectFrom('ballotPaper').selectAll().execute();
  expect(papers.map(({ dots }) => dots).sort()).toEqual(
    [2, 3].map((mark) => JSON.stringify({ [cardId]: packMarks([5, mark, 4], 1) })),
  );
  expect(JSON.stringify(papers)).not.toContain(raters[0]!.person.id);
  // Read again from nothing, as after a restart, a rater still finds the own sheet.
  const own = await boardOf(room, room.board, raters[1]!.person);
  expect(own.ballot?.papers).toEqual({ [raters[1]!.person.id]: { [cardId]: 435 } });
  expect(
    (await verify(room.db.read, '.')).findings.filter(({ check }) => check === 'ballot'),
  ).toEqual([]);

  await say(room, room.board, room.lab.facilitator, { type: 'ballot.close', ballotId });
  expect([await rows(room, 'ballotPaper'), await rows(room, 'ballotKey')]).toEqual([0, 0]);
  const journal = await room.db.read.selectFrom('journal').select(['event', 'personId']).execute();
  const casts = journal.filter(({ event }) => event.includes('ballot.cast'));
  expect(casts).toHaveLength(2);
  for (const { event, personId } of casts) {
    expect(personId).toBeNull();
    expect(JSON.parse(event)).toMatchObject({ voter: null, dots: null, partial: null });
  }
  await sql`pragma wal_checkpoint(truncate)`.execute(room.db.write);
  for (const end of ['', '-wal']) {
    const file = room.db.file + end;
    const bytes = existsSync(file) ? readFileSync(file).toString('latin1') : '';
    for (const gone of [key.key, papers[0]!.voterHash, papers[1]!.voterHash]) {
      expect(bytes.includes(gone)).toBe(false);
    }
  }
  const result = (await boardOf(room, room.board)).results[0];
  expect(result?.tally).toEqual({ [cardId]: 23 });
  expect(result?.scores[cardId]).toMatchObject({ raters: 2, low: 11, high: 12 });
});

test('[S3] marks reach nobody but their rater, over the wire and in a replay', async () => {
  await using room = await openRoom();
  const [rater, other] = [await room.guest(0), await room.guest(1)];
  const cardId = uuidv7();
  await say(room, room.board, rater.person, card('Antrean', cardId));
  await say(room, room.board, room.lab.facilitator, { type: 'board.reveal' });
  const watchers = [
    await room.screen(other),
    await room.screen({ cookie: room.lab.facilitatorCookie }),
  ];
  for (const watcher of watchers) await watcher.request('join', { ...room.board, since: 0 });
  const mine = await room.screen(rater);
  await mine.request('join', { ...room.board, since: 0 });
  const ballotId = uuidv7();
  await say(room, room.board, room.lab.facilitator, {
    type: 'scores.open',
    ballotId,
    over: 'cards',
    criteria: usg,
    scale: { least: 1, most: 5 },
  });
  const marks = [5, 2, 4];
  const given = { type: 'scores.place' as const, ballotId, targetId: cardId, marks };
  await mine.act(room.board, given);
  const heard = (screen: (typeof watchers)[number]) => JSON.stringify(screen.frames);
  await eventually(() => watchers.every((one) => heard(one).includes('"turnout":1')));
  const replays = await Promise.all(
    watchers.map((one) => one.request('join', { ...room.board, since: 0 })),
  );
  const packed = String(packMarks(given.marks, 1));
  // Three digits stand in some ids and instants by chance.
  const hasMarks = (text: string) =>
    text.replace(/[0-9a-f]{8}(-[0-9a-f]{4,12}){4}|\d{9,}/g, '').includes(packed);
  for (const text of [...watchers.map(heard), JSON.stringify(replays)]) {
    expect(text).not.toContain(rater.person.id);
    expect(hasMarks(text)).toBe(false);
  }
  await eventually(() => hasMarks(heard(mine)));
});

test('[A15] a quick question is one act: activity, board, answers and ballot, or nothing', async () => {
  await using room = await openRoom();
  const voter = await room.guest(0);
  const board: SpaceRef = { kind: 'board', id: uuidv7() };
  const options = ['Ya', 'Belum'].map((text) => ({ id: uuidv7(), text }));
  const ballotId = uuidv7();
  const ask: Act = {
    type: 'poll.ask',
    activityId: uuidv7(),
    boardId: board.id,
    ballotId,
    minutes: 3,
    question: 'Maukah kita?',
    options,
    way: { method: 'dots', dots: 1, criteria: [], scale: null },
    live: false,
  };
  await say(room, room.hall, room.lab.facilitator, ask);
  const hall = (await room.program.read(room.hall, voter.person))?.state as Hall;
  expect(hall.clock?.activityId).toBe(ask.activityId);
  const phone = await room.screen(voter);
  await phone.request('join', { ...board, since: 0 });
  const dots = { [options[0]!.id]: 1 };
  await phone.act(board, { type: 'dots.place', ballotId, dots });
  expect(await rows(room, 'ballotPaper')).toBe(1);
  expect((await boardOf(room, board)).ballot).toMatchObject({ turnout: 1, papers: {} });
  await say(room, board, room.lab.facilitator, { type: 'ballot.close', ballotId });
  expect([await rows(room, 'ballotPaper'), await rows(room, 'ballotKey')]).toEqual([0, 0]);
  expect((await boardOf(room, board)).results[0]).toMatchObject({ turnout: 1, tally: dots });

  // An answer whose id hangs on another board already: the whole question is refused.
  const taken = uuidv7();
  await say(room, room.board, voter.person, card('Sudah ada', taken));
  const second = { ...ask, activityId: uuidv7(), boardId: uuidv7(), ballotId: uuidv7() };
  const clash = [
    { id: taken, text: 'Ya' },
    { id: uuidv7(), text: 'Belum' },
  ];
  const answer = await room.program.submit(room.hall, room.lab.facilitator, {
    ...second,
    options: clash,
  } as Act);
  expect(answer).toMatchObject({ code: 'exists' });
  const after = (await room.program.read(room.hall, voter.person))?.state as Hall;
  expect(after.activities.some(({ id }) => id === second.activityId)).toBe(false);
  expect((await boardOf(room, room.board, voter.person)).cards[taken]?.text).toBe('Sudah ada');
  const { findings } = await verify(room.db.read, '.');
  expect(findings).toEqual([]);
});

const question = () => ({
  type: 'poll.ask' as const,
  activityId: uuidv7(),
  boardId: uuidv7(),
  ballotId: uuidv7(),
  minutes: 3,
  question: 'Maukah kita?',
  options: ['Ya', 'Belum'].map((text) => ({ id: uuidv7(), text })),
  way: { method: 'dots' as const, dots: 1, criteria: [], scale: null },
  live: false,
});

test('[A16] however a question is left, its ballot closes in the same transaction and is told', async () => {
  await using room = await openRoom();
  const voter = await room.guest(0);
  const phone = await room.screen(voter);
  const ask = async () => {
    const asking = question();
    await say(room, room.hall, room.lab.facilitator, asking);
    const { ballotId, options } = asking;
    const board: SpaceRef = { kind: 'board', id: asking.boardId };
    await phone.request('join', { ...board, since: 0 });
    await phone.act(board, { type: 'dots.place', ballotId, dots: { [options[0]!.id]: 1 } });
    return { board, ballotId };
  };
  let count = 0;
  const closed = async ({ board, ballotId }: Awaited<ReturnType<typeof ask>>) => {
    const { ballot, results } = await boardOf(room, board);
    expect(ballot).toBeNull();
    expect(results).toMatchObject([{ id: ballotId, turnout: 1 }]);
    count += 1;
    await eventually(() => JSON.stringify(phone.frames).split('ballot.closed').length > count);
  };
  const first = await ask();
  const second = await ask();
  await closed(first);
  expect(await rows(room, 'ballotPaper')).toBe(1);
  await say(room, room.hall, room.lab.facilitator, { type: 'activity.end' });
  await closed(second);
  // A ballot that was closed by hand before is not closed twice, and what comes after is left alone.
  const third = await ask();
  await say(room, third.board, room.lab.facilitator, {
    type: 'ballot.close',
    ballotId: third.ballotId,
  });
  await say(room, room.hall, room.lab.facilitator, { type: 'activity.end' });
  await closed(third);
  expect([await rows(room, 'ballotPaper'), await rows(room, 'ballotKey')]).toEqual([0, 0]);
  expect((await verify(room.db.read, '.')).findings).toEqual([]);
});

test('[A17] a vote closes with the activity it belongs to; a quick question leaves it open', async () => {
  await using room = await openRoom();
  const { facilitator } = room.lab;
  const voter = await room.guest(0);
  const hall = (await room.program.read(room.hall, facilitator))?.state as Hall;
  const own = hall.activities.find(({ boardId }) => boardId === room.board.id)!;
  const other = hall.activities.find(({ boardId, stage }) => !boardId && stage === own.stage)!;
  const go = (act: Act) => say(room, room.hall, facilitator, act);
  const ballotId = uuidv7();
  const cardId = uuidv7();
  await go({ type: 'activity.start', activityId: own.id });
  await say(room, room.board, voter.person, card('Antrean', cardId));
  await say(room, room.board, facilitator, { type: 'board.reveal' });
  await say(room, room.board, facilitator, {
    type: 'ballot.open',
    ballotId,
    over: 'cards',
    dots: 3,
    cap: 2,
  });
  await say(room, room.board, voter.person, {
    type: 'dots.place',
    ballotId,
    dots: { [cardId]: 2 },
  });
  await go(question());
  expect((await boardOf(room, room.board)).ballot).toMatchObject({ turnout: 1 });
  await go({ type: 'activity.end' });
  expect((await boardOf(room, room.board)).ballot).toMatchObject({ turnout: 1 });
  await go({ type: 'activity.start', activityId: other.id });
  const { ballot, results } = await boardOf(room, room.board);
  expect(ballot).toBeNull();
  expect(results).toMatchObject([{ id: ballotId, turnout: 1, tally: { [cardId]: 2 } }]);
  expect(await rows(room, 'ballotKey')).toBe(0);
  expect((await verify(room.db.read, '.')).findings).toEqual([]);
});
