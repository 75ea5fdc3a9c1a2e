import { withOwn } from '#lib/lab/board/seen-by.ts';
import type { Board } from '#lib/lab/board/state.ts';
import { foldAll } from '#lib/lab/fold.ts';
import type { Refusal } from '#lib/lab/refusals.ts';
import type { Joined, WireJoined, ZippedSnapshot } from './protocol.ts';
import { unpackFrame } from './protocol-packing.ts';

/** Old browsers ask for boards as they are. */
export const canUnzip = typeof DecompressionStream === 'function';

/** What the server answered to a join, as plain events or a whole state. */
export async function unpackJoined(answer: WireJoined | Refusal): Promise<Joined | Refusal> {
  if ('zipped' in answer) return unzip(answer);
  if (!('missed' in answer)) return answer;
  const { to, events } = unpackFrame(answer.missed);
  return { to, events };
}

async function unzip({ number, zipped, own, missed }: ZippedSnapshot): Promise<Joined> {
  const stream = new Blob([zipped as BlobPart])
    .stream()
    .pipeThrough(new DecompressionStream('deflate-raw'));
  const shared = (await new Response(stream).json()) as Board;
  const state = withOwn(shared, own);
  if (!missed) return { number, state };
  const { to, events } = unpackFrame(missed);
  return { number: to, state: foldAll(state, events) };
}
