import type { Act } from '#lib/lab/acts.ts';
import type { Person } from '#lib/lab/people.ts';
import { isRefusal, type Refusal } from '#lib/lab/refusals.ts';
import { spaceKey, type SpaceRef } from '#lib/lab/space.ts';
import type { Answer } from './protocol.ts';
import type { Waiting } from './outbox.ts';

/** An act on its way; `number` is the last number it was given, once answered. */
export type Letter = {
  readonly id: string;
  readonly key: string;
  readonly ref: SpaceRef;
  readonly act: Act;
  readonly as?: Person;
  readonly enteredAt: number;
  readonly phase: 'waiting' | 'sending' | 'answered';
  readonly number: number;
  /** It has been on its way at least once: the server may know it. */
  readonly tried?: boolean;
};

type Work = {
  /** Whether there is a line to the server at all. */
  ready: () => boolean;
  send: (letter: Letter) => Promise<Answer | null>;
  changed: (letters: readonly Letter[]) => void;
  done: (letter: Letter) => void;
  refused: (letter: Letter, reason: Refusal) => void;
};

/** Refusals that say "not now": the act stays and is sent again. */
const notNow = new Set(['busy', 'storage', 'session', 'version']);
/** A fault of the server that meets the same act this often is not going to pass by itself. */
const mostFaults = 4;
const answeredStaysFor = 8000;

/**
 * Carries acts to the server: in order within a space and one at a time there, so that what
 * builds on something never arrives before it; again and again until there is an answer.
 */
export class Postman {
  #work: Work;
  #letters: readonly Letter[] = [];
  #busy = new Set<string>();
  #later = new Map<string, ReturnType<typeof setTimeout>>();
  #faults = new Map<string, number>();
  #told = new Map<string, (answer: Answer) => void>();
  /** Ids that have been answered in this page: another tab's copy must not come back. */
  #over = new Set<string>();
  #stopped = false;

  constructor(work: Work) {
    this.#work = work;
  }

  /** Takes a new act; the promise is fulfilled with the server's last word on it. */
  post(waiting: Waiting): Promise<Answer> {
    return new Promise((tell) => {
      this.#told.set(waiting.id, tell);
      this.take([waiting]);
    });
  }

  /**
   * The newest act of a space that nobody can have sent, of which `fits` says that another may
   * take its place, or null. What came after it must let itself be passed.
   */
  unsent(key: string, fits: (act: Act) => 'yes' | 'pass' | 'no'): Letter | null {
    for (const letter of this.#letters.toReversed()) {
      if (letter.key !== key) continue;
      const fit = letter.phase === 'waiting' && !letter.tried ? fits(letter.act) : 'no';
      if (fit === 'yes') return letter;
      if (fit === 'no') return null;
    }
    return null;
  }

  /** Another act, with what the first one said, goes in its place and under an id of its own. */
  replace(id: string, waiting: Waiting): Promise<Answer> {
    this.#over.add(id);
    const before = this.#told.get(id);
    this.#told.delete(id);
    return new Promise((tell) => {
      this.#told.set(waiting.id, (answer) => {
        before?.(answer);
        tell(answer);
      });
      const { id: fresh, ref, act, enteredAt } = waiting;
      this.#set(
        this.#letters.map((one) =>
          one.id === id ? { ...one, id: fresh, ref, act, enteredAt } : one,
        ),
      );
      this.flush();
    });
  }

  /** Takes acts that were left on the device; those it knows already are not taken twice. */
  take(found: readonly Waiting[]): void {
    const known = new Set(this.#letters.map((letter) => letter.id));
    const fresh = found.filter(({ id }) => !known.has(id) && !this.#over.has(id));
    if (fresh.length === 0) return;
    const letters = fresh.map(({ id, ref, act, as, enteredAt }): Letter => {
      const meant = as ? { as } : {};
      return { id, key: spaceKey(ref), ref, act, ...meant, enteredAt, phase: 'waiting', number: 0 };
    });
    this.#set([...this.#letters, ...letters]);
    this.flush();
  }

  /** Sends the first waiting act of every space that is not being served. */
  flush(): void {
    if (this.#stopped || !this.#work.ready()) return;
    for (const letter of this.#letters) {
      if (letter.phase === 'waiting' && !this.#busy.has(letter.key)) void this.#serve(letter.key);
    }
  }

  /** The line is gone: nothing is on its way any more, everything waits. */
  hold(): void {
    if (!this.#letters.some((letter) => letter.phase === 'sending')) return;
    this.#set(
      this.#letters.map((one) => (one.phase === 'sending' ? { ...one, phase: 'waiting' } : one)),
    );
  }

  /** The screen shows the space up to this number: answered acts up to it are part of that. */
  settle(key: string, number: number): void {
    const gone = (one: Letter) =>
      one.key === key && one.phase === 'answered' && one.number <= number;
    if (this.#letters.some(gone)) this.#set(this.#letters.filter((one) => !gone(one)));
  }

  stop(): void {
    this.#stopped = true;
    for (const timer of this.#later.values()) clearTimeout(timer);
  }

  async #serve(key: string): Promise<void> {
    this.#busy.add(key);
    clearTimeout(this.#later.get(key));
    let pause: number | null = null;
    while (pause === null && !this.#stopped && this.#work.ready()) {
      const letter = this.#letters.find((one) => one.key === key && one.phase === 'waiting');
      if (!letter) break;
      this.#change(letter.id, { phase: 'sending', tried: true });
      pause = this.#take(letter, await this.#work.send(letter));
    }
    this.#busy.delete(key);
    if (pause !== null && !this.#stopped) {
      this.#later.set(
        key,
        setTimeout(() => this.flush(), pause),
      );
    }
  }

  /** What follows from an answer: how long to wait before the next try, or null to go on. */
  #take(letter: Letter, answer: Answer | null): number | null {
    if (answer === null || (isRefusal(answer) && this.#isNotNow(letter, answer))) {
      this.#change(letter.id, { phase: 'waiting' });
      const asked = answer && isRefusal(answer) ? Number(answer.params?.['retryIn'] ?? 0) : 0;
      return Math.max(asked, 600) + Math.random() * 900;
    }
    this.#over.add(letter.id);
    if (isRefusal(answer)) {
      this.#set(this.#letters.filter((one) => one.id !== letter.id));
      this.#work.refused(letter, answer);
    } else {
      this.#change(letter.id, { phase: 'answered', number: answer.to });
      this.#work.done({ ...letter, phase: 'answered', number: answer.to });
      setTimeout(() => this.#forget(letter.id), answeredStaysFor);
    }
    this.#told.get(letter.id)?.(answer);
    this.#told.delete(letter.id);
    return null;
  }

  #isNotNow(letter: Letter, { code, params }: Refusal): boolean {
    if (!notNow.has(code)) return false;
    if (!params?.['fault']) return true;
    const faults = (this.#faults.get(letter.id) ?? 0) + 1;
    this.#faults.set(letter.id, faults);
    return faults < mostFaults;
  }

  /** A page that does not follow the space never hears of the number: let it go after a while. */
  #forget(id: string): void {
    if (this.#letters.some((one) => one.id === id)) {
      this.#set(this.#letters.filter((one) => one.id !== id));
    }
  }

  #change(id: string, change: Partial<Letter>): void {
    this.#set(this.#letters.map((one) => (one.id === id ? { ...one, ...change } : one)));
  }

  #set(letters: readonly Letter[]): void {
    this.#letters = letters;
    this.#work.changed(letters);
  }
}
