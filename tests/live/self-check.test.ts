/** [P4] A screen that differs notices by itself and repairs itself; it is counted. */
import { expect, test } from 'vitest';
import { openLab } from '#lib/live/lab-live.svelte.ts';
import { stateHash } from '#lib/live/state-hash.ts';
import { card, openRoom, type Guest, type Room } from '../support/room.ts';

/** A page that follows the board and the hall. */
async function openPage(room: Room, { person, cookie }: Guest) {
  const live = openLab({ labId: room.lab.id, person, at: { url: room.url, headers: { cookie } } });
  const board = live.space({ kind: 'board', id: room.board.id });
  const hall = live.space({ kind: 'hall', id: room.lab.id });
  board.watch();
  hall.watch();
  await expect.poll(() => board.joined && hall.joined).toBe(true);
  return { live, board, hall, person, [Symbol.dispose]: () => live.close() };
}
type Page = Awaited<ReturnType<typeof openPage>>;

/** Something is folded into the page's state that never happened, and a true event is lost. */
async function corrupt(room: Room, { board }: Page): Promise<void> {
  const number = board.number + 1;
  const event = { type: 'board.locked' as const, locked: true };
  board.hear({
    kind: 'board',
    id: room.board.id,
    from: number,
    to: number,
    events: [{ number, at: 1, event }],
  });
  // News that comes soon after other news is gathered for a moment.
  await expect.poll(() => board.state.locked).toBe(true);
  const { facilitator } = room.lab;
  await room.program.submit(room.board, facilitator, card('Hilang di jalan'));
}

test('a page whose board differs gets the true one, and it is counted on both sides', async () => {
  await using room = await openRoom();
  using page = await openPage(room, await room.guest());
  await room.program.submit(room.board, room.lab.facilitator, { type: 'board.reveal' });
  await expect.poll(() => page.board.state.revealed).toBe(true);
  await corrupt(room, page);
  await page.live.check();
  const seen = await room.program.read({ kind: 'board', id: room.board.id }, page.person);
  expect(page.board.state).toEqual(seen?.state);
  expect(page.board.number).toBe(seen?.number);
  expect(page.live.healed).toBe(1);
  expect(room.program.divergences).toBe(1);
  // What is told of it: which kind of space, at which number, and nothing that somebody wrote.
  const told = room.faults.filter(({ event }) => event === 'divergence');
  expect(told).toEqual([{ event: 'divergence', kind: 'board', number: seen?.number }]);
  await page.live.check();
  expect([page.live.healed, room.program.divergences]).toEqual([1, 1]);
});

test('what waits on the device is still there after a repair', async () => {
  await using room = await openRoom();
  using page = await openPage(room, await room.guest());
  await corrupt(room, page);
  const answer = page.board.acted(card('Milik saya'));
  // The page believes in a lock that the server does not know: it refuses by itself.
  expect(await answer).toMatchObject({ code: 'locked' });
  await page.live.check();
  expect(await page.board.acted(card('Milik saya'))).toHaveProperty('from');
  expect(Object.values(page.board.state.cards).map(({ text }) => text)).toEqual(['Milik saya']);
});

test('every kind of viewer has the same number as the server for what they see', async () => {
  await using room = await openRoom();
  const people = [await room.guest(0), await room.guest(0), await room.guest(1)];
  const lead = { person: room.lab.facilitator, cookie: room.lab.facilitatorCookie };
  const pages: Page[] = [];
  for (const who of [...people, lead]) pages.push(await openPage(room, who));
  for (const [at, { board }] of pages.entries()) {
    await board.acted(card(`Kartu ${at}`));
    if (at < 3) await board.acted(card(`Lagi ${at}`));
  }
  const numbers = new Set<number>();
  for (const page of pages) {
    await expect.poll(() => page.board.number).toBe(8);
    await page.live.check();
    const seen = await room.program.read({ kind: 'board', id: room.board.id }, page.person);
    numbers.add(stateHash(seen!.state));
    expect(stateHash(page.board.state)).toBe(stateHash(seen!.state));
  }
  // Each sees cards of their own, so no two are equal; nobody had to be repaired.
  expect(numbers.size).toBe(4);
  expect(room.program.divergences).toBe(0);
  for (const { live } of pages) live.close();
});
