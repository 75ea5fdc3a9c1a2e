/**
 * P14: Every act and every request with hostile arguments, with and without an acknowledgement
 * callback, over real sockets with all limits on. How often each was reached is printed, and how
 * much one turn of the loop worked. LABINOV_FUZZ_ROUNDS for more, LABINOV_FUZZ_SEED to play one again.
 */
import process from 'node:process';
import { setTimeout as after } from 'node:timers/promises';
import { io as dial, type Socket } from 'socket.io-client';
import { uuidv7 } from 'uuidv7';
import { expect, test } from 'vitest';
import { acts, serverActs } from '#lib/lab/acts.ts';
import { isRefusal } from '#lib/lab/refusals.ts';
import type { Kind, SpaceRef } from '#lib/lab/space.ts';
import { PROTOCOL } from '#lib/live/protocol.ts';
import { verify } from '#lib/server/db/verify.ts';
import { fitting, spoiled, wrongValues, type Schema } from '../support/hostile.ts';
import { card, openRoom, pause, type Room } from '../support/room.ts';
import { randomFrom } from '../support/virtual-time.ts';

const rounds = Number(process.env['LABINOV_FUZZ_ROUNDS'] ?? 1);
const seed = Number(process.env['LABINOV_FUZZ_SEED'] ?? Date.now() % 2 ** 31);

/** A hand that may say so much before it has to wait: a little less than its bucket holds. */
type Mouth = { socket: Socket; left: number };
const burst = 18;
/** Refused before any rule was asked. */
const misshapen = new Set(['bad-act', 'too-long', 'empty']);

/** As many people as it takes; each says what the limits let one person say at once. */
class Crowd {
  #room: Room;
  #mouth: Mouth | null = null;
  #sockets: Socket[] = [];

  constructor(room: Room) {
    this.#room = room;
  }

  get people(): number {
    return this.#sockets.length;
  }

  async next(): Promise<Socket> {
    if (!this.#mouth || this.#mouth.left === 0 || !this.#mouth.socket.connected) {
      const guest = await this.#room.guest(this.people % 3);
      this.#mouth = { socket: await enter(this.#room, guest.cookie), left: burst };
      this.#sockets.push(this.#mouth.socket);
    }
    this.#mouth.left -= 1;
    return this.#mouth.socket;
  }

