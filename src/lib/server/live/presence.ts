/**
 * Who is connected, who writes and who is ready, by lab. Told as differences, at most once a
 * second, and never journalled. A line on which something waits already is passed over: the next
 * difference names the one it follows on, and a client that missed that one asks for the whole.
 *
 * Who it is learn those who run or follow the lab, everybody else counts. Nobody learns who is
 * writing, nor how much: on a silent board that would say whose the next card is.
 */
import type { Server } from 'socket.io';
import { leadersView } from '#lib/lab/audience.ts';
import { leads, type Person } from '#lib/lab/people.ts';
import { refuse, type Refusal } from '#lib/lab/refusals.ts';
import type { Here, HereChange, Mark, Run } from '#lib/live/protocol.ts';
import { socketsOf } from './announce.ts';
import { isSame, Marks } from './marks.ts';
import { queuedBytes } from './slow-readers.ts';
import type { Visitor, Visitors } from './visitors.ts';

type Counts = Record<string, number>;
type Whole = {
  beat: number;
  byAgency: Counts;
  people: Set<string>;
  typing: Counts;
  readyBy: Counts;
  leads: Counts;
};
/** Staff see everything, screens of the room what is shown there, everybody else the least. */
const audiences = ['staff', 'screen', 'others'] as const;
type Audience = (typeof audiences)[number];

const beatMs = 1000;
const empty = (): Whole => ({
  beat: 0,
  byAgency: {},
  people: new Set(),
  typing: {},
  readyBy: {},
  leads: {},
});

export class Presence {
  readonly marks = new Marks();
  #visitors: Visitors;
  #io: () => Server | null;
  #ticks: () => number;
  #told = new Map<string, Whole>();
  /** The last beat that an audience of a lab was told of. */
  #last = new Map<string, number>();
  #timers = new Map<string, NodeJS.Timeout>();

  constructor(visitors: Visitors, io: () => Server | null, ticks: () => number) {
    this.#visitors = visitors;
    this.#io = io;
    this.#ticks = ticks;
  }

