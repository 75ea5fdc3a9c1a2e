/** A small run of the rehearsal: the whole laboratory, played from outside on the production build. */
import { expect, test } from 'vitest';
import { rehearse } from '../src/rehearsal/rehearse.ts';

test('35 people play a whole lab: nothing lost, nothing doubled, two innovations refused', async () => {
  const report = await rehearse({
    at: { keep: null },
    roster: 'purbalingga',
    people: 35,
    speed: 200,
    say: () => {},
  });
  expect(report.trouble).toEqual([]);
  expect(report).toMatchObject({
    joined: 35,
    lost: 0,
    doubled: 0,
    differing: 0,
    pledges: 35,
    designs: 9,
  });
  expect(report.acknowledged + Object.values(report.refused).reduce((a, b) => a + b, 0)).toBe(
    report.sent,
  );
  expect(report.repeated).toBeGreaterThan(50);
  expect(report.promoted).toBe(7);
  expect(report.refusedPromotions).toEqual([
    {
      innovation: 'INV-13',
      reasons: [
        'design-too-short field=design words=120 needed=300',
        'application-date-missing field=appliedOn',
      ],
    },
    { innovation: 'INV-14', reasons: ['indicator-missing number=35'] },
  ]);
  expect(report.exportBytes['lab.xlsx']).toBeGreaterThan(10_000);
}, 180_000);
