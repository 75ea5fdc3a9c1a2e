/**
 * One inbox for all spaces, and the drain that empties it: everything that waits becomes one
 * transaction, so that a room of three hundred costs a handful of disk flushes a second. Only
 * after the commit is anything replaced in memory, answered or announced; when the commit fails,
 * nothing was confirmed and everything is as before.
 */
import type { Act } from '#lib/lab/acts.ts';
import { asksTheLab, decide, needsFacts } from '#lib/lab/decide.ts';
import { derivedId } from '#lib/lab/derived-id.ts';
import type { Board } from '#lib/lab/board/state.ts';
import { openedBy } from '#lib/lab/hall/agenda.ts';
import { isScorable } from '#lib/lab/hall/display.ts';
import { isOut } from '#lib/lab/hall/hand-over.ts';
import { isLightable } from '#lib/lab/hall/spotlight.ts';
import type { Event } from '#lib/lab/events.ts';
import type { Owned } from '#lib/lab/owned.ts';
import { leads, type Person } from '#lib/lab/people.ts';
import { isRefusal, refuse, type Refusal } from '#lib/lab/refusals.ts';
import { mayRead } from '#lib/lab/seen-by.ts';
import { spaceKey, type Happened, type SpaceRef, type State } from '#lib/lab/space.ts';
import type { Answer } from '#lib/live/protocol.ts';
import * as agencies from '#lib/server/db/agencies.ts';
import { restoration } from '#lib/server/db/board-past.ts';
import * as boards from '#lib/server/db/boards.ts';
import type { Database, Trx } from '#lib/server/db/database.ts';
import * as ideas from '#lib/server/db/ideas.ts';
import * as journal from '#lib/server/db/journal.ts';
import * as labs from '#lib/server/db/labs.ts';
import * as people from '#lib/server/db/people.ts';
import { undoable } from '#lib/server/db/undoable.ts';
import { faultCodeOf, isStorageFault, type Log } from './faults.ts';
import { follows } from './following.ts';
import type { Storage } from './storage.ts';
import { grow, openSpace, readOn, type OpenSpace, type OpenSpaces } from './spaces.ts';
import { Unwritten, type Told } from './unwritten.ts';

/** An act, or (without one) the wish to read on after somebody else wrote to the journal. */
type Ask = {
  person: Person;
  act: Act;
  actId: string;
  /** Who really asked, where it is entered for `person`. */
  by?: string | undefined;
};
type Wish = { ref: SpaceRef; ask: Ask | null };
type Waiting = Wish & { answer: (answer: Answer) => void };
/** A space during a drain: as it was found, as it has become, and what it may be written on. */
type Working = { before: OpenSpace; space: OpenSpace; fresh: Happened[]; owned: Owned };
/** Some events of one space, and the space after them. */
type Part = { work: Working; actId: string; from: number; fresh: Happened[]; after: OpenSpace };
/** The spaces it has touched, and the acts that are in the journal already. */
type Drain = {
  working: Map<string, Working>;
  known: Awaited<ReturnType<typeof journal.answers>>;
  /** What was answered in this drain and leaves nothing in the journal. */
  unwritten: Map<string, Told>;
};

export type InboxOptions = {
  db: Database;
  spaces: OpenSpaces;
  now: () => number;
  log: Log;
  storage: Storage;
  /** After the commit: what is new in a space. */
  happened: (space: OpenSpace, fresh: Happened[]) => void;
  /** When the next frame about a space may leave; nobody sees more by an earlier commit. */
  dueAt?: (key: string) => number;
};

/** At most so many acts in one transaction, so that nobody waits long for a crowd before them. */
const mostAtOnce = 400;
/**
 * Between the end of a drain and the next, so that the flushes of the disk leave time for
 * everything else: nearly nothing where they are quick, more where they are slow and many wait.
 */
const gatherMs = (tookMs: number, batch: number) =>
  batch > 1 ? Math.min(12, Math.max(8, 1.5 * tookMs)) : 4;

export class Inbox {
  #options: InboxOptions;
  #unwritten = new Unwritten();
  #waiting: Waiting[] = [];
  #running: Promise<void> | null = null;
  /** Not before this is there another drain. */
  #freeAt = 0;
  /** When the next drain begins, and what calls it off; null while none is planned. */
  #planned: { at: number; timer: NodeJS.Timeout | null } | null = null;

  constructor(options: InboxOptions) {
    this.#options = options;
  }

