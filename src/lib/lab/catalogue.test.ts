import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import rehearsal from '../../rehearsal/inovasi.json' with { type: 'json' };
import {
  catalogueOf,
  catalogueYears,
  category,
  evidenced,
  inWindow,
  mandatoryMissing,
  maturity,
  scoredLines,
  type Claims,
} from './catalogue.ts';
import { estimateIndex } from './index-estimate.ts';

const year = catalogueOf(2026);
const innovations = rehearsal.inovasi;
const claimsOf = (one: (typeof innovations)[number]) => one.indikator as Claims;
const level = (n: 1 | 2 | 3, lines: readonly number[]): Claims =>
  Object.fromEntries(lines.map((no) => [no, n]));

describe('the catalogue of 2026', () => {
  it('[M1] has lines 16 to 36, and 20 lines of the region', () => {
    expect(year.indicators.map((line) => line.no)).toEqual(
      Array.from({ length: 21 }, (_, i) => 16 + i),
    );
    expect(year.spdLines).toHaveLength(20);
    expect(year.spdLines.reduce((sum, line) => sum + line.weight * 3, 0)).toBe(63);
    expect(year.indicators.find((line) => line.no === 33)?.bases).toHaveLength(6);
  });

  it('[M1] knows the settings of 2023 and refuses a year it does not know', () => {
    expect(catalogueYears).toEqual([2023, 2026, 2027, 2028, 2029]);
    expect(catalogueOf(2023)).toMatchObject({ complete: false, divisor: 10, window: null });
    expect(() => catalogueOf(1999)).toThrow('1999');
  });

  it('[M2] the highest maturity is 111 and the weights are those of the rehearsal', () => {
    const all = level(
      3,
      scoredLines(year).map((line) => line.no),
    );
    expect(maturity(all, year)).toBe(111);
    expect(year.maximum).toBe(111);
    for (const line of scoredLines(year)) {
      expect((rehearsal.bobot as Record<string, number>)[line.no]).toBe(line.weight);
    }
  });

  it('[M2] the mandatory lines alone give 14 at level 1 and 42 at level 3', () => {
    expect(maturity(level(1, [16, 17, 32, 33, 35]), year)).toBe(14);
    expect(maturity(level(3, [16, 17, 32, 33, 35]), year)).toBe(42);
  });

  it('[M2] claims give the ladder of the rehearsal', () => {
    const scores = innovations.map((one) => maturity(claimsOf(one), year));
    expect(scores).toEqual([95, 84, 78, 72, 66, 61, 57, 52, 47, 42, 36, 30, 24, 20]);
    expect(scores).toEqual(innovations.map((one) => one.skor_klaim));
  });

  it('[M2] lines that are not scored add nothing', () => {
    expect(maturity({ 15: 3, 36: 3, 99: 3 }, year)).toBe(0);
  });

  it('[M3] only lines with evidence count in the evidenced score', () => {
    for (const one of innovations) {
      const shown = evidenced(
        claimsOf(one),
        one.bukti.map((piece) => piece.indikator),
      );
      expect(maturity(shown, year)).toBe(one.skor_berbukti);
    }
  });

  it('[M3] the verified score is the maturity of the verified levels', () => {
    const verified = innovations.filter((one) => one.verifikasi?.level);
    expect(verified.length).toBeGreaterThan(0);
    for (const one of verified) {
      expect(maturity(one.verifikasi?.level as Claims, year)).toBe(one.verifikasi?.skor);
    }
  });

  it('[M3] evidence never raises a score', () => {
    const claims = fc.dictionary(
      fc.integer({ min: 16, max: 35 }).map(String),
      fc.constantFrom(0, 1, 2, 3),
    ) as fc.Arbitrary<Claims>;
    fc.assert(
      fc.property(claims, fc.array(fc.integer({ min: 10, max: 40 })), (one, shown) => {
        const full = maturity(one, year);
        const part = maturity(evidenced(one, shown), year);
        expect(part).toBeLessThanOrEqual(full);
        expect(full).toBeLessThanOrEqual(111);
        expect(part).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('[M4] mandatory lines left empty or at zero are named', () => {
    expect(mandatoryMissing({}, year)).toEqual([16, 17, 32, 33, 35]);
    expect(mandatoryMissing({ 16: 1, 17: 1, 32: 0, 33: 2, 35: 3 }, year)).toEqual([32]);
    for (const one of innovations) {
      expect(mandatoryMissing(claimsOf(one), year)).toEqual(one.indikator_wajib_kosong);
    }
  });

  it('[M5] application or development must lie in the window, its ends included', () => {
    expect(inWindow('2024-01-01', null, year)).toBe(true);
    expect(inWindow('2025-12-31', null, year)).toBe(true);
    expect(inWindow('2023-12-31', null, year)).toBe(false);
    expect(inWindow('2026-01-01', null, year)).toBe(false);
    expect(inWindow('2020-05-05', '2025-06-02', year)).toBe(true);
    expect(inWindow(null, null, year)).toBe(false);
    expect(inWindow(null, null, catalogueOf(2023))).toBe(true);
  });

  it('[M6] categories meet without a gap', () => {
    expect(category(65.01, year)).toBe('very-innovative');
    expect(category(65.004, year)).toBe('innovative');
    expect(category(40.01, year)).toBe('innovative');
    expect(category(40, year)).toBe('less-innovative');
    expect(category(0, year)).toBe('unrated');
    expect(category(35, catalogueOf(2023))).toBe('innovative');
  });

  it('[M7] few innovations are divided by the minimum divisor', () => {
    const estimate = estimateIndex({ spd: 0, maturities: [60, 60], basicServices: 0 }, year);
    expect(estimate).toMatchObject({ average: 10, count: 0, category: 'less-innovative' });
    expect(estimate.index).toBeCloseTo(4, 10);
  });

  it('[M7] the number counts only with enough basic services, and up to 200', () => {
    const maturities = Array.from({ length: 250 }, () => 111);
    expect(estimateIndex({ spd: 63, maturities, basicServices: 4 }, year).count).toBe(0);
    const best = estimateIndex({ spd: 63, maturities, basicServices: 5 }, year);
    expect(best.count).toBe(76);
    expect(best.index).toBeCloseTo(100, 10);
    expect(best.category).toBe('very-innovative');
  });

  it('[M7] nothing reported is no fault', () => {
    expect(estimateIndex({ spd: 0, maturities: [], basicServices: 0 }, year).category).toBe(
      'unrated',
    );
  });
});
