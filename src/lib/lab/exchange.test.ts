import { describe, expect, it } from 'vitest';
import { nastyTexts } from '../../../tests/support/hostile.ts';
import {
  hasWords,
  isShared,
  peopleOf,
  readPackage,
  sharedOf,
  shelfWords,
  type Beside,
  type Shareable,
} from './exchange.ts';
import { emptyIdea } from './idea/empty.ts';
import { emptyLineage, emptyStory } from './lineage.ts';
import { noveltyOf, trustOf } from './package-judged.ts';
import { emptyProfile } from './profile.ts';
import { withoutPeople } from './without-people.ts';

const stored = `${'a'.repeat(64)}.pdf`;
const beside: Beside = {
  poster: { before: 'Lama', after: 'Baru', milestones: ['Mulai'] },
  evidence: [{ title: 'SK', year: 2026, indicator: 16, stored, size: 12 }],
};
const entry = (change: Partial<Shareable> = {}, texts: Record<string, string> = {}): Shareable => ({
  id: '018f4e7a-0000-7000-8000-000000000001',
  number: 'INV-2026-0001',
  year: 2026,
  name: 'Satu',
  agencyName: 'Dinas Kesehatan',
  status: 'registered',
  sample: false,
  story: emptyStory(),
  lineage: emptyLineage(),
  profile: {
    ...emptyProfile(),
    name: 'Satu',
    initiatorName: 'Ibu Rahasia',
    goal: 'Sehat',
    ...texts,
  },
  ...change,
});
const packed = (one = entry(), chosen = beside) =>
  JSON.stringify({
    format: 'labinov-exchange',
    version: 1,
    region: 'Kota Cilegon',
    exportedAt: 5,
    innovations: [sharedOf(one, chosen, peopleOf(one, null)).shared],
  });

describe('an exchange package', () => {
  it('[Q1] carries what an innovation is; poster and evidence only where chosen', () => {
    const read = readPackage(packed());
    expect(read).toMatchObject({
      innovations: [{ agency: 'Dinas Kesehatan', status: 'registered', ...beside }],
    });
    const bare = readPackage(packed(entry(), { poster: null, evidence: [] }));
    expect(bare).toMatchObject({ innovations: [{ poster: null, evidence: [] }] });
    const may = (status: Shareable['status'], sample = false) => isShared({ status, sample });
    expect([may('ready'), may('registered')]).toEqual([true, true]);
    expect([may('checking'), may('archived'), may('registered', true)]).not.toContain(true);
  });

  it('[Q2] carries nobody: no initiator, no name that is known, no contact', () => {
    const goal =
      'Menurut dr. Siti  Aminah dan Siti Aminah, M.Kes: hubungi 0812-3456-7890, +62 812 3456 7890, ' +
      '(0281) 891234 atau siti.aminah@dinkes.go.id, NIP 19800101 200501 1 001.';
    const idea = { ...emptyIdea('i'), owners: [owner('dr. Siti Aminah, M.Kes')] };
    const one = entry({}, { goal });
    const { shared, hidden } = sharedOf(one, beside, peopleOf(one, idea));
    expect(shared.profile.goal).toBe(
      'Menurut dr. [nama] dan [nama], M.Kes: hubungi [kontak], [kontak], [kontak] atau [kontak], NIP [kontak].',
    );
    expect(hidden).toBe(7);
    expect(JSON.stringify(shared)).not.toMatch(/Rahasia|Siti|Aminah/);
  });

  it('[Q2] an agency, an innovation and a number are no person', () => {
    const plain = 'Rp12.500.000 dalam 08.00-14.00, 17-08-2026, dari 1.234 menjadi 98.765.432 warga';
    expect(withoutPeople(plain, ['Melati'])).toEqual({ value: plain, hidden: 0 });
    const one = entry(
      { name: 'Posyandu Melati' },
      {
        name: 'Posyandu Melati',
        initiatorName: 'Dinas Kesehatan',
        goal: 'Dinas Kesehatan, Melati',
      },
    );
    one.profile.initiator = 'agency';
    const names = [...peopleOf(one, null), 'Melati'];
    expect(sharedOf(one, beside, names).shared.profile).toMatchObject({
      name: 'Posyandu Melati',
      goal: 'Dinas Kesehatan, [nama]',
    });
  });

  it('[Q6] is read whole or not at all', () => {
    for (const bad of [
      '',
      packed().slice(0, -1),
      packed().replace('"registered"', '"other"'),
      packed().replace('"id":"018f', '"id":"../../'),
      packed().replace(stored, '../../x.pdf'),
      packed().replace('"profile":{', '"extra":1,"profile":{'),
    ]) {
      expect(readPackage(bad)).toBe('broken');
    }
    for (const other of ['{}', 'null', '[]', '"labinov"', '{"format":"labinov-exchange"}']) {
      expect(readPackage(other)).toBe('not-a-package');
    }
    expect(readPackage(packed().replace('"version":1', '"version":2'))).toBe('too-new');
    const twice = JSON.parse(packed()) as { innovations: unknown[] };
    twice.innovations.push(twice.innovations[0]);
    expect(readPackage(JSON.stringify(twice))).toBe('broken');
  });

  it('[Q6] hostile texts travel as texts', () => {
    for (const text of nastyTexts) {
      const read = readPackage(packed(entry({}, { goal: text, name: text.slice(0, 300) })));
      expect(read).toMatchObject({ innovations: [{ agency: 'Dinas Kesehatan' }] });
    }
  });

  it('[Q5] the same is the same; what is older, or here in another way, changes nothing', () => {
    const coming = { source: 'k', content: 'a', exportedAt: 2 };
    expect(noveltyOf(null, coming)).toBe('new');
    expect(noveltyOf({ ...coming, exportedAt: 1 }, coming)).toBe('same');
    expect(noveltyOf({ ...coming, content: 'b', exportedAt: 1 }, coming)).toBe('changed');
    expect(noveltyOf({ ...coming, content: 'b', exportedAt: 3 }, coming)).toBe('older');
    expect(noveltyOf({ ...coming, source: 'other' }, coming)).toBe('elsewhere');
    expect(noveltyOf('own', coming)).toBe('own');
  });

  it('[Q4] a key is known, new, new under a known name, or the own one', () => {
    const sources = [{ fingerprint: 'k', name: 'Kota Cilegon' }];
    const of = (fingerprint: string, region: string) =>
      trustOf(sources, { fingerprint, region, own: 'o', home: 'Kabupaten Pati' });
    expect(of('k', 'Kota Lain')).toBe('known');
    expect(of('x', 'Kota Lain')).toBe('first');
    expect(of('x', ' kota cilegon')).toBe('other-key');
    expect(of('o', ' kabupaten pati')).toBe('own');
    // [Q12] A neighbour in the same installation.
    expect(of('o', 'Kota Cilegon')).toBe('known');
  });

  it('[Q7] is found on the shelf by words as people write them', () => {
    const one = entry({ name: 'Jemput bayi' }, { goal: 'Pelayanan imunisasi di pasar' });
    one.profile.affair = '1.02';
    const words = shelfWords(sharedOf(one, beside, []).shared, 'Kota Cilegon');
    for (const found of ['melayani', 'imun', 'cilegon', 'kesehatan', 'JEMPUT bayi', '']) {
      expect([found, hasWords(words, found)]).toEqual([found, true]);
    }
    for (const not of ['sampah', 'imunisasi sampah', 'asar']) {
      expect([not, hasWords(words, not)]).toEqual([not, false]);
    }
  });
});

const owner = (name: string) => ({ name, position: 'Kepala', phone: '', email: '' });
