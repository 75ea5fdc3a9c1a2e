/**
 * Photos of check-ins on their way. They are kept in IndexedDB until the server has them, so that a
 * report from a village without network arrives whole: first the check-in by the outbox, then its
 * photos under ids of their own, which the server takes once however often they come.
 */
import { untrack } from 'svelte';
import { newId } from '#lib/live/ids.ts';
import { KeptFiles, type KeptFile } from '#lib/live/kept-files.ts';
import { sendPhoto, type PhotoEnd } from './send-photo.ts';

export type Photo = KeptFile;
export type Waiting = Photo & { flaw: Exclude<PhotoEnd, string>['flaw'] | null };

export const mostPhotos = 4;

export class Photos {
  /** Everything of this idea that is not with the server yet. */
  list: Waiting[] = $state.raw([]);
  sending = $state(false);
  /** False when what waits here would not survive a reload. */
  durable = $state(true);
  #kept = new KeptFiles();
  #owner: string;
  #ideaId: string;
  #send: typeof sendPhoto;
  #leaving = new AbortController();
  /** Files of a report that is still being written, each under the id it is kept by. */
  #drafted = new Map<File, string>();
  #drafting: Promise<void> = Promise.resolve();

  constructor(owner: string, ideaId: string, send = sendPhoto) {
    this.#owner = owner;
    this.#ideaId = ideaId;
    this.#send = send;
    void this.#load();
  }

  async #load(): Promise<void> {
    const kept = await this.#kept.of(this.#owner);
    this.durable = this.#kept.durable;
    const known = new Set(this.list.map(({ id }) => id));
    const fresh = kept
      .filter(({ id, ideaId }) => ideaId === this.#ideaId && !known.has(id))
      .map((one) => ({ ...one, flaw: null }));
    this.list = [...this.list, ...fresh];
  }

  /** Keeps files that go with this check-in. */
  async add(
    files: readonly File[],
    about: Omit<Photo, 'id' | 'owner' | 'ideaId' | 'name' | 'file'>,
  ): Promise<void> {
    const photos = files.map((file) => {
      const of = { id: newId(), owner: this.#owner, ideaId: this.#ideaId };
      return { ...about, ...of, name: file.name || 'foto.jpg', file };
    });
    this.list = [...this.list, ...photos.map((one) => ({ ...one, flaw: null }))];
    for (const photo of photos) await this.#kept.put(photo);
    this.durable = this.#kept.durable;
  }

  /** What was chosen for a report that was not sent before the page went. */
  async drafted(): Promise<File[]> {
    const kept = await this.#kept.of(this.#draftOwner);
    for (const { id, file, name } of kept) {
      this.#drafted.set(new File([file], name, { type: file.type }), id);
    }
    return [...this.#drafted.keys()];
  }

  /** Keeps exactly these for the report being written: a camera may close the page behind it. */
  keepDraft(files: readonly File[]): Promise<void> {
    this.#drafting = this.#drafting.then(() => this.#replaceDraft(files));
    return this.#drafting;
  }

  async #replaceDraft(files: readonly File[]): Promise<void> {
    for (const [file, id] of this.#drafted) {
      if (files.includes(file)) continue;
      this.#drafted.delete(file);
      await this.#kept.drop(id);
    }
    for (const file of files) {
      if (this.#drafted.has(file)) continue;
      const id = newId();
      this.#drafted.set(file, id);
      const of = { id, owner: this.#draftOwner, labId: '', ideaId: this.#ideaId, checkInId: '' };
      await this.#kept.put({ ...of, title: '', year: 0, name: file.name || 'foto.jpg', file });
    }
    this.durable = this.#kept.durable;
  }

  /** Kept apart from what is on its way. */
  get #draftOwner(): string {
    return `${this.#owner} ${this.#ideaId} draft`;
  }

  /** The page goes; what is not sent waits on the device. */
  leave(): void {
    this.#leaving.abort();
  }

  async drop(id: string): Promise<void> {
    this.list = this.list.filter((one) => one.id !== id);
    await this.#kept.drop(id);
  }

  /** Sends what may go now, one after the other; `isReady` tells whether its check-in is stored. */
  async flush(isReady: (checkInId: string) => boolean): Promise<void> {
    if (untrack(() => this.sending)) return;
    this.sending = true;
    try {
      for (const photo of this.list) {
        if (photo.flaw !== null || !isReady(photo.checkInId)) continue;
        const end = await this.#send(photo, this.#leaving.signal);
        if (end === 'lost') return;
        if (end === 'done') await this.drop(photo.id);
        else this.list = this.list.map((one) => (one.id === photo.id ? { ...one, ...end } : one));
      }
    } finally {
      this.sending = false;
    }
  }
}
