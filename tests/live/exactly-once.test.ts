/** [P2] An act id gets one answer, whatever happens between two times it is said. */
import { uuidv7 } from 'uuidv7';
import { expect, test } from 'vitest';
import { refuse } from '#lib/lab/refusals.ts';
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

test('what one tab has in its tray and another gets through after a restart leaves the tray', async () => {
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
  // Either it was done and is in no tray, or it was not and still is: never both.
  expect(rows.length + disk.refused.size).toBe(1);
  expect(two.live.tray.length).toBe(disk.refused.size);
});
