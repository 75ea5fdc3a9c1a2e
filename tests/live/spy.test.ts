/**
 * Spies: screens of every kind that keep every byte they receive, over WebSocket and over long
 * polling, while a room goes on that is full of canaries. What a spy may not see must not be in its
 * bytes in any form: not in frames, not in a replay, not in a snapshot, not in the answer to a
 * check that claims something false.
 */
import { inflateRawSync } from 'node:zlib';
import { io as dial, type Socket } from 'socket.io-client';
import { uuidv7 } from 'uuidv7';
import { expect, test } from 'vitest';
import type { Act } from '#lib/lab/acts.ts';
import type { Person } from '#lib/lab/people.ts';
import { isRefusal } from '#lib/lab/refusals.ts';
import type { SpaceRef } from '#lib/lab/space.ts';
import { PROTOCOL } from '#lib/live/protocol.ts';
import { shortId } from '#lib/live/protocol-packing.ts';
import { card, eventually, openRoom, pause, type Room } from '../support/room.ts';

type Spy = { name: string; socket: Socket; bytes: () => string; [Symbol.dispose](): void };
type Way = { cookie?: string; projectorKey?: string };

/** Everything the engine hands up, text and binary, from the first packet on. */
async function spy(
  room: Room,
  name: string,
  way: Way,
  transport: 'websocket' | 'polling',
): Promise<Spy> {
  const heard: string[] = [];
  const socket = dial(room.url, {
    auth: { protocol: PROTOCOL, labId: room.lab.id, projectorKey: way.projectorKey },
    extraHeaders: way.cookie ? { cookie: way.cookie } : {},
    transports: [transport],
    upgrade: false,
    forceNew: true,
  });
  socket.io.on('open', () => {
    socket.io.engine.on('data', (data: unknown) => {
      heard.push(data instanceof Buffer ? openedUp(data) : String(data));
    });
  });
  await eventually(() => socket.connected);
  return {
    name: `${name} by ${transport}`,
    socket,
    bytes: () => heard.join('\n'),
    [Symbol.dispose]: () => void socket.disconnect(),
  };
}

/** Whole boards travel compressed. */
function openedUp(data: Buffer): string {
  try {
    return inflateRawSync(data).toString('utf8');
  } catch {
    return data.toString('utf8');
  }
}

/** Asks in every way there is; answers that do not come or refuse are fine. */
async function pry(
  room: Room,
  { socket }: Spy,
  refs: SpaceRef[],
  asksWhoIsHere = true,
): Promise<void> {
  for (const ref of refs) {
    const read = await room.program.read(ref, room.lab.facilitator);
    const number = read?.number ?? 1;
    for (const [name, asks] of [
      ['join', { ...ref, since: 0 }],
      ['join', { ...ref, since: 0, zip: true }],
      ['join', { ...ref, since: 1 }],
      ['check', { ...ref, number: 1, hash: 1 }],
      // The true number and a false hash: the answer is the whole state.
      ['check', { ...ref, number, hash: 7 }],
    ] as const) {
      await socket.timeout(5000).emitWithAck(name, asks);
    }
  }
  if (asksWhoIsHere) await socket.timeout(5000).emitWithAck('here', null);
}

/** An id as the wire may write it: as it is, or packed. */
const tracesOf = (text: string): string[] =>
  /^[0-9a-f-]{36}$/.test(text) ? [text, shortId(text)] : [text];

