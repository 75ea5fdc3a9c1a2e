/** [P2] An act id gets one answer, whatever happens between two times it is said. */
import { uuidv7 } from 'uuidv7';
import { expect, test } from 'vitest';
import { refuse } from '#lib/lab/refusals.ts';
import { steadyNow } from '#lib/server/auth/steady-clock.ts';
import * as unwritten from '#lib/server/db/unwritten-acts.ts';
import { Disk, Page } from '../support/clients.ts';
import { card, openRoom, pause } from '../support/room.ts';

test('an act that was refused stays refused, also when the rules would take it by now', async () => {
  await using room = await openRoom();
  const guest = await room.guest();
  const [phone, laptop] = [await room.screen(guest), await room.screen(guest)];
  const { facilitator } = room.lab;
  const actId = uuidv7();
  const act = card('Terlambat');
  await room.program.submit(room.board, facilitator, { type: 'board.lock', locked: true });
  expect(await phone.act(room.board, act, actId)).toEqual(refuse('locked'));
  await room.program.submit(room.board, facilitator, { type: 'board.lock', locked: false });
  // The person has it in the tray and may send it anew; a late copy must not do it as well.
  expect(await laptop.act(room.board, act, actId)).toEqual(refuse('locked'));
  expect(await laptop.act(room.board, act)).toHaveProperty('from');
  const rows = await room.db.read.selectFrom('card').select('text').execute();
  expect(rows).toEqual([{ text: 'Terlambat' }]);
});

test('an act that changed nothing changes nothing later either', async () => {
  await using room = await openRoom();
  const screen = await room.screen({ cookie: room.lab.facilitatorCookie });
  const hall = await room.program.read({ kind: 'hall', id: room.lab.id }, room.lab.facilitator);
  const activityId = hall?.state.activities[0]?.id ?? '';
  await screen.act(room.hall, { type: 'activity.start', activityId });
  await screen.act(room.hall, { type: 'activity.pause' });
  const again = uuidv7();
  const answer = await screen.act(room.hall, { type: 'activity.pause' }, again);
  await screen.act(room.hall, { type: 'activity.resume' });
  expect(await screen.act(room.hall, { type: 'activity.pause' }, again)).toEqual(answer);
  const now = await room.program.read({ kind: 'hall', id: room.lab.id }, room.lab.facilitator);
  expect(now?.state.clock?.pausedAt).toBeNull();
});

test('two tabs of one device share what waits; it is done once and leaves both', async () => {
  await using room = await openRoom();
  const guest = await room.guest();
  const disk = new Disk();
  const refs = [{ ref: room.board, initial: null }];
  using one = new Page(guest, { url: room.url }, { disk, refs });
  await expect.poll(() => one.at(room.board).joined).toBe(true);
  await room.restart(300);
  one.do(room.board, card('Dari tab pertama'));
  // Opened while the server is away: it finds what the first one left on the device.
  using two = new Page(guest, { url: room.url }, { disk, refs });
  await expect.poll(() => one.live.waiting + two.live.waiting, { timeout: 10_000 }).toBe(0);
  expect(disk.waiting.size).toBe(0);
  const rows = await room.db.read.selectFrom('card').select('text').execute();
  expect(rows).toEqual([{ text: 'Dari tab pertama' }]);
});

