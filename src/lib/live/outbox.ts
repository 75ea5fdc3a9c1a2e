/**
 * What somebody did on this device and the server has not confirmed yet, what it refused (the
 * tray), and drafts of fields that are still open. Kept in IndexedDB, so that a reload, a locked
 * phone or an hour without network loses nothing; it needs no secure context.
 *
 * Several tabs may hold the same outbox: both then send the same act under the same id, which the
 * server does once. Where IndexedDB is missing (some private windows) it works from memory and
 * says so in `durable`.
 */
import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { Act } from '#lib/lab/acts.ts';
import type { Person } from '#lib/lab/people.ts';
import type { Refusal } from '#lib/lab/refusals.ts';
import type { SpaceRef } from '#lib/lab/space.ts';

/** An act that waits for its answer. `owner` is lab and person; ids sort by time. */
export type Waiting = {
  id: string;
  owner: string;
  ref: SpaceRef;
  act: Act;
  /** For whom without a device it was entered. */
  as?: Person;
  /** By the clock of the device. */
  enteredAt: number;
};
/** An act that the rules no longer accepted, kept with the reason until the person lets it go. */
export type Refused = Waiting & { reason: Refusal; refusedAt: number };

interface Shape extends DBSchema {
  waiting: { key: string; value: Waiting; indexes: { owner: string } };
  refused: { key: string; value: Refused; indexes: { owner: string } };
  draft: { key: string; value: { key: string; text: string; at: number } };
}
type Store = IDBPDatabase<Shape>;
type Saving = { text: string; written: Promise<void> };

export class Outbox {
  readonly owner: string;
  #store: Promise<Store | null>;
  #drafts = new Map<string, string>();
  /** Drafts whose write has not begun. */
  #saving = new Map<string, Saving>();
  #durable = true;
  #writing: Promise<unknown> = Promise.resolve();
  /** Lets the write that waits for the picture begin. */
  #begin: (() => void) | null = null;

  constructor(labId: string, personId: string) {
    this.owner = `${labId} ${personId}`;
    this.#store = openStore();
    void this.#store.then((store) => (this.#durable = store !== null));
    if (typeof document === 'undefined') return;
    // A page that goes does not wait for its next picture.
    addEventListener('pagehide', () => this.#begin?.());
    document.addEventListener('visibilitychange', () => this.#begin?.());
  }

  /** False when what waits here would not survive a reload. Known once `load` has answered. */
  get durable(): boolean {
    return this.#durable;
  }

  /** Everything of this person that was left on the device, oldest first. */
  async load(): Promise<{ waiting: Waiting[]; refused: Refused[] }> {
    const store = await this.#store;
    if (!store) return { waiting: [], refused: [] };
    try {
      await this.#writing;
      const waiting = await store.getAllFromIndex('waiting', 'owner', this.owner);
      const refused = await store.getAllFromIndex('refused', 'owner', this.owner);
      return { waiting: waiting.sort(byId), refused: refused.sort(byId) };
    } catch {
      this.#durable = false;
      return { waiting: [], refused: [] };
    }
  }

  add(waiting: Waiting): Promise<void> {
    return this.#write((store) => putNow(store, 'waiting', waiting));
  }

  /** An act with what another one said takes its place, both in one step. */
  replace(id: string, waiting: Waiting): Promise<void> {
    return this.#write(async (store) => {
      const step = store.transaction('waiting', 'readwrite');
      void step.store.put(waiting).catch(() => {});
      void step.store.delete(id).catch(() => {});
      step.commit();
      await step.done;
    });
  }

