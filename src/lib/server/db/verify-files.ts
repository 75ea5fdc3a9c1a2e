import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Findings } from './verify-findings.ts';

/** A file of evidence that somebody points to; its name is the SHA-256 of its content. */
export type WantedFile = { by: string; stored: string; size: number | null };

/** Reads every file that is pointed to once; answers how many there were. */
export async function checkFiles(
  dir: string,
  wanted: readonly WantedFile[],
  findings: Findings,
): Promise<number> {
  const files = new Map<string, WantedFile>();
  for (const one of wanted) if (!files.has(one.stored)) files.set(one.stored, one);
  for (const { by, stored, size } of files.values()) {
    const say = (what: string) =>
      findings.add('evidence', stored, `${by}: berkas bukti ${stored} ${what}.`);
    const found = basename(stored) === stored ? await digestOf(join(dir, stored)) : null;
    if (!found) say('tidak ada di folder evidence');
    else if (found.hash !== stored.split('.')[0]) say('isinya bukan lagi yang diunggah');
    else if (size !== null && found.size !== size) say('ukurannya lain dari yang dicatat');
  }
  return files.size;
}

async function digestOf(path: string): Promise<{ hash: string; size: number } | null> {
  const hash = createHash('sha256');
  let size = 0;
  try {
    await pipeline(createReadStream(path), async (pieces: AsyncIterable<Buffer>) => {
      for await (const piece of pieces) {
        size += piece.length;
        hash.update(piece);
      }
    });
  } catch {
    return null;
  }
  return { hash: hash.digest('hex'), size };
}
