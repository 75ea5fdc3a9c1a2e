/**
 * Files that go with acts and have not arrived yet, kept on the device beside the outbox: a photo
 * from a village without network survives a reload and a locked phone. Where IndexedDB is missing
 * or full, `durable` says so and the page keeps them itself.
 */
import { openDB, type DBSchema, type IDBPDatabase } from 'idb';

export type KeptFile = {
  /** Of the piece of evidence that it becomes. */
  id: string;
  /** Lab and person. */
  owner: string;
  labId: string;
  ideaId: string;
  checkInId: string;
  title: string;
  year: number;
  name: string;
  file: Blob;
};

interface Shape extends DBSchema {
  file: { key: string; value: KeptFile; indexes: { owner: string } };
}

export class KeptFiles {
  durable = true;
  #store = openStore();

  /** Everything of this person that waits, in the order in which it was taken. */
  async of(owner: string): Promise<KeptFile[]> {
    const kept = await this.#try((store) => store.getAllFromIndex('file', 'owner', owner));
    return (kept ?? []).sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  async put(file: KeptFile): Promise<void> {
    await this.#try((store) => store.put('file', file));
  }

  async drop(id: string): Promise<void> {
    await this.#try((store) => store.delete('file', id));
  }

  async #try<T>(work: (store: IDBPDatabase<Shape>) => Promise<T>): Promise<T | null> {
    const store = await this.#store;
    try {
      if (store) return await work(store);
    } catch {
      // A full device: what was kept before stays.
    }
    this.durable = false;
    return null;
  }
}

async function openStore(): Promise<IDBPDatabase<Shape> | null> {
  try {
    return await openDB<Shape>('labinov-files', 1, {
      upgrade(store) {
        store.createObjectStore('file', { keyPath: 'id' }).createIndex('owner', 'owner');
      },
      blocking: (_now, _next, event) => (event.target as IDBDatabase).close(),
    });
  } catch {
    return null;
  }
}
