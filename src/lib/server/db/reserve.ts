/**
 * A file of real bytes that is given up when the disk is full: on a full disk even a `DELETE`
 * fails, so the room to recover must have been taken while there was some. It is given up whole,
 * and taken again before the server says that it stores as usual.
 */
import { randomBytes } from 'node:crypto';
import { existsSync, rmSync, statfsSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

export const reserveBytes = 32 * 1024 * 1024;
/** What must be free besides the reserve for the server to go on storing. */
export const marginBytes = 8 * 1024 * 1024;
const pieceBytes = 1024 * 1024;

const fileIn = (dataDir: string) => join(dataDir, 'reserve.bin');

/** Bytes that this user may still write where the data lies. */
export function freeBytes(dataDir: string): number {
  const { bavail, bsize } = statfsSync(dataDir);
  return bavail * bsize;
}

export const hasReserve = (dataDir: string): boolean => existsSync(fileIn(dataDir));

/** Takes the reserve if it is not there and there is room beside it; answers whether it is there. */
export async function takeReserve(dataDir: string): Promise<boolean> {
  if (hasReserve(dataDir)) return true;
  if (freeBytes(dataDir) < reserveBytes + marginBytes) return false;
  const draft = `${fileIn(dataDir)}.part`;
  // Not zeros: some file systems store those as nothing.
  const piece = randomBytes(pieceBytes);
  try {
    const file = await open(draft, 'w', 0o600);
    try {
      for (let at = 0; at < reserveBytes; at += pieceBytes) await file.write(piece);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, fileIn(dataDir));
    return true;
  } catch {
    // No room after all: then there is none to hold back.
    await rm(draft, { force: true }).catch(() => {});
    return false;
  }
}

/** Gives the reserve up; answers whether there was one. */
export function giveUpReserve(dataDir: string): boolean {
  try {
    const was = hasReserve(dataDir);
    rmSync(fileIn(dataDir), { force: true });
    rmSync(`${fileIn(dataDir)}.part`, { force: true });
    return was;
  } catch {
    return false;
  }
}
