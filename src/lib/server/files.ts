/**
 * Files of evidence, under the SHA-256 of their content in `${LABINOV_DATA}/evidence`. The name a
 * person gave never becomes a path; the type is read from the first bytes, never believed.
 */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';

export const fileTypes = {
  jpg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  pdf: 'application/pdf',
} as const;
export type FileEnding = keyof typeof fileTypes;

export type StoredFile = { stored: string; size: number; type: (typeof fileTypes)[FileEnding] };
export type FileFlaw = 'empty' | 'too-large' | 'wrong-type';

/** The largest piece of evidence. */
export const mostBytes = 10 * 1024 * 1024;

const storedName = /^[0-9a-f]{64}\.(jpg|png|webp|pdf)$/;
/** So many bytes tell every type that is taken. */
const headSize = 12;

/** `${LABINOV_DATA}/evidence`, read when it is used: the command line sets it late. */
export const evidenceDir = (): string => join(process.env['LABINOV_DATA'] || 'data', 'evidence');

/** The type of a file by its first bytes; null for everything that is not taken. */
export function endingOf(head: Uint8Array): FileEnding | null {
  const starts = (bytes: number[], at = 0) => bytes.every((byte, n) => head[at + n] === byte);
  if (starts([0xff, 0xd8, 0xff])) return 'jpg';
  if (starts([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'png';
  if (starts([0x25, 0x50, 0x44, 0x46, 0x2d])) return 'pdf';
  if (starts([0x52, 0x49, 0x46, 0x46]) && starts([0x57, 0x45, 0x42, 0x50], 8)) return 'webp';
  return null;
}

/**
 * Writes a file piece by piece and gives it its name at the end; the same content is kept once.
 * It stops reading as soon as the file is too large or of another type, and leaves nothing behind.
 */
export async function keepFile(
  dir: string,
  content: AsyncIterable<Uint8Array>,
  newId: () => string,
  most = mostBytes,
): Promise<StoredFile | FileFlaw> {
  await mkdir(dir, { recursive: true, mode: 0o700 });
  const draft = join(dir, `.${newId()}.part`);
  const file = await open(draft, 'wx', 0o600);
  try {
    const written = await write(file, content, most);
    if (typeof written === 'string') return written;
    const { hash, size, ending } = written;
    const stored = `${hash}.${ending}`;
    await file.sync();
    await rename(draft, join(dir, stored));
    return { stored, size, type: fileTypes[ending] };
  } finally {
    await file.close();
    await rm(draft, { force: true });
  }
}

async function write(
  file: Awaited<ReturnType<typeof open>>,
  content: AsyncIterable<Uint8Array>,
  most: number,
) {
  const hash = createHash('sha256');
  let head = new Uint8Array();
  let ending: FileEnding | null = null;
  let size = 0;
  for await (const piece of content) {
    size += piece.length;
    if (size > most) return 'too-large' as const;
    if (!ending) {
      head = Buffer.concat([head, piece.subarray(0, headSize)]);
      ending = endingOf(head);
      if (!ending && head.length >= headSize) return 'wrong-type' as const;
    }
    hash.update(piece);
    await file.write(piece);
  }
  if (size === 0) return 'empty' as const;
  if (!ending) return 'wrong-type' as const;
  return { hash: hash.digest('hex'), size, ending };
}

/** Opens a stored file for reading; null when the name is not one of ours or the file is gone. */
export async function openFile(
  dir: string,
  stored: string,
): Promise<{ body: ReadableStream; size: number; type: string } | null> {
  const ending = storedName.exec(stored)?.[1] as FileEnding | undefined;
  if (!ending) return null;
  const path = join(dir, stored);
  const found = await stat(path).catch(() => null);
  if (!found?.isFile()) return null;
  const body = Readable.toWeb(createReadStream(path)) as ReadableStream;
  return { body, size: found.size, type: fileTypes[ending] };
}

/** A name for `Content-Disposition`, after RFC 6266: plain ASCII, and UTF-8 beside it. */
export function attachment(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%/]/g, '_');
  const full = encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${full}`;
}

type Opened = NonNullable<Awaited<ReturnType<typeof openFile>>>;

/** A stored file as the answer to a download: never shown as a page of ours, whatever is in it. */
export const download = ({ body, size, type }: Opened, name: string): Response =>
  new Response(body, {
    headers: {
      'content-type': type,
      'content-length': String(size),
      'content-disposition': attachment(name),
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    },
  });
