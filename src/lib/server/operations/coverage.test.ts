import { uuidv7 } from 'uuidv7';
import { expect, test } from 'vitest';
import { isRefusal } from '#lib/lab/refusals.ts';
import { innovationSheets } from '../../../rehearsal/innovation-sheet.ts';
import { freshDatabase } from '../../../../tests/support/database.ts';
import {
  at,
  openLaboratory,
  playInnovation,
  type Laboratory,
} from '../../../../tests/support/laboratory.ts';
import { entryOf } from '../../../../tests/support/registry-entries.ts';
import * as innovations from '#lib/server/db/innovations.ts';
import { coverageOf } from './coverage.ts';
import { promoteDesign } from './promotion.ts';

const [first, second] = innovationSheets();

async function promote(lab: Laboratory, sheet = first) {
  if (!sheet) throw new Error('no material');
  const { ideaId } = await playInnovation(lab, sheet);
  const asked = { ideaId, person: lab.facilitator, catalogueYear: 2026, newId: uuidv7, at };
  if (isRefusal(await promoteDesign(lab.db.write, asked))) throw new Error('refused');
}

test('[C1] [C2] [I17] two labs of a region count its agencies once; a sample counts only alone', async () => {
  await using db = await freshDatabase();
  const regionId = uuidv7();
  const lab = await openLaboratory(db, { regionId });
  const again = await openLaboratory(db, { regionId });
  const sample = await openLaboratory(db, { regionId, sample: true });
  await promote(lab);
  await promote(again, second);
  await promote(sample);
  const asked = { regionId, labId: null, year: null };
  const region = await coverageOf(db.read, asked);
  expect(region.rows).toHaveLength(86);
  expect(region.entries).toBe(2);
  expect(region.rows.filter(({ proposed }) => proposed > 0)).toHaveLength(2);
  expect(region.silent).toHaveLength(84);
  expect(region.funnel).toMatchObject({
    ideas: 2,
    approved: 2,
    planned: 2,
    launched: 2,
    promoted: 2,
    agencies: { promoted: 2 },
  });
  expect(region.digital).toEqual({ digital: 1, nonDigital: 1 });
  // What an agency brought in by itself is in the registry, and in no funnel of labs.
  const alone = { name: 'Mandiri', agencyName: 'Dinas Lain', origin: 'independent' as const };
  await innovations.insert(
    db.write as never,
    entryOf({ ...alone, regionId, number: 'INV-2026-0900' }),
  );
  const more = await coverageOf(db.read, asked);
  expect(more.entries).toBe(3);
  expect(more.funnel).toMatchObject({ promoted: 2, agencies: { promoted: 2 } });
  const other = await coverageOf(db.read, { ...asked, year: 2019 });
  expect([other.rows.length, other.entries, other.labs.length]).toEqual([0, 0, 3]);
  const one = await coverageOf(db.read, { ...asked, labId: sample.id });
  expect([one.rows.length, one.entries]).toEqual([86, 1]);
});
