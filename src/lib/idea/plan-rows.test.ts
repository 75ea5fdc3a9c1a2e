import { expect, test } from 'vitest';
import { batches, blankRow, costsOf, placeBeside, plannedRow } from './plan-rows.ts';

const rowOf = (n: number, text = 'Melatih kader') => ({
  ...blankRow(`r${n}`, 'execution', 2026),
  activity: text,
});

test('[D41] rows of a large paste are cut into messages that the server takes, in their order', () => {
  const rows = Array.from({ length: 200 }, (_, n) => rowOf(n, 'Melatih kader “baru” '.repeat(14)));
  const found = batches(rows);
  expect(found.length).toBeGreaterThan(1);
  expect(found.flat()).toEqual(rows);
  for (const batch of found) {
    expect(Buffer.byteLength(JSON.stringify({ type: 'rows.add', rows: batch }))).toBeLessThan(
      64_000,
    );
  }
  expect(batches([rowOf(1), rowOf(2)])).toHaveLength(1);
  expect(batches([])).toEqual([]);
});

test('a pasted row enters as planned, with nothing done', () => {
  const { id: _, progress: _p, status: _s, ...pasted } = rowOf(1);
  expect(plannedRow('n', pasted)).toEqual({ ...rowOf(1), id: 'n' });
});

test('[D40] a row moves past its neighbour, and at the edge of a phase into the one beside', () => {
  const [a, b, c] = [rowOf(1), rowOf(2), rowOf(3)];
  const d = { ...rowOf(4), phase: 'preparation' as const };
  const rows = [a, d, b, c];
  expect(placeBeside(rows, a, 1)).toEqual({ phase: 'execution', after: 'r2' });
  expect(placeBeside(rows, c, -1)).toEqual({ phase: 'execution', after: 'r1' });
  expect(placeBeside(rows, b, -1)).toEqual({ phase: 'execution', after: null });
  expect(placeBeside(rows, a, -1)).toEqual({ phase: 'preparation', after: 'r4' });
  expect(placeBeside(rows, c, 1)).toEqual({ phase: 'monitoring', after: null });
  expect(placeBeside(rows, d, -1)).toBeNull();
});

test('costs are summed by phase and source; without cost adds no line', () => {
  const row = (phase: 'preparation' | 'execution', cost: number | null, costSource: string) => ({
    ...blankRow('x', phase, 2026),
    cost,
    costSource,
  });
  expect(
    costsOf([
      row('execution', 5, 'APBD'),
      row('preparation', 2, 'BOK'),
      row('execution', 3, 'APBD'),
      row('execution', 4, ''),
      row('preparation', 0, ''),
      row('preparation', null, ''),
    ]),
  ).toEqual([
    { phase: 'preparation', source: 'BOK', sum: 2 },
    { phase: 'execution', source: 'APBD', sum: 8 },
    { phase: 'execution', source: '', sum: 4 },
  ]);
});
