import { untrack } from 'svelte';
import { back, reversed, stepBetween, type Deed, type Step } from '#lib/lab/board/undo.ts';
import type { Board } from '#lib/lab/board/state.ts';
import type { Refusal } from '#lib/lab/refusals.ts';
import type { LiveSpace } from '#lib/live/live-space.svelte.ts';

/** So many deeds are remembered. */
const most = 50;

/** What came of going back or forward: all of it, a part, or nothing, and why. */
export type Turned = {
  deed: Deed;
  done: 'all' | 'part' | 'none';
  refusal: Refusal | null;
};

const lists = new WeakMap<LiveSpace<'board'>, UndoList>();

/** The list of one board; there from the first time somebody asks for it, as long as the page. */
export function undoOf(space: LiveSpace<'board'>): UndoList {
  let list = lists.get(space);
  if (!list) lists.set(space, (list = new UndoList(space)));
  return list;
}

/**
 * [B56] What this person has done on one board in this page. Whatever is asked of the board is
 * noticed; what is asked in one go (a merge, ten cards at once) is one deed.
 */
export class UndoList {
  #space: LiveSpace<'board'>;
  #done: readonly Step[] = $state.raw([]);
  #undone: readonly Step[] = $state.raw([]);
  #before: Board | null = null;
  #isTurning = false;

  constructor(space: LiveSpace<'board'>) {
    this.#space = space;
    space.asked = (before) => this.#notice(before);
  }

  get canUndo(): boolean {
    return this.#done.length > 0;
  }
  get canRedo(): boolean {
    return this.#undone.length > 0;
  }

  /** Takes the last deed back; null where there is none. */
  undo(): Turned | null {
    this.#close();
    const step = this.#done.at(-1);
    if (!step) return null;
    const { turned, made } = this.#walk(step);
    this.#done = this.#done.slice(0, -1);
    // Forward goes what went back, and no more: the rest was somebody else's by then.
    if (turned.done !== 'none') this.#undone = [...this.#undone, made ? reversed(made) : step];
    return turned;
  }

  /** Does again what was taken back last. */
  redo(): Turned | null {
    this.#close();
    const step = this.#undone.at(-1);
    if (!step) return null;
    const { turned, made } = this.#walk(reversed(step));
    this.#undone = this.#undone.slice(0, -1);
    if (turned.done !== 'none') this.#done = [...this.#done, made ?? step];
    return turned;
  }

  #notice(before: Board): void {
    if (this.#isTurning || this.#before) return;
    this.#before = before;
    queueMicrotask(() => this.#close());
  }

  #close(): void {
    const before = this.#before;
    if (!before) return;
    this.#before = null;
    const step = this.#since(before);
    if (!step) return;
    this.#done = [...this.#done, step].slice(-most);
    this.#undone = [];
  }

  #since(before: Board): Step | null {
    return stepBetween(before, this.#now(), this.#space.me);
  }

  #now(): Board {
    return untrack(() => this.#space.state);
  }

  /**
   * Goes through the acts; what the rules refuse stays as well. `made` is what has changed, as far as
   * this page can see it before the server has answered.
   */
  #walk(step: Step): { turned: Turned; made: Step | null } {
    const before = this.#now();
    const acts = back(() => this.#now(), step);
    let done = 0;
    let refusal: Refusal | null = null;
    let next = acts.next();
    this.#isTurning = true;
    try {
      for (; !next.done; next = acts.next()) {
        const no = this.#space.act(next.value);
        if (no) refusal ??= no;
        else done += 1;
      }
    } finally {
      this.#isTurning = false;
    }
    const isWhole = next.value === 0 && refusal === null;
    const turned = {
      deed: step.deed,
      done: done === 0 ? 'none' : isWhole ? 'all' : 'part',
      refusal,
    };
    const made = this.#since(before);
    return { turned: turned as Turned, made: made && { ...made, deed: step.deed } };
  }
}