  put(wish: Wish): Promise<Answer> {
    if (this.#options.storage.trouble) return this.#answerUnstored(wish);
    return new Promise((answer) => {
      this.#waiting.push({ ...wish, answer });
      this.#plan(wish);
    });
  }

  /** While nothing can be stored: what is in the journal already gets its answer, the rest waits. */
  async #answerUnstored({ ref, ask }: Wish): Promise<Answer> {
    const { db, spaces, log } = this.#options;
    const number = spaces.get(ref)?.number ?? 0;
    if (!ask) return { from: number, to: number };
    const told = this.#unwritten.of(ask.actId);
    if (told) return spaceKey(told.ref) === spaceKey(ref) ? told.answer : refuse('exists');
    const reading = journal.answer(db.read, ask.actId);
    const known = await reading.catch((fault: unknown) => {
      log.error({ event: 'storage', ...faultCodeOf(fault) });
      return null;
    });
    if (!known) return refuse('storage', { retryIn: 2000 });
    const isSame = spaceKey(known.ref) === spaceKey(ref);
    return isSame ? { from: known.from, to: known.to } : refuse('exists');
  }

  /** Fulfilled when everything that was put in has been answered. */
  async empty(): Promise<void> {
    while (this.#running || this.#waiting.length > 0) {
      await (this.#running ?? new Promise((done) => setTimeout(done, 1)));
    }
  }

  /** Sees to it that there is a drain when this wish is due, and not sooner than for the others. */
  #plan({ ref }: Wish): void {
    if (this.#running) return;
    const due = this.#options.dueAt?.(spaceKey(ref)) ?? 0;
    const at = Math.max(due, this.#freeAt);
    const planned = this.#planned;
    if (planned && (!planned.timer || planned.at <= at)) return;
    if (planned?.timer) clearTimeout(planned.timer);
    const wait = at - performance.now();
    const begin = () => this.#begin();
    this.#planned = { at, timer: wait >= 1 ? setTimeout(begin, wait) : null };
    // What has arrived in this turn comes along.
    if (wait < 1) setImmediate(begin);
  }

  #begin(): void {
    this.#planned = null;
    const [begunAt, batch] = [performance.now(), this.#waiting.length];
    this.#running = this.#drain().finally(() => {
      const now = performance.now();
      this.#freeAt = now + gatherMs(now - begunAt, batch);
      this.#running = null;
      for (const wish of this.#waiting) this.#plan(wish);
    });
  }

  async #drain(): Promise<void> {
    const { db, spaces, log, storage, happened } = this.#options;
    const batch = this.#waiting.splice(0, mostAtOnce);
    const working = new Map<string, Working>();
    const unwritten = new Map<string, Told>();
    const answers: Answer[] = [];
    try {
      await db.write.transaction().execute(async (trx) => {
        await this.#unwritten.read(trx, this.#options.now());
        const known = await journal.answers(
          trx,
          batch.flatMap(({ ask }) => ask?.actId ?? []),
        );
        const drain = { working, known, unwritten };
        for (const wish of batch) answers.push(await this.#attend(trx, wish, drain));
        await this.#unwritten.write(trx, unwritten, this.#options.now());
      });
    } catch (fault) {
      log.error({ event: 'storage', ...faultCodeOf(fault) });
      storage.failed(fault);
      for (const { answer } of batch) answer(refuse('storage'));
      return;
    }
    this.#unwritten.keep(unwritten);
    for (const { space } of working.values()) if (space.labId !== null) spaces.keep(space);
    for (const [at, { answer }] of batch.entries()) answer(answers[at] ?? refuse('storage'));
    for (const { space, fresh } of working.values()) {
      try {
        if (fresh.length > 0) happened(space, fresh);
      } catch (fault) {
        // It is stored and answered; whoever follows learns of it with the next news.
        log.error({ event: 'news-fault', kind: space.ref.kind, ...faultCodeOf(fault) });
      }
    }
  }

  /** One wish inside the transaction. A refusal or a fault undoes only this one. */
  async #attend(trx: Trx, wish: Wish, drain: Drain): Promise<Answer> {
    const { log } = this.#options;
    const { ref, ask } = wish;
    const before = this.#toldBefore(wish, drain);
    if (before) return before;
    const work = await this.#upToDate(trx, ref, drain.working);
    if (!ask) return { from: work.space.number, to: work.space.number };
    try {
      const decided = await this.#decide(trx, work.space, ask, drain);
      const answer = isRefusal(decided)
        ? decided
        : await this.#write(trx, work, ask, decided, drain);
      if (isRefusal(answer) || isRefusal(decided) || decided.length === 0) {
        drain.unwritten.set(ask.actId, { ref, answer });
      } else {
        drain.known.set(ask.actId, { ref, ...answer });
      }
      return answer;
    } catch (fault) {
      if (isStorageFault(fault)) throw fault;
      const told = faultCodeOf(fault);
      log.error({ event: 'act-fault', act: ask.act.type, ...told });
      return refuse('storage', { fault: told.code });
    }
  }