  /** The act is done. Another tab may have been told no before: it leaves the tray as well. */
  done(id: string): Promise<void> {
    return this.#write(async (store) => {
      const step = store.transaction(['waiting', 'refused'], 'readwrite');
      await step.objectStore('waiting').delete(id);
      await step.objectStore('refused').delete(id);
      await step.done;
    });
  }

  /** The act was refused: it moves to the tray, both in one step. */
  refuse(refused: Refused): Promise<void> {
    return this.#write(async (store) => {
      const step = store.transaction(['waiting', 'refused'], 'readwrite');
      await step.objectStore('refused').put(refused);
      await step.objectStore('waiting').delete(refused.id);
      await step.done;
    });
  }

  /** The person has seen it and lets it go. */
  drop(id: string): Promise<void> {
    return this.#write((store) => store.delete('refused', id));
  }

  /** Texts of fields that are still open, by a name of the page's own choosing. */
  readonly draft = {
    save: (key: string, text: string): Promise<void> => {
      this.#drafts.set(key, text);
      // Whoever types faster than the disk writes has one write before them, not one per key.
      const before = this.#saving.get(key);
      if (before) {
        before.text = text;
        return before.written;
      }
      const saving: Saving = { text, written: Promise.resolve() };
      this.#saving.set(key, saving);
      saving.written = this.#write((store) => {
        if (this.#saving.get(key) === saving) this.#saving.delete(key);
        const full = this.#draftKey(key);
        return putNow(store, 'draft', { key: full, text: saving.text, at: Date.now() });
      });
      return saving.written;
    },
    read: async (key: string): Promise<string | null> => {
      const known = this.#drafts.get(key);
      if (known !== undefined) return known;
      const store = await this.#store;
      const kept = await store?.get('draft', this.#draftKey(key)).catch(() => undefined);
      return kept?.text ?? null;
    },
    drop: (key: string): Promise<void> => {
      this.#drafts.delete(key);
      // What is written before stays before: the act that takes the draft's place comes between.
      this.#saving.delete(key);
      return this.#write((store) => store.delete('draft', this.#draftKey(key)));
    },
  };

  #draftKey(key: string): string {
    return `${this.owner} ${key}`;
  }

  /** One after the other, so that an act is never deleted before it was put in. */
  #write(change: (store: Store) => Promise<unknown>): Promise<void> {
    const written = this.#writing.then(async () => {
      await this.#shown();
      const store = await this.#store;
      if (store) await change(store);
    });
    const calm = written.catch(() => {
      this.#durable = false;
    });
    this.#writing = calm;
    return calm;
  }

  /**
   * The picture first, the disk a moment later: to begin a write takes a slow phone 10 ms, and what
   * was stuck shall hang at once.
   */
  #shown(): Promise<void> {
    if (typeof document === 'undefined' || document.visibilityState === 'hidden') {
      return Promise.resolve();
    }
    return new Promise((go) => {
      this.#begin = go;
      requestAnimationFrame(() => setTimeout(go, 0));
      // Where nothing is drawn, as behind another window.
      setTimeout(go, 100);
    });
  }
}

/**
 * Puts and commits at once. Without it the browser commits after the answer to the put, which a
 * page that is just being left no longer hears: the last words before a reload would be gone.
 */
function putNow<Name extends 'waiting' | 'draft'>(
  store: Store,
  name: Name,
  value: Shape[Name]['value'],
): Promise<void> {
  const step = store.transaction(name, 'readwrite');
  // A failed put fails the step as well, and that is what is waited for.
  void step.store.put(value).catch(() => {});
  step.commit();
  return step.done;
}

const byId = (a: Waiting, b: Waiting) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

async function openStore(): Promise<Store | null> {
  try {
    return await openDB<Shape>('labinov', 1, {
      upgrade(store) {
        store.createObjectStore('waiting', { keyPath: 'id' }).createIndex('owner', 'owner');
        store.createObjectStore('refused', { keyPath: 'id' }).createIndex('owner', 'owner');
        store.createObjectStore('draft', { keyPath: 'key' });
      },
      // Another tab wants a newer shape: let it.
      blocking: (_now, _next, event) => (event.target as IDBDatabase).close(),
    });
  } catch {
    return null;
  }
}
