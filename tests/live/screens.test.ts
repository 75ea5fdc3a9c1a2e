import { uuidv7 } from 'uuidv7';
import { expect, test } from 'vitest';
import { refuse } from '#lib/lab/refusals.ts';
import { seenState } from '#lib/lab/seen-by.ts';
import { openLab, type LabLive } from '#lib/live/lab-live.svelte.ts';
import type { LiveSpace } from '#lib/live/live-space.svelte.ts';
import { card, openRoom, type Guest, type Room } from '../support/room.ts';

type Page = { live: LabLive; board: LiveSpace<'board'>; [Symbol.dispose](): void };

/** A page with its live board, opened by this person. */
async function openPage(room: Room, { person, cookie }: Guest): Promise<Page> {
  const live = openLab({ labId: room.lab.id, person, at: { url: room.url, headers: { cookie } } });
  const ref = { kind: 'board' as const, id: room.board.id };
  const board = live.space(ref, await room.program.read(ref, person));
  board.watch();
  await expect.poll(() => live.status).toBe('connected');
  return { live, board, [Symbol.dispose]: () => live.close() };
}

const texts = (page: Page) => Object.values(page.board.state.cards).map(({ text }) => text);
const facilitatorOf = (room: Room): Guest => ({
  person: room.lab.facilitator,
  cookie: room.lab.facilitatorCookie,
});

test('a card is on the screen at once, and saved a moment later', async () => {
  await using room = await openRoom();
  using page = await openPage(room, await room.guest());
  const act = card('Langsung terlihat');
  const cardId = act.type === 'card.add' ? act.cardId : '';
  expect(page.board.act(act)).toBeNull();
  expect(texts(page)).toEqual(['Langsung terlihat']);
  expect(page.board.statusOf(cardId)).toBe('sending');
  expect(page.live.waiting).toBe(1);
  await expect.poll(() => page.board.statusOf(cardId)).toBe('saved');
  await expect.poll(() => page.board.number).toBe(2);
  expect(texts(page)).toEqual(['Langsung terlihat']);
  expect(page.live.waiting).toBe(0);
});

test('what the rules refuse is refused at once and nothing is kept', async () => {
  await using room = await openRoom();
  using page = await openPage(room, await room.guest());
  expect(page.board.act({ type: 'board.reveal' })).toEqual(refuse('no-right'));
  expect(page.board.act(card('   '))).toEqual(refuse('empty'));
  expect(page.board.act(card('x'.repeat(141)))).toEqual(refuse('too-long'));
  expect(page.live.waiting).toBe(0);
  expect(page.live.tray).toEqual([]);
});

test('what the server no longer accepts goes to the tray with its text and reason', async () => {
  await using room = await openRoom();
  using page = await openPage(room, await room.guest());
  // The board is locked before this screen can know.
  const locked = room.program.submit(room.board, room.lab.facilitator, {
    type: 'board.lock',
    locked: true,
  });
  const answer = page.board.acted(card('Terlambat'));
  await locked;
  expect(await answer).toEqual(refuse('locked'));
  expect(page.live.tray).toMatchObject([
    { act: { text: 'Terlambat' }, reason: { code: 'locked' } },
  ]);
  expect(texts(page)).toEqual([]);
  page.live.dismiss(page.live.tray[0]?.id ?? '');
  expect(page.live.tray).toEqual([]);
});

test('acts that build on each other arrive in order, also faster than the bucket fills', async () => {
  await using room = await openRoom();
  using page = await openPage(room, await room.guest());
  const cardId = uuidv7();
  page.board.act(card('Mula', cardId));
  for (let at = 1; at <= 24; at += 1) {
    page.board.act({ type: 'card.edit', cardId, text: `Ubahan ${at}` });
  }
  expect(texts(page)).toEqual(['Ubahan 24']);
  await expect.poll(() => page.live.waiting, { timeout: 10_000 }).toBe(0);
  expect(page.live.tray).toEqual([]);
  const rows = await room.db.read.selectFrom('card').select('text').execute();
  expect(rows).toEqual([{ text: 'Ubahan 24' }]);
});

