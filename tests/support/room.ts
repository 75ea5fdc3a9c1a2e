/** A small laboratory with a real database, a real Socket.IO server and real sockets, without Kit. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Socket } from 'socket.io';
import { uuidv7 } from 'uuidv7';
import type { Act } from '#lib/lab/acts.ts';
import type { Person } from '#lib/lab/people.ts';
import { isRefusal } from '#lib/lab/refusals.ts';
import type { SpaceRef } from '#lib/lab/space.ts';
import { connect, type Connection } from '#lib/live/connection.ts';
import type { Answer, Caret, Frame, Goodbye, HereChange, Mark } from '#lib/live/protocol.ts';
import type { InTrouble, Touched } from '#lib/live/protocol.ts';
import { hashOf, newToken } from '#lib/server/auth/secrets.ts';
import { createSession } from '#lib/server/auth/sessions.ts';
import { steadyNow } from '#lib/server/auth/steady-clock.ts';
import * as accounts from '#lib/server/db/accounts.ts';
import { openDatabase, type Database } from '#lib/server/db/database.ts';
import * as devices from '#lib/server/db/devices.ts';
import { createProgram, type LabProgram } from '#lib/server/live/program.ts';
import { queuedBytes } from '#lib/server/live/slow-readers.ts';
import { openSocketServer } from '#lib/server/live/socket-server.ts';
import { createLab } from '#lib/server/operations/labs.ts';
import { freshDatabase } from './database.ts';

export type Faulty = { event: string };
export type Running = {
  program: LabProgram;
  url: string;
  faults: Faulty[];
  /** Closes every connection without a word, as a lost network does. */
  cutLines(): void;
  /** The server's ends of all connections. */
  lines(): Socket[];
  /** Bytes that wait on the lines of this browser. */
  queued(cookie: string): number;
  end(): Promise<void>;
};

/** Starts the live program on a database, as a server process would. */
export async function run(db: Database, port = 0): Promise<Running> {
  const faults: Faulty[] = [];
  const hear = (line: Record<string, unknown>) => void faults.push(line as Faulty);
  const program = createProgram({
    db,
    now: steadyNow,
    newId: uuidv7,
    log: { error: hear, warn: hear },
  });
  const http = createServer();
  const io = openSocketServer(http, { shared: false });
  program.attach(io);
  await new Promise<void>((ready) => http.listen(port, '127.0.0.1', ready));
  const address = http.address() as AddressInfo;
  const lines = () => [...io.sockets.sockets.values()];
  const cutLines = () => {
    for (const socket of lines()) socket.conn.close(true);
  };
  const queued = (cookie: string) => {
    const own = lines().filter(({ handshake }) => handshake.headers.cookie === cookie);
    return own.reduce((sum, { conn }) => sum + queuedBytes(conn), 0);
  };
  const end = async () => {
    await program.stop();
    await io.close();
  };
  return { program, url: `http://127.0.0.1:${address.port}`, faults, cutLines, lines, queued, end };
}

export type Lab = {
  id: string;
  agencies: string[];
  boardId: string;
  facilitator: Person;
  facilitatorCookie: string;
  projectorKey: string;
};

/** A lab with three agencies and a facilitator, made as the wizard makes it. */
export async function makeLab(db: Database, regionId: string): Promise<Lab> {
  const id = uuidv7();
  const accountId = uuidv7();
  const projectorKey = newToken();
  await accounts.insert(db.write, {
    id: accountId,
    username: `f-${accountId}`,
    name: 'Ibu Sari',
    position: 'Fasilitator',
    passwordHash: 'x',
    temporaryUntil: null,
    roles: ['facilitator'],
    regionId,
    createdAt: 1,
  });
  const agency = (code: string) => ({
    row: 2,
    code,
    name: `Dinas ${code}`,
    shortName: code,
    kind: 'opd' as const,
    parent: null,
    affair: null,
  });
  await createLab(
    db.write,
    {
      id,
      regionId,
      regionName: 'Kabupaten Pati',
      title: 'Laboratorium Pati',
      place: 'Aula',
      startsOn: '2026-11-01',
      endsOn: '2026-11-02',
      template: 'bimtek-2hari',
      pledgeText: 'Kami berjanji.',
      agencies: ['A', 'B', 'C'].map(agency),
      facilitators: [accountId],
      code: id.slice(-6),
      projectorKey,
      sample: false,
    },
    { newId: uuidv7, at: steadyNow() },
  );
  const agencies = await db.read
    .selectFrom('agency')
    .select('id')
    .where('labId', '=', id)
    .execute();
  const board = await db.read
    .selectFrom('board')
    .select('id')
    .where('labId', '=', id)
    .orderBy('id')
    .executeTakeFirstOrThrow();
  const token = await createSession(db, accountId, 'test');
  return {
    id,
    agencies: agencies.map((row) => row.id),
    boardId: board.id,
    facilitator: {
      id: accountId,
      role: 'facilitator',
      labId: id,
      agencyId: null,
      name: 'Ibu Sari',
      position: 'Fasilitator',
    },
    facilitatorCookie: `labinov_session=${token}`,
    projectorKey,
  };
}

export type Guest = { person: Person; cookie: string };

