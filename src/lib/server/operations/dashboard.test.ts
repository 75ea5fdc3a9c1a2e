import { uuidv7 } from 'uuidv7';
import { expect, test } from 'vitest';
import { dashboardSheets } from '#lib/server/dashboard-sheets.ts';
import { innovationSheets } from '../../../rehearsal/innovation-sheet.ts';
import { freshDatabase } from '../../../../tests/support/database.ts';
import { at, openLaboratory, playInnovation } from '../../../../tests/support/laboratory.ts';
import { dashboardOf } from './dashboard.ts';
import { promoteDesign } from './promotion.ts';

test('[I13] [I14] [I16] [I18] two labs of a region: fates, time line, readiness, and the numbers of each picture', async () => {
  await using db = await freshDatabase();
  const regionId = uuidv7();
  const [first, second] = innovationSheets();
  if (!first || !second) throw new Error('no material');
  const lab = await openLaboratory(db, { regionId });
  const again = await openLaboratory(db, { regionId });
  const { ideaId } = await playInnovation(lab, first);
  const asked = { ideaId, person: lab.facilitator, catalogueYear: null, newId: uuidv7, at };
  await promoteDesign(db.write, asked);
  await playInnovation(again, second);
  for (const [where, value] of [
    [lab, 1],
    [again, 3],
  ] as const) {
    const person = await where.join('PBG-OPD-05', 'Penjawab');
    const values = Array.from({ length: 24 }, () => value);
    await where.act(where.hall, person, { type: 'readiness.answer', values });
  }
  await lab.act(lab.hall, lab.facilitator, { type: 'stage.pass', stage: 'drum-up', reason: 'Uji' });
  const dayOf = (instant: number) => new Date(instant).toISOString().slice(0, 10);
  const choice = { regionId, labId: null, year: null, dayOf };
  const view = await dashboardOf(db.read, { ...choice, today: '2026-11-22' });
  expect(view.ideas.map(({ fate }) => fate).toSorted()).toEqual(['quiet', 'registered']);
  expect(view.labs.map(({ spans }) => spans.length).toSorted()).toEqual([1, 2]);
  expect(view.readiness.agencies).toBe(1);
  expect([view.readiness.before[0]?.mean, view.readiness.after[0]?.mean]).toEqual([1, 3]);
  // The sums of the numbers are those of the pictures.
  const sheets = dashboardSheets(view, 'id');
  expect(sheets.ideas.rows).toHaveLength(2);
  expect(sheets.labs.rows.map(({ all }) => all)).toEqual([1, 1]);
  expect(sheets.labs.rows.reduce((sum, { alive }) => sum + Number(alive), 0)).toBe(1);
  expect(sheets.agencies.rows).toHaveLength(86);
  expect(sheets.overdue.rows).toHaveLength(view.overdue.length);
  const followed = sheets.obstacles.rows.reduce((sum, { count }) => sum + Number(count), 0);
  expect(followed).toBe(1);
  const alone = await dashboardOf(db.read, { ...choice, labId: again.id, today: '2026-06-01' });
  expect(alone.ideas.map(({ fate }) => fate)).toEqual(['running']);
  expect(alone.readiness.agencies).toBe(0);
});