test('spies of every kind and transport hear no canary that is not theirs', async () => {
  await using room = await openRoom();
  const { facilitator } = room.lab;
  const [author, other] = [await room.guest(0), await room.guest(1)];
  const idea: SpaceRef = { kind: 'idea', id: uuidv7() };
  const refs = [room.hall, room.board, idea];
  const ways: [string, Way][] = [
    ['guest', other],
    ['facilitator', { cookie: room.lab.facilitatorCookie }],
    ['projector', { projectorKey: room.lab.projectorKey }],
  ];
  const spies: Spy[] = [];
  for (const [name, way] of ways) {
    for (const transport of ['websocket', 'polling'] as const) {
      spies.push(await spy(room, name, way, transport));
    }
  }
  using itself = await spy(room, 'author', author, 'websocket');
  for (const one of [...spies, itself]) await pry(room, one, refs);

  const say = async (ref: SpaceRef, by: Person, act: Act): Promise<void> => {
    const answer = await room.program.submit(ref, by, act);
    if (isRefusal(answer)) throw new Error(`${act.type}: ${answer.code}`);
  };
  const cardId = uuidv7();
  const silent = 'KENARI-SENYAP';
  const third = await room.guest(2);
  // So many that the board is worth compressing.
  for (let at = 0; at < 60; at += 1) {
    await say(room.board, third.person, card(`${silent} nomor ${at}`));
  }
  await say(room.board, author.person, card(`${silent} satu`, cardId));
  await say(room.board, author.person, { type: 'card.edit', cardId, text: `${silent} dua` });
  await say(room.hall, author.person, { type: 'readiness.answer', values: [4, 3, 2, 1, 0, 4, 3] });
  await say(room.hall, author.person, {
    type: 'pledge.sign',
    agencyId: author.person.agencyId ?? '',
    name: 'Kepala',
    position: '',
    as: 'head',
    strokes: '7,7 1234,4321',
  });
  await say(room.hall, facilitator, {
    type: 'pledge.excuse',
    agencyId: room.lab.agencies[2] ?? '',
    status: 'declined',
    note: 'KENARI-ALASAN',
  });
  await say(room.hall, facilitator, {
    type: 'stage.pass',
    stage: 'drum-up',
    reason: 'KENARI-GERBANG',
  });
  await say(idea, author.person, {
    type: 'idea.raise',
    agencyId: author.person.agencyId ?? '',
    title: 'KENARI-DRAF',
    origin: null,
    boardId: null,
    clusterId: null,
    cardIds: [],
    innovation: null,
  });
  await say(idea, author.person, {
    type: 'owners.set',
    owners: [{ name: 'Pemilik', position: '', phone: 'KENARI-TELEPON', email: '' }],
  });
  await pause(150);
  for (const one of [...spies, itself]) await pry(room, one, refs);
  await pause(150);

  /** What may not be in the bytes of whom; the author's own spy hears what is the author's. */
  const secrets: [string, (name: string) => boolean][] = [
    [silent, () => true],
    [cardId, () => true],
    ['KENARI-ALASAN', (name) => !name.startsWith('facilitator')],
    ['KENARI-GERBANG', (name) => !name.startsWith('facilitator')],
    ['KENARI-DRAF', (name) => !name.startsWith('facilitator')],
    ['KENARI-TELEPON', (name) => !name.startsWith('facilitator')],
    ['1234,4321', (name) => !name.startsWith('projector') && !name.startsWith('facilitator')],
    ['[4,3,2,1,0,4,3]', (name) => !name.startsWith('facilitator')],
    [author.person.id, (name) => !name.startsWith('facilitator')],
    [author.person.name, (name) => !name.startsWith('facilitator')],
  ];
  const leaks = spies.flatMap(({ name, bytes }) =>
    secrets
      .filter(([, isSecret]) => isSecret(name))
      .flatMap(([text]) => tracesOf(text).filter((trace) => bytes().includes(trace)))
      .map((trace) => `${name}: ${trace}`),
  );
  expect(leaks).toEqual([]);
  // The net catches what is there: the author hears their own, everybody hears that there is something.
  expect(itself.bytes()).toContain(`${silent} dua`);
  for (const { bytes } of [...spies, itself]) expect(bytes()).not.toContain('"busy"');
  for (const { bytes } of spies) expect(bytes().length).toBeGreaterThan(1000);
  expect(spies.find(({ name }) => name.startsWith('facilitator'))?.bytes()).toContain(
    'KENARI-GERBANG',
  );
  for (const one of spies) one[Symbol.dispose]();
});