/** Somebody joins with the code: a person in the hall and a device with their seat. */
export async function joinLab(
  { program }: Running,
  db: Database,
  lab: Lab,
  agency = 0,
): Promise<Guest> {
  const personId = uuidv7();
  const token = newToken();
  const agencyId = lab.agencies[agency] ?? null;
  const about = { name: `Peserta ${personId.slice(-4)}`, position: 'Staf', agencyId };
  const person: Person = { id: personId, role: 'participant', labId: lab.id, ...about };
  const act: Act = { type: 'person.join', personId, role: 'participant', ...about };
  const answer = await program.submit({ kind: 'hall', id: lab.id }, lab.facilitator, act);
  if (isRefusal(answer)) throw new Error(`Joining was refused: ${answer.code}`);
  await devices.seat(db.write, hashOf(token), lab.id, personId);
  return { person, cookie: `labinov_device=${token}` };
}

export type Screen = Connection & {
  frames: Frame[];
  goodbyes: Goodbye[];
  here: HereChange[];
  marked: Mark[];
  carets: Caret[];
  touched: Touched[];
  troubles: InTrouble['code'][];
  /** `forId`: entered for that person without a device. */
  act(ref: SpaceRef, act: Act, actId?: string, forId?: string): Promise<Answer>;
  /** Waits until this is true. */
  until(what: () => boolean, ms?: number): Promise<void>;
};

type Entering = {
  cookie?: string;
  projectorKey?: string;
  personId?: string;
  /** Takes frames as they come, instead of `frames`. */
  heard?: (frame: Frame) => void;
  /** How many acts its page says are waiting. */
  waiting?: () => number;
};

/** A page opens: its socket connects with the cookies of that browser. */
export async function enter(url: string, labId: string, by: Entering): Promise<Screen> {
  const frames: Frame[] = [];
  const goodbyes: Goodbye[] = [];
  const here: HereChange[] = [];
  const marked: Mark[] = [];
  const carets: Caret[] = [];
  const touched: Touched[] = [];
  const troubles: InTrouble['code'][] = [];
  const connection = connect({
    url,
    labId,
    projectorKey: by.projectorKey,
    personId: by.personId,
    ...(by.cookie ? { headers: { cookie: by.cookie } } : {}),
    ...(by.waiting ? { waiting: by.waiting } : {}),
    news: {
      frame: by.heard ?? ((frame) => void frames.push(frame)),
      goodbye: (goodbye) => goodbyes.push(goodbye),
      here: (change) => here.push(change),
      marked: (mark) => marked.push(mark),
      caret: (caret) => carets.push(caret),
      touched: (what) => touched.push(what),
      trouble: ({ code }) => troubles.push(code),
    },
  });
  await eventually(() => connection.status === 'connected' || connection.ended !== null);
  return Object.assign(Object.create(connection) as Connection, {
    frames,
    goodbyes,
    here,
    marked,
    carets,
    touched,
    troubles,
    until: eventually,
    async act(ref: SpaceRef, act: Act, actId: string = uuidv7(), forId?: string) {
      const meant = forId ? { for: forId } : {};
      const answer = await connection.request('act', { ...ref, actId, act, ...meant });
      if (answer === null) throw new Error('No answer');
      return answer;
    },
  });
}

/** Waits until something is true; fails after a while. */
export async function eventually(what: () => boolean, ms = 15_000): Promise<void> {
  const until = performance.now() + ms;
  while (!what()) {
    if (performance.now() > until) throw new Error(`Not within ${ms} ms: ${what}`);
    await new Promise((done) => setTimeout(done, 5));
  }
}

export const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

export type Room = Running & {
  db: Database;
  lab: Lab;
  board: SpaceRef;
  hall: SpaceRef;
  guest(agency?: number): Promise<Guest>;
  screen(by: Entering, labId?: string): Promise<Screen>;
  /** The server ends, and after a while starts again on the same port and data. */
  restart(downMs?: number): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
};

/** Everything at once: a database, a lab, a running program; gone with the test. */
export async function openRoom(): Promise<Room> {
  const fresh = await freshDatabase();
  let db: Database = fresh;
  const region = { id: uuidv7(), name: 'Pati', kind: 'kabupaten', agencyName: 'Bapperida' };
  await db.write
    .insertInto('region')
    .values({ ...region, createdAt: 1 })
    .execute();
  const lab = await makeLab(db, region.id);
  let running = await run(db);
  const screens: Screen[] = [];
  return {
    get program() {
      return running.program;
    },
    get url() {
      return running.url;
    },
    get faults() {
      return running.faults;
    },
    get db() {
      return db;
    },
    lab,
    board: { kind: 'board', id: lab.boardId },
    hall: { kind: 'hall', id: lab.id },
    guest: (agency) => joinLab(running, db, lab, agency),
    async screen(by, labId = lab.id) {
      const screen = await enter(running.url, labId, by);
      screens.push(screen);
      return screen;
    },
    async restart(downMs = 0) {
      const port = Number(new URL(running.url).port);
      await running.end();
      await db.close();
      await pause(downMs);
      db = openDatabase(fresh.file);
      running = await run(db, port);
    },
    cutLines: () => running.cutLines(),
    lines: () => running.lines(),
    queued: (cookie) => running.queued(cookie),
    end: () => running.end(),
    async [Symbol.asyncDispose]() {
      for (const screen of screens) screen.close();
      await running.end();
      if (db !== fresh) await db.close();
      await fresh.cleanup();
    },
  };
}

export const card = (text: string, cardId: string = uuidv7()): Act => ({
  type: 'card.add',
  cardId,
  text,
  paper: 'kunyit',
});
