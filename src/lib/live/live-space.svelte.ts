import { createSubscriber } from 'svelte/reactivity';
import type { Act } from '#lib/lab/acts.ts';
import { decide, isJudgedBy, needsFacts } from '#lib/lab/decide.ts';
import { emptyState } from '#lib/lab/empty.ts';
import { fold, foldAll } from '#lib/lab/fold.ts';
import type { Person } from '#lib/lab/people.ts';
import { isRefusal, type Refusal } from '#lib/lab/refusals.ts';
import type { Happened, Kind, SpaceRef, State, States } from '#lib/lab/space.ts';
import type { Answer, Checked, Frame, Joined, Snapshot } from './protocol.ts';
import { stateHash } from './state-hash.ts';

/** An act of this device on its way. `number` is the last number it was given, once answered. */
export type Pending = {
  id: string;
  act: Act;
  as?: Person;
  enteredAt: number;
  phase: 'waiting' | 'sending' | 'answered';
  number: number;
};

/** What a space needs of its lab. */
export type SpaceLab = {
  person: () => Person;
  now: () => number;
  pendingOf(ref: SpaceRef): readonly Pending[];
  submit(ref: SpaceRef, act: unknown, judge: (act: Act) => Refusal | null, as?: Person): Submission;
  join(ref: SpaceRef, since: number): Promise<Joined | Refusal | null>;
  check(ref: SpaceRef, number: number, hash: number): Promise<Checked | Refusal | null>;
  /** What the server has answered is in the state now: forget it. */
  settle(ref: SpaceRef, number: number): void;
  watch(ref: SpaceRef): () => void;
  /** A key was pressed in a field of this board. */
  types?(boardId: string): void;
};
export type Submission = { refusal: Refusal | null; answer: Promise<Answer> };

/** How far apart news is drawn at least, in ms; the first after a rest is drawn at once. */
const newsEvery = 100;

/**
 * One space as this screen shows it: the confirmed state, and folded on top of it what this
 * device has asked and not seen confirmed. Reading `state` in a component joins the space; it is
 * left some time after nobody reads it any more.
 */
export class LiveSpace<K extends Kind = Kind> {
  readonly ref: { kind: K; id: string };
  /** Told after each act of this page that was taken, with the state it was asked on. */
  asked: ((before: States[K]) => void) | null = null;
  #lab: SpaceLab;
  #confirmed: Snapshot<States[K]>;
  #joined = $state(false);
  #joining = false;
  #again = false;
  #subscribe: () => void;
  #heard: Frame[] = [];
  #gathering: ReturnType<typeof setTimeout> | undefined;
  #tookAt = -Infinity;

  /** What was folded onto the confirmed state last: one act more is folded onto that. */
  #folded: Folded<States[K]> | null = null;

  readonly #shown: States[K] = $derived.by(() => this.#withPending());
  readonly #unsaved = $derived.by(() => unsavedIn(this.#lab.pendingOf(this.ref)));

  constructor(lab: SpaceLab, ref: { kind: K; id: string }, initial: Snapshot<States[K]> | null) {
    this.#lab = lab;
    this.ref = ref;
    this.#confirmed = $state.raw(initial ?? { number: 0, state: emptyState(ref) as States[K] });
    this.#subscribe = createSubscriber(() => lab.watch(ref));
  }

  /** What the screen shows. */
  get state(): States[K] {
    this.#subscribe();
    return this.#shown;
  }

  /** Id of whoever looks at it. */
  get me(): string {
    return this.#lab.person().id;
  }

  /** The number of the journal up to which `state` is confirmed by the server. */
  get number(): number {
    return this.#confirmed.number;
  }

  /** True once the server has said at least once in this page what is new. */
  get joined(): boolean {
    return this.#joined;
  }

  /**
   * Asks for something. It is judged at once by the same rules as on the server: a refusal comes
   * back and nothing is kept; otherwise `null`, and the act is on its way and shown as pending.
   * `as`: entered by a facilitator for somebody without a device (`represented`).
   */
  act(act: Act, as?: Person): Refusal | null {
    const { refusal, answer } = this.#submit(act, as);
    answer.catch(() => {});
    return refusal;
  }

  /** The same, and waits until the server has answered; without network that can take long. */
  acted(act: Act, as?: Person): Promise<Answer> {
    const { refusal, answer } = this.#submit(act, as);
    return refusal ? Promise.resolve(refusal) : answer;
  }

  /** A key was pressed in a field of it: the room learns that somebody is writing, no more. */
  types(): void {
    if (this.ref.kind === 'board') this.#lab.types?.(this.ref.id);
  }

  /** Follows the space without a component that reads it; the function it returns ends that. */
  watch(): () => void {
    return this.#lab.watch(this.ref);
  }

  /** How a card, a row, a field … stands: still here, on its way, or confirmed. */
  statusOf(thingId: string): 'waiting' | 'sending' | 'saved' {
    return this.#unsaved.get(thingId) ?? 'saved';
  }

