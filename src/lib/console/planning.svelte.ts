import type { HallAct } from '#lib/lab/acts.ts';
import { hasBegun, placed, timed } from '#lib/lab/hall/agenda.ts';
import type { Activity, Hall } from '#lib/lab/hall/state.ts';
import { nextSlot, sameSlot, slotOf, slotsFor, type Slot } from './slots.ts';

/**
 * Planning with the keyboard or a pointer: an activity is picked up, carried and put down. Only
 * putting it down is an act; until then the list shows where it would stand, to this screen alone.
 */
export class Planner {
  #hall: () => Hall;
  #act: (act: HallAct) => boolean;
  #held: { id: string; slot: Slot } | null = $state.raw(null);

  constructor(hall: () => Hall, act: (act: HallAct) => boolean) {
    this.#hall = hall;
    this.#act = act;
  }

  /** The activity in hand; one that another facilitator has taken out meanwhile is in nobody's. */
  get carried(): Activity | null {
    return this.#hall().activities.find(({ id }) => id === this.#held?.id) ?? null;
  }

  /** The agenda with what is carried at the place it would have. */
  readonly shown: Activity[] = $derived.by(() => {
    const hall = this.#hall();
    const [one, held] = [this.carried, this.#held];
    if (!one || !held) return hall.activities;
    const { day, after } = held.slot;
    const list = placed(hall.activities, { ...one, day }, after);
    return timed(hall.activities, list, (id) => hasBegun(hall, id));
  });

  /** Position among the activities of its day, as the screen shows it. */
  placeOf(id: string): { at: number; of: number; day: number } | null {
    const one = this.shown.find((other) => other.id === id);
    if (!one) return null;
    const list = this.shown.filter(({ day }) => day === one.day);
    return { at: list.findIndex((other) => other.id === id) + 1, of: list.length, day: one.day };
  }

  mayMove = (id: string): boolean => !hasBegun(this.#hall(), id);

  grab(id: string): boolean {
    const slot = slotOf(this.#hall(), id);
    if (!slot || !this.mayMove(id)) return false;
    this.#held = { id, slot };
    return true;
  }

  /** One place up or down; false where there is none. */
  step(by: 1 | -1): boolean {
    const held = this.#held;
    if (!held) return false;
    const slot = nextSlot(slotsFor(this.#hall(), held.id), held.slot, by);
    if (slot) this.#held = { ...held, slot };
    return slot !== null;
  }

  drop(): boolean {
    const held = this.#held;
    this.#held = null;
    return held !== null && this.put(held.id, held.slot);
  }

  cancel(): void {
    this.#held = null;
  }

  /** Puts it there at once; false where it may not stand or was refused. */
  put(id: string, slot: Slot): boolean {
    const hall = this.#hall();
    if (sameSlot(slotOf(hall, id), slot)) return true;
    return this.#act({ type: 'agenda.move', activityId: id, ...slot });
  }

  /** One place up or down at once. */
  move(id: string, by: 1 | -1): boolean {
    const hall = this.#hall();
    const own = slotOf(hall, id);
    const slot = own && nextSlot(slotsFor(hall, id), own, by);
    return slot !== null && this.put(id, slot);
  }

  canMove(id: string, by: 1 | -1): boolean {
    const hall = this.#hall();
    const own = slotOf(hall, id);
    return own !== null && this.mayMove(id) && nextSlot(slotsFor(hall, id), own, by) !== null;
  }
}