  /** An act has one answer, however often it comes; an id that was used elsewhere is taken. */
  #toldBefore({ ref, ask }: Wish, { known, unwritten }: Drain): Answer | null {
    if (!ask) return null;
    const written = known.get(ask.actId);
    const before = written
      ? { ref: written.ref, answer: { from: written.from, to: written.to } }
      : (unwritten.get(ask.actId) ?? this.#unwritten.of(ask.actId));
    if (!before) return null;
    return spaceKey(before.ref) === spaceKey(ref) ? before.answer : refuse('exists');
  }

  /** The space as this transaction sees it; other writers' events come along as news. */
  async #upToDate(trx: Trx, ref: SpaceRef, working: Map<string, Working>): Promise<Working> {
    const key = spaceKey(ref);
    const begun = working.get(key);
    if (begun) return begun;
    const before = this.#options.spaces.get(ref);
    const space = before ? await newest(trx, before) : await openSpace(trx, ref);
    const fresh = before ? space.tail.filter(({ number }) => number > before.number) : [];
    const work = { before: space, space, fresh, owned: new WeakSet() };
    working.set(key, work);
    return work;
  }

  async #decide(
    trx: Trx,
    { state, labId }: OpenSpace,
    { person, act }: { person: Person; act: Act },
    { working }: Drain,
  ): Promise<Event[] | Refusal> {
    // What belongs to another lab, or is not for these eyes, answers as if it did not exist.
    if (labId !== null && labId !== person.labId) return refuse('not-found');
    if (labId === null && state.kind !== 'idea') return refuse('not-found');
    if (state.opened && !mayRead(state, person)) return refuse('not-found');
    if (this.#isOut(person, working)) return refuse('removed');
    if (act.type === 'idea.raise' && !(await isAtHome(trx, person.labId, act))) {
      return refuse('not-found');
    }
    if (act.type === 'idea.hand' && (await agencies.labOf(trx, act.agencyId)) !== person.labId) {
      return refuse('not-found');
    }
    if (act.type === 'room.spotlight') {
      const { space } = await this.#upToDate(trx, { kind: 'board', id: act.boardId }, working);
      const shown = space.state.kind === 'board' && isLightable(space.state, act);
      if (!shown || space.labId !== person.labId) return refuse('not-found');
    }
    // [Y5] Whether and by what is scored, the hall knows.
    if (state.opened && (act.type === 'score.give' || act.type === 'conflict.declare')) {
      const hall = { kind: 'hall', id: person.labId } as const;
      const { space } = await this.#upToDate(trx, hall, working);
      if (space.state.kind !== 'hall') return refuse('not-found');
      const taken =
        act.type === 'score.give'
          ? isScorable(space.state, act)
          : space.state.display.scoring !== 'closed';
      if (!taken) return refuse('scoring');
    }
    const facts = await factsFor(trx, state, person, act);
    const passFirst = asksTheLab(act) ? await this.#passFirst(trx, person, working) : [];
    const decided = decide(state, person, act, { at: this.#options.now(), ...facts, passFirst });
    return (await takesOthers(trx, decided, state.id)) ? refuse('exists') : decided;
  }

  /** [D104] What the lab asks of forms before an approval, as the hall says it now. */
  async #passFirst(trx: Trx, { labId }: Person, working: Map<string, Working>) {
    const { space } = await this.#upToDate(trx, { kind: 'hall', id: labId }, working);
    return (space.state.kind === 'hall' && space.state.passFirst) || [];
  }

  /**
   * [L2] Removed, one with somebody else (F6) or without the lab (O1) since this was sent: only the hall knows. It is in
   * memory for whoever came through it.
   */
  #isOut(person: Person, working: Map<string, Working>): boolean {
    const { id } = person;
    const ref = { kind: 'hall', id: person.labId } as const;
    const { state } = working.get(spaceKey(ref))?.space ?? this.#options.spaces.get(ref) ?? {};
    if (state?.kind !== 'hall') return false;
    return leads(person) ? isOut(state, id) : state.people[id]?.removed === true;
  }

  /** What an act does to its space, and what follows from it elsewhere: all of it or nothing. */
  async #write(
    trx: Trx,
    work: Working,
    { person, actId, by }: Ask,
    events: Event[],
    { working }: Drain,
  ): Promise<Answer> {
    const { number } = work.space;
    if (events.length === 0) return { from: number, to: number };
    const at = this.#options.now();
    const before = work.space.state;
    const own = partOf(work, actId, person.labId, events, at);
    const parts = [own];
    try {
      for (const { ref, act } of follows(before, own.after.state, events)) {
        const other = await this.#upToDate(trx, ref, working);
        const asked = act(other.space.state, person, at);
        const decided = (await takesOthers(trx, asked, ref.id)) ? refuse('exists') : asked;
        if (isRefusal(decided)) {
          for (const { work: one } of parts) setBack(one);
          return decided;
        }
        if (decided.length > 0)
          parts.push(partOf(other, derivedId(actId, ref.id), person.labId, decided, at));
      }
      await undoable(trx, async () => {
        for (const part of parts) await journal.write(trx, entryOf(part, by ?? person.id, at));
      });
    } catch (fault) {
      for (const { work: one } of parts) setBack(one);
      throw fault;
    }
    for (const part of parts) {
      part.work.space = part.after;
      part.work.fresh.push(...part.fresh);
    }
    return { from: own.from, to: own.after.number };
  }
}

