/**
 * [X7] Papers that were ordered, kept for whoever ordered them: `${LABINOV_DATA}/exports/<account>`,
 * the file and a few words about it beside it. Nobody else finds them; after a week they are gone.
 */
import { createReadStream } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { uuidv7 } from 'uuidv7';
import { steadyNow } from './auth/steady-clock.ts';
import { paperTypes, type Order, type PaperFormat } from './paper-orders.ts';
import { press, type Lane, type PaperRefusal, type Printed } from './press.ts';

/** What belongs together on a page: the papers of one lab, or of one region's registry. */
export type Scope = { labId: string } | { regionId: string };
type State = 'waiting' | 'made' | 'nothing' | 'failed' | 'cancelled' | PaperRefusal;
type Kept = {
  id: string;
  what: Order['what'];
  format: PaperFormat;
  scope: Scope;
  /** What the file is called when it is downloaded. */
  name: string;
  at: number;
  state: State;
  size: number;
};
export type MadeFile = Kept & {
  /** 0 to 1 while it is printed. */
  done: number;
  /** How many stand before it; null when it is being printed, or over. */
  before: number | null;
};

const keepMs = 7 * 24 * 60 * 60_000;
const sweepMs = 60 * 60_000;
/** Of one person; the oldest that is not waited for gives way. */
const mostKept = 30;
/** Of one person at a time: a queue is no place for everything at once. */
const mostWaiting = 6;

export class MadeFiles {
  #dir: string;
  #laneOf: (what: Order['what']) => Lane;
  #now: () => number;
  /** Orders of this run of the server; what else says that it waits was cut short. */
  #running = new Map<string, number>();
  #swept = Number.NEGATIVE_INFINITY;

  constructor({
    dir,
    laneOf,
    now,
  }: {
    dir: string;
    /** Where such papers are printed. */
    laneOf: (what: Order['what']) => Lane;
    now: () => number;
  }) {
    this.#dir = dir;
    this.#laneOf = laneOf;
    this.#now = now;
  }

