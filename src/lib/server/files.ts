/**
 * Files of evidence, under the SHA-256 of their content in `${LABINOV_DATA}/evidence`. The name a
 * person gave never becomes a path; what a file is, is read from its content (`file-content.ts`),
 * never believed. Pictures are written anew before they are kept (`pictures.ts`).
 */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import {
  fileKinds,
  isPicture,
  mostBytes,
  promisedBy,
  type FileEnding,
  type FileFlaw,
  type FileType,
} from '#lib/lab/idea/evidence-kinds.ts';
import { storedName } from '#lib/lab/idea/parts.ts';
import { contentOf, couldBe, headSize } from './file-content.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { rewritten, thumbnail } from './pictures.ts';

export type StoredFile = { stored: string; size: number; type: FileType };

/** `${LABINOV_DATA}/evidence`, read when it is used: the command line sets it late. */
export const evidenceDir = (): string => join(process.env['LABINOV_DATA'] || 'data', 'evidence');

/** Checking and writing anew cost processor and memory: one file after the other, whoever waits. */
const settling = oneAtATime();

/**
 * Takes in a whole file that comes in one piece, for example with a form. It stops reading as soon
 * as the file is too large or of another type, and leaves nothing behind.
 */
export async function keepFile(
  dir: string,
  content: AsyncIterable<Uint8Array>,
  { name, newId, most = mostBytes }: { name: string; newId: () => string; most?: number },
): Promise<StoredFile | FileFlaw> {
  await mkdir(dir, { recursive: true, mode: 0o700 });
  const draft = join(dir, `.${newId()}.part`);
  try {
    return (await write(draft, content, most)) ?? (await settle(dir, draft, name));
  } finally {
    await rm(draft, { force: true });
  }
}

async function write(draft: string, content: AsyncIterable<Uint8Array>, most: number) {
  const file = await open(draft, 'wx', 0o600);
  let head = new Uint8Array();
  let size = 0;
  try {
    for await (const piece of content) {
      size += piece.length;
      if (size > most) return 'too-large' as const;
      if (head.length < headSize) {
        head = Buffer.concat([head, piece.subarray(0, headSize)]);
        const flaw = head.length >= headSize ? couldBe(head) : null;
        if (flaw) return flaw;
      }
      await file.write(piece);
    }
    await file.sync();
    return size === 0 ? ('empty' as const) : null;
  } finally {
    await file.close();
  }
}

/**
 * Gives a whole file its place: what it is must be what its name says, its content is checked, a
 * picture is written anew. The draft may be gone afterwards.
 */
export const settle = (dir: string, draft: string, name: string): Promise<StoredFile | FileFlaw> =>
  settling(async () => {
    await mkdir(dir, { recursive: true, mode: 0o700 });
    const ending = await contentOf(draft);
    if (!(ending in fileKinds)) return ending as FileFlaw;
    const kind = ending as FileEnding;
    if (!agrees(promisedBy(name), kind)) return 'wrong-ending';
    if ((await stat(draft)).size > fileKinds[kind].most) return 'too-large';
    return isPicture(kind) ? keepPicture(dir, draft, kind) : place(dir, draft, kind);
  });

/** Messengers give any picture the ending they like; it is written anew as what it is. */
const agrees = (promised: ReturnType<typeof promisedBy>, kind: FileEnding): boolean =>
  promised === kind ||
  (promised !== null && promised !== 'heic' && isPicture(promised) && isPicture(kind));

async function keepPicture(
  dir: string,
  draft: string,
  kind: FileEnding,
): Promise<StoredFile | FileFlaw> {
  const fresh = `${draft}.fresh`;
  try {
    const flaw = await rewritten(draft, fresh, kind);
    if (flaw) return flaw;
    const kept = await place(dir, fresh, kind);
    await makeThumb(dir, kept.stored);
    return kept;
  } finally {
    await rm(fresh, { force: true });
  }
}

/** The same content is kept once. */
async function place(dir: string, draft: string, kind: FileEnding): Promise<StoredFile> {
  const { hash, size } = await digestOf(draft);
  const stored = `${hash}.${kind}`;
  await sync(draft);
  await rename(draft, join(dir, stored));
  await sync(dir);
  return { stored, size, type: fileKinds[kind].type };
}

/**
 * Looks at files that came from another installation under the names they had there: each is what its
 * name says, by hash and by kind, or none is kept. Pictures stay as they are, or they would be others.
 * Answers what is wrong with the first that is not, or how to give all of them their place.
 */
