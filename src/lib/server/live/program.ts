/**
 * The live program: open spaces, their inbox, the room that listens. Sockets reach it through the
 * wrapper, forms of this process through `submit`; both travel the same road.
 */
import type { Server } from 'socket.io';
import type { Act } from '#lib/lab/acts.ts';
import { boardOwn } from '#lib/lab/board/seen-by.ts';
import type { Board } from '#lib/lab/board/state.ts';
import { represented } from '#lib/lab/hall/proxy.ts';
import type { Hall } from '#lib/lab/hall/state.ts';
import type { Person } from '#lib/lab/people.ts';
import { isRefusal, refuse, type Refusal } from '#lib/lab/refusals.ts';
import { audienceOf, mayRead, seenState } from '#lib/lab/seen-by.ts';
import {
  spaceKey,
  type Happened,
  type Kind,
  type SpaceRef,
  type State,
  type States,
} from '#lib/lab/space.ts';
import { readAct } from '#lib/live/protocol-acts.ts';
import {
  longestReplay,
  type ActMessage,
  type Answer,
  type Goodbye,
  type Here,
} from '#lib/live/protocol.ts';
import type {
  CaretAt,
  Checked,
  InTrouble,
  Mark,
  Snapshot,
  Told,
  WireJoined,
} from '#lib/live/protocol.ts';
import { stateHash } from '#lib/live/state-hash.ts';
import { frameName, packFrame } from '#lib/live/protocol-packing.ts';
import { onSessionEnded } from '#lib/server/auth/sessions.ts';
import type { Database } from '#lib/server/db/database.ts';
import * as journal from '#lib/server/db/journal.ts';
import { Announcer, seenBy } from './announce.ts';
import { Buckets } from './bucket.ts';
import { passCaretOn } from './carets.ts';
import { openDoor, showOut } from './door.ts';
import type { Log } from './faults.ts';
import { Inbox } from './inbox.ts';
import { Presence } from './presence.ts';
import type { Program } from './seat.ts';
import { cutSlowReaders } from './slow-readers.ts';
import { Snapshots } from './snapshots.ts';
import { OpenSpaces, type OpenSpace } from './spaces.ts';
import { Storage } from './storage.ts';
import { Touches } from './touches.ts';
import { Visitors, type Visitor } from './visitors.ts';
import { whoIs, type Papers } from './who.ts';
import { listen } from './wrapper.ts';

export type ProgramOptions = {
  db: Database;
  /** Unix ms that do not jump. */
  now: () => number;
  newId: () => string;
  log: Log;
};

export type LabProgram = Program & {
  /** An act of this process, for example a form: same rules, same journal, same news. */
  submit(ref: SpaceRef, person: Person, act: Act, actId?: string): Promise<Answer>;
  /** A space as this person may see it; null where it does not exist for them. */
  read<K extends Kind>(
    ref: { kind: K; id: string },
    person: Person,
  ): Promise<Snapshot<States[K]> | null>;
  /** A space as it is, for exports, which show of it what `seenState` lets through. */
  stateOf(ref: SpaceRef): Promise<State>;
  /** An operation wrote to the journal in a transaction of its own: take it in and announce it. */
  readOn(ref: SpaceRef): Promise<void>;
  /** The same for all of a lab that is in memory: it grew by what was brought in. */
  readOnLab(labId: string): Promise<void>;
  /** Who somebody is in a lab, by what their browser can show. */
  whoIs(labId: string, papers: Papers): Promise<Person | Refusal>;
  /** Closes the sockets of a person who was removed; `person.remove` does it by itself. */
  kick(personId: string): void;
  /** Closes the sockets of a device that leaves its seat in a lab, or takes another one. */
  leaveDevice(device: string, labId: string, personId?: string): void;
  /** Closes the sockets of a session; sessions that end in this process do it by themselves. */
  endSession(idHash: string): void;
  /** How often a page was found to show something else than the server since this process began. */
  readonly divergences: number;
  /** [A30] These labs' region has taken another clock: screens that are open load what it is. */
  rezoned(labIds: readonly string[]): void;
  /** Who is connected to a lab. */
  here(labId: string): Here;
  /** The screens that are connected to a lab, and what each said of its line. */
  screens(labId: string): { person: Person; told: Told | null }[];
  /** Why nothing can be stored just now, or null. */
  readonly trouble: InTrouble['code'];
  /** The lab is gone (a sample was removed): its screens close and nothing of it stays in memory. */
  forgetLab(labId: string): void;
};

