import { describe, expect, it } from 'vitest';
import rehearsal from '../../rehearsal/inovasi.json' with { type: 'json' };
import { basicServiceCoverage, coverage, sharesByKind, silent, type Tallies } from './coverage.ts';

const none: Tallies = { joined: [], pledged: [], wrote: [], idea: [], design: [], registered: [] };
const agencies = [
  { id: 'a', kind: 'opd' as const },
  { id: 'b', kind: 'uptd' as const },
  { id: 'c', kind: 'uptd' as const },
];

describe('coverage', () => {
  it('[C1] counts each agency in each measure, and nobody from outside the roster', () => {
    const rows = coverage(agencies, { ...none, joined: ['a', 'a', 'b', 'x'], registered: ['b'] });
    expect(rows[0]).toEqual({
      id: 'a',
      kind: 'opd',
      joined: 2,
      pledged: 0,
      wrote: 0,
      idea: 0,
      design: 0,
      registered: 0,
    });
    expect(rows[1]).toMatchObject({ joined: 1, registered: 1 });
    expect(rows).toHaveLength(3);
  });

  it('[C2] an agency that only sat there is silent', () => {
    const rows = coverage(agencies, { ...none, joined: ['a', 'b'], pledged: ['a'], wrote: ['b'] });
    expect(silent(rows).map((row) => row.id)).toEqual(['a', 'c']);
    expect(silent(rows, ['joined']).map((row) => row.id)).toEqual(['c']);
  });

  it('[C3] shows the share of each kind of agency', () => {
    const rows = coverage(agencies, { ...none, registered: ['b', 'b', 'b', 'a'] });
    expect(sharesByKind(rows, 'registered')).toEqual([
      { kind: 'opd', agencies: 1, reached: 1, count: 1, share: 0.25 },
      { kind: 'uptd', agencies: 2, reached: 1, count: 3, share: 0.75 },
    ]);
    expect(sharesByKind(rows, 'pledged').map((one) => one.share)).toEqual([0, 0]);
  });

  it('[C4] of the six basic services only housing is missing in the rehearsal', () => {
    const found = basicServiceCoverage(rehearsal.inovasi.map((one) => one.profil_iid.urusan_utama));
    expect(found.filter((one) => one.count === 0).map((one) => one.code)).toEqual(['1.04']);
  });

  it('[C4] an affair that is only touched does not count', () => {
    expect(basicServiceCoverage(['2.12', null]).every((one) => one.count === 0)).toBe(true);
  });
});