export async function adopted(
  dir: string,
  files: AsyncIterable<{ stored: string; bytes: Uint8Array }>,
  newId: () => string,
): Promise<{ keep: () => Promise<void>; drop: () => Promise<void> } | FileFlaw> {
  await mkdir(dir, { recursive: true, mode: 0o700 });
  const drafts: { draft: string; stored: string }[] = [];
  const drop = async () => {
    for (const { draft } of drafts) await rm(draft, { force: true });
  };
  try {
    for await (const { stored, bytes } of files) {
      const draft = join(dir, `.${newId()}.part`);
      drafts.push({ draft, stored });
      await writeFile(draft, bytes, { mode: 0o600, flush: true });
      const flaw = await strange(draft, stored);
      if (flaw === null) continue;
      await drop();
      return flaw;
    }
  } catch (fault) {
    await drop();
    throw fault;
  }
  const keep = async () => {
    for (const { draft, stored } of drafts) await rename(draft, join(dir, stored));
    await sync(dir);
  };
  return { keep, drop };
}

/** Why a file is not what its name says; null where it is. */
async function strange(draft: string, stored: string): Promise<FileFlaw | null> {
  const ending = stored.slice(65) as FileEnding;
  const [hash, found] = [(await digestOf(draft)).hash, await contentOf(draft)];
  if (!storedName.test(stored) || hash !== stored.slice(0, 64)) return 'broken';
  return found === ending ? null : found in fileKinds ? 'wrong-ending' : (found as FileFlaw);
}

async function digestOf(path: string): Promise<{ hash: string; size: number }> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return { hash: hash.digest('hex'), size: (await stat(path)).size };
}

async function sync(path: string): Promise<void> {
  // A directory of a system that has no handles for them is left to the system.
  const handle = await open(path, 'r').catch(() => null);
  await handle?.sync().catch(() => {});
  await handle?.close();
}

const thumbOf = (stored: string) => `${stored.slice(0, 64)}.thumb`;

async function makeThumb(dir: string, stored: string): Promise<void> {
  const draft = join(dir, `.${thumbOf(stored)}.part`);
  if (await thumbnail(join(dir, stored), draft)) await rename(draft, join(dir, thumbOf(stored)));
  else await rm(draft, { force: true });
}

/** Removes a file that nobody points to any more, and the small picture beside it. */
export async function removeFile(dir: string, stored: string): Promise<void> {
  if (!storedName.test(stored)) return;
  await rm(join(dir, stored), { force: true });
  await rm(join(dir, thumbOf(stored)), { force: true });
}

export type OpenedFile = { body: ReadableStream; size: number; type: string };

/** Opens a stored file for reading; null when the name is not one of ours or the file is gone. */
export async function openFile(dir: string, stored: string): Promise<OpenedFile | null> {
  if (!storedName.test(stored)) return null;
  const type = fileKinds[stored.slice(65) as FileEnding].type;
  return opened(join(dir, stored), type);
}

/** The small picture of a stored one; made again where it is missing, null for what is no picture. */
export async function openThumb(dir: string, stored: string): Promise<OpenedFile | null> {
  if (!storedName.test(stored) || !isPicture(stored.slice(65) as FileEnding)) return null;
  const path = join(dir, thumbOf(stored));
  const there = await opened(path, 'image/webp');
  if (there || !(await stat(join(dir, stored)).catch(() => null))) return there;
  await settling(() => makeThumb(dir, stored));
  return opened(path, 'image/webp');
}

/** Where a stored file lies; null when the name is not one of ours or the file is gone. */
export async function storedPath(dir: string, stored: string): Promise<string | null> {
  if (!storedName.test(stored)) return null;
  const path = join(dir, stored);
  return (await stat(path).catch(() => null))?.isFile() ? path : null;
}

async function opened(path: string, type: string): Promise<OpenedFile | null> {
  const found = await stat(path).catch(() => null);
  if (!found?.isFile()) return null;
  return { body: Readable.toWeb(createReadStream(path)) as ReadableStream, size: found.size, type };
}

/** What a form sent, piece by piece. The types of the browser do not know that it can be iterated. */
export const piecesOf = (file: File): AsyncIterable<Uint8Array> =>
  file.stream() as unknown as AsyncIterable<Uint8Array>;

/** A name for `Content-Disposition`, after RFC 6266: plain ASCII, and UTF-8 beside it. */
export function attachment(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%/]/g, '_');
  const full = encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${full}`;
}

const answer = ({ body, size, type }: OpenedFile, more: Record<string, string>): Response =>
  new Response(body, {
    headers: {
      'content-type': type,
      'content-length': String(size),
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
      ...more,
    },
  });

/** A stored file as the answer to a download: never shown as a page of ours, whatever is in it. */
export const download = (file: OpenedFile, name: string): Response =>
  answer(file, { 'content-disposition': attachment(name) });

/** The small picture for a page of ours: the same content for ever, for this browser alone. */
export const smallPicture = (file: OpenedFile): Response =>
  answer(file, { 'cache-control': 'private, max-age=3600' });
