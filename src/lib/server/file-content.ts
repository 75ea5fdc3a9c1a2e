/** What a file is, by its content: first bytes, and for documents and films what is inside. */
import { open, readFile } from 'node:fs/promises';
import type { FileEnding, FileFlaw } from '#lib/lab/idea/evidence-kinds.ts';
import { fileKinds } from '#lib/lab/idea/evidence-kinds.ts';
import { officeKind } from './office-content.ts';
import { withoutPlace } from './film-content.ts';

/** So many bytes tell every kind that is taken. */
export const headSize = 12;

type Head = 'jpg' | 'png' | 'webp' | 'pdf' | 'mp4' | 'zip' | 'heic';

/** Brands of ISO films that browsers and phones play; the others are pictures, sounds or raw takes. */
const films = /^(isom|iso[2-9]|mp4[12]|avc1|dash|M4V |MSNV|mmp4|3gp[4-9]|qt {2})$/;
const apples = /^(hei[cxms]|hev[cxms]|mif1|msf1)$/;

/** The kind by the first bytes; null for everything that is not taken. */
export function headOf(head: Uint8Array): Head | null {
  const starts = (bytes: number[], at = 0) => bytes.every((byte, n) => head[at + n] === byte);
  if (starts([0xff, 0xd8, 0xff])) return 'jpg';
  if (starts([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'png';
  if (starts([0x25, 0x50, 0x44, 0x46, 0x2d])) return 'pdf';
  if (starts([0x52, 0x49, 0x46, 0x46]) && starts([0x57, 0x45, 0x42, 0x50], 8)) return 'webp';
  if (starts([0x50, 0x4b, 0x03, 0x04])) return 'zip';
  if (!starts([0x66, 0x74, 0x79, 0x70], 4)) return null;
  const brand = Buffer.from(head.subarray(8, 12)).toString('latin1');
  return films.test(brand) ? 'mp4' : apples.test(brand) ? 'heic' : null;
}

/** Whether a file that begins so may become evidence; null when it may. */
export function couldBe(head: Uint8Array): FileFlaw | null {
  const kind = headOf(head);
  return kind === null ? 'wrong-type' : kind === 'heic' ? 'heic' : null;
}

/** Why a file that is still coming will not be taken; null where it may be, or says too little yet. */
export async function flawSoFar(path: string): Promise<FileFlaw | null> {
  const { head } = await begun(path);
  return head.length < headSize ? null : couldBe(head);
}

async function begun(path: string): Promise<{ head: Uint8Array; size: number }> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const { buffer, bytesRead } = await file.read(new Uint8Array(headSize), 0, headSize, 0);
    return { head: buffer.subarray(0, bytesRead), size };
  } finally {
    await file.close();
  }
}

/** The kind of a whole file, or why it is not taken. A film loses its place on earth by this. */
export async function contentOf(path: string): Promise<FileEnding | FileFlaw> {
  const { head, size } = await begun(path);
  if (size === 0) return 'empty';
  const kind = headOf(head);
  switch (kind) {
    case null:
      return 'wrong-type';
    case 'heic':
      return 'heic';
    case 'zip':
      return size > fileKinds.docx.most ? 'too-large' : officeKind(await readFile(path));
    case 'mp4':
      return withoutPlace(path, size);
    default:
      return kind;
  }
}
