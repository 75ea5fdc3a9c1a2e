/** Entries of the registry without a lab behind them. */
import { uuidv7 } from 'uuidv7';
import { emptyLineage } from '#lib/lab/lineage.ts';
import { emptyProfile } from '#lib/lab/profile.ts';
import { registryNumber } from '#lib/lab/registry.ts';
import type { Db } from '#lib/server/db/database.ts';
import * as innovations from '#lib/server/db/innovations.ts';
import type { Innovation } from '#lib/server/db/innovations.ts';

/** An entry as an agency without a lab would enter it. */
export function entryOf(change: Partial<Innovation>): Innovation {
  const profile = { ...emptyProfile(), name: change.name ?? '', digital: change.digital ?? false };
  return {
    id: uuidv7(),
    regionId: 'r1',
    number: registryNumber(2026, 1, false),
    year: 2026,
    name: 'Inovasi',
    agencyName: 'Dinas Kesehatan',
    agencyKind: 'opd',
    digital: false,
    affair: '1.02',
    stageOfInnovation: 'initiative',
    status: 'proposed',
    catalogueYear: 2026,
    claimedScore: 40,
    evidencedScore: 30,
    verifiedScore: null,
    profile,
    claims: {},
    findings: {},
    fieldNotes: {},
    development: '',
    origin: 'lab',
    lineage: emptyLineage(),
    story: {
      canvas: {} as Innovation['story']['canvas'],
      marks: {} as Innovation['story']['marks'],
      measures: [],
      benefitBasis: null,
      benefitValue: null,
      monthsToCreate: null,
    },
    sample: false,
    registeredYear: null,
    ministryNumber: null,
    labId: null,
    ideaId: null,
    createdAt: 1,
    updatedAt: 1,
    ...change,
  };
}

/** Enters them one after the other in region `r1`; answers their ids. */
export async function enterEntries(db: Db, changes: Partial<Innovation>[]): Promise<string[]> {
  const region = { id: 'r1', name: 'Purbalingga', kind: 'kabupaten', agencyName: 'Bappeda' };
  await db
    .insertInto('region')
    .values({ ...region, createdAt: 1 })
    .onConflict((oc) => oc.column('id').doNothing())
    .execute();
  const ids: string[] = [];
  for (const change of changes) {
    await db.transaction().execute(async (trx) => {
      const serial = await innovations.nextSerial(trx, 'r1', 2026, false);
      const number = registryNumber(2026, serial, false);
      const entry = entryOf({ number, createdAt: serial, ...change });
      await innovations.insert(trx, entry);
      await innovations.addStep(trx, entry.id, {
        status: entry.status,
        by: 'Ibu Sari',
        note: '',
        change: {},
        at: 1,
      });
      ids.push(entry.id);
    });
  }
  return ids;
}
