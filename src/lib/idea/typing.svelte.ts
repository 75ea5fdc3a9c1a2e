import { tidy } from '#lib/lab/values.ts';

/** What the space shows for a field now, and who wrote it. */
export type Written = { text: string; by: string };

/**
 * One field that several people may write in. What somebody is typing is never overwritten: a
 * newer text of somebody else waits in `theirs` until this person has chosen.
 */
export class Typing {
  #text = $state('');
  #dirty = $state(false);
  #theirs: Written | null = $state(null);
  /** The shared text that this one grew out of. */
  #base: string;
  /** True from the first key until the field is left with everything saved. */
  #open = false;

  constructor(shared: string) {
    this.#base = shared;
    this.#text = shared;
  }

  get text(): string {
    return this.#text;
  }
  set text(text: string) {
    this.#open = true;
    this.#text = text;
    this.#dirty = tidy(text) !== this.#base;
  }
  get base(): string {
    return this.#base;
  }
  /** Something is typed that has not been sent. */
  get dirty(): boolean {
    return this.#dirty;
  }
  /** The newer text of somebody else that this person has to choose about. */
  get theirs(): Written | null {
    return this.#theirs;
  }

  /** The space shows a text: adopt it, or keep it waiting while somebody types here. */
  hear(now: Written): void {
    if (now.text === this.#base) {
      this.#theirs = null;
      return;
    }
    if (now.text === tidy(this.#text)) this.sent(now.text);
    else if (this.#open) this.#theirs = now;
    else this.#become(now.text);
  }

  /** The text went on its way. */
  sent(text = tidy(this.#text)): void {
    this.#base = text;
    this.#dirty = tidy(this.#text) !== text;
    this.#theirs = null;
  }

  /** A draft of an earlier visit: it goes on where it grew out of what is shared, else it asks. */
  resume(draft: { text: string; base: string }, now: Written): void {
    if (this.#open || tidy(draft.text) === now.text) return;
    this.text = draft.text;
    if (draft.base !== now.text) this.#theirs = now;
  }

  /** The field was left. */
  leave(): void {
    if (!this.#dirty) this.#open = false;
  }

  takeTheirs(): void {
    if (this.#theirs) this.#become(this.#theirs.text);
  }

  /** Mine holds: it will be written over the newer text, knowingly. */
  keepMine(): void {
    if (!this.#theirs) return;
    this.#base = this.#theirs.text;
    this.#theirs = null;
    this.#dirty = tidy(this.#text) !== this.#base;
  }

  #become(text: string): void {
    this.#base = text;
    this.#text = text;
    this.#dirty = false;
    this.#theirs = null;
    this.#open = false;
  }
}
