/**
 * Sends a large file in pieces to the resumable road of evidence, of an idea or of an entry. A piece
 * that does not arrive is asked for again from where the server says it is; a lost line only makes it
 * wait. Works on plain http, and in Node (the rehearsal).
 */
import type { Evidence } from '#lib/lab/idea/state.ts';
import { flawOf, type FileFlaw } from '#lib/lab/idea/evidence-kinds.ts';
import type { Refusal } from '#lib/lab/refusals.ts';

export type UploadAbout = Pick<Evidence, 'indicator' | 'title' | 'year' | 'stage' | 'checkInId'>;
export type UploadEnd<Flaw extends string = FileFlaw | 'title'> =
  | { done: true }
  | { flaw: Flaw }
  | { refusal: UploadNo };
/** Why not: a refusal of the lab, or of the registry. */
export type UploadNo = { code: string; params?: Refusal['params'] };

type Road<About = UploadAbout> = {
  /** Address of the upload, for example `/evidence/{lab}/{idea}/{evidence}/upload`. */
  address: string;
  about: About;
  /** The name a person knows the file by. */
  fileName: string;
  fetch?: typeof fetch;
  signal?: AbortSignal;
  /** So many bytes are safe. */
  sent?: (bytes: number) => void;
  /** The line is gone (true), or is there again. */
  waiting?: (lost: boolean) => void;
  /** Resolves when it is worth another try; milliseconds are a suggestion. */
  pause?: (ms: number) => Promise<void>;
};

const smallest = 64 * 1024;
const largest = 1024 * 1024;
/** A piece should take about a second: so much is lost at most when the line is. */
const wanted = 1_000;

type Told = { offset?: number; done?: true; flaw?: string; refusal?: UploadNo };

/** Sends the whole file; ends when it is evidence, or is refused. Aborting throws. */
export async function sendFile(file: Blob, road: Road): Promise<UploadEnd> {
  const flaw = flawOf({ name: road.fileName, size: file.size });
  return flaw ? { flaw } : sendPieces(file, road);
}

/** The same for any file that has such a road; what it may be, the server says. */
export async function sendPieces<Flaw extends string>(
  file: Blob,
  road: Road<object>,
): Promise<UploadEnd<Flaw>> {
  const { pause = rest, waiting = () => {} } = road;
  for (let tries = 0; ; tries++) {
    try {
      const end = await attempt(file, road, () => {
        tries = 0;
        waiting(false);
      });
      if (end) return end as UploadEnd<Flaw>;
    } catch (fault) {
      if (road.signal?.aborted) throw fault;
      waiting(true);
    }
    await pause(Math.min(15_000, 500 * 2 ** Math.min(tries, 6)));
    road.signal?.throwIfAborted();
  }
}

/** From the offset that the server tells to the end; null where it is worth beginning again. */
async function attempt(
  file: Blob,
  road: Road<object>,
  arrived: () => void,
): Promise<UploadEnd<string> | null> {
  const { fileName, about, sent = () => {} } = road;
  const body = JSON.stringify({ ...about, fileName, size: file.size });
  const type = { 'content-type': 'application/json' };
  let told = await ask(road, { method: 'POST', body, headers: type });
  if (isEnd(told)) return told;
  let offset = told.offset ?? 0;
  let piece = 4 * smallest;
  sent(offset);
  while (offset < file.size) {
    const began = performance.now();
    told = await ask(road, {
      method: 'PATCH',
      body: file.slice(offset, offset + piece),
      headers: { 'content-type': 'application/octet-stream', 'upload-offset': String(offset) },
    });
    arrived();
    if (isEnd(told)) return told;
    offset = told.offset ?? 0;
    sent(offset);
    const took = performance.now() - began;
    if (took < wanted / 2) piece = Math.min(largest, piece * 2);
    if (took > wanted * 2) piece = Math.max(smallest, piece / 2);
  }
  told = await ask(road, { method: 'PUT', body, headers: type });
  return isEnd(told) ? told : null;
}

const isEnd = (told: Told): told is Told & UploadEnd<string> =>
  told.done !== undefined || told.flaw !== undefined || told.refusal !== undefined;

/** The answer; a server that stops, or whatever stands between, counts as a lost line. */
async function ask(
  { address, fetch: own = fetch, signal }: Road<object>,
  init: RequestInit,
): Promise<Told> {
  const cut = new AbortController();
  const end = () => cut.abort();
  const late = setTimeout(end, 90_000);
  signal?.addEventListener('abort', end, { once: true });
  try {
    const response = await own(address, { ...init, signal: cut.signal });
    const told = read(await response.text());
    const passing = response.status >= 500 && told?.refusal?.code !== 'storage';
    if (!told || passing) throw new Error(`${response.status}`);
    return told;
  } finally {
    clearTimeout(late);
    signal?.removeEventListener('abort', end);
  }
}

function read(text: string): Told | null {
  try {
    const told: unknown = JSON.parse(text);
    return typeof told === 'object' && told !== null ? told : null;
  } catch {
    return null;
  }
}

const rest = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));
