/**
 * Whole boards for those who come late, compressed once and shared. Three hundred phones that come
 * back to a full board would otherwise have it filtered, written out and sent three hundred times
 * at six times the size. What is shared is the board as its audience sees it; what only one person
 * sees (their name on their cards, their paper) goes beside it, and so does what happened since.
 */
import { promisify } from 'node:util';
import { deflateRaw } from 'node:zlib';
import { anyoneOf, seenState, type Audience } from '#lib/lab/seen-by.ts';
import type { State } from '#lib/lab/space.ts';
import { longestReplay } from '#lib/live/protocol.ts';
import type { OpenSpace } from './spaces.ts';

export type Zipped = { number: number; state: State; bytes: Buffer };

const deflated = promisify(deflateRaw);
/** Smaller ones are sent as they are. */
const worthwhile = 60;
/** Kept at once; the longest unused go first. */
const mostKept = 40;
/** A snapshot serves until so much has happened since that a new one is the smaller answer. */
const goodFor = Math.min(100, longestReplay);

export class Snapshots {
  #kept = new Map<string, { number: number; making: Promise<Zipped> }>();

  /** The space as this audience sees it, now or a little earlier; null where it is not worth it. */
  of(space: OpenSpace, audience: Audience): Promise<Zipped> | null {
    const { state, number } = space;
    if (state.kind !== 'board' || Object.keys(state.cards).length < worthwhile) return null;
    const key = `${space.key} ${audience}`;
    const known = this.#kept.get(key);
    const isFresh = known && known.number <= number && number - known.number <= goodFor;
    const making = isFresh ? known.making : make(space, audience);
    this.#kept.delete(key);
    this.#kept.set(key, isFresh ? known : { number, making });
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= mostKept) break;
      this.#kept.delete(oldest);
    }
    return making;
  }
}

async function make({ state, number, labId }: OpenSpace, audience: Audience): Promise<Zipped> {
  const seen = seenState(state, anyoneOf(audience, state, labId ?? ''));
  return { number, state, bytes: await deflated(JSON.stringify(seen)) };
}
