/**
 * What a server asks of its data directory before it opens it, and what it leaves there when it
 * stops. Every answer that is not null is one sentence for the person at the machine.
 */
import { findDamage, forgetClean, isClean, keepMarker, leaveClean } from './db/damage.ts';
import { freeBytes, giveUpReserve, marginBytes, takeReserve } from './db/reserve.ts';

const megabytes = (bytes: number) => Math.floor(bytes / 1_048_576);

/** Enough free space to start, giving up the reserve if that is what it takes. */
export function whyNoRoom(dataDir: string): string | null {
  if (freeBytes(dataDir) >= marginBytes) return null;
  giveUpReserve(dataDir);
  const free = freeBytes(dataDir);
  if (free >= marginBytes) return null;
  return (
    `Sisa ruang disk untuk ${dataDir} hanya ${megabytes(free)} MB; kosongkan sampai paling sedikit ` +
    `${megabytes(marginBytes)} MB (sebaiknya 200 MB), lalu jalankan lagi.`
  );
}

/** What is wrong with the database; its pages are looked at when the last stop was not orderly. */
export async function whyDamaged(
  dataDir: string,
  file: string,
  known: readonly string[],
): Promise<string | null> {
  const damage = await findDamage(file, { known, pages: !isClean(dataDir, file) });
  if (damage) return damage.sentence;
  forgetClean(dataDir);
  return null;
}

/** After the first screens: writing the reserve keeps the disk busy for a moment. */
const reserveAfterMs = 5000;

/** The database is open and well: the directory is ours, and keeps room to recover. */
export function moveIn(dataDir: string, made: { newId: () => string; at: number }): void {
  keepMarker(dataDir, made);
  setTimeout(() => void reserve(dataDir), reserveAfterMs).unref();
}

async function reserve(dataDir: string): Promise<void> {
  try {
    if (await takeReserve(dataDir)) return;
    const free = megabytes(freeBytes(dataDir));
    console.error(`Ruang disk tinggal ${free} MB; kosongkan sebelum acara, sebaiknya 200 MB.`);
  } catch {
    // The directory is gone: the first write will say so.
  }
}

/** Everything is closed: the next start need not look at every page. */
export function moveOut(dataDir: string, file: string): void {
  try {
    leaveClean(dataDir, file);
  } catch {
    // A full or lost disk: then the next start looks at every page.
  }
}