test('every screen ends up with what the server shows to that person', async () => {
  await using room = await openRoom();
  const people = [await room.guest(0), await room.guest(1), await room.guest(2)];
  using one = await openPage(room, people[0]!);
  using two = await openPage(room, people[1]!);
  using three = await openPage(room, people[2]!);
  using lead = await openPage(room, facilitatorOf(room));
  const pages = [one, two, three, lead];
  for (let at = 0; at < 8; at += 1) pages[at % 3]?.board.act(card(`Masalah ${at}`));
  await expect.poll(() => pages.map(({ live }) => live.waiting)).toEqual([0, 0, 0, 0]);
  await expect.poll(() => pages.map(({ board }) => board.number)).toEqual([9, 9, 9, 9]);
  await expect.poll(() => one.board.state.hidden.cards).toBe(8);

  expect(lead.board.act({ type: 'board.reveal' })).toBeNull();
  await expect.poll(() => two.board.state.revealed).toBe(true);
  const clusterId = uuidv7();
  const cardIds = Object.keys(lead.board.state.cards);
  lead.board.act({ type: 'cluster.add', clusterId, title: 'Antrean', cardIds });
  const ballotId = uuidv7();
  lead.board.act({ type: 'ballot.open', ballotId, over: 'clusters', dots: 3, cap: 3 });
  await expect.poll(() => three.board.state.ballot?.id).toBe(ballotId);
  three.board.act({ type: 'dots.place', ballotId, dots: { [clusterId]: 2 } });
  await expect.poll(() => lead.board.state.ballot?.turnout).toBe(1);
  await expect.poll(() => three.live.waiting).toBe(0);

  const server = await room.program.read({ kind: 'board', id: room.board.id }, lead.live.person);
  const number = server?.number ?? 0;
  await expect.poll(() => pages.map(({ board }) => board.number)).toEqual(Array(4).fill(number));
  for (const { live, board } of pages) {
    const seen = await room.program.read({ kind: 'board', id: room.board.id }, live.person);
    expect(board.state).toEqual(seen?.state);
  }
  expect(server?.state).toEqual(seenState(server!.state, lead.live.person));
});

test('the device knows the time of the server, and who is here', async () => {
  await using room = await openRoom();
  using page = await openPage(room, await room.guest());
  await expect.poll(() => Math.abs(page.live.now() - Date.now())).toBeLessThan(1000);
  await expect.poll(() => page.live.here.connected, { timeout: 20_000 }).toBe(1);
});

test('somebody removed is told why, and keeps what was not sent', async () => {
  await using room = await openRoom();
  const guest = await room.guest();
  using page = await openPage(room, guest);
  const remove = { type: 'person.remove' as const, personId: guest.person.id };
  await room.program.submit(room.hall, room.lab.facilitator, remove);
  await expect.poll(() => page.live.ended).toBe('removed');
  page.board.act(card('Tidak akan sampai'));
  expect(page.live.waiting).toBe(1);
  expect(page.live.status).toBe('offline');
});

test('a server that was away is found again, and what was written meanwhile arrives once', async () => {
  await using room = await openRoom();
  using one = await openPage(room, await room.guest(0));
  using two = await openPage(room, await room.guest(1));
  one.board.act(card('Sebelum'));
  await expect.poll(() => one.live.waiting).toBe(0);
  const back = room.restart(700);
  await expect.poll(() => one.live.status).not.toBe('connected');
  one.board.act(card('Sementara putus'));
  two.board.act(card('Juga sementara putus'));
  expect(texts(one)).toEqual(['Sebelum', 'Sementara putus']);
  expect(one.live.connection).toMatchObject({ waiting: 1 });
  await back;
  await expect.poll(() => one.live.waiting + two.live.waiting, { timeout: 10_000 }).toBe(0);
  await expect.poll(() => [one.board.number, two.board.number]).toEqual([4, 4]);
  const rows = await room.db.read.selectFrom('card').select('text').execute();
  expect(rows).toHaveLength(3);
});

test('a phone whose line was cut comes back by itself and misses nothing', async () => {
  await using room = await openRoom();
  using one = await openPage(room, await room.guest(0));
  await room.program.submit(room.board, room.lab.facilitator, { type: 'board.reveal' });
  await expect.poll(() => one.board.state.revealed).toBe(true);
  room.cutLines();
  await expect.poll(() => one.live.status).not.toBe('connected');
  const writer = (await room.guest(1)).person;
  await room.program.submit(room.board, writer, card('Selagi terputus'));
  await expect.poll(() => texts(one), { timeout: 10_000 }).toEqual(['Selagi terputus']);
});

test('somebody who corrects their agency hears no more of what the new one may not read', async () => {
  await using room = await openRoom();
  const [mover, owner] = [await room.guest(1), await room.guest(0)];
  const idea = { kind: 'idea' as const, id: uuidv7() };
  const raised = await room.program.submit(idea, owner.person, {
    type: 'idea.raise',
    agencyId: owner.person.agencyId ?? '',
    title: 'Antrean tanpa kertas',
    origin: 'problem',
    boardId: null,
    clusterId: null,
    cardIds: [],
    innovation: null,
  });
  expect(raised).toHaveProperty('from');
  using page = await openPage(room, owner);
  const space = page.live.space(idea, await room.program.read(idea, owner.person));
  space.watch();
  await expect.poll(() => space.joined).toBe(true);
  // The draft belongs to agency A; the owner moves to B and may read no further news of it.
  const { name, position } = owner.person;
  const agencyId = mover.person.agencyId ?? '';
  const answer = await room.program.submit(room.hall, owner.person, {
    type: 'person.correct',
    name,
    position,
    agencyId,
  });
  expect(answer).toHaveProperty('from');
  expect(await room.program.read(idea, { ...owner.person, agencyId })).toBeNull();
  const before = space.number;
  await room.program.submit(idea, room.lab.facilitator, {
    type: 'review.give',
    field: 'title',
    verdict: 'comment',
    comment: 'Kurang jelas',
  });
  await new Promise((done) => setTimeout(done, 150));
  expect(space.number).toBe(before);
});
