import { createSubscriber } from 'svelte/reactivity';
import { getContext, setContext } from 'svelte';
import type { Person } from '#lib/lab/people.ts';
import { isRefusal, refuse, type Refusal } from '#lib/lab/refusals.ts';
import { spaceKey, type Kind, type SpaceRef, type States } from '#lib/lab/space.ts';
import type { Act, IdeaAct } from '#lib/lab/acts.ts';
import { rulesOfIdea } from '#lib/lab/idea-rules.ts';
import { connect } from './connection.ts';
import type { Connection, ConnectionStatus, Ending } from './connection.ts';
import { newId } from './ids.ts';
import { LiveSpace, type Pending, type Submission } from './live-space.svelte.ts';
import { Outbox, type Refused, type Waiting } from './outbox.ts';
import { Postman, type Letter } from './postman.ts';
import { Presence, type Ask } from './presence.svelte.ts';
import type { Caret, Frame, InTrouble, Snapshot } from './protocol.ts';
import { readAct } from './protocol-acts.ts';

export type OpenLab = {
  labId: string;
  person: Person;
  projectorKey?: string | undefined;
  /** Only outside a browser: where the server is, and the cookies of whoever enters. */
  at?: Elsewhere;
};
type Elsewhere = {
  url: string;
  headers: Record<string, string>;
  /** Another way there, and another device to keep what waits, than a browser has. */
  connect?: typeof connect;
  outbox?: Outbox;
};

const inBrowser = typeof document !== 'undefined';

/** Between two checks that this page shows what the server shows it, although the line seems good. */
const checkEvery = 30_000;
/** How long a space is still followed after the last component that read it has gone. */
const lingerFor = 15_000;

/**
 * Everything live of one lab on one page: the connection, the spaces, what waits on this device.
 * On the server it only holds what the page load read; it connects in the browser alone.
 */
export class LabLive {
  readonly labId: string;
  readonly presence: Presence;
  readonly ask: Ask;
  /** Whoever shows where others write in texts of ideas; only their pages do. */
  caretHeard: ((caret: Caret) => void) | null = null;
  readonly outbox: Outbox | null;
  /** Fulfilled when what was left on the device has been taken up again. */
  restored: Promise<void> = Promise.resolve();