test('[S2] a board that names nobody says of its cards neither author nor agency, to nobody', async () => {
  await using room = await openRoom();
  const { facilitator, facilitatorCookie, projectorKey } = room.lab;
  const say = async (by: Person, act: Act): Promise<void> => {
    const answer = await room.program.submit(room.board, by, act);
    if (isRefusal(answer)) throw new Error(`${act.type}: ${answer.code}`);
  };
  // Groups of four and of six: neither may be found out.
  const authors = await Promise.all(
    Array.from({ length: 10 }, (_, at) => room.guest(at < 4 ? 0 : 1)),
  );
  const listener = await room.guest(2);
  const [first] = authors;
  if (!first) throw new Error('Nobody came');
  await say(facilitator, { type: 'board.sign', names: 'agency' });
  await say(first.person, card('KENARI-SEBELUM'));
  await say(facilitator, { type: 'board.sign', names: 'nobody' });

  const ways: [string, Way][] = [
    ['guest', listener],
    ['facilitator', { cookie: facilitatorCookie }],
    ['projector', { projectorKey }],
  ];
  const spies: Spy[] = [];
  for (const [name, way] of ways) {
    for (const transport of ['websocket', 'polling'] as const) {
      spies.push(await spy(room, name, way, transport));
    }
  }
  using itself = await spy(room, 'author', first, 'websocket');
  const all = [...spies, itself];
  // Of the hall they know who is in; what they are asked about is this board.
  for (const one of all) await pry(room, one, [room.board], false);
  const cardId = uuidv7();
  for (const [at, { person }] of authors.entries()) {
    await say(person, card(`KENARI-TERBUKA ${at}`, at === 0 ? cardId : uuidv7()));
  }
  await say(first.person, { type: 'card.edit', cardId, text: 'KENARI-TERBUKA diubah' });
  for (const one of all) await pry(room, one, [room.board], false);
  await say(facilitator, { type: 'board.reveal' });
  const last = uuidv7();
  await say(first.person, card('KENARI-SESUDAH', last));
  await say(facilitator, {
    type: 'cluster.add',
    clusterId: uuidv7(),
    title: 'Kluster',
    cardIds: [cardId, last],
  });
  for (const one of all) await pry(room, one, [room.board], false);
  await pause(150);

  const secrets = authors.flatMap(({ person }) => [person.id, person.name, `${person.agencyId}`]);
  const traces = [...new Set(secrets)].flatMap(tracesOf);
  // Who is in the room is news of its own; it says nothing of a card.
  const ofBoard = ({ bytes }: Spy) =>
    bytes()
      .split('\n')
      .filter((line) => !line.startsWith('2["here"'))
      .join('\n');
  const leaks = spies.flatMap((one) =>
    traces.filter((trace) => ofBoard(one).includes(trace)).map((trace) => `${one.name}: ${trace}`),
  );
  expect(leaks).toEqual([]);
  // The net catches what is there: all read all cards, the author's own screen knows whose they are.
  for (const one of all) {
    expect(ofBoard(one)).toContain('KENARI-TERBUKA diubah');
    expect(ofBoard(one)).toContain('KENARI-SESUDAH');
  }
  expect(tracesOf(first.person.id).some((trace) => ofBoard(itself).includes(trace))).toBe(true);
  expect(tracesOf(`${first.person.agencyId}`).some((one) => ofBoard(itself).includes(one))).toBe(
    true,
  );
  for (const one of spies) one[Symbol.dispose]();
});

test('[B60] [B62] [B63] [B64] comments name nobody, asked notes and hidden cards reach whom they are for', async () => {
  await using room = await openRoom();
  const { facilitator, facilitatorCookie, projectorKey } = room.lab;
  const say = async (by: Person, act: Act): Promise<void> => {
    const answer = await room.program.submit(room.board, by, act);
    if (isRefusal(answer)) throw new Error(`${act.type}: ${answer.code}`);
  };
  const [author, other, listener] = await Promise.all([0, 1, 2].map((at) => room.guest(at)));
  if (!author || !other || !listener) throw new Error('Nobody came');
  await say(facilitator, { type: 'board.sign', names: 'nobody' });
  const [hidden, open] = [uuidv7(), uuidv7()];
  await say(author.person, card('KENARI-TERSEMBUNYI', hidden));
  await say(author.person, card('KENARI-TERBUKA', open));
  const comment = (cardId: string, text: string): Act => {
    return { type: 'comment.add', cardId, commentId: uuidv7(), text };
  };
  // A comment on a silent card is refused, whoever asks: its words go nowhere.
  const early = await room.program.submit(room.board, author.person, comment(open, 'KENARI-DINI'));
  expect(isRefusal(early)).toBe(true);
  await say(facilitator, { type: 'board.reveal' });
  await say(other.person, comment(hidden, 'KENARI-TENTANG'));
  await say(facilitator, { type: 'card.hide', cardId: hidden, reason: 'KENARI-SEBAB' });

  const ways: [string, Way][] = [
    ['guest', listener],
    ['facilitator', { cookie: facilitatorCookie }],
    ['projector', { projectorKey }],
  ];
  const spies: Spy[] = [];
  for (const [name, way] of ways) {
    for (const transport of ['websocket', 'polling'] as const) {
      spies.push(await spy(room, name, way, transport));
    }
  }
  using itself = await spy(room, 'author', author, 'websocket');
  const all = [...spies, itself];
  for (const one of all) await pry(room, one, [room.board], false);
  const asked = 'KENARI-MINTA';
  await say(facilitator, { type: 'card.ask', cardId: open, note: asked });
  await say(author.person, { type: 'card.edit', cardId: hidden, text: 'KENARI-TERSEMBUNYI dua' });
  await say(author.person, comment(hidden, 'KENARI-TENTANG lagi'));
  await say(other.person, comment(open, 'KENARI-KOMENTAR'));
  const harsh = uuidv7();
  const { type, text } = { type: 'comment.add' as const, text: 'Biasa' };
  await say(other.person, { type, cardId: open, commentId: harsh, text });
  await say(facilitator, {
    type: 'comment.remove',
    cardId: open,
    commentId: harsh,
    reason: 'KENARI-HAPUS',
  });
  await say(other.person, { type: 'card.react', cardId: open, reaction: 'like', on: true });
  await pause(150);
  for (const one of all) await pry(room, one, [room.board], false);
  await pause(150);

  const ofBoard = ({ bytes }: Spy) =>
    bytes()
      .split('\n')
      .filter((line) => !line.startsWith('2["here"'))
      .join('\n');
  const isStaff = (name: string) => name.startsWith('facilitator');
  const people = [author, other].flatMap(({ person }) => [
    person.id,
    person.name,
    `${person.agencyId}`,
  ]);
  const secrets: [string, (name: string) => boolean][] = [
    ...people.map((trace): [string, () => boolean] => [trace, () => true]),
    ['KENARI-DINI', () => true],
    ['KENARI-TERSEMBUNYI', (name) => !isStaff(name)],
    ['KENARI-TENTANG', (name) => !isStaff(name)],
    ['KENARI-SEBAB', (name) => !isStaff(name)],
    ['KENARI-HAPUS', (name) => !isStaff(name)],
    [asked, (name) => !isStaff(name)],
  ];
  const leaks = spies.flatMap((one) =>
    secrets
      .filter(([, isSecret]) => isSecret(one.name))
      .flatMap(([secret]) => tracesOf(secret).filter((trace) => ofBoard(one).includes(trace)))
      .map((trace) => `${one.name}: ${trace}`),
  );
  expect(leaks).toEqual([]);
  // The net catches what is there: comments reach all, notes and reasons the author and staff.
  for (const one of all) expect(ofBoard(one)).toContain('KENARI-KOMENTAR');
  for (const one of all.filter(({ name }) => isStaff(name) || name.startsWith('author'))) {
    for (const told of [asked, 'KENARI-SEBAB', 'KENARI-TERSEMBUNYI dua', 'KENARI-TENTANG lagi']) {
      expect(ofBoard(one)).toContain(told);
    }
  }
  for (const trace of [other.person.id, other.person.name, `${other.person.agencyId}`]) {
    expect(tracesOf(trace).filter((one) => ofBoard(itself).includes(one))).toEqual([]);
  }
  for (const one of spies) one[Symbol.dispose]();
});

