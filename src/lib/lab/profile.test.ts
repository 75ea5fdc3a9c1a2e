import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import rehearsal from '../../rehearsal/inovasi.json' with { type: 'json' };
import { catalogueOf, type Claims } from './catalogue.ts';
import {
  classifications,
  eligibility,
  emptyProfile,
  forms,
  initiators,
  keyOfLabel,
  pkpnClusters,
  profileSchema,
  stagesOfInnovation,
  type Profile,
} from './profile.ts';

const year = catalogueOf(2026);

/** The profile of a rehearsal innovation in the words of the lab. */
function profileOf(one: (typeof rehearsal.inovasi)[number]): Profile {
  const from = one.profil_iid;
  return v.parse(profileSchema, {
    name: from.nama,
    stageOfInnovation: keyOfLabel(stagesOfInnovation, from.tahapan),
    initiator: keyOfLabel(initiators, from.inisiator),
    initiatorName: from.nama_inisiator,
    classification: keyOfLabel(classifications, from.klasifikasi),
    digital: from.jenis === 'Digital',
    form: keyOfLabel(forms, from.bentuk),
    theme: from.asta_cita,
    pkpn: keyOfLabel(pkpnClusters, from.pkpn),
    affair: from.urusan_utama,
    otherAffairs: from.urusan_lain,
    trialStart: from.waktu_uji_coba.mulai,
    trialEnd: from.waktu_uji_coba.selesai,
    appliedOn: from.waktu_penerapan,
    developedOn: from.pengembangan.waktu,
    design: from.rancang_bangun,
    goal: from.tujuan,
    benefit: from.manfaat,
    result: from.hasil,
    budget: { amount: from.anggaran.jumlah, note: from.anggaran.keterangan },
  });
}

const missingOf = (id: string) => {
  const one = rehearsal.inovasi.find((innovation) => innovation.id === id)!;
  return eligibility(profileOf(one), one.indikator as Claims, year);
};

describe('the profile', () => {
  it('[M9] holds all that the rehearsal says, with every choice known', () => {
    for (const one of rehearsal.inovasi) {
      const profile = profileOf(one);
      expect([profile.initiator, profile.classification, profile.form, profile.pkpn]).not.toContain(
        null,
      );
    }
  });

  it('[M9] may be empty but not wrong', () => {
    expect(emptyProfile().stageOfInnovation).toBe('initiative');
    const wrong = [
      { affair: '9.99' },
      { theme: 9 },
      { appliedOn: '2025-02-31' },
      { appliedOn: '31/12/2025' },
      { initiator: 'bupati' },
      { design: 'x'.repeat(30_001) },
      { budget: { amount: -1 } },
    ];
    for (const one of wrong) expect(v.safeParse(profileSchema, one).success).toBe(false);
  });

  it('[M9] an unknown field is not taken over', () => {
    expect(v.parse(profileSchema, { name: 'x', secret: 1 })).not.toHaveProperty('secret');
  });
});

describe('eligibility', () => {
  it('[M10] 12 of the 14 rehearsal innovations miss nothing', () => {
    const clean = rehearsal.inovasi.filter((one) => missingOf(one.id).length === 0);
    expect(clean).toHaveLength(12);
  });

  it('[M10] INV-13 misses words and an application date, nothing else', () => {
    expect(missingOf('INV-13')).toEqual([
      {
        code: 'design-too-short',
        where: 'profile',
        params: { field: 'design', words: 120, needed: 300 },
      },
      { code: 'application-date-missing', where: 'delivery', params: { field: 'appliedOn' } },
    ]);
  });

  it('[M10] INV-14 misses the video, nothing else', () => {
    expect(missingOf('INV-14')).toEqual([
      { code: 'indicator-missing', where: 'indicators', params: { number: 35 } },
    ]);
  });

  it('[M10] an empty profile misses nine fields, the words, the date and five lines', () => {
    const codes = eligibility(emptyProfile(), {}, year).map((one) => one.code);
    expect(codes.filter((code) => code === 'field-missing')).toHaveLength(9);
    expect(codes.filter((code) => code === 'indicator-missing')).toHaveLength(5);
    expect(codes).toHaveLength(16);
  });

  it('[M10] a date outside the window is named with the window', () => {
    const first = profileOf(rehearsal.inovasi[0]!);
    const claims = rehearsal.inovasi[0]!.indikator as Claims;
    const old = { ...first, appliedOn: '2020-01-01', developedOn: null };
    expect(eligibility(old, claims, year)).toEqual([
      {
        code: 'outside-window',
        where: 'delivery',
        params: { field: 'appliedOn', day: '2020-01-01', from: '2024-01-01', to: '2025-12-31' },
      },
    ]);
    expect(eligibility({ ...old, developedOn: '2025-06-02' }, claims, year)).toEqual([]);
  });

  it('[M10] blanks do not fill a field', () => {
    const first = profileOf(rehearsal.inovasi[0]!);
    const claims = rehearsal.inovasi[0]!.indikator as Claims;
    const missing = eligibility({ ...first, goal: ' \u200b - ' }, claims, year);
    expect(missing).toEqual([
      { code: 'field-missing', where: 'profile', params: { field: 'goal' } },
    ]);
  });
});
