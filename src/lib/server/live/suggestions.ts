/** Suggestions for grouping a board, computed between other things so that nobody waits for them. */
import type { Board } from '#lib/lab/board/state.ts';
import { hangs } from '#lib/lab/board/talk.ts';
import { suggesting, type Suggestions } from '#lib/lab/grouping/suggest.ts';

/** What one turn of the event loop gives to it. Frames of a full hall leave every 40 ms. */
const sliceMs = 6;

/**
 * Suggestions over a board as somebody sees it (`seenState`): cards nobody has revealed are not in
 * it. Loose cards only; those in a cluster stay where they are.
 */
export async function suggestionsFor(board: Board): Promise<Suggestions> {
  if (!board.revealed) return { duplicates: [], themes: [], left: [] };
  const cards = Object.values(board.cards).filter(hangs);
  const clusters = Object.values(board.clusters).map(({ id, title }) => ({
    id,
    title,
    cards: cards.filter(({ clusterId }) => clusterId === id).map((card) => card.id),
  }));
  return paced(
    suggesting(
      cards.map(({ id, text }) => ({ id, text })),
      clusters,
    ),
  );
}

/** Runs work to its end, a few milliseconds a turn. */
export async function paced<T>(work: Generator<void, T>): Promise<T> {
  for (;;) {
    const until = performance.now() + sliceMs;
    do {
      const step = work.next();
      if (step.done) return step.value;
    } while (performance.now() < until);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** Of the same board as it stands one computation, which several devices of a facilitator share. */
const running = new Map<string, Promise<Suggestions>>();
/** The last one. They go one after the other: for a full wall each takes some 200 MB for a moment. */
let last: Promise<unknown> = Promise.resolve();

export function sharedSuggestions(board: Board, number: number): Promise<Suggestions> {
  const key = `${board.id} ${number}`;
  const known = running.get(key);
  if (known) return known;
  const work = last.then(() => suggestionsFor(board)).finally(() => running.delete(key));
  last = work.catch(() => {});
  running.set(key, work);
  return work;
}