test('the placeholder of a silent card has the same size whatever is on it', async () => {
  const lengths: number[] = [];
  for (const text of ['a', 'b'.repeat(140), '𠀀'.repeat(60)]) {
    await using room = await openRoom();
    const [writer, other] = [await room.guest(0), await room.guest(1)];
    using listener = await spy(room, 'guest', other, 'websocket');
    await listener.socket.emitWithAck('join', { ...room.board, since: 0 });
    const before = listener.bytes().length;
    await room.program.submit(room.board, writer.person, card(text));
    await eventually(() => listener.bytes().length > before);
    await pause(80);
    lengths.push(listener.bytes().length - before);
  }
  expect(new Set(lengths).size).toBe(1);
});

test('[S2] cards of one author in one frame are not tied together by an id in front of it', async () => {
  await using room = await openRoom();
  const { facilitator, facilitatorCookie, projectorKey } = room.lab;
  const [writer, other] = [await room.guest(0), await room.guest(1)];
  using guest = await spy(room, 'guest', other, 'websocket');
  using lead = await spy(room, 'facilitator', { cookie: facilitatorCookie }, 'websocket');
  using screen = await spy(room, 'projector', { projectorKey }, 'polling');
  const spies = [guest, lead, screen];
  for (const { socket } of spies) await socket.emitWithAck('join', { ...room.board, since: 0 });
  // Five at once are one beat, and one frame; the first one is changed in it as well.
  const flood = async (text: string): Promise<string[]> => {
    const ids = Array.from({ length: 5 }, () => uuidv7());
    const before = spies.map(({ bytes }) => bytes().length);
    const answers = await Promise.all([
      ...ids.map((cardId) => room.program.submit(room.board, writer.person, card(text, cardId))),
      room.program.submit(room.board, writer.person, {
        type: 'card.edit',
        cardId: ids[0] ?? '',
        text,
      }),
    ]);
    expect(answers.filter(isRefusal)).toEqual([]);
    await eventually(() => spies.every(({ bytes }, at) => bytes().length > (before[at] ?? 0)));
    await pause(80);
    return ids;
  };
  const silent = await flood('KENARI-SENYAP');
  const told = [writer.person.id, ...silent].flatMap(tracesOf);
  const leaks = () =>
    spies.flatMap(({ name, bytes }) =>
      told.filter((trace) => bytes().includes(trace)).map((trace) => `${name}: ${trace}`),
    );
  expect(leaks()).toEqual([]);
  await room.program.submit(room.board, facilitator, { type: 'board.reveal' });
  await flood('KENARI-TERBUKA');
  await pause(80);
  const [authorId, short] = tracesOf(writer.person.id);
  for (const { name, bytes } of spies) {
    expect(bytes(), name).toContain('KENARI-TERBUKA');
    expect(bytes().includes(authorId ?? '') || bytes().includes(short ?? ''), name).toBe(false);
  }
});
