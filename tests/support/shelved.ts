/** An innovation of another region on the shelf, as if a package had brought it. */
import { uuidv7 } from 'uuidv7';
import { sharedOf } from '#lib/lab/exchange.ts';
import type { Db } from '#lib/server/db/database.ts';
import { bringPackage } from '#lib/server/operations/exchange.ts';
import { innovationSheets } from '../../src/rehearsal/innovation-sheet.ts';
import { entryOf } from './registry-entries.ts';

/** Answers its id on the shelf. */
export async function shelve(db: Db, regionId: string, name = 'Jemput bayi'): Promise<string> {
  const [, sheet] = innovationSheets();
  const entry = entryOf({
    id: uuidv7(),
    name,
    status: 'registered',
    agencyName: 'Dinas Kesehatan',
  });
  const profile = {
    ...entry.profile,
    affair: '1.02',
    goal: 'Semua bayi diimunisasi tepat waktu, juga yang orang tuanya berdagang di pasar.',
    benefit: 'Bayi yang terlambat diimunisasi turun.',
    design: sheet?.profil_iid.rancang_bangun ?? '',
  };
  const beside = {
    poster: {
      before: 'Kader menunggu di posyandu.',
      after: 'Kader datang ke pasar.',
      milestones: [],
    },
    evidence: [],
  };
  const { shared } = sharedOf({ ...entry, profile }, beside, []);
  const region = 'Kota Cilegon';
  const content = { format: 'labinov-exchange', version: 1, region, exportedAt: 1 } as const;
  await bringPackage(db, {
    regionId,
    own: '',
    incoming: {
      content: { ...content, innovations: [shared] },
      fingerprint: 'a1b2-c3d4-e5f6-0718-293a-4b5c',
      publicKey: '',
    },
    confirmed: true,
    by: 'Ibu Sari',
    at: 1,
    newId: uuidv7,
    hash: (text) => String(text.length),
  });
  const row = await db
    .selectFrom('shelfEntry')
    .select('id')
    .where('originalId', '=', entry.id)
    .executeTakeFirstOrThrow();
  return row.id;
}
