/**
 * Packages that were looked at and wait for somebody to say "take it in": a form cannot carry a file
 * from one page to the next. A file lies under the hash of its content, for a day, and a few at most.
 */
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { freeBytes, marginBytes, reserveBytes } from '#lib/server/db/reserve.ts';

const keepMs = 24 * 60 * 60_000;
const most = 6;
const floor = reserveBytes + marginBytes + 64 * 1024 * 1024;

/** `${LABINOV_DATA}/exchange`, read when it is used. */
export const waitingDir = (): string => join(process.env['LABINOV_DATA'] || 'data', 'exchange');

/** Keeps a package; its name, or null where the disk has no room to spare. */
export async function keepPackage(
  bytes: Uint8Array,
  now: number,
  dir = waitingDir(),
): Promise<string | null> {
  await mkdir(dir, { recursive: true, mode: 0o700 });
  await sweep(dir, now);
  if (freeBytes(dir) - bytes.length < floor) return null;
  const name = createHash('sha256').update(bytes).digest('hex');
  const draft = join(dir, `${name}.part`);
  await writeFile(draft, bytes, { mode: 0o600 });
  await rename(draft, join(dir, `${name}.zip`));
  return name;
}

/** A package that waits; null when it does not wait any more. */
export async function waitingPackage(name: string, dir = waitingDir()): Promise<Uint8Array | null> {
  if (!/^[0-9a-f]{64}$/.test(name)) return null;
  return readFile(join(dir, `${name}.zip`)).catch(() => null);
}

export async function dropPackage(name: string, dir = waitingDir()): Promise<void> {
  if (/^[0-9a-f]{64}$/.test(name)) await rm(join(dir, `${name}.zip`), { force: true });
}

/** Removes what is old, and the oldest of too many. */
async function sweep(dir: string, now: number): Promise<void> {
  const files = await Promise.all(
    (await readdir(dir)).map(async (name) => {
      const found = await stat(join(dir, name)).catch(() => null);
      return { name, at: found?.mtimeMs ?? 0 };
    }),
  );
  const young = files.toSorted((a, b) => b.at - a.at);
  for (const [at, file] of young.entries()) {
    if (at < most - 1 && now - file.at < keepMs) continue;
    await rm(join(dir, file.name), { force: true });
  }
}
