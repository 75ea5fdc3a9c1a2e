import { afterAll, beforeAll, expect, it } from 'vitest';
import * as ideas from '#lib/server/db/ideas.ts';
import type { Idea } from '#lib/lab/idea/state.ts';
import { freshDatabase, type FreshDatabase } from './support/database.ts';
import { openLaboratory, playInnovation } from './support/laboratory.ts';
import { differences } from '../src/rehearsal/comparison.ts';
import { innovationSheets } from '../src/rehearsal/innovation-sheet.ts';

let db: FreshDatabase;
const held = new Map<string, Idea>();

beforeAll(async () => {
  db = await freshDatabase();
  const lab = await openLaboratory(db);
  const played = new Map<string, string>();
  for (const sheet of innovationSheets()) {
    played.set((await playInnovation(lab, sheet)).ideaId, sheet.id);
  }
  for (const idea of await ideas.statesOf(db.read, lab.id)) {
    held.set(played.get(idea.id) ?? '', idea);
  }
}, 120_000);
afterAll(() => db.cleanup());

it.each(innovationSheets().map((sheet) => [sheet.id, sheet] as const))(
  'the database holds %s exactly as the material has it',
  (id, sheet) => {
    const idea = held.get(id);
    expect(idea && differences(sheet, idea)).toEqual([]);
  },
);

it('a changed word, a missing row and another order are found', () => {
  const [sheet] = innovationSheets();
  const idea = held.get(sheet?.id ?? '');
  if (!sheet || !idea) throw new Error('No material');
  const goal = { ...idea.fields.goal, text: `${idea.fields.goal.text} ` };
  const [gone, ...rows] = Object.entries(idea.rows);
  const spoiled = { ...idea, fields: { ...idea.fields, goal }, rows: Object.fromEntries(rows) };
  expect(gone).toBeDefined();
  expect(differences(sheet, spoiled).map((one) => one.split(':')[0])).toEqual([
    'INV-01 goal',
    'INV-01 rows',
    'INV-01 phases',
  ]);
});
