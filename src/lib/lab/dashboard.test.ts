import { expect, test } from 'vitest';
import {
  fateOf,
  isAlive,
  readinessChange,
  spansOf,
  unitKindOf,
  type Answered,
} from './dashboard.ts';
import { emptyIdea } from './idea/empty.ts';
import type { Idea } from './idea/state.ts';
import { statementCount } from './readiness.ts';

const calendar = {
  today: '2026-11-22',
  dayOf: (instant: number) => new Date(instant).toISOString().slice(0, 10),
};
const launch = (date: string) => ({ date, kind: 'formal', signer: '', photo: null }) as never;
const idea = (change: Partial<Idea>): Idea => ({ ...emptyIdea('i'), ...change });

test('[I13] what became of an idea: launched ones run as long as something is heard of them', () => {
  const fate = (change: Partial<Idea>) => fateOf(idea(change), calendar);
  expect(fate({})).toBe('waiting');
  const approved = { ...emptyIdea('i').canvas, status: 'approved' as const };
  const planned = { ...emptyIdea('i').plan, status: 'approved' as const };
  expect(fate({ canvas: approved })).toBe('approved');
  expect(fate({ canvas: approved, plan: planned })).toBe('planned');
  expect(fate({ launch: launch('2026-10-01') })).toBe('running');
  // 180 days ago is heard of, 181 is not.
  expect(fate({ launch: launch('2026-05-26') })).toBe('running');
  expect(fate({ launch: launch('2026-05-25') })).toBe('quiet');
  expect(fate({ launch: launch('2024-01-01'), innovationId: 'x' })).toBe('registered');
  expect((['registered', 'running', 'quiet', 'planned'] as const).map(isAlive)).toEqual([
    true,
    true,
    false,
    false,
  ]);
});

const all = (value: number) => Array.from({ length: statementCount }, () => value);
const said = (labId: string, personId: string, agency: string, at: number, value: number) =>
  ({ labId, personId, agency, at, values: all(value) }) satisfies Answered;

test('[I14] readiness is compared over agencies that answered twice, first lab to latest', () => {
  const change = readinessChange([
    said('a', 'p1', 'dinkes', 1, 1),
    said('a', 'p2', 'dinkes', 2, 3),
    said('b', 'p3', 'dinkes', 9, 4),
    // Only once: not compared.
    said('a', 'p4', 'dinsos', 3, 0),
    // Twice in one lab.
    said('a', 'p5', 'dpmptsp', 4, 2),
    said('a', 'p5', 'dpmptsp', 8, 3),
  ]);
  expect(change.agencies).toBe(2);
  expect(change.before[0]?.mean).toBe(2);
  expect(change.after[0]?.mean).toBe(3.5);
  expect(readinessChange([]).before[0]?.mean).toBeNull();
});

test('[I15] health centres and schools are told apart from other units', () => {
  expect(unitKindOf('uptd', 'UPTD Puskesmas Citangkil')).toBe('puskesmas');
  expect(unitKindOf('uptd', 'SMP Negeri 1 Cilegon')).toBe('school');
  expect(unitKindOf('uptd', 'RSUD Kota Cilegon')).toBe('uptd');
  expect(unitKindOf('opd', 'Dinas yang membina puskesmas')).toBe('opd');
});

test('[I16] a lab on the time line goes from gate to gate, and on until today', () => {
  const passes = [
    { stage: 'drum-up' as const, day: '2026-05-05' },
    { stage: 'diagnose' as const, day: '2026-05-06' },
  ];
  expect(spansOf('2026-05-05', passes, '2026-06-01')).toEqual([
    { stage: 'drum-up', from: '2026-05-05', to: '2026-05-05' },
    { stage: 'diagnose', from: '2026-05-05', to: '2026-05-06' },
    { stage: 'design', from: '2026-05-06', to: '2026-06-01' },
  ]);
  expect(spansOf('2026-07-01', [], '2026-06-01')).toEqual([]);
  // A gate passed before the planned day: the span is not turned around.
  expect(spansOf('2026-05-05', [{ stage: 'drum-up', day: '2026-05-01' }], '2026-05-09')[0]).toEqual(
    { stage: 'drum-up', from: '2026-05-05', to: '2026-05-05' },
  );
});
