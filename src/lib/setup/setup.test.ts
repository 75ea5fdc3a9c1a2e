import { expect, test } from 'vitest';
import { agencyOptions } from './agency-options.ts';
import { flawOf, typedIn } from './join-form.ts';
import { featured, timeOf } from './lab-time.ts';
import { dayAfter, draftOf, planFlaws, rowsOf } from './new-lab.ts';

const form = (fields: Record<string, string>) => {
  const made = new FormData();
  for (const [name, value] of Object.entries(fields)) made.set(name, value);
  return made;
};

test('the form of joining says which field is not right yet', () => {
  const roster = new Set(['a']);
  const typed = (fields: Record<string, string>) => typedIn(form(fields));
  expect(flawOf(typed({ name: ' \u0000 ', agencyId: 'a' }), roster, true)).toBe('name');
  expect(flawOf(typed({ name: 'x'.repeat(81), agencyId: 'a' }), roster, true)).toBe('nameLong');
  expect(flawOf(typed({ name: 'Melati' }), roster, true)).toBe('agency');
  expect(flawOf(typed({ name: 'Melati', agencyId: 'z' }), roster, true)).toBe('agency');
  expect(flawOf(typed({ name: 'Melati' }), roster, false)).toBeNull();
  expect(flawOf(typed({ name: 'Melati', agencyId: 'a' }), roster, true)).toBeNull();
});

test('units stand under their parent, after the agencies', () => {
  const line = { short: '', affair: null };
  const options = agencyOptions(
    [
      { ...line, id: '1', name: 'Puskesmas 10', kind: 'uptd', parentId: '3' },
      { ...line, id: '2', name: 'Puskesmas 2', kind: 'uptd', parentId: '3' },
      { ...line, id: '3', name: 'Dinas Kesehatan', kind: 'opd', parentId: null },
    ],
    'id',
  );
  expect(options.map(({ id, kind }) => [id, kind])).toEqual([
    ['3', 'OPD'],
    ['2', 'Dinas Kesehatan'],
    ['1', 'Dinas Kesehatan'],
  ]);
});

test('a lab is planned, running on its days, then followed up, then done', () => {
  const days = { startsOn: '2026-05-05', endsOn: '2026-05-07' };
  const lab = { ...days, closed: false, stage: 'drum-up' };
  const wib = (text: string) => ({ now: Date.parse(`${text}+07:00`), zone: 'WIB' }) as const;
  expect(timeOf(lab, wib('2026-05-03T23:00:00'))).toEqual({ is: 'planned', in: 2 });
  expect(timeOf(lab, wib('2026-05-05T00:01:00'))).toEqual({ is: 'running', day: 1, of: 3 });
  expect(timeOf(lab, wib('2026-05-07T23:59:00'))).toEqual({ is: 'running', day: 3, of: 3 });
  expect(timeOf(lab, wib('2026-05-08T00:01:00'))).toEqual({ is: 'after', day: 4 });
  expect(timeOf({ ...lab, closed: true }, { now: 0, zone: 'WIB' })).toEqual({ is: 'done' });
  expect(timeOf({ ...lab, stage: 'diagnose' }, wib('2026-05-03T23:00:00'))).toEqual({
    is: 'early',
  });
});

test('the lab of today stands on top, a real one before a sample, else the next one', () => {
  const soon = { id: 'soon', sample: false, time: { is: 'planned', in: 3 } as const };
  const sample = { id: 'sample', sample: true, time: { is: 'running', day: 1, of: 2 } as const };
  const today = { ...sample, id: 'today', sample: false };
  expect(featured([soon, sample, today])?.id).toBe('today');
  expect(featured([soon, sample])?.id).toBe('sample');
  expect(featured([soon])?.id).toBe('soon');
  expect(featured([{ ...soon, time: { is: 'done' } as const }])).toBeNull();
});

test('the wizard asks for what is missing and for days in order', () => {
  const draft = draftOf(form({ title: ' Lab ', place: '', startsOn: '2026-02-30', endsOn: '' }));
  expect(planFlaws(draft, ['two']).map(({ key }) => key)).toEqual([
    'template',
    'place',
    'starts',
    'ends',
  ]);
  const full = { ...draft, place: 'Aula', template: 'two', startsOn: '2026-05-05' };
  expect(planFlaws({ ...full, endsOn: '2026-05-06' }, ['two'])).toEqual([]);
  expect(planFlaws({ ...full, endsOn: '2026-05-04' }, ['two'])).toMatchObject([{ key: 'ends' }]);
  expect(planFlaws({ ...full, endsOn: '2026-06-05' }, ['two'])).toMatchObject([{ key: 'long' }]);
  expect(dayAfter('2026-12-31', 1)).toBe('2027-01-01');
  expect(dayAfter('', 1)).toBe('');
});

test('rows that somebody tampered with are as good as none', () => {
  const draft = draftOf(form({ table: '[["nama","jenis"]]' }));
  expect(rowsOf(draft)).toEqual([['nama', 'jenis']]);
  expect(rowsOf({ ...draft, table: '{"a":1}' })).toBeNull();
  expect(rowsOf({ ...draft, table: '[[1]]' })).toBeNull();
  expect(rowsOf({ ...draft, table: '[' })).toBeNull();
});
