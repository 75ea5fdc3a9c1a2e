/**
 * The estimate of the index over 500 innovations as the page computes it, effects of each one
 * included; beside it a control that adds the same numbers up in one bare loop.
 */
import { basicServices } from '#lib/lab/affairs.ts';
import { catalogueOf } from '#lib/lab/catalogue.ts';
import { effects, nextCategory, reckon } from '#lib/lab/index-estimate.ts';
import { spread } from './figures.ts';
import { row, type Row } from './rows.ts';

const innovations = 500;
const times = 200;

export async function estimate({ rounds }: { rounds: number }): Promise<Row[]> {
  const catalogue = catalogueOf(2026);
  const all = Array.from({ length: innovations }, (_, i) => ({
    id: String(i),
    maturity: (i * 37) % 112,
    affair: basicServices[i % 9]?.code ?? '2.12',
    reported: i % 5 !== 0,
  }));
  const ours: number[] = [];
  const control: number[] = [];
  for (let round = 0; round < rounds; round++) {
    ours.push(
      p95(() => {
        const now = reckon(
          all.filter(({ reported }) => reported),
          40,
          catalogue,
        );
        nextCategory(now.index, catalogue);
        return effects(all, 40, catalogue).length + now.index;
      }),
    );
    control.push(
      p95(() => {
        let sum = 0;
        let n = 0;
        for (const { reported, maturity } of all) {
          if (!reported) continue;
          sum += maturity;
          n += 1;
        }
        return sum / Math.max(12, n);
      }),
    );
  }
  return [row('estimate', '500 innovations, p95', { ours, control, goal: { atMost: 100 } })];
}

/** The slowest but a twentieth of many times, in ms; the first ones only warm up. */
function p95(work: () => number): number {
  const taken: number[] = [];
  let kept = 0;
  for (let i = 0; i < times; i++) {
    const from = performance.now();
    kept += work();
    if (i >= times / 4) taken.push(performance.now() - from);
  }
  return Number.isNaN(kept) ? Number.NaN : spread(taken).p95;
}
