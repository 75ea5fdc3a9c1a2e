/**
 * Uploads that survive a break. A large file comes in pieces, each at an offset; a piece is told to
 * be there only when the disk has it, and what came of a piece before the line was lost counts.
 * Whoever comes back asks for the offset and goes on, after a reload, a change of the network or a
 * restart of the server. An upload belongs to one person and one idea or entry by its name, which is a hash
 * of both: nobody finds another's. What is not finished is swept after a day.
 */
import { createHash } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { freeBytes, marginBytes, reserveBytes } from '#lib/server/db/reserve.ts';
import type { StoredFile } from './files.ts';
import { oneAtATime } from './one-at-a-time.ts';

export type UploadKey = { personId: string; subjectId: string; evidenceId: string };
type Upload = UploadKey & {
  /** The lab, or the region: its unfinished bytes are counted together. */
  poolId: string;
  fileName: string;
  size: number;
  /** Set when the file has its place among the evidence. */
  kept?: StoredFile;
};

/** Most bytes of one piece; forms without a file may be as large (`http/guard.ts`). */
export const pieceBytes = 1024 * 1024;
/** Unfinished uploads of one person; the oldest gives way to a new one. */
const mostOfPerson = 4;
/** Unfinished bytes of one lab, or of the registry of one region. */
const mostOfPool = 2 * 1024 ** 3;
/** So much stays free for the lab itself. */
const floor = reserveBytes + marginBytes + 128 * 1024 * 1024;
const keepMs = 24 * 60 * 60_000;

export type Began = { offset: number } | 'storage' | 'full';
export type Appended = { offset: number; taken: boolean } | 'gone' | 'too-large' | 'storage';

export class Uploads {
  #dir: string;
  #now: () => number;
  #free: (dir: string) => number;
  /** What the disk has of each upload, as far as this process knows. */
  #offsets = new Map<string, number>();
  #busy = new Map<string, { stop: AbortController; ended: Promise<unknown> }>();
  #counting = oneAtATime();
  #swept = Number.NEGATIVE_INFINITY;

  constructor({
    dir,
    now,
    free = freeBytes,
  }: {
    dir: string;
    now: () => number;
    free?: (dir: string) => number;
  }) {
    this.#dir = dir;
    this.#now = now;
    this.#free = free;
  }

