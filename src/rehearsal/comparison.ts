/**
 * Field by field, what of a worked innovation of the material an idea does not hold as written.
 * Written from the material's own words, without the tables that make acts of them
 * (`innovation-acts.ts`): a wrong table would agree with itself. What has no place in an idea stands
 * in `without-place.ts` with its reason; a test holds that nothing is missing in both.
 */
import { designParts } from '#lib/lab/idea/design-parts.ts';
import type { Idea, Review } from '#lib/lab/idea/state.ts';
import { classifications, forms, initiators, pkpnClusters } from '#lib/lab/profile-choices.ts';
import { words } from '#lib/lab/word-count.ts';
import { inDeliver, inPlan } from './comparison-work.ts';
import type { InnovationSheet } from './innovation-sheet.ts';

export type Pair = [what: string, written: unknown, held: unknown];
/** Ids of the lab's agencies by the code of the material. */
export type Codes = ReadonlyMap<string, string>;

/** The names of what differs, with both sides; empty when the idea holds the innovation. */
export const differences = (sheet: InnovationSheet, idea: Idea, codes: Codes): string[] =>
  [
    ['agency', codes.get(sheet.unit_kode), idea.agencyId] satisfies Pair,
    ...onCanvas(sheet, idea),
    ...inReviews(sheet, idea),
    ...inPlan(sheet, idea, codes),
    ...inDeliver(sheet, idea),
    ...inProfile(sheet, idea),
  ]
    .filter(([, written, held]) => JSON.stringify(written) !== JSON.stringify(held))
    .map(
      ([what, written, held]) =>
        `${sheet.id} ${what}: ${JSON.stringify(written)} is held as ${JSON.stringify(held)}`,
    );

const origins = { problem: 'masalah', vision: 'visi' };
const sources = { new: 'baru', modified: 'modifikasi', replicated: 'replikasi' };
const directions = { easier: 'mudah', cheaper: 'murah', faster: 'cepat', better: 'lebih baik' };
const targets = {
  service: 'peningkatan pelayanan publik',
  participation: 'pemberdayaan dan peran serta masyarakat',
  competitiveness: 'peningkatan daya saing daerah',
};
const said = <K extends string>(dict: Record<K, string>, key: K | null) => key && dict[key];

function onCanvas({ kanvas, ...sheet }: InnovationSheet, idea: Idea): Pair[] {
  const { fields, traits, owners, criteria } = idea;
  const texts: [keyof Idea['fields'], string][] = [
    ['background', kanvas.latar_belakang],
    ['idea', kanvas.ide],
    ['goal', kanvas.tujuan],
    ['targetChange', kanvas.target_perubahan],
    ['stakeholders', kanvas.stakeholder],
    ['resources', kanvas.sumber_daya],
    ['beneficiaries', kanvas.penerima_manfaat],
    ['novelty', kanvas.kebaruan],
    ['description', kanvas.deskripsi],
    ['schedule', kanvas.keterangan],
  ];
  const titles = [sheet.judul, kanvas.judul, sheet.profil_iid.nama];
  const [first, second] = owners;
  const asked = sheet.lima_kriteria;
  const answers = [
    ['renewal', 'pembaharuan'],
    ['benefit', 'manfaat'],
    ['noBurden', 'tidak_membebani'],
    ['authority', 'kewenangan_daerah'],
    ['replicable', 'dapat_direplikasi'],
  ] as const;
  const tests = kanvas.uji_inovasi;
  return [
    ['title', titles, titles.map(() => fields.title.text)],
    ...texts.map(([key, text]): Pair => [key, text, fields[key].text]),
    ['origin', [sheet.origin, kanvas.origin], Array(2).fill(said(origins, traits.origin))],
    ['source', [sheet.sumber, kanvas.source], Array(2).fill(said(sources, traits.source))],
    [
      'provenance',
      sheet.provenans ?? { daerah: '', nama: '', yang_ditiru: '', yang_disesuaikan: '', izin: '' },
      {
        daerah: traits.sourceRegion,
        nama: traits.sourceName,
        yang_ditiru: traits.sourceTaken,
        yang_disesuaikan: traits.sourceAdapted,
        izin: traits.sourceLeave,
      },
    ],
    [
      'digital',
      [sheet.jenis, kanvas.jenis, sheet.profil_iid.jenis],
      traits.digital
        ? ['digital', 'digital', 'Digital']
        : ['non_digital', 'non_digital', 'Non Digital'],
    ],
    ['type of LAN', kanvas.jenis_lan.no, traits.lanType],
    ['affair', [kanvas.urusan, sheet.profil_iid.urusan_utama], Array(2).fill(traits.affair)],
    ['target', kanvas.sasaran, said(targets, traits.target)],
    ['directions', kanvas.arah_perubahan, traits.directions.map((one) => directions[one])],
    ['first owner', [kanvas.pic, kanvas.phone, kanvas.email], ownerSaid(first)],
    [
      'second owner',
      kanvas.pemilik_kedua,
      second && (second.position ? `${second.name} (${second.position})` : second.name),
    ],
    [
      'marks',
      [tests.perubahan, tests.dampak_terukur, tests.metode_diperbarui, tests.kolaborasi],
      (['change', 'impact', 'method', 'collaboration'] as const).map(
        (mark) => idea.marks[mark] && idea.markNotes?.[mark],
      ),
    ],
    ...answers.map(([key, word]): Pair => {
      const { met, note } = criteria[key];
      return [key, [asked[word]?.ya, asked[word]?.jawaban], [met, note]];
    }),
  ];
}

