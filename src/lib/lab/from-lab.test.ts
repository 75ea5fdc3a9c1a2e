import { describe, expect, it } from 'vitest';
import { fromLab, monthsToCreate, openOffers } from './from-lab.ts';
import { emptyIdea } from './idea/empty.ts';
import type { Idea, Measure, PlanRow } from './idea/state.ts';

const row = (change: Partial<PlanRow>): PlanRow => ({
  id: 'r',
  phase: 'preparation',
  activity: '',
  output: '',
  executor: '',
  partners: '',
  year: 2025,
  months: [],
  place: '',
  cost: null,
  costSource: '',
  method: '',
  progress: 0,
  status: 'planned',
  ...change,
});
const measure = (change: Partial<Measure>): Measure => ({
  id: 'm',
  name: 'Waktu tunggu',
  kind: 'process',
  unit: 'hari',
  before: 34,
  target: 1,
  after: 1.2,
  beforeOn: null,
  afterOn: null,
  method: '',
  ...change,
});
const idea = (change: Partial<Idea> = {}): Idea => ({ ...emptyIdea('i'), ...change });
const written = (texts: Partial<Record<keyof Idea['fields'], string>>) => {
  const { fields } = emptyIdea('i');
  for (const [key, text] of Object.entries(texts)) {
    fields[key as 'goal'] = { text, by: '', at: 0 };
  }
  return fields;
};

describe('[P20] what the lab knows for the profile', () => {
  it('offers nothing it does not know', () => {
    expect(fromLab(idea(), '')).toEqual({});
  });

  it('takes texts of the canvas where the mapping says, with where they come from', () => {
    const offers = fromLab(
      idea({
        fields: written({
          goal: 'Bayi pulang membawa akta',
          background: 'Akta terbit 34 hari',
          beneficiaries: 'Bayi dan orang tuanya',
          targetChange: 'Dari 34 hari menjadi 1 hari.',
          novelty: 'Petugas yang bergerak',
        }),
      }),
      'Dinas Dukcapil',
    );
    expect(offers.initiatorName).toEqual({ value: 'Dinas Dukcapil', from: ['agency'] });
    expect(offers.goal).toEqual({ value: 'Bayi pulang membawa akta', from: ['canvas'] });
    expect(offers.benefit).toEqual({
      value: 'Bayi dan orang tuanya.\n\nDari 34 hari menjadi 1 hari.',
      from: ['canvas'],
    });
    expect(offers['design.micro']?.value).toBe('Akta terbit 34 hari');
    expect(offers['design.novelty']?.value).toBe('Petugas yang bergerak');
  });

  it('tells results as before, after and target; a measure without result is none', () => {
    const measures = { a: measure({}), b: measure({ id: 'b', name: 'SOP', after: null }) };
    expect(fromLab(idea({ measures }), '').result).toEqual({
      value: 'Waktu tunggu: 34 hari menjadi 1,2 hari (target 1 hari).',
      from: ['measures'],
    });
  });

  it('tells the plan by phases, its cost and where the money comes from; what was called off is not told', () => {
    const rows = {
      a: row({ id: 'a', activity: 'Menyusun SOP.', cost: 0, costSource: 'tanpa biaya' }),
      b: row({
        id: 'b',
        phase: 'execution',
        activity: 'Uji coba',
        cost: 4_800_000,
        costSource: 'APBD',
      }),
      c: row({ id: 'c', phase: 'execution', activity: 'Lomba', status: 'cancelled' }),
    };
    const offers = fromLab(idea({ rows }), '');
    expect(offers['design.stages']?.value).toBe('Persiapan: Menyusun SOP.\nPelaksanaan: Uji coba.');
    expect(offers.budget).toEqual({ value: 4_800_000, from: ['plan'] });
    expect(offers.budgetNote?.value).toBe('tanpa biaya; APBD');
  });

  it('a plan without cost is an answer', () => {
    expect(fromLab(idea({ rows: { a: row({ id: 'a', cost: 0 }) } }), '').budget?.value).toBe(0);
  });

  it.each([
    ['2025-06-02', 3, 3],
    ['2025-03-30', 1, 3],
    ['2025-11-01', 8, 2],
    ['2026-01-05', 10, 1],
  ])('months from the first planned month to the application on %s', (appliedOn, months, level) => {
    const rows = { a: row({ id: 'a', months: [3, 4] }), b: row({ id: 'b', months: [6] }) };
    const one = idea({ rows, trial: { ...emptyIdea('i').trial, appliedOn } });
    expect(monthsToCreate(one)).toBe(months);
    expect(fromLab(one, '').claims?.value).toEqual({ 32: level });
  });

  it('an innovation applied before its plan began says nothing of how long it took', () => {
    const rows = { a: row({ id: 'a', months: [3] }) };
    const one = idea({ rows, trial: { ...emptyIdea('i').trial, appliedOn: '2024-03-04' } });
    expect(monthsToCreate(one)).toBeNull();
  });

  it('counts elements for indicator 22, each once', () => {
    const holder = (id: string, element: 'academia' | 'business' | 'media') => ({
      id,
      name: id,
      element,
      power: 1,
      interest: 1,
      message: '',
      stance: 'neutral' as const,
    });
    const all = [holder('a', 'academia'), holder('b', 'business'), holder('c', 'media')];
    const claims = (count: number) =>
      fromLab(
        idea({ stakeholders: Object.fromEntries(all.slice(0, count).map((one) => [one.id, one])) }),
        '',
      ).claims?.value;
    expect([claims(2), claims(3)]).toEqual([undefined, { 22: 1 }]);
  });
});

describe('[P22] what can be taken over by one press', () => {
  const known = {
    fields: written({ goal: 'Bayi pulang membawa akta', background: 'Akta terbit 34 hari' }),
    rows: { a: row({ id: 'a', activity: 'Menyusun SOP', cost: 0, months: [3] }) },
  };
  const keys = (change: Partial<Idea>) =>
    openOffers(idea({ ...known, ...change }), 'Dinas Dukcapil').map(({ key }) => key);
  const { profile, design } = emptyIdea('i');

  it('is every offer for a field in which nothing stands', () => {
    expect(keys({})).toEqual(['initiatorName', 'goal', 'design.micro', 'design.stages', 'budget']);
  });

  it('leaves alone what somebody wrote, zero and no cost included', () => {
    const filled = { ...profile, goal: 'Tujuan kami', budget: 0, initiatorName: ' ' };
    expect(keys({ profile: filled, design: { ...design, micro: 'Antre lama' } })).toEqual([
      'initiatorName',
      'design.stages',
    ]);
  });

  it('puts no parts beside a rancang bangun that was written freely', () => {
    expect(keys({ design: { ...design, free: 'Satu naskah.' } })).toEqual([
      'initiatorName',
      'goal',
      'budget',
    ]);
  });

  it('never claims a level', () => {
    const rows = { a: row({ id: 'a', months: [3] }) };
    const trial = { ...emptyIdea('i').trial, appliedOn: '2025-06-02' };
    expect(keys({ rows, trial })).toContain('monthsToCreate');
    expect(keys({ rows, trial })).not.toContain('claims');
  });
});
