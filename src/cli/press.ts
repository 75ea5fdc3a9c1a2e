/**
 * The press: a process of its own that makes papers one after the other, at the lowest priority, so
 * that a live lab goes on as if nothing were printed. It reads the database only, writes the file
 * where it is told, and ends with the server. `server/press.ts` is its other end.
 */
import { rename, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openReader } from '#lib/server/db/database-reader.ts';
import { databaseFile } from '#lib/server/db/open.ts';
import { isLabArrival, isLabFile, isRows, type Order } from '#lib/server/paper-orders.ts';
import { draftOf, type FromPress, type ToPress } from '#lib/server/press.ts';

/** Lettering of drawings comes from our fonts, whatever this machine has. */
process.env['FONTCONFIG_FILE'] = fileURLToPath(
  new URL('../lib/server/export/fonts/fonts.conf', import.meta.url),
);

export async function run(): Promise<number> {
  if (!process.send) {
    console.error('press: hanya untuk server');
    return 64;
  }
  try {
    os.setPriority(os.constants.priority.PRIORITY_LOW);
  } catch {
    // Some systems do not let a process step back; the work is the same.
  }
  const { labArrival, labFile, makePaper, registryRows } = await import('#lib/server/papers.ts');
  const tell = (what: FromPress) => process.send?.(what);
  const make = async (order: Order, file: string): Promise<FromPress> => {
    const database = openReader(databaseFile());
    const draft = draftOf(file);
    try {
      const dataDir = dirname(databaseFile());
      const progress = (done: number) => tell({ is: 'progress', done });
      const press = { db: database.read, dataDir, progress };
      if (isLabFile(order)) return await labFile(order, file, press);
      const made = isLabArrival(order)
        ? await labArrival(order, databaseFile(), progress)
        : isRows(order)
          ? await registryRows(order, press)
          : await makePaper(order, press);
      if (!made) return { is: 'nothing' };
      await writeFile(draft, made, { mode: 0o600 });
      await rename(draft, file);
      return { is: 'made', size: (await stat(file)).size };
    } catch (fault) {
      return { is: 'failed', why: fault instanceof Error ? (fault.stack ?? '') : String(fault) };
    } finally {
      // On a full disk a half-written paper would take what is left.
      await rm(draft, { force: true });
      await database.close();
    }
  };
  return new Promise((ended) => {
    process.on('message', ({ order, file }: ToPress) => void make(order, file).then(tell));
    process.on('disconnect', () => ended(0));
    tell({ is: 'ready' });
  });
}
