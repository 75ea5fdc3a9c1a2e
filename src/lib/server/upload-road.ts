/**
 * The resumable road of a large file, the same to an idea and to an entry of the registry. POST
 * begins (or finds) the upload and tells how much is there; PATCH adds a piece at an offset; HEAD asks
 * for the offset; PUT makes the whole file a piece of evidence; DELETE gives it up. Answers are small
 * JSON: `{offset}`, `{done}`, `{flaw}`, `{refusal}`.
 */
import { json, type RequestEvent } from '@sveltejs/kit';
import * as v from 'valibot';
import { flawOf, type FileFlaw } from '#lib/lab/idea/evidence-kinds.ts';
import { text, wholeNumber } from '#lib/lab/values.ts';
import { flawSoFar } from './file-content.ts';
import { evidenceDir, settle, type StoredFile } from './files.ts';
import { uploads, type UploadKey } from './uploads.ts';

/** What is said of every file, wherever it goes. */
const ofEveryFile = {
  title: text(200),
  fileName: v.pipe(v.string(), v.minLength(1), v.maxLength(300)),
  size: wholeNumber(0, 1e12),
};
/** The schema of what a page says of a file, with what its own place asks beside that. */
export const aboutFile = <Entries extends v.ObjectEntries>(entries: Entries) =>
  v.strictObject({ ...ofEveryFile, ...entries });

type Said = { title: string; fileName: string; size: number };
export type UploadNo = { code: string };
/** Where the file goes, for somebody who may bring it there. */
export type UploadDoor<About extends Said> = {
  key: UploadKey;
  /** The lab, or the region, whose unfinished bytes are counted together. */
  poolId: string;
  /** Whether this piece of evidence is there by now. */
  isThere(): Promise<boolean>;
  /** Makes it a piece of evidence; null when it is one. */
  add(
    about: About,
    kept: StoredFile,
    fileName: string,
  ): Promise<'title' | FileFlaw | UploadNo | null>;
};

const headers = { 'cache-control': 'private, no-store' };
const said = (answer: object, status = 200) => json(answer, { status, headers });
const statuses: Record<string, number> = {
  storage: 507,
  busy: 503,
  'not-found': 404,
  'no-right': 403,
};
const no = (refusal: UploadNo) => said({ refusal }, statuses[refusal.code] ?? 409);

/** The five handlers of an upload; `doorOf` says who asks and where it goes, or why not. */
export function uploadRoad<Event extends RequestEvent, About extends Said>(
  schema: v.GenericSchema<unknown, About>,
  doorOf: (event: Event) => Promise<UploadDoor<About> | UploadNo>,
) {
  type Handler = (event: Event) => Promise<Response>;
  const opened =
    (work: (door: UploadDoor<About>, request: Request) => Promise<Response>): Handler =>
    async (event) => {
      const door = await doorOf(event);
      return 'code' in door ? no(door) : work(door, event.request);
    };
  /** What the request says of the file; null when it is not understood. */
  const read = async (request: Request) => {
    const result = v.safeParse(schema, await request.json().catch(() => null));
    return result.success ? result.output : null;
  };

  const POST = opened(async (door, request) => {
    if (await door.isThere()) return said({ done: true });
    const asked = await read(request);
    if (!asked) return no({ code: 'bad-act' });
    const { fileName, size } = asked;
    const flaw = flawOf({ name: fileName, size });
    if (flaw) return said({ flaw }, 422);
    const began = await uploads().begin({ ...door.key, poolId: door.poolId, fileName, size });
    if (began === 'storage') return no({ code: 'storage' });
    return began === 'full' ? no({ code: 'busy' }) : said(began);
  });

  const HEAD: Handler = async (event) => {
    const door = await doorOf(event);
    if ('code' in door) return new Response(null, { status: no(door).status, headers });
    const found = await uploads().find(door.key);
    if (!found) return new Response(null, { status: 404, headers });
    const { offset, upload } = found;
    const told = { 'upload-offset': String(offset), 'upload-length': String(upload.size) };
    return new Response(null, { headers: { ...headers, ...told } });
  };

  const PATCH = opened(async ({ key }, request) => {
    const told = request.headers.get('upload-offset') ?? '';
    if (!/^(0|[1-9]\d{0,14})$/.test(told)) return no({ code: 'bad-act' });
    const offset = Number(told);
    const added = await uploads().append(key, offset, request.body);
    if (added === 'gone') return no({ code: 'not-found' });
    if (added === 'storage') return no({ code: 'storage' });
    if (added === 'too-large') return said({ flaw: 'too-large' }, 413);
    // Nobody sends sixty megabytes of something that is refused in the end.
    const flaw = offset === 0 && added.taken ? await flawInBeginning(key) : null;
    if (flaw) return said({ flaw }, 422);
    return said({ offset: added.offset }, added.taken ? 200 : 409);
  });

  const PUT = opened(async (door, request) => {
    const { key } = door;
    const asked = await read(request);
    if (!asked) return no({ code: 'bad-act' });
    if (await door.isThere()) {
      await uploads().drop(key);
      return said({ done: true });
    }
    const found = await uploads().find(key);
    const kept = await uploads().finish(key, (part, name) => settle(evidenceDir(), part, name));
    if (!found || kept === 'gone') {
      // Asked twice at once, the other one has done it by now.
      return (await door.isThere()) ? said({ done: true }) : no({ code: 'not-found' });
    }
    if (typeof kept === 'object' && 'offset' in kept) return said(kept, 409);
    const flaw =
      typeof kept === 'string' ? kept : await door.add(asked, kept, found.upload.fileName);
    if (flaw !== null && typeof flaw === 'object') return no(flaw);
    // What cannot become evidence is not kept; a missing title can still be given.
    if (flaw !== 'title') await uploads().drop(key);
    return flaw === null ? said({ done: true }) : said({ flaw }, 422);
  });

  const DELETE = opened(async ({ key }) => {
    await uploads().drop(key);
    return said({ done: true });
  });

  return { POST, HEAD, PATCH, PUT, DELETE };
}

async function flawInBeginning(key: UploadKey) {
  const found = await uploads().find(key);
  const flaw = found && (await flawSoFar(found.part).catch(() => null));
  if (flaw) await uploads().drop(key);
  return flaw;
}