  close(): void {
    for (const socket of this.#sockets) socket.disconnect();
  }
}

async function enter(room: Room, cookie: string): Promise<Socket> {
  const socket = dial(room.url, {
    auth: { protocol: PROTOCOL, labId: room.lab.id },
    extraHeaders: { cookie },
    transports: ['websocket'],
    reconnection: false,
    forceNew: true,
  });
  await new Promise<void>((ready, fail) =>
    socket.once('connect', ready).once('connect_error', fail),
  );
  return socket;
}

/**
 * The most the loop's thread worked between two of its turns, in ms of processor time: what a
 * hostile act can cost, without what a slow disk or a busy machine adds.
 */
function watchTurns(): () => number {
  const spent = () => {
    const { user, system } = process.threadCpuUsage();
    return (user + system) / 1000;
  };
  const ended = new AbortController();
  let most = 0;
  const watch = async () => {
    for (let last = spent(); !ended.signal.aborted; last = spent()) {
      await after(1);
      most = Math.max(most, spent() - last);
    }
  };
  void watch();
  return () => {
    ended.abort();
    return most;
  };
}

const keyOf = ({ kind, number }: { kind: string; number: number }) => `${kind} ${number}`;
const rowsOf = (room: Room) =>
  room.db.read.selectFrom('journal').select(['kind', 'spaceId', 'number', 'event']).execute();

// A room of its own for each round: a lab has so many seats only.
const seeds = Array.from({ length: rounds }, (_, at) => seed + at);

test.each(seeds)(
  'no act, whatever is in it, ends the process, blocks it or leaves a trace: seed %i',
  async (chance) => {
    await using room = await openRoom();
    const random = randomFrom(chance);
    const crowd = new Crowd(room);
    const lead = await enter(room, room.lab.facilitatorCookie);
    const { facilitator } = room.lab;
    const author = await room.guest(0);
    const idea: SpaceRef = { kind: 'idea', id: uuidv7() };
    const refs: Record<Kind, SpaceRef> = { hall: room.hall, board: room.board, idea };
    const cardId = uuidv7();
    await room.program.submit(room.board, author.person, card('Ada', cardId));
    await room.program.submit(room.board, facilitator, { type: 'board.reveal' });
    await room.program.submit(idea, facilitator, {
      type: 'idea.raise',
      agencyId: room.lab.agencies[0] ?? '',
      title: 'Gagasan',
      origin: null,
      boardId: null,
      clusterId: null,
      cardIds: [],
      innovation: null,
    });
    const ids = [cardId, author.person.id, ...room.lab.agencies, idea.id];
    const before = new Set((await rowsOf(room)).map(keyOf));
    const accepted = new Set<string>();
    const reached: Record<string, number> = {};
    const codes: Record<string, number> = {};
    let unheard = 0;

    /** One act; who is told to wait comes again, as a page does. */
    async function say(socket: Socket, kind: Kind, name: string, act: unknown): Promise<string> {
      const message = { ...refs[kind], actId: uuidv7(), act };
      for (;;) {
        const answer: unknown = await socket.timeout(15_000).emitWithAck('act', message);
        if (isRefusal(answer) && answer.code === 'busy') {
          await pause(Number(answer.params?.['retryIn'] ?? 200));
          continue;
        }
        reached[name] = (reached[name] ?? 0) + 1;
        if (isRefusal(answer)) {
          codes[answer.code] = (codes[answer.code] ?? 0) + 1;
          return answer.code;
        }
        const { from, to } = answer as { from: number; to: number };
        codes['done'] = (codes['done'] ?? 0) + 1;
        for (let number = from; number <= to; number += 1) accepted.add(`${kind} ${number}`);
        return 'done';
      }
    }

    const longestTurn = watchTurns();
    for (const kind of ['hall', 'board', 'idea'] as const) {
      for (const [name, schema] of Object.entries({ ...acts[kind], ...serverActs[kind] })) {
        const valid = () =>
          fitting(schema as unknown as Schema, { random, ids }) as Record<string, unknown>;
        const wrong = spoiled(valid(), random);
        const answered: Promise<string>[] = [];
        for (const act of [...wrong, valid(), valid(), valid()]) {
          answered.push(say(await crowd.next(), kind, name, act));
        }
        // Much is for a facilitator only; an open gate would end the lab for the others.
        const times = name === 'stage.pass' ? 0 : 3;
        for (let at = 0; at < times; at += 1) {
          answered.push(say(lead, kind, name, valid()));
        }
        const said = await Promise.all(answered);
        // The same without a callback; some of what was spoiled is right all the same and was done.
        const refused = wrong.filter((_, at) => misshapen.has(said[at] ?? ''));
        for (const act of refused.slice(0, burst)) {
          unheard += 1;
          (await crowd.next()).emit('act', { ...refs[kind], actId: uuidv7(), act });
        }
      }
    }
    await pause(300);
    const longest = longestTurn();

    const rows = await rowsOf(room);
    const known = new Set(rows.map(keyOf));
    console.log(
      `fuzz: seed ${chance}, ${crowd.people} people, ${unheard} without callback; answers ${JSON.stringify(codes)}; ` +
        `each act reached ${Math.min(...Object.values(reached))} times at least; ` +
        `longest turn of the loop ${longest.toFixed(0)} ms of work\n${JSON.stringify(reached)}`,
    );
    crowd.close();
    lead.disconnect();

    const every = Object.values(acts).flatMap((group) => Object.keys(group));
    expect(every.filter((name) => (reached[name] ?? 0) < 30)).toEqual([]);
    // The journal has grown by what was answered as done, and by nothing else.
    expect([...accepted].filter((one) => !known.has(one))).toEqual([]);
    // People who join do so at their own door, while others speak.
    const fresh = rows
      .filter(({ event }) => !event.includes('"person.joined"'))
      .map(keyOf)
      .filter((one) => !before.has(one));
    expect(fresh.filter((one) => !accepted.has(one))).toEqual([]);
    // oxlint-disable-next-line no-control-regex
    const broken = rows.filter(({ event }) =>
      /[\ud800-\udfff\ufffe\uffff](?![\udc00-\udfff])/u.test(event),
    );
    expect(broken).toEqual([]);
    expect(room.faults.filter(({ event }) => event !== 'slow-reader')).toEqual([]);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect((await verify(room.db.read, '/nowhere')).findings).toEqual([]);
    expect(longest).toBeLessThan(100);
  },
  120_000,
);

test('no request and no raw packet does, with or without a callback', async () => {
  await using room = await openRoom();
  const calm = await room.screen(await room.guest());
  const names = [
    'join',
    'leave',
    'check',
    'time',
    'here',
    'typing',
    'caret',
    'ready',
    'nonsense',
    '__proto__',
    'connect',
    'disconnect',
  ];
  let asked = 0;
  for (const name of names) {
    const socket = await enter(room, (await room.guest()).cookie);
    const payloads = wrongValues.flatMap((wrong) => [
      wrong,
      { ...room.board, since: wrong, number: wrong, hash: wrong },
      { kind: wrong, id: wrong, since: 0 },
      { id: wrong },
      { activityId: wrong, startedAt: wrong, ready: wrong },
    ]);
    for (const payload of payloads) {
      asked += 1;
      // The client itself refuses to send the reserved names; packets below do.
      if (name.startsWith('connect') || name.startsWith('disconnect')) continue;
      if (asked % 2) socket.emit(name, payload);
      else socket.emit(name, payload, () => {});
    }
    socket.emit('join');
    socket.emit('join', () => {});
    socket.emit('join', () => {}, { ...room.board, since: 0 });
    await pause(20);
    socket.disconnect();
  }
  const packets = [
    '',
    '4',
    '42',
    '42[',
    '42{}',
    '42["act"',
    '42[]',
    '42[null]',
    '42["disconnect"]',
    '42["connect"]',
    '42["__proto__",{}]',
    '420["join",null]',
    '4299999999999999999999["join",{}]',
    '43',
    '431[{}]',
    '451-["act",{"_placeholder":true,"num":0}]',
    '459-["act"]',
    '40{"__proto__":1}',
    '40/admin,',
    '41',
    '44{"message":"x"}',
    '3probe',
    '2'.repeat(2000),
    '\u0000',
    `42["act",${'['.repeat(20_000)}]`,
  ];
  for (const packet of packets) {
    const socket = await enter(room, (await room.guest()).cookie);
    const { engine } = socket.io;
    // Engine.IO puts its own number before a message; the first sign here is meant to be it.
    const { ws } = engine.transport as unknown as { ws: { send(text: string): void } };
    ws.send(packet);
    await pause(5);
    socket.disconnect();
  }
  await pause(200);
  expect(await calm.act(room.board, card('Tetap jalan'))).toHaveProperty('from');
  expect(room.faults).toEqual([]);
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
}, 60_000);
