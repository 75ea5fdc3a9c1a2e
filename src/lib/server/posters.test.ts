import { expect, test } from 'vitest';
import { innovationSheets } from '../../rehearsal/innovation-sheet.ts';
import { freshDatabase } from '../../../tests/support/database.ts';
import { newId, openLaboratory, playInnovation } from '../../../tests/support/laboratory.ts';
import { passer, posterOf, postersOf } from './posters.ts';

test('[Y1] one poster is what it is among all of its lab, and none of another lab', async () => {
  await using db = await freshDatabase();
  const lab = await openLaboratory(db);
  const [sheet] = innovationSheets();
  if (!sheet) throw new Error('no material');
  const { ideaId } = await playInnovation(lab, sheet);
  const all = await postersOf(db.read, lab.id, passer(lab.id));
  expect(all).toHaveLength(1);
  const about = { labId: lab.id, ideaId };
  expect(await posterOf(db.read, about, passer(lab.id))).toEqual(all[0]);
  const other = newId();
  expect(await posterOf(db.read, { ...about, labId: other }, passer(other))).toBe(null);
  expect(await posterOf(db.read, { ...about, ideaId: other }, passer(lab.id))).toBe(null);
});
