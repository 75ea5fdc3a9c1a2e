/**
 * Pictures are written anew: upright, no larger than a page needs, and without what the camera wrote
 * beside them (position, time, device, a small copy of the whole). Whatever else was hidden in the
 * file stays behind with it. The library is given little at a time, so that a live lab goes on.
 */
import { type FileEnding, type FileFlaw } from '#lib/lab/idea/evidence-kinds.ts';
import type { Sharp } from 'sharp';

/** More dots than any camera of a phone takes; a file that says it has more is no photo. */
const mostDots = 64_000_000;
const longestSide = 2560;
const thumbSide = 480;

/** Loaded with the first picture: a server that keeps none need not have it. */
export async function library() {
  const { default: sharp } = await import('sharp');
  sharp.concurrency(1);
  sharp.cache(false);
  return sharp;
}

async function reading(path: string, side: number): Promise<Sharp> {
  const sharp = await library();
  return sharp(path, { limitInputPixels: mostDots, failOn: 'error', sequentialRead: true })
    .autoOrient()
    .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true });
}

/** Writes the picture anew to `to`; null when it is there. Metadata is not carried over. */
export async function rewritten(
  from: string,
  to: string,
  kind: FileEnding,
): Promise<FileFlaw | null> {
  try {
    const picture = await reading(from, longestSide);
    const { size } =
      kind === 'png'
        ? await picture.png().toFile(to)
        : kind === 'webp'
          ? await picture.webp({ quality: 85 }).toFile(to)
          : await picture.jpeg({ quality: 85 }).toFile(to);
    return size > 0 ? null : 'broken';
  } catch (fault) {
    return flawIn(fault);
  }
}

/** Writes a small picture as WebP; false when there is none to be had. */
export async function thumbnail(from: string, to: string): Promise<boolean> {
  try {
    await (await reading(from, thumbSide)).webp({ quality: 72 }).toFile(to);
    return true;
  } catch (fault) {
    flawIn(fault);
    return false;
  }
}

/** What the library says of a picture that it cannot read; trouble of the disk goes on as a fault. */
function flawIn(fault: unknown): FileFlaw {
  const text = fault instanceof Error ? fault.message : '';
  if (/ENOSPC|EROFS|No space|unable to open.*write|write error/i.test(text)) throw fault;
  return /pixel limit/i.test(text) ? 'too-wide' : 'broken';
}
