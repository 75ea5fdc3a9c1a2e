/**
 * The door for sockets: who is this, from the cookies of the handshake; and who must leave again,
 * because a session ended, a person was removed, or a key changed.
 */
import type { Server, Socket } from 'socket.io';
import type { Person } from '#lib/lab/people.ts';
import { isRefusal, refuse, type Refusal } from '#lib/lab/refusals.ts';
import { PROTOCOL, type Goodbye, type Hello } from '#lib/live/protocol.ts';
import { tokensFromHeader } from '#lib/server/auth/cookies.ts';
import { hashOf } from '#lib/server/auth/secrets.ts';
import { liveSessions, readSession } from '#lib/server/auth/sessions.ts';
import type { Database } from '#lib/server/db/database.ts';
import * as links from '#lib/server/db/personal-links.ts';
import { faultCodeOf, type Log } from './faults.ts';
import type { Visitor, Visitors } from './visitors.ts';
import { whoIs } from './who.ts';

export type DoorOptions = {
  db: Database;
  now: () => number;
  log: Log;
  visitors: Visitors;
  /** Somebody is in; their handlers can be put on. */
  came: (visitor: Visitor) => void;
  went: (visitor: Visitor) => void;
};

/** A connection that has not said who it is after this long is closed. */
const patienceMs = 10_000;
const recheckMs = 1000;
/**
 * So many screens one person may have open in a lab: phone, laptop and a few forgotten tabs. Each
 * costs the server a line and every frame once more; the oldest gives way.
 */
export const mostScreens = 8;

type Arrival = { person: Person; session: string | null; device: string | null };

/** Opens the door; the function it returns closes it again. */
export function openDoor(io: Server, options: DoorOptions): () => void {
  const { log, visitors } = options;
  const nameless = (conn: Socket['conn']) => {
    const isKnown = () => visitors.all().some(({ socket }) => socket.conn === conn);
    setTimeout(() => !isKnown() && conn.close(true), patienceMs).unref();
  };
  io.engine.on('connection', nameless);

  io.use((socket, next) => {
    arrive(socket, options).then(
      (arrival) => {
        if (isRefusal(arrival)) return next(refusing(arrival));
        socket.data = arrival;
        next();
      },
      (fault: unknown) => {
        const told = faultCodeOf(fault);
        log.error({ event: 'door-fault', ...told });
        next(refusing(refuse('storage', { fault: told.code })));
      },
    );
  });

  io.on('connection', (socket) => {
    const { person, session, device } = socket.data as Arrival;
    const visitor: Visitor = {
      socket,
      person,
      session,
      device,
      follows: new Set(),
      stale: new Set(),
      told: null,
      gone: null,
    };
    visitors.add(visitor);
    makeRoom(visitor, visitors);
    socket.on('disconnect', () => {
      visitors.remove(visitor);
      options.went(visitor);
    });
    // A broken packet closes its own connection; without a listener it would be thrown.
    socket.on('error', () => {});
    options.came(visitor);
  });

  const timer = setInterval(() => void recheck(options), recheckMs);
  timer.unref();
  return () => {
    clearInterval(timer);
    io.engine.off('connection', nameless);
  };
}

/** The oldest screens of this person in this lab close when there are too many. */
function makeRoom({ person }: Visitor, visitors: Visitors): void {
  // Screens of the room are nobody's, and share one name in all labs.
  if (person.role === 'projector') return;
  const open = visitors
    .ofPerson(person.id)
    .filter((one) => one.gone === null && one.person.labId === person.labId);
  for (const oldest of open.slice(0, -mostScreens)) showOut(oldest, 'too-many');
}

/** Shows somebody out; their client will not come back by itself. */
export function showOut(visitor: Visitor, code: NonNullable<Visitor['gone']>): void {
  if (visitor.gone) return;
  visitor.gone = code;
  visitor.socket.emit('goodbye', { code } satisfies Goodbye);
  // Time for the word to leave; a client that does not read is cut all the same.
  setTimeout(() => visitor.socket.disconnect(true), 100);
}

async function arrive(socket: Socket, options: DoorOptions): Promise<Arrival | Refusal> {
  const { db, now } = options;
  const { protocol, labId, projectorKey, personId } = helloOf(socket.handshake.auth);
  if (protocol !== PROTOCOL) return refuse('version');
  const { headers } = socket.handshake;
  const secure = headers['x-labinov-protocol'] === 'https';
  const tokens = tokensFromHeader(headers.cookie, secure);
  const session = await readSession(db, tokens.session, now);
  const device = tokens.device && tokens.device.length <= 100 ? hashOf(tokens.device) : null;
  const papers = { account: session?.account ?? null, device, projectorKey, personId };
  const person = await whoIs(db.read, labId, papers);
  if (isRefusal(person)) return person;
  if (isStaff(person)) return { person, session: session?.idHash ?? null, device: null };
  return { person, session: null, device: person.role === 'projector' ? null : device };
}

const isStaff = ({ role }: Person) => role === 'facilitator' || role === 'bappeda';

/** Whatever the client put there, as short strings. */
function helloOf(auth: Record<string, unknown>): Hello {
  const text = (name: string) => {
    const value = auth[name];
    return typeof value === 'string' && value.length <= 200 ? value : '';
  };
  const [projectorKey, personId] = [text('projectorKey'), text('personId')];
  const hello: Hello = { protocol: text('protocol'), labId: text('labId') };
  return { ...hello, ...(projectorKey && { projectorKey }), ...(personId && { personId }) };
}

function refusing(refusal: Refusal): Error {
  return Object.assign(new Error(refusal.code), { data: refusal });
}

/** Sessions also end in other processes (the command line), which no callback can hear. */
async function recheck({ db, now, log, visitors }: DoorOptions): Promise<void> {
  const staff = visitors.all().filter(({ session }) => session !== null);
  const linked = visitors.all().filter(({ person }) => person.until !== undefined);
  if (staff.length + linked.length === 0) return;
  try {
    // [D33] A personal link ends on its day or when it is closed, also for whoever has a page open.
    const closed = await links.closedOf(db.read, [
      ...new Set(linked.map(({ person }) => person.id)),
    ]);
    for (const visitor of linked) {
      const { id, until } = visitor.person;
      if (closed.has(id) || (until ?? Infinity) <= now()) showOut(visitor, 'session');
    }
    const alive = await liveSessions(
      db,
      [...new Set(staff.map(({ session }) => session ?? ''))],
      now,
    );
    for (const visitor of staff) if (!alive.has(visitor.session ?? '')) showOut(visitor, 'session');
  } catch (fault) {
    log.error({ event: 'recheck-fault', ...faultCodeOf(fault) });
  }
}
