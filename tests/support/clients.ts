/** Pages and the devices they run on, for tests in which pages come and go. */
import type { Act } from '#lib/lab/acts.ts';
import type { Person } from '#lib/lab/people.ts';
import { isRefusal, type Refusal } from '#lib/lab/refusals.ts';
import { spaceKey, type SpaceRef } from '#lib/lab/space.ts';
import type { connect } from '#lib/live/connection.ts';
import { openLab, type LabLive } from '#lib/live/lab-live.svelte.ts';
import type { LiveSpace } from '#lib/live/live-space.svelte.ts';
import { Outbox, type Refused, type Waiting } from '#lib/live/outbox.ts';
import type { Answer, Snapshot } from '#lib/live/protocol.ts';

/** What IndexedDB is on a real device: outlives pages, and tabs share it. */
export class Disk {
  readonly waiting = new Map<string, Waiting>();
  readonly refused = new Map<string, Refused>();
  /** How long a write takes; one that is under way when its page dies never happens. */
  slowness = () => 0;
}

/** The outbox of a page on such a device. */
export class DiskOutbox extends Outbox {
  #disk: Disk;
  #last: Promise<void> = Promise.resolve();

  constructor(disk: Disk, labId: string, personId: string) {
    super(labId, personId);
    this.#disk = disk;
  }

  override get durable(): boolean {
    return true;
  }
  override async load() {
    await this.#last;
    const own = <T extends Waiting>(kept: Map<string, T>) =>
      [...kept.values()]
        .filter(({ owner }) => owner === this.owner)
        .toSorted((a, b) => (a.id < b.id ? -1 : 1));
    return { waiting: own(this.#disk.waiting), refused: own(this.#disk.refused) };
  }
  override add(waiting: Waiting): Promise<void> {
    return this.#write(() => this.#disk.waiting.set(waiting.id, waiting));
  }
  override replace(id: string, waiting: Waiting): Promise<void> {
    return this.#write(() => {
      this.#disk.waiting.set(waiting.id, waiting);
      this.#disk.waiting.delete(id);
    });
  }
  override done(id: string): Promise<void> {
    return this.#write(() => {
      this.#disk.waiting.delete(id);
      this.#disk.refused.delete(id);
    });
  }
  override refuse(refused: Refused): Promise<void> {
    return this.#write(() => {
      this.#disk.refused.set(refused.id, refused);
      this.#disk.waiting.delete(refused.id);
    });
  }
  override drop(id: string): Promise<void> {
    return this.#write(() => this.#disk.refused.delete(id));
  }

  #write(change: () => void): Promise<void> {
    const ms = this.#disk.slowness();
    this.#last = this.#last.then(async () => {
      if (ms > 0) await new Promise((done) => setTimeout(done, ms));
      change();
    });
    return this.#last;
  }
}

export type Who = { person: Person; cookie: string; projectorKey?: string };
export type Way = { url: string; connect?: typeof connect };
export type Asked = { act: Act; ref: SpaceRef; refusal: Refusal | null; answer: Answer | null };

/** A page that follows some spaces, and remembers what was asked on it. */
export class Page {
  readonly live: LabLive;
  readonly asked: Asked[] = [];
  #spaces = new Map<string, LiveSpace>();

  constructor(
    { person, cookie, projectorKey }: Who,
    { url, connect: dial }: Way,
    { disk, refs }: { disk: Disk; refs: readonly { ref: SpaceRef; initial: Snapshot | null }[] },
  ) {
    const outbox = new DiskOutbox(disk, person.labId, person.id);
    this.live = openLab({
      labId: person.labId,
      person,
      projectorKey,
      at: { url, headers: cookie ? { cookie } : {}, outbox, ...(dial && { connect: dial }) },
    });
    for (const { ref, initial } of refs) {
      const space = this.live.space(ref, initial as never) as unknown as LiveSpace;
      space.watch();
      this.#spaces.set(spaceKey(ref), space);
    }
  }

  at(ref: SpaceRef): LiveSpace {
    const space = this.#spaces.get(spaceKey(ref));
    if (!space) throw new Error(`This page does not follow ${spaceKey(ref)}`);
    return space;
  }

  /** Somebody does something on this page; what became of it is in `asked`. */
  do(ref: SpaceRef, act: Act, as?: Person): Asked {
    const asked: Asked = { act, ref, refusal: null, answer: null };
    this.asked.push(asked);
    void this.at(ref)
      .acted(act, as)
      .then((answer) => {
        if (isRefusal(answer)) asked.refusal = answer;
        else asked.answer = answer;
      });
    return asked;
  }

  [Symbol.dispose](): void {
    this.live.close();
  }
}
