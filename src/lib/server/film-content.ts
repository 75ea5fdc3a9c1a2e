/**
 * Films of phones carry the place where they were taken, in boxes beside the pictures and sounds
 * (`udta`, `meta`). Those boxes are emptied in place: they become `free` boxes full of zeros, which
 * every player passes over, and no other byte of the film moves.
 */
import { open, type FileHandle } from 'node:fs/promises';

type Box = { name: string; at: number; body: number; end: number };

/** Boxes that hold other boxes on the way to those that tell a place. */
const holders = new Set(['moov', 'trak', 'moof', 'traf', 'mdia', 'minf', 'edts']);
const telling = new Set(['udta', 'meta', 'uuid']);
/** More boxes than any film has outside of its samples. */
const mostBoxes = 5_000;

/** 'mp4' when the film is one and tells no place any more; 'broken' when it is not readable so. */
export async function withoutPlace(path: string, size: number): Promise<'mp4' | 'broken'> {
  const file = await open(path, 'r+');
  try {
    const found = await boxesIn(file, { at: 0, end: size }, { left: mostBoxes });
    if (!found?.some(({ name }) => name === 'moov')) return 'broken';
    const tell = found.filter(({ name }) => telling.has(name));
    for (const box of tell) await empty(file, box);
    if (tell.length > 0) await file.sync();
    return 'mp4';
  } finally {
    await file.close();
  }
}

/** All boxes of a stretch, those inside of holders after them; null where they do not fit. */
async function boxesIn(
  file: FileHandle,
  stretch: { at: number; end: number },
  room: { left: number },
): Promise<Box[] | null> {
  const boxes: Box[] = [];
  for (let at = stretch.at; at < stretch.end;) {
    if (room.left-- <= 0) return null;
    const box = await boxAt(file, at, stretch.end);
    if (!box) return null;
    boxes.push(box);
    if (holders.has(box.name)) {
      const inside = await boxesIn(file, { at: box.body, end: box.end }, room);
      if (!inside) return null;
      boxes.push(...inside);
    }
    at = box.end;
  }
  return boxes;
}

async function boxAt(file: FileHandle, at: number, most: number): Promise<Box | null> {
  const head = Buffer.alloc(16);
  const { bytesRead } = await file.read(head, 0, 16, at);
  if (bytesRead < 8) return null;
  const said = head.readUInt32BE(0);
  const isLong = said === 1;
  if (isLong && bytesRead < 16) return null;
  // 0: to the end of the file.
  const size = isLong ? Number(head.readBigUInt64BE(8)) : said === 0 ? most - at : said;
  const body = at + (isLong ? 16 : 8);
  const end = at + size;
  if (!Number.isSafeInteger(end) || end < body || end > most) return null;
  return { name: head.toString('latin1', 4, 8), at, body, end };
}

async function empty(file: FileHandle, { at, body, end }: Box): Promise<void> {
  await file.write(Buffer.from('free', 'latin1'), 0, 4, at + 4);
  const zeros = Buffer.alloc(64 * 1024);
  for (let from = body; from < end; from += zeros.length) {
    await file.write(zeros, 0, Math.min(zeros.length, end - from), from);
  }
}
