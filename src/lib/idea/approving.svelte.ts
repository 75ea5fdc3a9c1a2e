import { SvelteMap, SvelteSet } from 'svelte/reactivity';
import type { ApprovalLine } from '#lib/lab/idea/summary.ts';

export const keyOf = ({ ideaId, form }: Pick<ApprovalLine, 'ideaId' | 'form'>) =>
  `${ideaId} ${form}`;

/**
 * What the leader has ticked, and which versions this page has shown. A line that changes while it
 * is open is not ticked any more: it is decided on again when the leader has looked.
 */
export class Approving {
  #lines: () => ApprovalLine[];
  #seen = new SvelteMap<string, string>();
  #ticked = new SvelteSet<string>();

  constructor(lines: () => ApprovalLine[]) {
    this.#lines = lines;
  }

  /** The page shows these lines: what is new is seen. */
  show(): void {
    for (const line of this.#lines()) {
      const key = keyOf(line);
      if (!this.#seen.has(key)) this.#seen.set(key, line.version);
    }
  }
  changed(line: ApprovalLine): boolean {
    return (this.#seen.get(keyOf(line)) ?? line.version) !== line.version;
  }
  look(line: ApprovalLine): void {
    this.#seen.set(keyOf(line), line.version);
  }

  /** Nothing stands against it, and it is what was seen. */
  isReady(line: ApprovalLine): boolean {
    return line.hindrance === null && !this.changed(line);
  }
  get ready(): ApprovalLine[] {
    return this.#lines().filter((line) => this.isReady(line));
  }
  get ticked(): ApprovalLine[] {
    return this.ready.filter((line) => this.#ticked.has(keyOf(line)));
  }
  isTicked(line: ApprovalLine): boolean {
    return this.isReady(line) && this.#ticked.has(keyOf(line));
  }
  tick(line: ApprovalLine, on: boolean): void {
    if (on) this.#ticked.add(keyOf(line));
    else this.#ticked.delete(keyOf(line));
  }
  tickAll(on: boolean): void {
    for (const line of this.ready) this.tick(line, on);
  }
}
