/**
 * The resumable road of a lab file, as that of evidence: POST begins or finds the upload, PATCH adds a
 * piece, HEAD asks for the offset, PUT has the whole file looked at, DELETE gives it up.
 */
import { open } from 'node:fs/promises';
import { json, type RequestEvent } from '@sveltejs/kit';
import * as v from 'valibot';
import { refuse } from '#lib/lab/refusals.ts';
import { wholeNumber } from '#lib/lab/values.ts';
import { arrivalOf, dropArrival, keepArrival, sweepArrivals } from '#lib/server/arrivals.ts';
import { requireImporter } from '#lib/server/lab-import.ts';
import { openProgram } from '#lib/server/live/open.ts';
import { uploads, type UploadKey } from '#lib/server/uploads.ts';
import type { RequestHandler } from './$types.ts';

/** The most bytes of a lab file on this road; larger ones come by the command line. */
const mostBytes = 2 * 1024 ** 3;
const about = v.object({
  fileName: v.pipe(v.string(), v.minLength(1), v.maxLength(300)),
  size: wholeNumber(0, 1e13),
});

const headers = { 'cache-control': 'private, no-store' };
const said = (answer: object, status = 200) => json(answer, { status, headers });
const storage = () => said({ refusal: refuse('storage') }, 507);

/** One lab file of an account at a time. */
async function door(event: RequestEvent): Promise<UploadKey & { owner: string }> {
  const { account } = await requireImporter(event);
  return { owner: account.id, personId: account.id, subjectId: 'lab-file', evidenceId: 'lab-file' };
}

async function read(request: Request) {
  const input: unknown = await request.json().catch(() => null);
  const result = v.safeParse(about, input);
  return result.success ? result.output : null;
}

export const POST: RequestHandler = async (event) => {
  const key = await door(event);
  const asked = await read(event.request);
  if (!asked) return said({ refusal: refuse('bad-act') }, 400);
  if (asked.size > mostBytes) return said({ flaw: 'too-large' }, 422);
  if (asked.size === 0) return said({ flaw: 'no-lab-file' }, 422);
  if (openProgram().trouble) return storage();
  await sweepArrivals(Date.now());
  const began = await uploads().begin({ ...key, poolId: 'lab-file', ...asked });
  if (began === 'storage') return storage();
  return began === 'full' ? said({ flaw: 'full' }, 422) : said(began);
};

export const HEAD: RequestHandler = async (event) => {
  const found = await uploads().find(await door(event));
  if (!found) return new Response(null, { status: 404, headers });
  const told = {
    'upload-offset': String(found.offset),
    'upload-length': String(found.upload.size),
  };
  return new Response(null, { headers: { ...headers, ...told } });
};

export const PATCH: RequestHandler = async (event) => {
  const key = await door(event);
  const told = event.request.headers.get('upload-offset') ?? '';
  if (!/^(0|[1-9]\d{0,14})$/.test(told)) return said({ refusal: refuse('bad-act') }, 400);
  const offset = Number(told);
  const added = await uploads().append(key, offset, event.request.body);
  if (added === 'gone') return said({ refusal: refuse('not-found') }, 404);
  if (added === 'storage') return storage();
  if (added === 'too-large') return said({ flaw: 'too-large' }, 413);
  // Nobody sends a film to its end that is no lab.
  if (offset === 0 && added.taken && !(await isZip(key))) {
    await uploads().drop(key);
    return said({ flaw: 'no-lab-file' }, 422);
  }
  return said({ offset: added.offset }, added.taken ? 200 : 409);
};

async function isZip(key: UploadKey): Promise<boolean> {
  const found = await uploads().find(key);
  if (!found || found.offset < 4) return found !== null;
  const file = await open(found.part);
  try {
    const { buffer } = await file.read(Buffer.alloc(4), 0, 4, 0);
    return buffer.readUInt32LE(0) === 0x04034b50;
  } finally {
    await file.close();
  }
}

export const PUT: RequestHandler = async (event) => {
  const { owner, ...key } = await door(event);
  const found = await uploads().find(key);
  // Asked again because the answer was lost: it is being looked at by now.
  if (!found) {
    const came = await arrivalOf(owner);
    return came ? said({ done: true }) : said({ refusal: refuse('not-found') }, 404);
  }
  const { upload, offset, part } = found;
  if (offset !== upload.size) return said({ offset }, 409);
  await keepArrival(owner, part, upload.fileName);
  await uploads().drop(key);
  return said({ done: true });
};

export const DELETE: RequestHandler = async (event) => {
  const { owner, ...key } = await door(event);
  await uploads().drop(key);
  await dropArrival(owner);
  return said({ done: true });
};