const sweepMs = 60_000;

export function createProgram({ db, now, newId, log }: ProgramOptions): LabProgram {
  let server: Server | null = null;
  let stopped = false;
  let divergences = 0;
  let closers: (() => void)[] = [];
  const io = () => server;
  const ticks = () => performance.now();
  const visitors = new Visitors();
  const spaces = new OpenSpaces();
  const announcer = new Announcer(visitors, log);
  const snapshots = new Snapshots();
  const presence = new Presence(visitors, io, ticks);
  const touches = new Touches(visitors, io);
  const buckets = new Buckets();
  const storage = new Storage({
    db,
    log,
    changed: (code) => server?.emit('trouble', { code } satisfies InTrouble),
  });
  const dueAt = (key: string) => announcer.dueAt(key);
  const inbox = new Inbox({ db, spaces, now, log, storage, happened, dueAt });

  /** After the commit. */
  function happened(space: OpenSpace, fresh: Happened[]): void {
    announcer.announce(space, fresh);
    if (space.labId) touches.touched(space.labId, space.ref.kind);
    if (space.state.kind === 'idea') for (const { event } of fresh) handed(space.key, event);
    if (space.state.kind === 'hall') for (const { event } of fresh) follow(space.state, event);
  }

  /** The agency that carried an idea and the one that carries it now see it with other eyes. */
  function handed(key: string, event: Happened['event']): void {
    if (event.type !== 'idea.handed' || !event.from) return;
    const { agencyId, from } = event;
    if (agencyId === from.agencyId) return;
    for (const visitor of visitors.following(key)) {
      const own = visitor.person.agencyId;
      if (own === agencyId || own === from.agencyId) lookAgain(visitor, [key]);
    }
  }

  /** What the hall's events mean for those who are connected. */
  function follow(hall: Hall, event: Happened['event']): void {
    if (event.type === 'clock.set') {
      presence.marks.turned(hall.id, event.clock);
      presence.changed(hall.id);
    }
    if (event.type === 'person.removed') {
      presence.marks.gone(hall.id, event.personId);
      kick(event.personId);
    }
    if (event.type === 'lead.changed') {
      if (event.how === 'dismissed') kick(event.to, hall.id);
      if (event.how === 'handed') kick(event.by, hall.id);
    }
    if (event.type !== 'person.corrected') return;
    const found = hall.people[event.personId];
    if (!found) return;
    const { name, position, agencyId } = found;
    for (const visitor of visitors.ofPerson(event.personId)) {
      visitor.person = { ...visitor.person, name, position, agencyId };
      lookAgain(visitor);
    }
    presence.marks.moved({ ...found, labId: hall.id });
    presence.changed(hall.id);
  }

  /** Another agency sees other things of the same spaces: a gap makes the screen ask anew. */
  function lookAgain({ socket, follows, stale }: Visitor, keys: Iterable<string> = follows): void {
    for (const key of keys) {
      const [kind, id] = key.split(':') as [Kind, string];
      const number = spaces.get({ kind, id })?.number;
      if (kind === 'hall' || number === undefined) continue;
      stale.add(key);
      // Beyond anything that may be on its way: nothing that comes first can close this gap.
      const beyond = number + 1_000_000;
      socket.emit(frameName, packFrame({ kind, id, from: beyond, to: beyond, events: [] }));
    }
  }

  /** People are of one lab; an account may be in several and leaves only this one. */
  function kick(personId: string, labId?: string): void {
    for (const visitor of visitors.ofPerson(personId)) {
      if (!labId || visitor.person.labId === labId) showOut(visitor, 'removed');
    }
  }

  function endSession(idHash: string): void {
    for (const visitor of visitors.ofSession(idHash)) showOut(visitor, 'session');
  }

  /** The space at its newest, also when another process wrote to it; null for other labs' spaces. */
  async function latest(ref: SpaceRef): Promise<OpenSpace> {
    const space = await spaces.at(db.read, ref);
    if ((await journal.last(db.read, ref)) <= space.number) return space;
    await inbox.put({ ref, ask: null });
    return spaces.at(db.read, ref);
  }

  async function current(ref: SpaceRef, person: Person): Promise<OpenSpace | null> {
    const space = await latest(ref);
    return isOpenTo(space, person) ? space : null;
  }

  const isOpenTo = ({ labId, state }: OpenSpace, person: Person) =>
    labId === person.labId && mayRead(state, person);

  async function join(
    visitor: Visitor,
    { since, zip, ...ref }: SpaceRef & { since: number; zip?: true },
  ): Promise<WireJoined | Refusal> {
    let space = await spaces.at(db.read, ref);
    const { person } = visitor;
    if (!isOpenTo(space, person)) return refuse('not-found');
    const anew = since === 0 || visitor.stale.has(space.key);
    const isWhole = anew || !reaches(space, since);
    const audience = audienceOf(space.state, person);
    const zipped = isWhole && zip ? await snapshots.of(space, audience) : null;
    // From here on nothing waits: the answer and the first frame after it follow on each other.
    space = spaces.get(ref) ?? space;
    const { number, state } = space;
    if (!mayRead(state, person)) return refuse('not-found');
    visitors.follow(visitor, space.key);
    visitor.stale.delete(space.key);
    if (!isWhole && reaches(space, since)) return { missed: missedBy(person, space, since) };
    const isStill =
      audience === audienceOf(state, visitor.person) && zipped?.state.kind === 'board';
    if (!zipped || !isStill || !reaches(space, zipped.number)) {
      return { number, state: seenState(state, visitor.person) };
    }
    const own = boardOwn(zipped.state as Board, person);
    const missed = zipped.number < number ? missedBy(person, space, zipped.number) : null;
    return { number: zipped.number, zipped: zipped.bytes, own, missed };
  }

  /** True when what happened since is at hand, and not more than the state itself. */
  function reaches({ number, tail }: OpenSpace, since: number): boolean {
    const oldest = tail[0]?.number ?? number + 1;
    return since <= number && number - since <= longestReplay && oldest <= since + 1;
  }

  function missedBy(person: Person, { ref, number, state, tail }: OpenSpace, since: number) {
    const missed = tail.filter((happened) => happened.number > since);
    const events = seenBy(state, missed, person);
    return packFrame({ ...ref, from: since + 1, to: number, events });
  }

  /** A page says what it holds; one that differs is told the whole state, and it is counted. */
  async function check(
    visitor: Visitor,
    { number, hash, ...ref }: SpaceRef & { number: number; hash: number },
  ): Promise<Checked | Refusal> {
    const space = await spaces.at(db.read, ref);
    const { person } = visitor;
    if (!isOpenTo(space, person)) return refuse('not-found');
    const follows = visitor.follows.has(space.key) && !visitor.stale.has(space.key);
    if (!follows || number !== space.number) return { same: false };
    const state = seenState(space.state, person);
    if (stateHash(state) === hash) return { same: true };
    divergences += 1;
    log.warn({ event: 'divergence', kind: ref.kind, number });
    return { number, state };
  }

  function put(
    ref: SpaceRef,
    person: Person,
    act: Act,
    { actId, by }: { actId: string; by?: string },
  ): Promise<Answer> | Refusal {
    if (stopped) return refuse('busy', { retryIn: 2000 });
    return inbox.put({ ref, ask: { person, act, actId, by } });
  }

  /** [F2] What a facilitator enters for somebody without a device is that person's act. */
  async function putFor(forId: string, ref: SpaceRef, person: Person, act: Act, actId: string) {
    const hall = await spaces.at(db.read, { kind: 'hall', id: person.labId });
    const meant = represented(hall.state as Hall, person, act, forId);
    return isRefusal(meant) ? meant : put(ref, meant, act, { actId, by: person.id });
  }

  const handlers = {
    join,
    check,
    leave(visitor: Visitor, ref: SpaceRef): true {
      visitors.unfollow(visitor, spaceKey(ref));
      return true;
    },
    act({ person }: Visitor, { actId, act, for: forId, ...ref }: ActMessage) {
      return forId ? putFor(forId, ref, person, act, actId) : put(ref, person, act, { actId });
    },
    time: (visitor: Visitor, told: Told | null) => {
      // The first question of a line has no trip to tell yet.
      if (told && (told.trip > 0 || !visitor.told)) visitor.told = told;
      return now();
    },
    here: ({ person }: Visitor) => presence.here(person.labId, person),
    typing: (visitor: Visitor, { id }: { id: string }) => presence.types(visitor, id),
    caret: (visitor: Visitor, said: CaretAt) =>
      passCaretOn(visitors, visitor, spaces.get({ kind: 'idea', id: said.id })?.state, said),
    ready: async (visitor: Visitor, mark: Mark) => {
      const hall = await spaces.at(db.read, { kind: 'hall', id: visitor.person.labId });
      // Shown out meanwhile: their mark has been taken away already.
      if (visitor.gone) return refuse('session');
      return presence.ready(visitor, mark, hall.state.kind === 'hall' ? hall.state.clock : null);
    },
  };

  function attach(to: Server): void {
    server = to;
    stopped = false;
    closers.push(
      openDoor(to, {
        db,
        now,
        log,
        visitors,
        came(visitor) {
          listen(visitor, { handlers, buckets, ticks, log });
          const code = storage.trouble;
          if (code) visitor.socket.emit('trouble', { code } satisfies InTrouble);
          presence.changed(visitor.person.labId);
        },
        went: (visitor) => presence.changed(visitor.person.labId),
      }),
      cutSlowReaders(to, (bytes) => log.warn({ event: 'slow-reader', bytes })),
      onSessionEnded(endSession),
    );
    const timer = setInterval(() => buckets.sweep(ticks()), sweepMs);
    timer.unref();
    closers.push(() => clearInterval(timer));
  }

  async function stop(): Promise<void> {
    stopped = true;
    server?.emit('goodbye', { code: 'stopping' } satisfies Goodbye);
    await inbox.empty();
    storage.stop();
    announcer.flush();
    presence.stop();
    touches.stop();
    for (const close of closers) close();
    closers = [];
  }

  return {
    attach,
    stop,
    async submit(ref, person, input, actId = newId()) {
      const act = readAct(ref.kind, input, 'server');
      return isRefusal(act) ? act : put(ref, person, act, { actId });
    },
    kick,
    endSession,
    leaveDevice(device, labId, personId) {
      for (const visitor of visitors.atDevice(device, labId)) {
        if (!personId || visitor.person.id === personId) showOut(visitor, 'session');
      }
    },
    get divergences() {
      return divergences;
    },
    here: (labId) => presence.here(labId, null),
    screens: (labId) => [...visitors.at(labId)].map(({ person, told }) => ({ person, told })),
    get trouble() {
      return storage.trouble;
    },
    async read(ref, person) {
      const space = await current(ref, person);
      if (!space) return null;
      return { number: space.number, state: seenState(space.state, person) } as never;
    },
    stateOf: async (ref) => (await latest(ref)).state,
    async readOn(ref) {
      await inbox.put({ ref, ask: null });
    },
    async readOnLab(labId) {
      await Promise.all(spaces.ofLab(labId).map((ref) => inbox.put({ ref, ask: null })));
    },
    whoIs: (labId, papers) => whoIs(db.read, labId, papers),
    rezoned: (labIds) => touches.rezoned(labIds),
    forgetLab(labId) {
      for (const visitor of visitors.at(labId)) showOut(visitor, 'session');
      spaces.forget(labId);
      presence.forget(labId);
    },
  };
}
