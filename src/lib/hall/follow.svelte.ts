import type { Activity } from '#lib/lab/hall/state.ts';

/** A field, a signature, a questionnaire: something a person has begun and not sent. */
export type Work = {
  readonly unsent: boolean;
  /** Sends it; true when nothing is left to send. */
  send(): boolean;
  /** Writes it down on the device now. */
  keep(): void;
};

/**
 * Which activity this screen shows. It follows the facilitator, except that it never takes away
 * what somebody has begun: then it stays, says that the room has moved on, and lets the person
 * send, keep or leave. Somebody may also look back at what is over.
 */
export class Follow {
  #current: () => Activity | null;
  #activities: () => Activity[];
  #workOf: (activity: Activity) => Work | null;
  /** The activity in which something unsent stands. */
  #busyIn: string | null = $state(null);
  /** Activities whose unsent text the person has put aside. */
  #aside: readonly string[] = $state.raw([]);
  #lookingAt: string | null = $state(null);

  constructor(
    current: () => Activity | null,
    activities: () => Activity[],
    workOf: (activity: Activity) => Work | null,
  ) {
    this.#current = current;
    this.#activities = activities;
    this.#workOf = workOf;
  }

  /** What the room does now; null between activities. */
  get current(): Activity | null {
    return this.#current();
  }
  /** What this screen shows. */
  get shown(): Activity | null {
    return this.lookingAt ?? this.held ?? this.current;
  }
  /** Set while the person looks back. */
  get lookingAt(): Activity | null {
    return this.#find(this.#lookingAt);
  }
  /** The activity that stays open although the room has moved on. */
  get held(): Activity | null {
    const busy = this.#busyIn;
    if (busy === null || busy === this.current?.id || this.#aside.includes(busy)) return null;
    return this.#find(busy);
  }
  /** Something unsent that is not on screen. */
  get left(): Activity | null {
    const busy = this.#find(this.#busyIn);
    return busy && busy.id !== this.shown?.id && this.#workOf(busy)?.unsent ? busy : null;
  }

  /** Call it from an effect: remembers where something unsent stands. */
  watch(): void {
    const shown = this.shown;
    if (shown && this.#workOf(shown)?.unsent) {
      if (this.#busyIn !== shown.id) {
        this.#busyIn = shown.id;
        this.#aside = this.#aside.filter((id) => id !== shown.id);
      }
      return;
    }
    const busy = this.#find(this.#busyIn);
    if (this.#busyIn !== null && !(busy && this.#workOf(busy)?.unsent)) this.#busyIn = null;
  }

  /** Sends what is unsent; when all of it went, the screen follows the room. */
  send(): boolean {
    const held = this.held;
    return held ? (this.#workOf(held)?.send() ?? true) : true;
  }

  /** Puts what is unsent aside: it stays on the device, the screen follows the room. */
  putAside(): void {
    const held = this.held;
    if (!held) return;
    this.#workOf(held)?.keep();
    this.#aside = [...this.#aside, held.id];
  }

  /** Puts it aside and forgets about it until the person opens it again. */
  keepDraft(): void {
    this.putAside();
    this.#busyIn = null;
  }

  /** Back to what was put aside. */
  resume(): void {
    const busy = this.#busyIn;
    this.#aside = this.#aside.filter((id) => id !== busy);
    this.#lookingAt = null;
  }

  look(activityId: string | null): void {
    this.#lookingAt = activityId;
  }

  #find(id: string | null): Activity | null {
    return id === null ? null : (this.#activities().find((one) => one.id === id) ?? null);
  }
}