  #person: Person;
  #connection: Connection | null = null;
  #postman: Postman | null = null;
  #spaces = new Map<string, LiveSpace>();
  #watched = new Map<string, { ref: SpaceRef; times: number }>();
  #letters: readonly Letter[] = $state.raw([]);
  #tray: readonly Refused[] = $state.raw([]);
  #durable = $state(true);
  #status: ConnectionStatus = $state('connecting');
  #ended: Ending | null = $state(null);
  #pausing = $state(false);
  #touched = $state(0);
  #rezoned = $state(0);
  #healed = $state(0);
  #trouble: InTrouble['code'] = $state(null);
  #clock = $state(0);
  #closers: (() => void)[] = [];
  /** How many open fields keep their own words, by space and field. */
  #keepers = new Map<string, number>();
  #tick = createSubscriber((update) => {
    const timer = setInterval(update, 250);
    return () => clearInterval(timer);
  });

  constructor({ labId, person, projectorKey, at }: OpenLab) {
    this.labId = labId;
    this.#person = $state.raw(person);
    const ask: Ask = async (name, asks) => (await this.#connection?.request(name, asks)) ?? null;
    this.ask = ask;
    this.presence = new Presence(ask);
    const goesLive = inBrowser || at !== undefined;
    this.outbox = goesLive ? (at?.outbox ?? new Outbox(labId, person.id)) : null;
    if (goesLive) this.#open(at, projectorKey);
  }

  /** The space as this page shows it; `initial` is what the page load read. One per space. */
  space<K extends Kind>(
    ref: { kind: K; id: string },
    initial: Snapshot<States[K]> | null = null,
  ): LiveSpace<K> {
    const key = spaceKey(ref);
    let space = this.#spaces.get(key) as LiveSpace<K> | undefined;
    if (!space) {
      const made = () => new LiveSpace(this.#asLab(), { kind: ref.kind, id: ref.id }, initial);
      space = rooted(made, (close) => this.#closers.push(close));
      this.#spaces.set(key, space as unknown as LiveSpace);
    } else if (initial) {
      // Not at once: this may run inside a derived value.
      const known = space;
      queueMicrotask(() => known.adopt(initial));
    }
    return space;
  }

  /** Who looks at this page; give it the newer one when the layout has loaded again. */
  get person(): Person {
    return this.#person;
  }
  set person(person: Person) {
    this.#person = person;
  }
  get status(): ConnectionStatus {
    return this.#status;
  }
  /** Why it will not come back: 'removed', 'session', 'version', 'not-found'; else null. */
  get ended(): Ending | null {
    return this.#ended;
  }
  /** The server said that it stops for a moment. */
  get pausing(): boolean {
    return this.#pausing;
  }
  /** For `ConnectionBadge`: status and how many acts wait. */
  get connection(): { status: ConnectionStatus; waiting: number } {
    return { status: this.#status, waiting: this.waiting };
  }
  /** Acts of this device that the server has not confirmed. */
  get waiting(): number {
    return this.#letters.filter((letter) => letter.phase !== 'answered').length;
  }
  /** Acts that the rules no longer accepted, oldest first, each with its reason. */
  get tray(): readonly Refused[] {
    return this.#tray;
  }
  /** False when what waits would not survive a reload (no IndexedDB). */
  get durable(): boolean {
    return this.#durable;
  }
  /** Why the server can store nothing for now, or null; what is typed waits on this device. */
  get trouble(): InTrouble['code'] {
    return this.#trouble;
  }
  /** Counts up when boards or ideas of the lab changed: pages that summarise load again. */
  get touched(): number {
    return this.#touched;
  }
  /** Counts up when the region has taken another clock. */
  get rezoned(): number {
    return this.#rezoned;
  }
  /** How often a space on this page was not what the server shows, and was replaced. */
  get healed(): number {
    return this.#healed;
  }
  /** Who is connected: `connected`, `byAgency`, and for staff `people`. */
  get here() {
    return this.presence.now;
  }
  /** The server's clock now (unix ms). Reading it does not tick; pass it to `Timer`. */
  now = (): number => {
    void this.#clock;
    return this.#connection?.now() ?? Date.now();
  };
  /** The server's clock, ticking four times a second where a component reads it. */
  get ticking(): number {
    this.#tick();
    return this.now();
  }

  /** Looks whether every space on this page is as the server shows it; it does so by itself. */
  async check(): Promise<void> {
    if (this.#status !== 'connected') return;
    this.#postman?.flush();
    const spaces = [...this.#watched.keys()].map((key) => this.#spaces.get(key));
    const healed = await Promise.all(spaces.map((space) => space?.check()));
    this.#healed += healed.filter(Boolean).length;
  }

  /** Lets a refused act go. */
  dismiss(id: string): void {
    this.#tray = this.#tray.filter((one) => one.id !== id);
    void this.outbox?.drop(id);
  }

  /**
   * A field that is open takes back what the server refused of it: it stands there still, with the
   * reason, so it need not be in the tray too. The function that comes back ends that.
   */
  keeps(ref: SpaceRef, field: string): () => void {
    const key = `${spaceKey(ref)} ${field}`;
    this.#keepers.set(key, (this.#keepers.get(key) ?? 0) + 1);
    return () => this.#keepers.set(key, (this.#keepers.get(key) ?? 1) - 1);
  }

  close(): void {
    for (const close of this.#closers) close();
    this.#postman?.stop();
    this.#connection?.close();
  }

  #open(at: Elsewhere | undefined, projectorKey: string | undefined): void {
    const connection = (at?.connect ?? connect)({
      projectorKey,
      ...(at && { url: at.url, headers: at.headers }),
      labId: this.labId,
      personId: this.person.id,
      changed: () => this.#look(),
      waiting: () => this.waiting,
      opened: () => this.#opened(),
      news: {
        frame: (frame) => this.#hear(frame),
        here: (change) => this.presence.hear(change),
        marked: (mark) => this.presence.marked(mark),
        caret: (caret) => this.caretHeard?.(caret),
        touched: ({ kinds }) => {
          if (kinds.includes('zone')) this.#rezoned += 1;
          else this.#touched += 1;
        },
        trouble: ({ code }) => {
          this.#trouble = code;
          if (code === null) this.#postman?.flush();
        },
      },
    });
    this.#connection = connection;
    this.#postman = new Postman({
      ready: () => connection.status === 'connected',
      send: ({ ref, id, act, as }) =>
        connection.request('act', { ...ref, actId: id, act, ...(as && { for: as.id }) }),
      changed: (letters) => (this.#letters = letters),
      done: (letter) => this.#done(letter),
      refused: (letter, reason) => this.#refused(letter, reason),
    });
    this.restored = this.#restore();
    const timer = setInterval(() => void this.check(), checkEvery * (0.8 + Math.random() * 0.4));
    this.#closers.push(() => clearInterval(timer));
    if (inBrowser)
      this.#closers.push(
        onWake(
          () => void connection.wake(),
          () => {
            this.#look();
            // A broken line is noticed within seconds; where the server is this very computer it
            // is not broken at all.
            void connection.wake();
          },
        ),
      );
  }

  /** What was left on the device by this or another tab goes on its way. */
  async #restore(): Promise<void> {
    const before = new Set(this.#tray);
    const left = await this.outbox?.load();
    if (!left) return;
    this.#durable = this.outbox?.durable ?? true;
    this.#postman?.take(left.waiting);
    // The device knows what other tabs have let go or got through; without one, the page does.
    const known = new Set(left.refused.map((one) => one.id));
    const fresh = this.#tray.filter((one) => !this.#durable || !before.has(one));
    this.#tray = [...left.refused, ...fresh.filter((one) => !known.has(one.id))];
  }

  #opened(): void {
    // A server that still is in trouble says so again, after this.
    this.#trouble = null;
    for (const { ref } of this.#watched.values()) void this.#spaces.get(spaceKey(ref))?.catchUp();
    void this.presence.opened();
    void this.#restore();
    this.#postman?.flush();
  }

  #look(): void {
    const connection = this.#connection;
    if (!connection) return;
    this.#status = connection.status;
    this.#ended = connection.ended;
    this.#pausing = connection.pausing;
    this.#clock += 1;
    if (connection.status !== 'connected') this.#postman?.hold();
  }

  #hear(frame: Frame): void {
    this.#spaces.get(spaceKey(frame))?.hear(frame);
  }

  /** The news of an act usually follows its answer at once; where it does not, ask. */
  #done(letter: Letter): void {
    this.#tray = this.#tray.filter((one) => one.id !== letter.id);
    void this.outbox?.done(letter.id);
    setTimeout(() => {
      const space = this.#spaces.get(letter.key);
      const behind = space && space.number < letter.number;
      if (behind && this.#watched.has(letter.key)) void space.catchUp();
    }, 1000);
  }

  #refused(letter: Letter, reason: Refusal): void {
    const { id, ref, act, as, enteredAt } = letter;
    const kept = act.type === 'text.update' && this.#keepers.get(`${letter.key} ${act.field}`);
    if (kept) return void this.outbox?.done(id);
    const owner = this.outbox?.owner ?? '';
    const meant = { ref, act, ...(as && { as }) };
    const refused: Refused = { id, owner, ...meant, enteredAt, reason, refusedAt: this.now() };
    // Another tab may have been told the same before, and left it on the device.
    this.#tray = [...this.#tray.filter((one) => one.id !== id), refused];
    void this.outbox?.refuse(refused);
  }

  #submit(
    ref: SpaceRef,
    input: unknown,
    judge: (act: Act) => Refusal | null,
    as?: Person,
  ): Submission {
    const act = readAct(ref.kind, input);
    const refusal = isRefusal(act) ? act : judge(act);
    if (refusal || isRefusal(act)) {
      return { refusal, answer: Promise.resolve(refusal ?? refuse('bad-act')) };
    }
    const owner = this.outbox?.owner ?? '';
    const meant = { ref, act, ...(as && { as }) };
    const waiting: Waiting = { id: newId(), owner, ...meant, enteredAt: this.now() };
    const before = as ? null : this.#mergeable(ref, act);
    if (before) waiting.act = rulesOfIdea().merged(before.act as IdeaAct, act as IdeaAct) ?? act;
    const kept = before ? this.outbox?.replace(before.id, waiting) : this.outbox?.add(waiting);
    void kept?.then(() => (this.#durable = this.outbox?.durable ?? true));
    const answer = before
      ? this.#postman?.replace(before.id, waiting)
      : this.#postman?.post(waiting);
    return { refusal: null, answer: answer ?? Promise.resolve(refuse('session')) };
  }

  /** [W8] What was typed before and has not been sent yet goes with what is typed now. */
  #mergeable(ref: SpaceRef, act: Act): Letter | null {
    if (act.type !== 'text.update') return null;
    const found = this.#postman?.unsent(spaceKey(ref), (earlier) => {
      if (earlier.type !== 'text.update') return 'no';
      if (earlier.field !== act.field) return 'pass';
      return rulesOfIdea().merged(earlier, act) ? 'yes' : 'no';
    });
    return found ?? null;
  }

  #watch(ref: SpaceRef): () => void {
    const key = spaceKey(ref);
    const entry = this.#watched.get(key) ?? { ref, times: 0 };
    entry.times += 1;
    this.#watched.set(key, entry);
    if (entry.times === 1) void this.#spaces.get(key)?.catchUp();
    return () => {
      setTimeout(() => {
        entry.times -= 1;
        if (entry.times > 0) return;
        this.#watched.delete(key);
        void this.#connection?.request('leave', ref);
      }, lingerFor);
    };
  }

  #asLab() {
    return {
      person: () => this.#person,
      now: this.now,
      pendingOf: (ref: SpaceRef): readonly Pending[] => {
        const key = spaceKey(ref);
        return this.#letters.filter((letter) => letter.key === key);
      },
      submit: (ref: SpaceRef, act: unknown, judge: (act: Act) => Refusal | null, as?: Person) =>
        this.#submit(ref, act, judge, as),
      join: async (ref: SpaceRef, since: number) =>
        (await this.#connection?.request('join', { ...ref, since })) ?? null,
      check: async (ref: SpaceRef, number: number, hash: number) =>
        (await this.#connection?.request('check', { ...ref, number, hash })) ?? null,
      settle: (ref: SpaceRef, number: number) => this.#postman?.settle(spaceKey(ref), number),
      watch: (ref: SpaceRef) => this.#watch(ref),
      types: (boardId: string) => this.presence.types(boardId),
    };
  }
}

