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
  /** What was typed here and differs from what is shared. */
  get changes(): Partial<T> {
    const shared = this.#shared();
    const typed = Object.entries(this.#typed) as [keyof T, T[keyof T]][];
    return Object.fromEntries(
      typed.filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(shared[key])),
    ) as Partial<T>;
  }
  get changed(): boolean {
    return Object.keys(this.changes).length > 0;
  }

  set<K extends keyof T>(key: K, value: T[K]): void {
    this.#typed = { ...this.#typed, [key]: value };
  }

  /** What was typed in one field is let go. */
  letGo(key: keyof T): void {
    const { [key]: _typed, ...rest } = this.#typed;
    this.#typed = rest as Partial<T>;
  }

  /** It is on its way, or let go: show what is shared again. */
  settle(): void {
    this.#typed = {};
  }
}
