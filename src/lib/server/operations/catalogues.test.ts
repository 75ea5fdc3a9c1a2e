import { uuidv7 } from 'uuidv7';
import { expect, test } from 'vitest';
import { catalogueOf } from '#lib/lab/catalogue.ts';
import { fileOf } from '#lib/lab/catalogue-file.ts';
import { isRefusal } from '#lib/lab/refusals.ts';
import * as catalogues from '#lib/server/db/catalogues.ts';
import * as innovations from '#lib/server/db/innovations.ts';
import { innovationSheets } from '../../../rehearsal/innovation-sheet.ts';
import { freshDatabase } from '../../../../tests/support/database.ts';
import { at, openLaboratory, playInnovation } from '../../../../tests/support/laboratory.ts';
import { bringInCatalogue, previewCatalogue } from './catalogues.ts';
import { promoteDesign } from './promotion.ts';

const year2027 = () => {
  const file = structuredClone(fileOf(catalogueOf(2026)));
  file.year = 2027;
  file.settings.divisor = 14;
  file.settings.window = { from: '2024-01-01', to: '2026-12-31' };
  return file;
};
const note = (year: number, version: number) => `katalog ${year} versi ${version}`;

test('[I10] [I12] a new year is brought in, put in force, and scores what is promoted from then on', async () => {
  await using db = await freshDatabase();
  const lab = await openLaboratory(db);
  const { regionId } = lab;
  const content = JSON.stringify(year2027());
  const preview = await previewCatalogue(db.read, regionId, content);
  expect(preview).toMatchObject({ scored: 0, rescored: 0, catalogue: { version: 1 } });
  const asked = { regionId, content, by: 'Ibu Kenanga', at, agreed: false, note };
  expect(await bringInCatalogue(db.write, { ...asked, version: 1 })).toEqual({
    year: 2027,
    version: 1,
    rescored: 0,
  });
  // The same form sent again finds another version than it was shown.
  expect(await bringInCatalogue(db.write, { ...asked, version: 1 })).toEqual({ refusal: 'stale' });
  expect(await catalogues.find(db.read, regionId, 2027)).toMatchObject({ complete: true });
  // An entry from elsewhere may name a year that is not known here.
  expect((await catalogues.load(db.read, regionId, 2019)).year).toBe(2026);
  // Another region knows nothing of it.
  expect(await catalogues.find(db.read, uuidv7(), 2027)).toMatchObject({ complete: false });
  expect((await catalogues.inForce(db.read, regionId)).year).toBe(2026);
  await catalogues.putInForce(db.write, regionId, 2027);
  const [sheet] = innovationSheets();
  if (!sheet) throw new Error('no material');
  const { ideaId } = await playInnovation(lab, sheet);
  const promoting = { ideaId, person: lab.facilitator, catalogueYear: null, newId: uuidv7, at };
  const promoted = await promoteDesign(db.write, promoting);
  if (isRefusal(promoted)) throw new Error('refused');
  expect(await innovations.load(db.read, promoted.innovationId)).toMatchObject({
    catalogueYear: 2027,
    claimedScore: 95,
  });
});

test('[I11] a year that innovations were scored against changes only by saying so, with a step each', async () => {
  await using db = await freshDatabase();
  const lab = await openLaboratory(db);
  const { regionId } = lab;
  const [sheet] = innovationSheets();
  if (!sheet) throw new Error('no material');
  const { ideaId } = await playInnovation(lab, sheet);
  const promoting = { ideaId, person: lab.facilitator, catalogueYear: 2026, newId: uuidv7, at };
  const promoted = await promoteDesign(db.write, promoting);
  if (isRefusal(promoted)) throw new Error('refused');
  const file = structuredClone(fileOf(catalogueOf(2026)));
  for (const row of file.indicators) if (row.no === 35) row.weight = 5;
  const content = JSON.stringify(file);
  expect(await previewCatalogue(db.read, regionId, content)).toMatchObject({
    scored: 1,
    rescored: 1,
    change: { changed: ['35'], settings: [], added: [], removed: [] },
  });
  const asked = { regionId, content, by: 'Ibu Kenanga', at, version: 1, note };
  expect(await bringInCatalogue(db.write, { ...asked, agreed: false })).toEqual({
    refusal: 'not-agreed',
  });
  const before = await innovations.load(db.read, promoted.innovationId);
  expect(before?.claimedScore).toBe(95);
  expect(await catalogues.versions(db.read, regionId)).toEqual([]);
  expect(await bringInCatalogue(db.write, { ...asked, agreed: true })).toMatchObject({
    rescored: 1,
  });
  const after = await innovations.load(db.read, promoted.innovationId);
  expect(after?.claimedScore).toBe(95 + (before?.claims[35] ?? Number.NaN));
  expect(await innovations.steps(db.read, promoted.innovationId)).toMatchObject([
    { number: 1, status: 'proposed' },
    { number: 2, status: 'proposed', by: 'Ibu Kenanga', note: 'katalog 2026 versi 1' },
  ]);
});

test('[I10] a file with something wrong in it changes nothing', async () => {
  await using db = await freshDatabase();
  const lab = await openLaboratory(db);
  const file = year2027();
  file.indicators.push(...file.indicators.slice(0, 1));
  const asked = { regionId: lab.regionId, content: JSON.stringify(file), by: '', at, note };
  const answer = await bringInCatalogue(db.write, { ...asked, version: 1, agreed: true });
  expect(answer).toEqual({ flaws: [{ code: 'twice', at: '1' }] });
  expect(await catalogues.versions(db.read, lab.regionId)).toEqual([]);
});