test('what one tab has in its tray is refused to another one too, and stands there once', async () => {
  await using room = await openRoom();
  const guest = await room.guest();
  const { facilitator } = room.lab;
  const disk = new Disk();
  const refs = [{ ref: room.board, initial: null }];
  using one = new Page(guest, { url: room.url }, { disk, refs });
  await expect.poll(() => one.at(room.board).joined).toBe(true);
  const locked = room.program.submit(room.board, facilitator, { type: 'board.lock', locked: true });
  one.do(room.board, card('Bolak-balik'));
  await locked;
  await expect.poll(() => one.live.tray.length).toBe(1);
  // Another tab had it in memory too, and was away when it was refused.
  const [refused] = disk.refused.values();
  if (refused) disk.waiting.set(refused.id, refused);
  await room.program.submit(room.board, facilitator, { type: 'board.lock', locked: false });
  await room.restart();
  using two = new Page(guest, { url: room.url }, { disk, refs });
  await expect.poll(() => disk.waiting.size).toBe(0);
  await pause(50);
  const rows = await room.db.read.selectFrom('card').select('text').execute();
  // The person was told no: it stays in the tray, and theirs to send anew.
  expect(rows).toEqual([]);
  expect(disk.refused.size).toBe(1);
  expect(two.live.tray.length).toBe(1);
});

test('an act that was refused stays refused over a restart, and over a crash right after the no', async () => {
  await using room = await openRoom();
  const guest = await room.guest();
  const { facilitator } = room.lab;
  const phone = await room.screen(guest);
  const ids = Array.from({ length: 5 }, () => uuidv7());
  await room.program.submit(room.board, facilitator, { type: 'board.lock', locked: true });
  const asked = ids.map((actId) => phone.act(room.board, card(actId.slice(-6)), actId));
  expect(await Promise.all(asked)).toEqual(ids.map(() => refuse('locked')));
  // Told only after the commit: another connection sees it on disk at this moment.
  const stored = await room.db.read.selectFrom('unwrittenAct').select('actId').execute();
  expect(stored.map(({ actId }) => actId).toSorted()).toEqual(ids.toSorted());
  await room.program.submit(room.board, facilitator, { type: 'board.lock', locked: false });
  await room.restart();
  const again = await room.screen(guest);
  for (const actId of ids) {
    const act = card(actId.slice(-6));
    expect(await again.act(room.board, act, actId)).toEqual(refuse('locked'));
    // The same id at another space is taken, whatever is asked there.
    const elsewhere = { kind: 'board' as const, id: room.lab.id };
    expect(await again.act(elsewhere, act, actId)).toEqual(refuse('exists'));
  }
  expect(await again.act(room.board, card('Baru'))).toHaveProperty('from');
  expect(await room.db.read.selectFrom('card').select('text').execute()).toEqual([
    { text: 'Baru' },
  ]);
});

test('what is put off is no answer: it may still be done', async () => {
  await using room = await openRoom();
  const screen = await room.screen(await room.guest());
  const ids = Array.from({ length: 40 }, () => uuidv7());
  const answers = await Promise.all(ids.map((id) => screen.act(room.board, card('Buru-buru'), id)));
  const busy = answers.filter((answer) => 'code' in answer && answer.code === 'busy');
  expect(busy.length).toBeGreaterThan(0);
  expect(await room.db.read.selectFrom('unwrittenAct').selectAll().execute()).toEqual([]);
});

test('refusals are forgotten after a week, and never more than twenty thousand are kept', async () => {
  await using room = await openRoom();
  const week = 7 * 24 * 60 * 60_000;
  const now = steadyNow();
  const row = (at: number) => ({
    actId: uuidv7(),
    ref: room.board,
    answer: refuse('locked'),
    at,
  });
  await room.db.write.transaction().execute(async (trx) => {
    await unwritten.insert(trx, [row(now - week - 60_000), row(now - week + 600_000)]);
    for (let part = 0; part < 21; part += 1) {
      await unwritten.insert(
        trx,
        Array.from({ length: 1000 }, (_, at) => row(now - 1000 + at)),
      );
    }
  });
  await room.restart();
  await room.program.submit(room.board, room.lab.facilitator, card('Wajar'));
  const { n } = await room.db.read
    .selectFrom('unwrittenAct')
    .select((eb) => eb.fn.countAll().as('n'))
    .executeTakeFirstOrThrow();
  expect(Number(n)).toBeLessThanOrEqual(20_000);
  expect(Number(n)).toBeGreaterThan(19_000);
});
