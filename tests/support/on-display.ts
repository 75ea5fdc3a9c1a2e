/** A lab on the day of its exhibition: three innovations with approved plans, nothing scored yet. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import type { Person } from '#lib/lab/people.ts';
import { createSession } from '#lib/server/auth/sessions.ts';
import { openDatabase } from '#lib/server/db/database.ts';
import { keepFile } from '#lib/server/files.ts';
import { migrateToLatest } from '../../db/migrate.ts';
import { innovationSheets } from '../../src/rehearsal/innovation-sheet.ts';
import { newId, openLaboratory, playInnovation, type Laboratory } from './laboratory.ts';
import type { Seat } from './story.ts';

export type OnDisplay = {
  labId: string;
  /** Of Dindukcapil, a puskesmas in the east, a puskesmas in the west. */
  innovations: { id: string; title: string }[];
  facilitator: string;
};

/** Fills a data directory; the first innovation has a photo. */
export async function putOnDisplay(dataDir: string): Promise<OnDisplay> {
  const file = join(dataDir, 'labinov.db');
  await migrateToLatest(file);
  const db = openDatabase(file);
  try {
    const lab = await openLaboratory(db);
    const innovations: OnDisplay['innovations'] = [];
    for (const sheet of innovationSheets().slice(0, 3)) {
      const gelar = sheet.gelar && { ...sheet.gelar, juri: [], umpan_balik: [] };
      const { ideaId, owner } = await playInnovation(lab, { ...sheet, gelar });
      if (innovations.length === 0) await hangPhoto(lab, ideaId, owner, join(dataDir, 'evidence'));
      innovations.push({ id: ideaId, title: sheet.judul });
    }
    const token = await createSession(db, lab.facilitator.id, 'Chrome, Windows');
    return { labId: lab.id, innovations, facilitator: `labinov_session=${token}` };
  } finally {
    await db.close();
  }
}

/** A sunset over a field, as far as two colours can be one. */
async function hangPhoto(lab: Laboratory, ideaId: string, owner: Person, dir: string) {
  mkdirSync(dir, { recursive: true });
  const sky =
    '<rect width="1200" height="800" fill="#f2a65a"/><circle cx="800" cy="420" r="150" fill="#fbe3b0"/><rect y="480" width="1200" height="320" fill="#4f6b3a"/>';
  const picture = await sharp(
    Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="800">${sky}</svg>`),
  )
    .jpeg()
    .toBuffer();
  const kept = await keepFile(
    dir,
    (async function* () {
      yield picture;
    })(),
    { name: 'sawah.jpg', newId },
  );
  if (typeof kept === 'string') throw new Error(kept);
  const evidence = {
    id: newId(),
    indicator: null,
    title: 'Pelayanan di balai desa',
    year: 2026,
    file: { ...kept, name: 'sawah.jpg' },
    link: null,
  };
  await lab.act({ kind: 'idea', id: ideaId }, owner, { type: 'evidence.add', evidence });
}

export async function signedIn({ context }: Seat, cookie: string, url: string): Promise<void> {
  const [name = '', value = ''] = cookie.split('=');
  await context.addCookies([{ name, value, url }]);
}
