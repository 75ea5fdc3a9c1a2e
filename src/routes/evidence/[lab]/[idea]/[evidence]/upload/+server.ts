/**
 * The resumable road of a large file. POST begins (or finds) the upload and tells how much is
 * there; PATCH adds a piece at an offset; HEAD asks for the offset; PUT makes the whole file a piece of
 * evidence; DELETE gives it up. Answers are small JSON: `{offset}`, `{done}`, `{flaw}`, `{refusal}`.
 */
import { json, type RequestEvent } from '@sveltejs/kit';
import * as v from 'valibot';
import { flawOf } from '#lib/lab/idea/evidence-kinds.ts';
import type { Idea } from '#lib/lab/idea/state.ts';
import * as parts from '#lib/lab/idea/parts.ts';
import type { Person } from '#lib/lab/people.ts';
import { refuse, type Refusal } from '#lib/lab/refusals.ts';
import { id, text, wholeNumber } from '#lib/lab/values.ts';
import { flawSoFar } from '#lib/server/file-content.ts';
import { evidenceDir, settle } from '#lib/server/files.ts';
import { openProgram } from '#lib/server/live/open.ts';
import { viewerOf } from '#lib/server/live/viewer.ts';
import { addEvidence, whyNoEvidence } from '#lib/server/operations/evidence.ts';
import { uploads, type UploadKey } from '#lib/server/uploads.ts';
import type { RequestHandler } from './$types.ts';

type Event = RequestEvent<{ lab: string; idea: string; evidence: string }>;
type Door = { idea: Idea; person: Person; key: UploadKey };

const { indicator, year, stage, checkInId } = parts.evidence.entries;
const about = v.strictObject({
  indicator,
  year,
  stage,
  checkInId,
  title: text(200),
  fileName: v.pipe(v.string(), v.minLength(1), v.maxLength(300)),
  size: wholeNumber(0, 1e12),
});

const headers = { 'cache-control': 'private, no-store' };
const said = (answer: object, status = 200) => json(answer, { status, headers });
const statusOf = ({ code }: Refusal) =>
  ({ storage: 507, busy: 503, 'not-found': 404, 'no-right': 403 })[code as string] ?? 409;
const no = (refusal: Refusal) => said({ refusal }, statusOf(refusal));

/** Who asks, and whether evidence may come to this idea from them at all. */
async function door({ locals, params }: Event): Promise<Door | Response> {
  const viewer = await viewerOf(locals, params.lab);
  const ref = { kind: 'idea' as const, id: params.idea };
  const found = viewer && !viewer.removed && (await openProgram().read(ref, viewer.person));
  if (!viewer || !found || !v.is(id, params.evidence)) return no(refuse('not-found'));
  const { person } = viewer;
  const idea = found.state;
  const refusal = whyNoEvidence(idea, person);
  if (refusal) return no(refusal);
  if (openProgram().trouble) return no(refuse('storage'));
  return {
    idea,
    person,
    key: { personId: person.id, ideaId: idea.id, evidenceId: params.evidence },
  };
}

/** What the request says of the file; null when it is not understood. */
async function read(request: Request) {
  const input: unknown = await request.json().catch(() => null);
  const result = v.safeParse(about, input);
  return result.success ? result.output : null;
}

export const POST: RequestHandler = async (event) => {
  const opened = await door(event);
  if (opened instanceof Response) return opened;
  const { idea, key } = opened;
  if (idea.evidence[key.evidenceId]) return said({ done: true });
  const asked = await read(event.request);
  if (!asked) return no(refuse('bad-act'));
  const flaw = flawOf({ name: asked.fileName, size: asked.size });
  if (flaw) return said({ flaw }, 422);
  const { fileName, size } = asked;
  const began = await uploads().begin({ ...key, labId: idea.labId, fileName, size });
  if (began === 'storage') return no(refuse('storage'));
  return began === 'full' ? no(refuse('busy')) : said(began);
};

export const HEAD: RequestHandler = async (event) => {
  const opened = await door(event);
  if (opened instanceof Response) return new Response(null, { status: opened.status, headers });
  const found = await uploads().find(opened.key);
  if (!found) return new Response(null, { status: 404, headers });
  const { offset, upload } = found;
  const told = { 'upload-offset': String(offset), 'upload-length': String(upload.size) };
  return new Response(null, { headers: { ...headers, ...told } });
};

export const PATCH: RequestHandler = async (event) => {
  const opened = await door(event);
  if (opened instanceof Response) return opened;
  const { request } = event;
  const told = request.headers.get('upload-offset') ?? '';
  if (!/^(0|[1-9]\d{0,14})$/.test(told)) return no(refuse('bad-act'));
  const offset = Number(told);
  const added = await uploads().append(opened.key, offset, request.body);
  if (added === 'gone') return no(refuse('not-found'));
  if (added === 'storage') return no(refuse('storage'));
  if (added === 'too-large') return said({ flaw: 'too-large' }, 413);
  // Nobody sends sixty megabytes of something that is refused in the end.
  const flaw = offset === 0 && added.taken ? await flawInBeginning(opened.key) : null;
  if (flaw) return said({ flaw }, 422);
  return said({ offset: added.offset }, added.taken ? 200 : 409);
};

async function flawInBeginning(key: UploadKey) {
  const found = await uploads().find(key);
  const flaw = found && (await flawSoFar(found.part).catch(() => null));
  if (flaw) await uploads().drop(key);
  return flaw;
}

export const PUT: RequestHandler = async (event) => {
  const opened = await door(event);
  if (opened instanceof Response) return opened;
  const { idea, person, key } = opened;
  const asked = await read(event.request);
  if (!asked) return no(refuse('bad-act'));
  if (idea.evidence[key.evidenceId]) {
    await uploads().drop(key);
    return said({ done: true });
  }
  const ref = { kind: 'idea' as const, id: idea.id };
  const { size: _size, fileName: _name, ...rest } = asked;
  const found = await uploads().find(key);
  const kept = await uploads().finish(key, (part, name) => settle(evidenceDir(), part, name));
  if (!found || kept === 'gone') {
    // Asked twice at once, the other one has done it by now.
    const now = await openProgram().read(ref, person);
    return now?.state.evidence[key.evidenceId] ? said({ done: true }) : no(refuse('not-found'));
  }
  if (typeof kept === 'object' && 'offset' in kept) return said(kept, 409);
  const flaw = await addEvidence(
    { idea, person },
    { ...rest, id: key.evidenceId, fileName: found.upload.fileName },
    {
      keep: async () => kept,
      submit: (act, actId) => openProgram().submit(ref, person, act, actId),
    },
  );
  if (flaw !== null && typeof flaw === 'object') return no(flaw);
  // What cannot become evidence is not kept; a missing title can still be given.
  if (flaw !== 'title') await uploads().drop(key);
  return flaw === null ? said({ done: true }) : said({ flaw }, 422);
};

export const DELETE: RequestHandler = async (event) => {
  const opened = await door(event);
  if (opened instanceof Response) return opened;
  await uploads().drop(opened.key);
  return said({ done: true });
};