const ownerSaid = (owner: Idea['owners'][number] | undefined) =>
  owner && [owner.name, owner.phone, owner.email];

const fieldNames: Record<string, string> = {
  background: 'latar_belakang',
  idea: 'ide',
  goal: 'tujuan',
  targetChange: 'target_perubahan',
  resources: 'sumber_daya',
  beneficiaries: 'penerima_manfaat',
  novelty: 'kebaruan',
  schedule: 'keterangan',
};

/** Comments with their answers, and what the leader noted. */
function inReviews(sheet: InnovationSheet, idea: Idea): Pair[] {
  const comments = Object.entries(idea.reviews)
    .filter(([, { verdict }]) => verdict === 'comment')
    .map(([key, one]) => [
      fieldNames[key.split(' ')[0] ?? ''],
      whoSaid(one),
      one.comment,
      one.answer,
      one.resolved,
    ]);
  const approval = (form: 'canvas' | 'plan') =>
    idea[form].decisions.findLast(({ decision }) => decision === 'approved')?.note;
  return [
    [
      'comments',
      sorted(
        sheet.tinjauan.map((one) => [one.field, one.oleh, one.komentar, one.jawaban, one.selesai]),
      ),
      sorted(comments),
    ],
    ['approval of the idea', sheet.persetujuan.ide.catatan, approval('canvas')],
    ['approval of the plan', sheet.persetujuan.rencana_aksi.catatan, approval('plan')],
  ];
}

const whoSaid = ({ role }: Review) => (role === 'expert' ? 'Penelaah' : 'Fasilitator');
const sorted = (lines: unknown[][]) => lines.map((line) => JSON.stringify(line)).sort();

const label = <K extends string>(dict: Record<K, { id: string }>, key: K | null) =>
  key && dict[key].id;

/** The heading of one part reads otherwise in the material; every word below it is the same. */
const asHere = (text: string) =>
  text.replace('Metode pembaharuan (sebelum dan sesudah)', 'Metode pembaruan, sebelum dan sesudah');

function inProfile(sheet: InnovationSheet, idea: Idea): Pair[] {
  const { profile, claims, design, trial } = idea;
  const { profil_iid: iid, kemanfaatan } = sheet;
  const parts = iid.rancang_bangun_bagian;
  const levels = Object.entries(sheet.indikator).map(([no, level]) => [Number(no), level]);
  return [
    ['rancang bangun', asHere(iid.rancang_bangun), profile.design],
    ['words of it', iid.jumlah_kata_rancang_bangun, words(profile.design)],
    [
      'parts of it',
      parts && Object.values(parts),
      parts && designParts.map((part) => design[part]),
    ],
    ['goal of the profile', iid.tujuan, profile.goal],
    ['benefit of the profile', iid.manfaat, profile.benefit],
    ['result of the profile', iid.hasil, profile.result],
    ['initiator', iid.inisiator, label(initiators, profile.initiator)],
    ['name of the initiator', iid.nama_inisiator, profile.initiatorName],
    ['classification', iid.klasifikasi, label(classifications, profile.classification)],
    ['form', iid.bentuk, label(forms, profile.form)],
    ['stage', iid.tahapan, trial.appliedOn ? 'Penerapan' : trial.start ? 'Uji Coba' : 'Inisiatif'],
    ['theme', iid.asta_cita, profile.theme],
    ['priority', iid.pkpn, label(pkpnClusters, profile.pkpn)],
    ['other affairs', iid.urusan_lain, profile.otherAffairs],
    [
      'budget',
      [iid.anggaran.jumlah, iid.anggaran.keterangan],
      [profile.budget, profile.budgetNote],
    ],
    ['basis of benefit', kemanfaatan?.basis ?? null, profile.benefitBasis],
    ['value of benefit', kemanfaatan?.nilai ?? null, profile.benefitValue],
    ['months', sheet.bulan_penciptaan, profile.monthsToCreate],
    ['levels', levels, levels.map(([no = 0]) => [no, claims[no] ?? 0])],
  ];
}