function partOf(work: Working, actId: string, labId: string, events: Event[], at: number): Part {
  const from = work.space.number + 1;
  const fresh = events.map((event, part): Happened => ({ number: from + part, at, event }));
  const space = { ...work.space, labId: work.space.labId ?? labId };
  return { work, actId, from, fresh, after: grow(space, fresh, work.owned) };
}

function entryOf({ actId, from, fresh, after }: Part, by: string, at: number): journal.Entry {
  const { ref, state, labId } = after;
  const events = fresh.map(({ event }) => event);
  return { ref, labId: labId ?? '', by, actId, at, from, events, state };
}

/** What was not stored must not stay written on what this drain owns: fold it again without. */
function setBack(work: Working): void {
  work.owned = new WeakSet();
  const stored = work.fresh.filter((happened) => happened.number > work.before.number);
  work.space = grow({ ...work.before, labId: work.space.labId }, stored, work.owned);
}

/** What only the server can know of other spaces, and of what has been. */
async function factsFor(trx: Trx, state: State, person: Person, act: Act) {
  if (!needsFacts(act)) return { facts: null };
  if (act.type !== 'board.restore') return { facts: await ideas.gateFacts(trx, person.labId) };
  return { facts: null, restored: await restoration(trx, state as Board, act.number, person) };
}

type Raise = Extract<Act, { type: 'idea.raise' }>;

/** Agency and board of a new idea are of its own lab; the idea's state knows neither roster nor boards. */
async function isAtHome(trx: Trx, labId: string, { agencyId, boardId }: Raise): Promise<boolean> {
  if ((await agencies.labOf(trx, agencyId)) !== labId) return false;
  return boardId === null || (await labs.labOf(trx, { kind: 'board', id: boardId })) === labId;
}

async function newest(trx: Trx, space: OpenSpace): Promise<OpenSpace> {
  const last = await journal.last(trx, space.ref);
  return last > space.number ? readOn(trx, space) : space;
}

/** Ids are made on devices: boards, people and the cards that an act brings must be new everywhere. */
async function takesOthers(
  trx: Trx,
  decided: Event[] | Refusal,
  spaceId: string,
): Promise<boolean> {
  if (isRefusal(decided)) return false;
  for (const id of decided.flatMap((event) => openedBy(event) ?? [])) {
    if (await labs.labOf(trx, { kind: 'board', id })) return true;
  }
  const came = decided.flatMap((event) =>
    event.type === 'person.joined' && event.entered ? event.personId : [],
  );
  if (await people.anyOf(trx, came)) return true;
  return boards.anyCard(trx, decided.flatMap(cardsOf), spaceId);
}

/** Ids of the cards that come into being. */
function cardsOf(event: Event): string[] {
  switch (event.type) {
    case 'card.added':
      return [event.card.id];
    case 'poll.asked':
      return event.options.map(({ id }) => id);
    case 'cards.received':
      return event.cards.map(({ id }) => id);
    default:
      return [];
  }
}
