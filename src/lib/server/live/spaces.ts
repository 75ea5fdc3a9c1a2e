import { emptyState } from '#lib/lab/empty.ts';
import { foldOn } from '#lib/lab/fold.ts';
import type { Owned } from '#lib/lab/owned.ts';
import { spaceKey, type Happened, type SpaceRef, type State } from '#lib/lab/space.ts';
import type { Db, Trx } from '#lib/server/db/database.ts';
import * as journal from '#lib/server/db/journal.ts';
import * as labs from '#lib/server/db/labs.ts';

/** An open space: its state after event `number`, and the last events for those who catch up. */
export type OpenSpace = {
  readonly ref: SpaceRef;
  readonly key: string;
  /** Null for an idea that nobody has raised yet. */
  readonly labId: string | null;
  readonly number: number;
  readonly state: State;
  readonly tail: readonly Happened[];
};

/** So many events are kept for catching up without the database. */
const tailLength = 600;
/** So many spaces stay open; the longest unused go first and are read again when asked for. */
const mostOpen = 600;

/** Opens a space from its journal. */
export async function openSpace(db: Db | Trx, ref: SpaceRef): Promise<OpenSpace> {
  const labId = await labs.labOf(db, ref);
  const empty = { ref, key: spaceKey(ref), labId, number: 0, state: emptyState(ref), tail: [] };
  return readOn(db, empty);
}

/** The same space with whatever the journal has beyond it. */
export async function readOn(db: Db | Trx, space: OpenSpace): Promise<OpenSpace> {
  const fresh = await journal.read(db, space.ref, space.number);
  if (fresh.length === 0) return space;
  const labId = space.labId ?? (await labs.labOf(db, space.ref));
  const grown = grow({ ...space, labId }, fresh);
  return { ...grown, state: await journal.restore(db, grown.state) };
}

/** The space after some more events; `owned` is passed along by whoever grows it step by step. */
export function grow(
  space: OpenSpace,
  fresh: readonly Happened[],
  owned: Owned = new WeakSet(),
): OpenSpace {
  const fold = (state: State, happened: Happened) => foldOn(state, happened, owned);
  const tail = [...space.tail, ...fresh];
  return {
    ...space,
    number: fresh.at(-1)?.number ?? space.number,
    state: fresh.reduce<State>(fold, space.state),
    tail: tail.length > tailLength * 2 ? tail.slice(-tailLength) : tail,
  };
}

/** The spaces that are open in this process, at their last committed state. */
export class OpenSpaces {
  #open = new Map<string, OpenSpace>();
  #opening = new Map<string, Promise<OpenSpace>>();

  get(ref: SpaceRef): OpenSpace | undefined {
    return this.#open.get(spaceKey(ref));
  }

  /** Keeps the newer of two; a slow reader must not put back what a commit has replaced. */
  keep(space: OpenSpace): void {
    const known = this.#open.get(space.key);
    this.#open.delete(space.key);
    this.#open.set(space.key, known && known.number > space.number ? known : space);
    for (const key of this.#open.keys()) {
      if (this.#open.size <= mostOpen) break;
      this.#open.delete(key);
    }
  }

  /** The space, opened if it is not; two who ask at once wait for the same reading. */
  async at(db: Db, ref: SpaceRef): Promise<OpenSpace> {
    const key = spaceKey(ref);
    const known = this.#open.get(key);
    if (known) return known;
    let opening = this.#opening.get(key);
    if (!opening) {
      opening = openSpace(db, ref).finally(() => this.#opening.delete(key));
      this.#opening.set(key, opening);
    }
    const space = await opening;
    if (space.labId !== null) this.keep(space);
    return this.#open.get(key) ?? space;
  }

  /** Those of a lab that are open. */
  ofLab(labId: string): SpaceRef[] {
    return [...this.#open.values()].filter((space) => space.labId === labId).map(({ ref }) => ref);
  }

  /** Nothing of this lab stays in memory. */
  forget(labId: string): void {
    for (const [key, space] of this.#open) if (space.labId === labId) this.#open.delete(key);
  }
}
