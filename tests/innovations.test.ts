import { afterAll, beforeAll, expect, it } from 'vitest';
import * as ideas from '#lib/server/db/ideas.ts';
import { deliverLacks } from '#lib/lab/idea/delivered.ts';
import { fromLab } from '#lib/lab/from-lab.ts';
import type { Idea } from '#lib/lab/idea/state.ts';
import { freshDatabase, type FreshDatabase } from './support/database.ts';
import { openLaboratory, playInnovation, type Laboratory } from './support/laboratory.ts';
import { differences } from '../src/rehearsal/comparison.ts';
import { innovationSheets, type InnovationSheet } from '../src/rehearsal/innovation-sheet.ts';
import { withoutPlace } from '../src/rehearsal/without-place.ts';

let db: FreshDatabase;
let lab: Laboratory;
const held = new Map<string, Idea>();
const differing = (sheet: InnovationSheet, idea: Idea) => differences(sheet, idea, lab.agencies);

beforeAll(async () => {
  db = await freshDatabase();
  lab = await openLaboratory(db);
  const jurors = [lab.jury];
  for (const name of ['Juri B', 'Juri C']) jurors.push(await lab.join(null, name, 'jury'));
  const played = new Map<string, string>();
  for (const sheet of innovationSheets()) {
    played.set((await playInnovation(lab, sheet, {}, jurors)).ideaId, sheet.id);
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
    expect(idea && differing(sheet, idea)).toEqual([]);
    expect(Object.keys(idea?.scores ?? {})).toHaveLength(sheet.gelar?.juri.length ?? 0);
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
  expect(differing(sheet, spoiled).map((one) => one.split(':')[0])).toEqual([
    'INV-01 goal',
    'INV-01 rows',
    'INV-01 progress',
  ]);
});

/** Every value of a sheet with the way to it, and a copy of the sheet in which it reads otherwise. */
function* leaves(value: unknown, path: string, put: (other: unknown) => unknown): Generator<Leaf> {
  if (Array.isArray(value)) {
    for (const [at, one] of value.entries()) {
      yield* leaves(one, `${path}[]`, (other) => put(value.with(at, other)));
    }
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, one] of Object.entries(value)) {
      const step = /^\d+$/.test(key) ? '*' : key;
      const way = path === '' ? step : `${path}.${step}`;
      yield* leaves(one, way, (other) => put({ ...value, [key]: other }));
    }
  } else if (value !== null) {
    const other =
      typeof value === 'number' ? value + 1 : typeof value === 'string' ? `${value}x` : !value;
    yield { path, spoiled: put(other) as InnovationSheet };
  }
}
type Leaf = { path: string; spoiled: InnovationSheet };

it('whatever the material says is compared, or listed with the reason why it has no place', () => {
  const seen = new Map<string, boolean>();
  for (const sheet of innovationSheets()) {
    const idea = held.get(sheet.id);
    for (const { path, spoiled } of leaves(sheet, '', (other) => other)) {
      if (!idea || seen.get(path) === false) continue;
      // One value of each kind in each sheet would do; a few hundred say it more surely.
      if (seen.has(path) && sheet.id !== 'INV-01') continue;
      seen.set(path, differing(spoiled, idea).length > 0);
    }
  }
  const silent = [...seen].flatMap(([path, found]) => (found ? [] : [path]));
  expect(silent.sort()).toEqual(Object.keys(withoutPlace).sort());
}, 60_000);

it('[D63] Deliver lacks nothing of whatever was launched, without an override', () => {
  for (const [id, idea] of held) {
    const lacks = deliverLacks(idea).map(({ key }) => key);
    // INV-13 is still being tried: not launched, its trial without an end.
    expect([id, lacks]).toEqual([id, id === 'INV-13' ? ['launch', 'row', 'trial'] : []]);
  }
});

it('[P21] the levels of people, network and appointment follow from the team', () => {
  for (const sheet of innovationSheets()) {
    const idea = held.get(sheet.id);
    const claims = (idea && fromLab(idea, '').claims?.value) ?? {};
    for (const no of [17, 23, 24]) {
      expect([sheet.id, no, claims[no] ?? 0]).toEqual([sheet.id, no, sheet.indikator[no] ?? 0]);
    }
  }
});
