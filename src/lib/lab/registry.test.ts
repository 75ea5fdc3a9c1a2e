import { describe, expect, test } from 'vitest';
import { catalogueOf, scoredLines, type Claims } from './catalogue.ts';
import { emptyProfile, type Profile } from './profile.ts';
import {
  type Clerk,
  type Entry,
  type Findings,
  type Move,
  isPublic,
  readyLacks,
  refuseCorrection,
  refuseFindings,
  refuseMove,
  registryNumber,
  standsAs,
  statuses,
  verifiedScore,
  waysOf,
} from './registry.ts';

const catalogue = catalogueOf(2026);
const bappeda: Clerk = { name: 'Kenanga', role: 'bappeda' };
const facilitator: Clerk = { name: 'Sari', role: 'facilitator' };

const profile: Profile = {
  ...emptyProfile(),
  name: 'Rantang',
  initiator: 'agency',
  initiatorName: 'Dinsos',
  digital: false,
  form: 'service',
  affair: '1.06',
  goal: 'Makan setiap hari',
  benefit: 'Lansia sehat',
  result: '40 lansia',
  design: 'kata '.repeat(300),
  appliedOn: '2025-05-01',
};
const claims: Claims = { 16: 2, 17: 1, 32: 1, 33: 1, 35: 1 };
const found: Findings = Object.fromEntries(
  Object.entries(claims).map(([no, level]) => [no, { level: level ?? 0, note: '' }]),
);
const entry = (change: Partial<Entry> = {}): Entry => ({
  status: 'proposed',
  profile,
  claims,
  findings: found,
  ...change,
});
const move = (to: Move['to'], change: Partial<Move> = {}): Move => ({
  to,
  note: 'Lengkapi',
  year: 2026,
  ministryNumber: '',
  ...change,
});

describe('the way of an entry', () => {
  test('[N1] only the ways of the table are open, to Bappeda', () => {
    const open = statuses.flatMap((status) =>
      statuses
        .filter((to) => !refuseMove(entry({ status }), bappeda, move(to), catalogue))
        .map((to) => `${status}>${to}`),
    );
    expect(open).toEqual([
      'proposed>checking',
      'proposed>archived',
      'checking>returned',
      'checking>ready',
      'checking>archived',
      'returned>proposed',
      'returned>checking',
      'returned>archived',
      'ready>returned',
      'ready>registered',
      'ready>archived',
      'registered>archived',
      'archived>proposed',
    ]);
    const refused = refuseMove(entry(), bappeda, move('registered'), catalogue);
    expect(refused).toEqual({ code: 'way' });
  });

  test('[N11] into the archive from everywhere and back to what it was, each with a reason', () => {
    const why = { note: 'Ganda dengan INV-2026-0002' };
    const all = statuses.filter((status) => status !== 'archived');
    for (const status of all) {
      const one = entry({ status });
      expect(refuseMove(one, bappeda, move('archived', why), catalogue)).toBe(null);
      expect(refuseMove(one, bappeda, move('archived', { note: '' }), catalogue)).toEqual({
        code: 'why-missing',
      });
      expect(refuseMove(one, facilitator, move('archived', why), catalogue)).toEqual({
        code: 'no-right',
      });
      const kept = entry({ status: 'archived', before: status });
      expect(waysOf(kept, bappeda)).toEqual([status]);
      expect(waysOf(kept, facilitator)).toEqual([]);
      expect(refuseMove(kept, bappeda, move(status, { note: '' }), catalogue)).toEqual({
        code: 'why-missing',
      });
      expect(refuseMove(kept, bappeda, move(status, why), catalogue)).toBe(null);
    }
    expect(refuseCorrection(entry({ status: 'archived' }), bappeda)).toEqual({ code: 'closed' });
  });

  test('[N2] a return needs a note, registering needs the year', () => {
    const checking = entry({ status: 'checking' });
    expect(refuseMove(checking, bappeda, move('returned', { note: '  ' }), catalogue)).toEqual({
      code: 'note-missing',
    });
    const ready = entry({ status: 'ready' });
    expect(refuseMove(ready, bappeda, move('registered', { year: null }), catalogue)).toEqual({
      code: 'year-missing',
    });
  });

  test('[N2] a facilitator only hands a returned entry in again', () => {
    expect(waysOf({ status: 'returned' }, facilitator)).toEqual(['proposed']);
    expect(refuseMove(entry(), facilitator, move('checking'), catalogue)).toEqual({
      code: 'no-right',
    });
    const returned = entry({ status: 'returned' });
    expect(refuseMove(returned, facilitator, move('proposed'), catalogue)).toBeNull();
  });
});

describe('findings', () => {
  test('[N3] are entered by Bappeda while the entry is checked, and give the verified score', () => {
    expect(refuseFindings(entry({ status: 'checking' }), bappeda)).toBeNull();
    expect(refuseFindings(entry({ status: 'ready' }), bappeda)?.code).toBe('not-checking');
    expect(refuseFindings(entry({ status: 'checking' }), facilitator)?.code).toBe('no-right');
    expect(verifiedScore({}, catalogue)).toBeNull();
    expect(verifiedScore({ 16: { level: 2, note: '' } }, catalogue)).toBe(6);
    const full = Object.fromEntries(
      scoredLines(catalogue).map(({ no }) => [no, { level: 3 as const, note: '' }]),
    );
    expect(verifiedScore(full, catalogue)).toBe(111);
  });

  test('[N4] an entry is ready when every claim was looked at and it stays eligible', () => {
    const { 35: _video, ...rest } = found;
    const checking = entry({ status: 'checking', findings: rest });
    expect(readyLacks(checking, catalogue)).toEqual([
      { code: 'unchecked', where: 'indicators', params: { number: 35 } },
      { code: 'indicator-missing', where: 'indicators', params: { number: 35 } },
    ]);
    expect(refuseMove(checking, bappeda, move('ready'), catalogue)?.code).toBe('incomplete');
    const failed = entry({
      status: 'checking',
      findings: { ...found, 16: { level: 0, note: '' } },
    });
    expect(readyLacks(failed, catalogue)).toMatchObject([{ params: { number: 16 } }]);
  });
});

test('[N5] the facilitator corrects what came back, Bappeda until it is ready', () => {
  expect(refuseCorrection(entry(), bappeda)).toBeNull();
  expect(refuseCorrection(entry(), facilitator)?.code).toBe('no-right');
  expect(refuseCorrection(entry({ status: 'returned' }), facilitator)).toBeNull();
  expect(refuseCorrection(entry({ status: 'registered' }), bappeda)?.code).toBe('closed');
});

test('[N6] the public sees what is registered, and never a sample', () => {
  expect(isPublic({ status: 'registered', sample: false })).toBe(true);
  expect(isPublic({ status: 'registered', sample: true })).toBe(false);
  expect(isPublic({ status: 'ready', sample: false })).toBe(false);
});

test('[N26] [N27] what stands is registered in every status of its entry, and archived with it', () => {
  const as = statuses.map((status) => [status, standsAs(status)]);
  expect(Object.fromEntries(as)).toEqual({
    proposed: 'registered',
    checking: 'registered',
    returned: 'registered',
    ready: 'registered',
    registered: 'registered',
    archived: 'archived',
  });
  // Nothing else reaches a registered entry.
  expect(waysOf({ status: 'registered' }, bappeda)).toEqual(['archived']);
});

test('[P6] numbers of samples are told from real ones', () => {
  expect(registryNumber(2026, 7, false)).toBe('INV-2026-0007');
  expect(registryNumber(2026, 12, true)).toBe('CONTOH-2026-0012');
});
