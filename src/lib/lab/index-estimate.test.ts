import { describe, expect, it, test } from 'vitest';
import fc from 'fast-check';
import rehearsal from '../../rehearsal/inovasi.json' with { type: 'json' };
import { basicServices } from './affairs.ts';
import { catalogueOf, catalogueYears, maturity, type Category, type Claims } from './catalogue.ts';
import {
  distanceTo,
  effects,
  estimateIndex,
  isReported,
  reportedOf,
  isRipe,
  nextCategory,
  reckon,
  spdMost,
  spdPoints,
  whyOut,
  type Candidate,
} from './index-estimate.ts';

const mandatory = (level: 1 | 3): number =>
  maturity(
    Object.fromEntries([16, 17, 32, 33, 35].map((no) => [no, level])) as Claims,
    catalogueOf(2026),
  );
const codes = basicServices.map(({ code }) => code);
/** So many innovations of one maturity. */
const of = (n: number, points: number) => Array.from({ length: n }, () => points);
/** The same as candidates, the first `covered` of them one basic service each. */
const candidates = (maturities: readonly number[], covered: number): Candidate[] =>
  maturities.map((points, i) => ({
    id: String(i),
    maturity: points,
    affair: i < covered ? (codes[i] ?? null) : '2.12',
  }));

/** Worked by hand from DOMAIN.md 6.5: year, SPD, maturities, services -> average, count, index. */
type Case = [string, number, number, number[], number, number, number, number, Category];
const claimed = rehearsal.inovasi.map((one) => one.skor_klaim);
const cases: Case[] = [
  ['nothing at all', 2026, 0, [], 0, 0, 0, 0, 'unrated'],
  ['mandatory lines at level 1', 2026, 0, [mandatory(1)], 0, 1.17, 0, 0.47, 'less-innovative'],
  ['mandatory lines at level 3', 2026, 0, [mandatory(3)], 0, 3.5, 0, 1.4, 'less-innovative'],
  ['twelve at level 1', 2026, 0, of(12, 14), 0, 14, 0, 5.6, 'less-innovative'],
  ['eleven, divided by 12', 2026, 0, of(11, 42), 5, 38.5, 4.18, 17.07, 'less-innovative'],
  ['twelve, divided by 12', 2026, 0, of(12, 42), 5, 42, 4.56, 18.62, 'less-innovative'],
  ['thirteen, divided by 13', 2026, 0, of(13, 42), 5, 42, 4.94, 18.78, 'less-innovative'],
  ['2023 divides by 10', 2023, 0, of(5, 60), 0, 30, 1.9, 12.76, 'less-innovative'],
  ['2023 has no rule on services', 2023, 0, of(10, 42), 0, 42, 3.8, 18.32, 'less-innovative'],
  ['2027 divides by 14', 2027, 0, of(12, 42), 6, 36, 4.56, 16.22, 'less-innovative'],
  ['2027 wants six services', 2027, 0, of(14, 42), 5, 42, 0, 16.8, 'less-innovative'],
  ['2028 divides by 16', 2028, 0, of(8, 80), 6, 40, 3.04, 17.22, 'less-innovative'],
  ['2029 divides by 18', 2029, 0, of(9, 100), 6, 50, 3.42, 21.37, 'less-innovative'],
  ['everything', 2026, 63, of(200, 111), 5, 111, 76, 100, 'very-innovative'],
  ['no more than 200 count', 2026, 63, of(250, 111), 5, 111, 76, 100, 'very-innovative'],
  ['one service too few', 2026, 63, of(200, 111), 4, 111, 0, 69.6, 'very-innovative'],
  ['a good region', 2026, 40, of(200, 60), 6, 60, 76, 70.4, 'very-innovative'],
  ['one fewer', 2026, 40, of(199, 60), 5, 60, 75.62, 70.25, 'very-innovative'],
  ['76 points gone', 2026, 40, of(200, 60), 4, 60, 0, 40, 'less-innovative'],
  ['65.01 in 2026', 2026, 26.525, of(200, 60), 5, 60, 76, 65.01, 'very-innovative'],
  ['65.00 in 2026', 2026, 26.5, of(200, 60), 5, 60, 76, 65, 'innovative'],
  ['40.01 in 2026', 2026, 40.025, of(12, 60), 0, 60, 0, 40.01, 'innovative'],
  ['40.00 in 2026', 2026, 40, of(12, 60), 0, 60, 0, 40, 'less-innovative'],
  ['60.01 in 2023', 2023, 14.025, of(200, 60), 0, 60, 76, 60.01, 'very-innovative'],
  ['60.00 in 2023', 2023, 14, of(200, 60), 0, 60, 76, 60, 'innovative'],
  ['60.01 in 2026', 2026, 14.025, of(200, 60), 5, 60, 76, 60.01, 'innovative'],
  ['35.00 in 2023', 2023, 43.7, of(10, 40), 0, 40, 3.8, 35, 'innovative'],
  ['34.98 in 2023', 2023, 43.65, of(10, 40), 0, 40, 3.8, 34.98, 'less-innovative'],
  ['ripe alone', 2026, 0, of(12, 60), 5, 60, 4.56, 25.82, 'less-innovative'],
  ['with unripe', 2026, 0, [...of(12, 60), ...of(8, 20)], 5, 44, 7.6, 20.64, 'less-innovative'],
  ['the rehearsal', 2026, 0, claimed, 5, 54.57, 5.32, 23.96, 'less-innovative'],
  ['0.004 is nothing', 2026, 0.01, [], 0, 0, 0, 0, 'unrated'],
  ['0.01 is something', 2026, 0.025, [], 0, 0, 0, 0.01, 'less-innovative'],
];

