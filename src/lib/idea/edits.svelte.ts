/**
 * A thing of several small fields that others may change too: what is typed here stays until it is
 * sent, all other fields show what is shared.
 */
export class Edits<T extends object> {
  #shared: () => T;
  #typed: Partial<T> = $state.raw({});

  constructor(shared: () => T) {
    this.#shared = shared;
  }

  /** The thing as this screen shows it. */
  get now(): T {
    return { ...this.#shared(), ...this.#typed };
  }
  get changed(): boolean {
    const shared = this.#shared();
    return (Object.keys(this.#typed) as (keyof T)[]).some(
      (key) => JSON.stringify(this.#typed[key]) !== JSON.stringify(shared[key]),
    );
  }

  set<K extends keyof T>(key: K, value: T[K]): void {
    this.#typed = { ...this.#typed, [key]: value };
  }

  /** It is on its way, or let go: show what is shared again. */
  settle(): void {
    this.#typed = {};
  }
}