  /** Begins an upload, or finds the one that was begun with the same file. */
  async begin(upload: Upload): Promise<Began> {
    await mkdir(this.#dir, { recursive: true, mode: 0o700 });
    if (this.#now() - this.#swept > 60 * 60_000) await this.sweep();
    const name = nameOf(upload);
    return this.#alone(name, async () => {
      const known = await this.#read(name);
      if (known?.size === upload.size && known.fileName === upload.fileName) {
        return { offset: known.kept ? known.size : await this.#offset(name) };
      }
      return this.#counting(() => this.#makeRoom(name, upload));
    });
  }

  /** Bounds hold only while nobody else begins between counting and writing. */
  async #makeRoom(name: string, upload: Upload): Promise<Began> {
    // What is begun anew with another file gives its room back first.
    const others = (await this.#all()).filter((one) => one.name !== name);
    const own = others.filter((one) => one.upload.personId === upload.personId);
    const tooMany = Math.max(0, own.length - (mostOfPerson - 1));
    // What is being worked on is not taken away under somebody's hands.
    const idle = own.filter((one) => !this.#busy.has(one.name));
    if (idle.length < tooMany) return 'full';
    const over = tooMany > 0 ? idle.slice(-tooMany) : [];
    for (const { name: old } of over) await this.#remove(old);
    const ofPool = others.filter(
      (one) => one.upload.poolId === upload.poolId && !over.includes(one),
    );
    const sum = ofPool.reduce((bytes, one) => bytes + one.upload.size, upload.size);
    if (sum > mostOfPool) return 'full';
    if (this.#free(this.#dir) - upload.size < floor) return 'storage';
    await writeFile(this.#part(name), '', { mode: 0o600 });
    await this.#write(name, upload);
    this.#offsets.set(name, 0);
    return { offset: 0 };
  }

  /** What is there of an upload; null when it is not there (any more). */
  async find(key: UploadKey): Promise<{ upload: Upload; offset: number; part: string } | null> {
    const name = nameOf(key);
    return this.#alone(name, async () => {
      const upload = await this.#read(name);
      if (!upload) return null;
      const offset = upload.kept ? upload.size : await this.#offset(name);
      return { upload, offset, part: this.#part(name) };
    });
  }

  /**
   * Adds a piece at its offset. `taken` is false where it does not begin at what is there: then
   * nothing was added. A later request takes the place of one that hangs on a dead line.
   */
  async append(
    key: UploadKey,
    offset: number,
    body: ReadableStream<Uint8Array> | null,
  ): Promise<Appended> {
    const name = nameOf(key);
    return this.#alone(name, async (signal) => {
      const upload = await this.#read(name);
      if (!upload) return 'gone';
      const there = upload.kept ? upload.size : await this.#offset(name);
      if (offset !== there || !body) return { offset: there, taken: false };
      if (this.#free(this.#dir) < reserveBytes + marginBytes) return 'storage';
      return this.#take(name, { there, size: upload.size, body, signal });
    });
  }

  async #take(
    name: string,
    {
      there,
      size,
      body,
      signal,
    }: { there: number; size: number; body: ReadableStream<Uint8Array>; signal: AbortSignal },
  ): Promise<Appended> {
    const reader = body.getReader();
    const cut = () => void reader.cancel().catch(() => {});
    signal.addEventListener('abort', cut, { once: true });
    const file = await open(this.#part(name), 'r+');
    let at = there;
    let overflow = false;
    try {
      // What nobody was told to be there may be half written.
      await file.truncate(there);
      for (;;) {
        const piece = await reader.read().catch(() => null);
        if (!piece || piece.done) break;
        overflow = at + piece.value.length > Math.min(size, there + pieceBytes);
        if (overflow) break;
        await file.write(piece.value, 0, piece.value.length, at);
        at += piece.value.length;
      }
      await file.datasync();
      this.#offsets.set(name, at);
    } catch (fault) {
      if ((fault as NodeJS.ErrnoException).code !== 'ENOSPC') throw fault;
      return 'storage';
    } finally {
      signal.removeEventListener('abort', cut);
      cut();
      await file.close();
    }
    return overflow ? 'too-large' : { offset: at, taken: true };
  }

  /**
   * Gives a whole file its place, once: who asks again meanwhile waits and hears the same, which a phone
   * does whose answer was lost. Where it went is remembered, so that no second upload is needed.
   */
  async finish<Flaw extends string>(
    key: UploadKey,
    settle: (part: string, fileName: string) => Promise<StoredFile | Flaw>,
  ): Promise<StoredFile | Flaw | { offset: number } | 'gone'> {
    const name = nameOf(key);
    return this.#alone(name, async () => {
      const upload = await this.#read(name);
      if (!upload) return 'gone';
      if (upload.kept) return upload.kept;
      const offset = await this.#offset(name);
      if (offset !== upload.size) return { offset };
      const kept = await settle(this.#part(name), upload.fileName);
      if (typeof kept === 'string') return kept;
      await this.#write(name, { ...upload, kept });
      await rm(this.#part(name), { force: true });
      return kept;
    });
  }

  /** Forgets an upload: it is done, or nobody wants it any more. */
  async drop(key: UploadKey): Promise<void> {
    const name = nameOf(key);
    await this.#alone(name, () => this.#remove(name));
  }

  /** Removes what nobody has gone on with for a day, and pieces without a description. */
  async sweep(): Promise<void> {
    this.#swept = this.#now();
    const files = await readdir(this.#dir).catch(() => []);
    for (const file of files) {
      const found = await stat(join(this.#dir, file)).catch(() => null);
      const other = file.endsWith('.part')
        ? null
        : await stat(this.#part(file.slice(0, 64))).catch(() => null);
      const last = Math.max(found?.mtimeMs ?? 0, other?.mtimeMs ?? 0);
      if (this.#now() - last > keepMs) await rm(join(this.#dir, file), { force: true });
    }
  }

  /** One request of an upload at a time; the one before is cut off and waited for. */
  async #alone<T>(name: string, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    for (let before = this.#busy.get(name); before; before = this.#busy.get(name)) {
      before.stop.abort();
      await before.ended;
    }
    const stop = new AbortController();
    const working = work(stop.signal);
    const ended = working.then(
      () => {},
      () => {},
    );
    this.#busy.set(name, { stop, ended });
    try {
      return await working;
    } finally {
      this.#busy.delete(name);
    }
  }

  /** After a restart the last piece is not believed: it may never have been told to be there. */
  async #offset(name: string): Promise<number> {
    const known = this.#offsets.get(name);
    if (known !== undefined) return known;
    const found = await stat(this.#part(name)).catch(() => null);
    const offset = Math.max(0, (found?.size ?? 0) - pieceBytes);
    this.#offsets.set(name, offset);
    return offset;
  }

  /** All unfinished ones, youngest first. */
  async #all(): Promise<{ name: string; upload: Upload }[]> {
    const files = await readdir(this.#dir);
    const found: { name: string; upload: Upload; age: number }[] = [];
    for (const file of files) {
      if (!file.endsWith('.json')) continue;
      const name = file.slice(0, 64);
      const upload = await this.#read(name);
      const part = await stat(this.#part(name)).catch(() => null);
      if (upload && part) found.push({ name, upload, age: part.mtimeMs });
    }
    return found.toSorted((a, b) => b.age - a.age);
  }

  async #read(name: string): Promise<Upload | null> {
    const text = await readFile(join(this.#dir, `${name}.json`), 'utf8').catch(() => null);
    try {
      const upload = text === null ? null : (JSON.parse(text) as Upload);
      // Its bytes are gone: then there is nothing to go on with.
      const whole = upload?.kept ?? (await stat(this.#part(name)).catch(() => null));
      return whole ? upload : null;
    } catch {
      return null;
    }
  }

  async #write(name: string, upload: Upload): Promise<void> {
    const draft = join(this.#dir, `${name}.new`);
    await writeFile(draft, JSON.stringify(upload), { mode: 0o600, flush: true });
    await rename(draft, join(this.#dir, `${name}.json`));
  }

  async #remove(name: string): Promise<void> {
    this.#offsets.delete(name);
    for (const end of ['.json', '.part', '.new'])
      await rm(join(this.#dir, name + end), { force: true });
  }

  #part = (name: string) => join(this.#dir, `${name}.part`);
}

const nameOf = ({ personId, subjectId, evidenceId }: UploadKey): string =>
  createHash('sha256')
    .update(JSON.stringify([personId, subjectId, evidenceId]))
    .digest('hex');

let made: Uploads | undefined;

/** The uploads of this process, beside the database. */
export const uploads = (): Uploads =>
  (made ??= new Uploads({
    dir: join(process.env['LABINOV_DATA'] || 'data', 'uploads'),
    now: Date.now,
  }));
