import { SvelteMap } from 'svelte/reactivity';
import { isRefusal } from '#lib/lab/refusals.ts';
import type { Ask } from './presence.svelte.ts';
import type { Caret, CaretAt } from './protocol.ts';

/** Somebody who stays says so this often, and is forgotten after twice that without a word. */
const sayEvery = 4000;
const holdsFor = 9000;
/** Not more often than this, however quick somebody types; slower while nobody listens. */
const restFor = 400;

/** Where a page stands, as far as the page itself knows. */
type Place = Pick<CaretAt, 'field' | 'at'>;

/**
 * Where others stand in the texts of ideas on this page, and where this page does. Told and
 * forgotten: nothing of it is stored anywhere.
 */
export class Carets {
  /** This page, among all pages of the same person. */
  readonly seat = 1 + Math.floor(Math.random() * (2 ** 20 - 2));
  #ask: Ask;
  #others = new SvelteMap<string, Caret & { until: number }>();
  #sweep: ReturnType<typeof setInterval> | undefined;
  #mine: { id: string; place: Place } | null = null;
  #saidAt = Number.NEGATIVE_INFINITY;
  #next: ReturnType<typeof setTimeout> | undefined;
  #listeners = 1;

  constructor(ask: Ask) {
    this.#ask = ask;
  }

  /** Those who stand in this field now. */
  in(ideaId: string, field: string): Caret[] {
    return [...this.#others.values()].filter((one) => one.id === ideaId && one.field === field);
  }

  hear(caret: Caret): void {
    const key = `${caret.personId} ${caret.seat}`;
    if (caret.field === null) this.#others.delete(key);
    else this.#others.set(key, { ...caret, until: performance.now() + holdsFor });
    // Who has just come learns at once where this page stands.
    this.#listeners = Math.max(1, this.#listeners);
    this.#sweep ??= setInterval(() => this.#forget(), 1000);
  }

  /** This page stands here now. */
  stand(id: string, place: Place): void {
    this.#mine = { id, place };
    clearTimeout(this.#next);
    const rest = this.#listeners > 0 ? restFor : sayEvery;
    const wait = this.#saidAt + rest - performance.now();
    if (wait <= 0) this.#say();
    else this.#next = setTimeout(() => this.#say(), wait);
  }

  /** This page left the field. */
  leave(id: string, field: string): void {
    if (this.#mine?.id !== id || this.#mine.place.field !== field) return;
    this.#mine = null;
    clearTimeout(this.#next);
    void this.#ask('caret', { id, seat: this.seat, field: null, at: null });
  }

  close(): void {
    clearTimeout(this.#next);
    clearInterval(this.#sweep);
  }

  #say(): void {
    if (!this.#mine) return;
    const { id, place } = this.#mine;
    this.#saidAt = performance.now();
    void this.#ask('caret', { id, seat: this.seat, ...place }).then((answer) => {
      this.#listeners = answer && !isRefusal(answer) ? answer.heard : 0;
    });
    clearTimeout(this.#next);
    this.#next = setTimeout(() => this.#say(), sayEvery);
  }

  #forget(): void {
    const now = performance.now();
    for (const [key, { until }] of this.#others) if (until <= now) this.#others.delete(key);
    if (this.#others.size > 0) return;
    clearInterval(this.#sweep);
    this.#sweep = undefined;
  }
}
