/** A lab file into this installation in one go, for the command line: laid out, proved, brought in. */
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Database } from '#lib/server/db/database.ts';
import { stageLab, type StageRefusal } from './stage.ts';
import { takeIn, type Bringing, type Imported, type TakeRefusal } from './take-in.ts';

export type Importing = Omit<Bringing, 'dir'> & {
  path: string;
  /** [X31] What this installation makes stand-ins of authors with. */
  secret: Uint8Array;
};
export type ImportRefusal = StageRefusal | TakeRefusal;

export async function importLab(
  db: Database,
  importing: Importing,
): Promise<Imported | ImportRefusal> {
  const beside = dirname(db.file);
  await mkdir(beside, { recursive: true, mode: 0o700 });
  const dir = await mkdtemp(join(beside, '.import-'));
  try {
    const { path, secret } = importing;
    const arrival = await stageLab({ path, dir, main: db.file, secret });
    return 'code' in arrival ? arrival : await takeIn(db, arrival, { ...importing, dir });
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}
