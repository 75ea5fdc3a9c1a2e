import { getContext, setContext } from 'svelte';
import type { Activity, Gathering as Called } from '#lib/lab/hall/state.ts';

/** What the screen under the call can do about it. */
export type Place = {
  /** True where this screen shows what runs, or has turned to it, without closing anything begun. */
  turn(): boolean;
  /** Puts what is begun aside and goes. */
  go(): void;
};

/**
 * The facilitator's call to come to the running activity. Whoever writes is asked and never moved:
 * the call waits as an invitation until they go, decline, or the room moves on.
 */
export class Gathering {
  #seen: number;
  #place: Place | null = null;
  /** The call that waits for an answer. */
  invited: Called | null = $state.raw(null);

  constructor(known: Called | null) {
    this.#seen = known?.at ?? 0;
  }

  /** The room's own page says how it turns; the function it returns takes that back. */
  register(place: Place): () => void {
    this.#place = place;
    return () => {
      if (this.#place === place) this.#place = null;
    };
  }

  /**
   * Hears the newest call. Answers 'here' when nothing is to be done, 'go' when the page should be
   * left for the room's, null when it is no news or the person is asked. Whoever was away hears of
   * a call late: to what runs no more it is none.
   */
  hear(
    called: Called | null,
    current: Activity | null,
    writing: () => boolean,
  ): 'here' | 'go' | null {
    if (!called || called.at <= this.#seen) return null;
    this.#seen = called.at;
    this.invited = null;
    if (called.activityId !== current?.id) return null;
    if (this.#place) {
      if (this.#place.turn()) return 'here';
    } else if (!writing()) {
      return 'go';
    }
    this.invited = called;
    return null;
  }

  /** Goes: true where the page has to be left for it. */
  accept(): boolean {
    this.invited = null;
    if (!this.#place) return true;
    this.#place.go();
    return false;
  }

  decline(): void {
    this.invited = null;
  }

  /** An invitation to what no longer runs is none. */
  moved(current: Activity | null): void {
    if (this.invited && this.invited.activityId !== current?.id) this.invited = null;
  }
}

const key = Symbol('gathering');
export const setGathering = (gathering: Gathering): Gathering => setContext(key, gathering);
/** For the room's own page, which knows what is begun on it. */
export const getGathering = (): Gathering | undefined => getContext<Gathering | undefined>(key);

/** Somebody is in the middle of something: a field has the keyboard, or a question is open. */
export function isWriting(): boolean {
  const on = document.activeElement;
  const field = on?.matches(
    'textarea, select, [contenteditable="true"], input:not([type="button"])',
  );
  return field === true || document.querySelector('dialog[open]') !== null;
}