  /** Takes a newer state from a page load. */
  adopt(fresh: Snapshot<States[K]>): void {
    if (fresh.number <= this.#confirmed.number) return;
    this.#confirmed = fresh;
    this.#lab.settle(this.ref, fresh.number);
  }

  /**
   * Takes news from the server. What comes soon after other news is gathered for a moment: on a
   * full wall every change is drawn anew, and ten times a second is enough for people.
   */
  hear(frame: Frame): void {
    this.#heard.push(frame);
    if (this.#gathering !== undefined) return;
    const wait = this.#tookAt + newsEvery - performance.now();
    if (wait <= 0) this.#takeNews();
    else this.#gathering = setTimeout(() => this.#takeNews(), wait);
  }

  /** What has been gathered becomes part of the state in one go; a gap makes it ask. */
  #takeNews(): void {
    clearTimeout(this.#gathering);
    this.#gathering = undefined;
    const frames = this.#heard;
    if (frames.length === 0) return;
    this.#heard = [];
    this.#tookAt = performance.now();
    let last = this.#confirmed.number;
    const news: Happened[] = [];
    const isGap = frames.some(({ from, to, events }) => {
      if (from > last + 1) return true;
      const known = last;
      news.push(...events.filter(({ number }) => number > known));
      last = Math.max(last, to);
      return false;
    });
    this.#advance(last, news);
    if (isGap) void this.catchUp();
  }

  /** Asks for everything since the number it has. Only one question at a time. */
  async catchUp(): Promise<void> {
    if (this.#joining) {
      this.#again = true;
      return;
    }
    this.#joining = true;
    this.#again = false;
    this.#takeNews();
    try {
      const joined = await this.#lab.join(this.ref, this.#confirmed.number);
      if (joined === null || isRefusal(joined)) return;
      this.#joined = true;
      if ('state' in joined) this.#replace(joined as Snapshot<States[K]>);
      else this.#advance(joined.to, joined.events);
    } finally {
      this.#joining = false;
      if (this.#again) void this.catchUp();
    }
  }

  /** Asks whether this is what the server shows; what differs is replaced. True when it did. */
  async check(): Promise<boolean> {
    this.#takeNews();
    const { number, state } = this.#confirmed;
    const checked = await this.#lab.check(this.ref, number, stateHash(state));
    if (checked === null || isRefusal(checked)) return false;
    if ('same' in checked) {
      if (!checked.same) await this.catchUp();
      return false;
    }
    // What came in meanwhile is lost with the old state; the numbers say so, and it is asked for.
    this.#replace(checked as Snapshot<States[K]>);
    await this.catchUp();
    return true;
  }

  #submit(act: Act, as?: Person): Submission {
    const before = this.#shown;
    const judge = (read: Act) => {
      const person = as ?? this.#lab.person();
      if (!isJudgedBy(this.#shown, person, read)) return null;
      const context = { at: this.#lab.now(), facts: null };
      const decided = decide(this.#shown, person, read, context);
      return isRefusal(decided) ? decided : null;
    };
    const submission = this.#lab.submit(this.ref, act, judge, as);
    // What was entered for somebody else is not one's own to undo.
    if (!submission.refusal && !as) this.asked?.(before);
    return submission;
  }

  #replace(fresh: Snapshot<States[K]>): void {
    // A server that was restored from a backup stands at an earlier number: believe it.
    this.#confirmed = fresh;
    this.#lab.settle(this.ref, fresh.number);
  }

  #advance(to: number, events: Happened[]): void {
    const { number, state } = this.#confirmed;
    if (to <= number) return;
    const fresh = events.filter((happened) => happened.number > number);
    this.#confirmed = { number: to, state: foldAll(state, fresh) };
    this.#lab.settle(this.ref, to);
  }

  #withPending(): States[K] {
    const { number: from, state: on } = this.#confirmed;
    const person = this.#lab.person();
    const acts = this.#lab.pendingOf(this.ref).filter(({ act, phase, number }) => {
      return !needsFacts(act) && !(phase === 'answered' && number <= from);
    });
    const before = this.#folded;
    const goesOn =
      before?.on === on &&
      before.person === person &&
      before.ids.length <= acts.length &&
      before.ids.every((id, at) => acts[at]?.id === id);
    let state: State = goesOn ? before.state : on;
    let number = goesOn ? before.number : from;
    for (const { act, as, enteredAt } of goesOn ? acts.slice(before.ids.length) : acts) {
      const whose = as ?? person;
      if (!isJudgedBy(state, whose, act)) continue;
      const events = decide(state, whose, act, { at: enteredAt, facts: null });
      // Already part of the confirmed state, or no longer possible: the server will say which.
      if (isRefusal(events)) continue;
      for (const event of events) {
        number += 1;
        state = fold(state, { number, at: enteredAt, event });
      }
    }
    const shown = state as States[K];
    this.#folded = { on, person, ids: acts.map(({ id }) => id), state: shown, number };
    return shown;
  }
}

type Folded<S> = { on: S; person: Person; ids: readonly string[]; state: S; number: number };

/** Every id and key that acts on their way speak of, with how far the furthest of them is. */
function unsavedIn(pending: readonly Pending[]): ReadonlyMap<string, 'waiting' | 'sending'> {
  const found = new Map<string, 'waiting' | 'sending'>();
  const look = (part: unknown, phase: 'waiting' | 'sending') => {
    if (typeof part === 'string') {
      if (found.get(part) !== 'sending') found.set(part, phase);
    } else if (typeof part === 'object' && part !== null) {
      for (const [key, value] of Object.entries(part)) {
        look(key, phase);
        look(value, phase);
      }
    }
  };
  for (const { act, phase } of pending) if (phase !== 'answered') look(act, phase);
  return found;
}