/** The device wakes up or finds its network again; or loses it. */
function onWake(wake: () => void, lost: () => void): () => void {
  const seen = () => document.visibilityState === 'visible' && wake();
  document.addEventListener('visibilitychange', seen);
  addEventListener('pageshow', seen);
  addEventListener('online', wake);
  addEventListener('offline', lost);
  return () => {
    document.removeEventListener('visibilitychange', seen);
    removeEventListener('pageshow', seen);
    removeEventListener('online', wake);
    removeEventListener('offline', lost);
  };
}

/**
 * Makes something that outlives whoever asked first. A derived value belongs to the effect it was
 * made under and stands still when that part of the page goes; a space is shared by many parts.
 */
function rooted<T>(make: () => T, closes: (close: () => void) => void): T {
  if (typeof document === 'undefined') return make();
  const made: T[] = [];
  closes($effect.root(() => void made.push(make())));
  return made[0] ?? make();
}

/** Opens a lab for a page tree; close it when the tree goes. */
export const openLab = (options: OpenLab): LabLive => new LabLive(options);

const context = Symbol('lab live');
/** Once, in the layout of a lab. */
export const setLabLive = (live: LabLive): LabLive => setContext(context, live);
/** In every page and part below it. */
export const getLabLive = (): LabLive => getContext<LabLive>(context);