  /** Orders a paper; null while too many of this person's are waiting. */
  async order(
    owner: string,
    order: Order,
    about: { scope: Scope; name: string },
  ): Promise<string | null> {
    await this.#sweep(owner);
    // What others left behind goes as well, also of those who never come back.
    if (this.#now() - this.#swept > sweepMs) await this.sweepAll();
    const own = await this.list(owner);
    if (own.filter(({ state }) => state === 'waiting').length >= mostWaiting) return null;
    const { what, format } = order;
    const id = uuidv7();
    const kept: Kept = { id, what, format, ...about, at: this.#now(), state: 'waiting', size: 0 };
    await mkdir(this.#of(owner), { recursive: true, mode: 0o700 });
    // Before anything is written: drafts of what is not under way are swept.
    this.#running.set(id, 0);
    await this.#write(owner, kept).catch((fault: unknown) => {
      this.#running.delete(id);
      throw fault;
    });
    void this.#laneOf(what)
      .print(order, this.#file(owner, kept), (done) => this.#running.set(id, done))
      .then((printed) => this.#settle(owner, kept, printed));
    return id;
  }

  /** All of a person, the newest first. */
  async list(owner: string): Promise<MadeFile[]> {
    // As it was before reading: what is settled meanwhile still reads as waiting, and is not failed.
    const running = new Map(this.#running);
    const names = await readdir(this.#of(owner)).catch(() => []);
    const all = await Promise.all(
      names
        .filter((name) => name.endsWith('.json'))
        .map((name) => this.#read(owner, name.slice(0, -5))),
    );
    return all
      .filter((one) => one !== null)
      .sort((a, b) => (a.id < b.id ? 1 : -1))
      .map((kept) => this.#told(owner, kept, running));
  }

  /** The file for its owner, or null. */
  async open(
    owner: string,
    id: string,
  ): Promise<{ kept: MadeFile; body: ReadableStream; type: string } | null> {
    const kept = await this.#read(owner, id);
    if (kept?.state !== 'made') return null;
    const file = this.#file(owner, kept);
    if (!(await stat(file).catch(() => null))) return null;
    const body = Readable.toWeb(createReadStream(file)) as ReadableStream;
    return { kept: this.#told(owner, kept), body, type: paperTypes[kept.format] };
  }

  /** Takes the order back, or throws the file away. */
  async remove(owner: string, id: string): Promise<void> {
    const kept = await this.#read(owner, id);
    if (!kept) return;
    if (this.#running.has(id)) this.#laneOf(kept.what).cancel(this.#file(owner, kept));
    this.#running.delete(id);
    await rm(this.#about(owner, id), { force: true });
    await rm(this.#file(owner, kept), { force: true });
  }

  async #settle(owner: string, kept: Kept, printed: Printed): Promise<void> {
    // Taken back meanwhile: its words are gone, and must not come again.
    const wanted = () => this.#running.has(kept.id);
    if (!wanted()) return;
    const settled =
      typeof printed === 'string'
        ? { ...kept, state: printed }
        : { ...kept, state: 'made' as const, size: printed.size };
    await this.#write(owner, settled).catch(() => {});
    if (!wanted()) await rm(this.#about(owner, kept.id), { force: true });
    // Not before it is written: in between it would look like an order that nobody works on.
    this.#running.delete(kept.id);
  }

  #told(owner: string, kept: Kept, running: ReadonlyMap<string, number> = this.#running): MadeFile {
    const done = running.get(kept.id);
    if (kept.state === 'waiting' && done === undefined) {
      return { ...kept, state: 'failed', done: 0, before: null };
    }
    return {
      ...kept,
      done: done ?? 0,
      before: this.#laneOf(kept.what).before(this.#file(owner, kept)),
    };
  }

  async #sweep(owner: string): Promise<void> {
    const all = await this.list(owner);
    const old = all.filter(({ at }, place) => this.#now() - at > keepMs || place >= mostKept - 1);
    for (const { id, state } of old) if (state !== 'waiting') await this.remove(owner, id);
    await this.#sweepRest(owner);
  }

  /** What no list names: drafts that nobody finishes any more, words that a power cut left empty. */
  async #sweepRest(owner: string): Promise<void> {
    for (const name of await readdir(this.#of(owner)).catch(() => [])) {
      const path = join(this.#of(owner), name);
      const found = await stat(path).catch(() => null);
      if (!found) continue;
      const old = this.#now() - found.mtimeMs > keepMs;
      if (old || this.#isLeft(name)) await rm(path, { force: true }).catch(() => {});
    }
  }

  /** A draft of the press or of our own words whose order is not of this run of the server. */
  #isLeft(name: string): boolean {
    const id = /^\.?([0-9a-f-]{36})(\.file)?\.part$/.exec(name)?.[1];
    return id !== undefined && !this.#running.has(id);
  }

  /** Throws away what anybody has kept for too long, and what broke off: at a start, and every hour. */
  async sweepAll(): Promise<void> {
    this.#swept = this.#now();
    for (const owner of await readdir(this.#dir).catch(() => [])) await this.#sweep(owner);
  }

  async #read(owner: string, id: string): Promise<Kept | null> {
    if (!/^[0-9a-f-]{36}$/.test(id)) return null;
    const text = await readFile(this.#about(owner, id), 'utf8').catch(() => null);
    try {
      return text === null ? null : (JSON.parse(text) as Kept);
    } catch {
      // Cut short by a power cut or a full disk: this one is lost, and hides no other.
      return null;
    }
  }

  async #write(owner: string, kept: Kept): Promise<void> {
    const draft = join(this.#of(owner), `.${kept.id}.part`);
    await writeFile(draft, JSON.stringify(kept), { mode: 0o600 });
    await rename(draft, this.#about(owner, kept.id));
  }

  #of = (owner: string) => join(this.#dir, owner.replace(/[^0-9a-z-]/gi, ''));
  #about = (owner: string, id: string) => join(this.#of(owner), `${id}.json`);
  // Not by its format: JSON would lie where the words about it lie.
  #file = (owner: string, { id }: Pick<Kept, 'id'>) => join(this.#of(owner), `${id}.file`);
}

const seat = Symbol.for('labinov.made-files');
const place = globalThis as unknown as { [seat]?: MadeFiles };

export const madeFiles = (): MadeFiles =>
  (place[seat] ??= new MadeFiles({
    dir: join(process.env['LABINOV_DATA'] || 'data', 'exports'),
    // Those that are written as they are read need little memory, however large they become.
    laneOf: (what) =>
      what === 'registry-rows' || what === 'lab-file' ? press().rows : press().long,
    now: steadyNow,
  }));
