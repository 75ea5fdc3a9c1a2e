import { expect, test } from 'vitest';
import fc from 'fast-check';
import { catalogueOf, evidenced, maturity, scoredLines, type Claims } from './catalogue.ts';
import { raisingSteps } from './raising.ts';

const year = catalogueOf(2026);
const lines = scoredLines(year).map(({ no }) => no);
const steps = (claims: Claims, shown: number[]) => raisingSteps(claims, shown, year);

test('[I9] missing mandatory lines come first, by points per effort', () => {
  const found = steps({}, []);
  expect(found).toHaveLength(20);
  // 35: four points for 2; 17 and 32: two for 1; 16 and 33: three for 2.
  expect(found.slice(0, 5).map(({ no }) => no)).toEqual([35, 17, 32, 16, 33]);
  expect(found.slice(0, 5).every(({ mandatory }) => mandatory)).toBe(true);
  expect(found.slice(5).some(({ mandatory }) => mandatory)).toBe(false);
});

test('[I9] a claim without evidence is shown before a higher level is aimed at', () => {
  const [first] = steps({ 16: 2, 17: 1, 32: 1, 33: 1, 35: 1 }, [17, 32, 33, 35]);
  expect(first).toEqual({
    no: 16,
    kind: 'evidence',
    to: 2,
    gain: 6,
    effort: 1,
    mandatory: false,
  });
});

test('[I9] what has the highest level and shows it asks for nothing', () => {
  const all = Object.fromEntries(lines.map((no) => [no, 3])) as Claims;
  expect(steps(all, lines)).toEqual([]);
});

test('[I9] doing a step adds exactly its points to the evidenced score', () => {
  const claims = fc.dictionary(
    fc.constantFrom(...lines).map(String),
    fc.constantFrom(0, 1, 2, 3),
  ) as fc.Arbitrary<Claims>;
  fc.assert(
    fc.property(claims, fc.subarray(lines), (one, shown) => {
      const now = maturity(evidenced(one, shown), year);
      for (const { no, to, gain } of steps(one, shown)) {
        const then = maturity(evidenced({ ...one, [no]: to }, [...shown, no]), year);
        expect(then - now).toBe(gain);
      }
    }),
  );
});