  /** Somebody came or went, or made a sign. */
  changed(labId: string): void {
    if (this.#timers.has(labId)) return;
    this.#timers.set(
      labId,
      setTimeout(() => this.#tell(labId), beatMs),
    );
  }

  /** Somebody writes on a board that they look at. */
  types({ person, follows }: Visitor, boardId: string): true | Refusal {
    if (!makesMarks(person)) return refuse('no-right');
    if (!follows.has(`board:${boardId}`)) return refuse('not-found');
    this.marks.types(person, boardId, this.#ticks());
    this.changed(person.labId);
    return true;
  }

  /** Somebody says that they are ready, or not any more; their other screens hear it at once. */
  ready(visitor: Visitor, said: Mark, running: Run | null): true | Refusal {
    const { person } = visitor;
    if (!makesMarks(person)) return refuse('no-right');
    if (!running || !isSame(said, running)) return refuse('not-running');
    const { activityId, startedAt, ready } = said;
    this.marks.mark(person, running, ready);
    for (const other of this.#visitors.ofPerson(person.id)) {
      if (other !== visitor) other.socket.emit('marked', { activityId, startedAt, ready });
    }
    this.changed(person.labId);
    return true;
  }

  /** As it was told last; the differences that follow go on from there. */
  here(labId: string, to: Person | null): Here {
    const { beat, byAgency, people, typing, readyBy, leads } = this.#told.get(labId) ?? empty();
    const audience = to ? audienceOf(to) : 'staff';
    return {
      beat,
      connected: people.size,
      byAgency,
      people: audience === 'staff' ? [...people] : null,
      typing: audience === 'others' ? null : typing,
      ready: sumOf(readyBy),
      readyBy: audience === 'staff' ? readyBy : null,
      leads: audience === 'staff' ? leads : null,
      mine: to && this.marks.of(to),
    };
  }

  stop(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
  }

  forget(labId: string): void {
    clearTimeout(this.#timers.get(labId));
    this.#timers.delete(labId);
    this.#told.delete(labId);
    for (const audience of audiences) this.#last.delete(`${labId} ${audience}`);
    this.marks.forget(labId);
  }

  #tell(labId: string): void {
    this.#timers.delete(labId);
    const before = this.#told.get(labId) ?? empty();
    const now = this.#count(labId, before.beat + 1);
    // What somebody writes is forgotten by itself: look again.
    if (!this.marks.isQuiet(labId)) this.changed(labId);
    const came = [...now.people].filter((id) => !before.people.has(id));
    const went = [...before.people].filter((id) => !now.people.has(id));
    const byAgency = differences(before.byAgency, now.byAgency);
    const typing = differences(before.typing, now.typing);
    const readyBy = differences(before.readyBy, now.readyBy);
    const leading = differences(before.leads, now.leads);
    const who = came.length > 0 || went.length > 0 || isMore(byAgency);
    if (!who && !isMore(typing) && !isMore(readyBy) && !isMore(leading)) return;
    this.#told.set(labId, now);
    const { beat } = now;
    const counts = { beat, connected: now.people.size, byAgency, ready: sumOf(now.readyBy) };
    const none = { came: null, went: null, readyBy: null, leads: null };
    const said = {
      staff: { ...counts, came, went, typing, readyBy, leads: leading },
      screen: { ...counts, ...none, typing },
      others: { ...counts, ...none, typing: null },
    };
    const everybody = [...this.#visitors.at(labId)];
    for (const audience of audiences) {
      // Who writes where is no news for those who are not told.
      if (audience === 'others' && !who && !isMore(readyBy)) continue;
      if (audience === 'screen' && !who && !isMore(readyBy) && !isMore(typing)) continue;
      const of = everybody.filter(({ person }) => audienceOf(person) === audience);
      const key = `${labId} ${audience}`;
      this.#send(of, { ...said[audience], after: this.#last.get(key) ?? 0 });
      this.#last.set(key, beat);
    }
  }

  /** These go first when there is too much: never onto a line that has not taken what came before. */
  #send(to: Visitor[], change: HereChange): void {
    const sockets = socketsOf(to.filter(({ socket }) => queuedBytes(socket.conn) === 0));
    if (sockets.length > 0) this.#io()?.to(sockets).volatile.emit('here', change);
  }

  /** A person with two devices is one person; screens and staff are not counted. */
  #count(labId: string, beat: number): Whole {
    const typing = this.marks.typing(labId, this.#ticks());
    const whole = { ...empty(), beat, typing, readyBy: this.marks.ready(labId) };
    for (const { person } of this.#visitors.at(labId)) {
      if (leads(person)) whole.leads[person.id] = (whole.leads[person.id] ?? 0) + 1;
      if (person.role === 'projector' || leadersView(person)) continue;
      if (whole.people.has(person.id)) continue;
      whole.people.add(person.id);
      const { agencyId } = person;
      if (agencyId) whole.byAgency[agencyId] = (whole.byAgency[agencyId] ?? 0) + 1;
    }
    return whole;
  }
}

function audienceOf(person: Person): Audience {
  if (leadersView(person)) return 'staff';
  return person.role === 'projector' ? 'screen' : 'others';
}

/** Those who take part; whoever runs or only watches the lab is not counted among them. */
const makesMarks = (person: Person) =>
  person.role === 'participant' || person.role === 'leader' || person.role === 'jury';

const sumOf = (counts: Counts) => Object.values(counts).reduce((sum, n) => sum + n, 0);
const isMore = (counts: Counts) => Object.keys(counts).length > 0;

/** What changed, with its new count; 0 for what is gone. */
function differences(before: Counts, now: Counts): Counts {
  const ids = new Set([...Object.keys(before), ...Object.keys(now)]);
  const changed = [...ids].filter((id) => before[id] !== now[id]);
  return Object.fromEntries(changed.map((id) => [id, now[id] ?? 0]));
}