test.each(cases)(
  '[I2] [M6] [M7] %s (%i)',
  (_, year, spd, maturities, covered, average, count, index, category) => {
    const catalogue = catalogueOf(year);
    const found = estimateIndex({ spd, maturities, basicServices: covered }, catalogue);
    expect(found.average).toBeCloseTo(average, 2);
    expect(found.count).toBeCloseTo(count, 10);
    expect(Math.round(found.index * 100) / 100).toBe(index);
    expect(found.category).toBe(category);
    // Asked with the innovations themselves, it is the same.
    expect(reckon(candidates(maturities, covered), spd, catalogue)).toMatchObject(found);
  },
);

describe('the estimate', () => {
  const year = catalogueOf(2026);

  it('[I1] says of coming years what is only announced, and what no source gives', () => {
    expect(catalogueYears.map((one) => catalogueOf(one).standing)).toEqual([
      'source',
      'source',
      'announced',
      'announced',
      'announced',
    ]);
    expect(catalogueOf(2027).assumed).toContain('thresholds');
    expect(catalogueOf(2026).assumed).toEqual([]);
  });

  it('[I3] counts main affairs, and leaves open what a year does not tell', () => {
    const some = candidates(of(14, 50), 4);
    expect(reckon(some, 0, year)).toMatchObject({ covered: 4, enoughServices: false, count: 0 });
    expect(reckon(candidates(of(14, 50), 5), 0, year)).toMatchObject({ enoughServices: true });
    expect(reckon(some, 0, catalogueOf(2023))).toMatchObject({ enoughServices: null });
    const elsewhere = reckon([{ id: 'a', maturity: 9, affair: null }], 0, year);
    expect(elsewhere).toMatchObject({ n: 1, covered: 0 });
  });

  it('[I4] tells the next category and what is missing to it', () => {
    expect(nextCategory(23.956_571, year)).toEqual({
      category: 'innovative',
      from: 40.01,
      missing: 16.05,
      points: 40.13,
    });
    expect(nextCategory(40.01, year)).toMatchObject({ category: 'very-innovative', missing: 25 });
    // 65.005 is shown as 65.01 and is there.
    expect(nextCategory(65.006, year)).toBeNull();
    expect(nextCategory(0, year)).toMatchObject({ category: 'less-innovative', missing: 0.01 });
    expect(nextCategory(34.99, catalogueOf(2023))).toMatchObject({ from: 35, missing: 0.01 });
  });

  it('[I5] measures the distance to a line of the region', () => {
    expect(distanceTo(52.4, 60, year)).toEqual({ from: 60, missing: 7.6, points: 19 });
    expect(distanceTo(61, 60, year)).toEqual({ from: 60, missing: 0, points: 0 });
  });

  it('[I6] an unripe entry pulls the average down, but only beyond the divisor', () => {
    const all = (n: number) =>
      candidates([...of(n, 60), 14], 0).map((one) => ({ ...one, reported: true }));
    const few = effects(all(5), 0, year).at(-1);
    expect(few).toMatchObject({ pulls: false });
    expect(few?.average).toBeCloseTo(-14 / 12, 10);
    const many = effects(all(19), 0, year);
    expect(many.at(-1)).toMatchObject({ pulls: true });
    expect(many.at(-1)?.average).toBeCloseTo(60 - (19 * 60 + 14) / 20, 10);
    expect(many[0]).toMatchObject({ pulls: false });
  });

  it('[I6] the only one of a basic service takes the whole count with it', () => {
    const all = candidates(of(20, 50), 5).map((one) => ({ ...one, reported: true }));
    const [first, , , , , other] = effects(all, 0, year);
    expect(first).toMatchObject({ service: codes[0], pulls: false });
    expect(first?.index).toBeCloseTo((-20 * 0.38) / 2.5, 10);
    expect(other).toMatchObject({ service: null });
    const added = { id: 'new', maturity: 50, affair: codes[5] ?? null, reported: false };
    expect(effects([...all, added], 0, year).at(-1)).toMatchObject({ service: codes[5] });
  });

  it('[I6] each effect is what counting anew gives', () => {
    const entry = fc.record({
      maturity: fc.integer({ min: 0, max: 111 }),
      affair: fc.constantFrom(...codes, '2.12', null),
      reported: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 40 }), fc.nat(63), (entries, spd) => {
        const all = entries.map((one, i) => ({ id: String(i), ...one }));
        const now = reckon(
          all.filter(({ reported }) => reported),
          spd,
          year,
        );
        for (const { id, index, average } of effects(all, spd, year)) {
          const turned = all.filter((one) => (one.id === id ? !one.reported : one.reported));
          const then = reckon(turned, spd, year);
          expect(now.index + index).toBeCloseTo(then.index, 8);
          expect(now.average + average).toBeCloseTo(then.average, 8);
        }
      }),
    );
  });

  it('[I7] what reaches the minimum is ripe', () => {
    expect([39.9, 40, 41].map((one) => isRipe(one, 40))).toEqual([false, true, true]);
  });

  it('[I19] only what is applied inside the window of the year is scored', () => {
    const on = (appliedOn: string | null, developedOn: string | null = null) =>
      whyOut({ stageOfInnovation: 'applied', appliedOn, developedOn }, year);
    expect(on('2024-01-01')).toBeNull();
    expect(on('2025')).toBeNull();
    expect(on('2019-03-01', '2025-12-31')).toBeNull();
    expect(on('2026-01-01')).toBe('outside-window');
    expect(on('2019')).toBe('outside-window');
    expect(on(null, '2025-05-01')).toBe('not-applied');
    for (const stageOfInnovation of ['initiative', 'trial'] as const) {
      const early = { stageOfInnovation, appliedOn: '2024-05-01', developedOn: null };
      expect(whyOut(early, year)).toBe('not-applied');
    }
    expect(isReported({ out: null, maturity: 40 }, 40)).toBe(true);
    expect(isReported({ out: null, maturity: 39 }, 40)).toBe(false);
    expect(isReported({ out: 'outside-window', maturity: 111 }, 40)).toBe(false);
  });

  it('[I7] [I19] reported on a basis is what has that score, is ripe and is in this round', () => {
    const one = { affair: '1.02', out: null, claimed: 90, evidenced: 40, verified: null };
    const entries = [
      { ...one, id: 'a' },
      { ...one, id: 'b', verified: 39 },
      { ...one, id: 'c', out: 'outside-window' as const, verified: 80 },
      { ...one, id: 'd', verified: 80 },
    ];
    const ids = (basis: 'claimed' | 'evidenced' | 'verified') =>
      reportedOf(entries, basis, 40).map(({ id }) => id);
    expect(ids('claimed')).toEqual(['a', 'b', 'd']);
    expect(ids('evidenced')).toEqual(['a', 'b', 'd']);
    expect(ids('verified')).toEqual(['d']);
  });

  it('[I8] the twenty lines of the region give 0 to 63 points', () => {
    const lines = year.spdLines;
    expect(spdMost(lines)).toBe(63);
    expect(spdPoints({}, lines)).toBe(0);
    // Vision 1 x 3, both lines of unemployment 0.75 x 2, reward 2 x 1; what is no line counts nothing.
    expect(spdPoints({ '1': 3, '5a': 2, '5b': 2, '12': 1, '99': 3 }, lines)).toBe(8);
  });
});
