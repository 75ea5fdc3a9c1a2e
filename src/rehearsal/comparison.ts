/**
 * Field by field, what of a worked innovation of the material an idea does not hold as written.
 * Written from the material's own words, without the tables that make acts of them
 * (`innovation-acts.ts`): a wrong table would agree with itself.
 */
import type { Idea } from '#lib/lab/idea/state.ts';
import type { InnovationSheet } from './innovation-sheet.ts';

type Pair = [what: string, written: unknown, held: unknown];

/** The names of what differs, with both sides; empty when the idea holds the innovation. */
export const differences = (sheet: InnovationSheet, idea: Idea): string[] =>
  [
    ...onCanvas(sheet, idea),
    ...ofLists(sheet, idea),
    ...inDeliver(sheet, idea),
    ...inProfile(sheet, idea),
  ]
    .filter(([, written, held]) => JSON.stringify(written) !== JSON.stringify(held))
    .map(
      ([what, written, held]) =>
        `${sheet.id} ${what}: ${JSON.stringify(written)} is held as ${JSON.stringify(held)}`,
    );

function onCanvas({ kanvas, ...sheet }: InnovationSheet, idea: Idea): Pair[] {
  const { fields, traits, owners, criteria, reviews } = idea;
  const texts: [keyof Idea['fields'], string][] = [
    ['title', kanvas.judul],
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
  const asked = sheet.lima_kriteria;
  return [
    ...texts.map(([key, text]): Pair => [key, text, fields[key].text]),
    ['origin', { masalah: 'problem', visi: 'vision' }[sheet.origin], traits.origin],
    [
      'source',
      { baru: 'new', modifikasi: 'modified', replikasi: 'replicated' }[sheet.sumber],
      traits.source,
    ],
    ['source region', sheet.provenans?.daerah ?? '', traits.sourceRegion],
    ['source name', sheet.provenans?.nama ?? '', traits.sourceName],
    ['digital', sheet.jenis === 'digital', traits.digital],
    ['type of LAN', kanvas.jenis_lan.no, traits.lanType],
    ['affair', kanvas.urusan, traits.affair],
    ['directions', kanvas.arah_perubahan.length, traits.directions.length],
    ['first owner', [kanvas.pic, kanvas.phone, kanvas.email], contactOf(owners[0])],
    ['second owner', true, kanvas.pemilik_kedua.startsWith(owners[1]?.name ?? '?')],
    ['renewal', asked['pembaharuan']?.jawaban, criteria.renewal.note],
    ['benefit', asked['manfaat']?.jawaban, criteria.benefit.note],
    ['no burden', asked['tidak_membebani']?.jawaban, criteria.noBurden.note],
    ['authority', asked['kewenangan_daerah']?.jawaban, criteria.authority.note],
    ['replicable', asked['dapat_direplikasi']?.ya, criteria.replicable.met],
    [
      'comments',
      sheet.tinjauan.map(({ komentar }) => komentar).sort(),
      Object.values(reviews)
        .flatMap((review) => (review.verdict === 'comment' ? [review.comment] : []))
        .sort(),
    ],
  ];
}

const contactOf = (owner: Idea['owners'][number] | undefined) =>
  owner && [owner.name, owner.phone, owner.email];

/** Lists stand in the order in which they were written, with every cell. */
function ofLists(sheet: InnovationSheet, idea: Idea): Pair[] {
  const rows = Object.values(idea.rows);
  const measures = Object.values(idea.measures);
  const holders = Object.values(idea.stakeholders);
  return [
    [
      'rows',
      sheet.rencana_aksi.map((row) => [
        row.kegiatan,
        row.output,
        row.pelaksana,
        row.mitra,
        row.tahun,
        row.bulan,
        row.tempat,
        row.biaya,
        row.sumber_biaya,
        row.metode,
      ]),
      rows.map((row) => [
        row.activity,
        row.output,
        row.executor,
        row.partners,
        row.year,
        row.months,
        row.place,
        row.cost,
        row.costSource,
        row.method,
      ]),
    ],
    [
      'phases',
      sheet.rencana_aksi.map(({ fase }) => fase[0]),
      rows.map(({ phase }) => first[phase]),
    ],
    [
      'measures',
      sheet.ukuran.map((one) => [
        one.indikator,
        one.satuan,
        one.sebelum,
        one.target,
        one.sesudah,
        one.tanggal_sebelum,
        one.tanggal_sesudah,
        one.metode,
      ]),
      measures.map((one) => [
        one.name,
        one.unit,
        one.before,
        one.target,
        one.after,
        one.beforeOn,
        one.afterOn,
        one.method,
      ]),
    ],
    [
      'kinds of measures',
      sheet.ukuran.map(({ jenis }) => (jenis === 'proses' ? 'process' : jenis)),
      measures.map(({ kind }) => kind),
    ],
    [
      'stakeholders',
      sheet.pemangku_kepentingan.map((one) => [one.nama, one.pengaruh, one.kepentingan, one.pesan]),
      holders.map((one) => [one.name, one.power, one.interest, one.message]),
    ],
    [
      'elements',
      sheet.pemangku_kepentingan.map(({ unsur }) => unsur.slice(0, 2)),
      holders.map(({ element }) => begins[element]),
    ],
  ];
}

const first = { preparation: 'P', execution: 'P', monitoring: 'M', evaluation: 'E' };
const begins = { academia: 'ak', business: 'bi', community: 'ko', government: 'pe', media: 'me' };
const hindrances = { kemauan: 'willingness', kemampuan: 'ability', lain: 'other' };

function inDeliver(sheet: InnovationSheet, idea: Idea): Pair[] {
  const { peluncuran: launch, profil_iid: iid } = sheet;
  return [
    ['launch', launch.tanggal, idea.launch?.date ?? null],
    ['trial', iid.waktu_uji_coba.mulai, idea.trial.start],
    ['end of trial', iid.waktu_uji_coba.selesai, idea.trial.end],
    ['application', iid.waktu_penerapan, idea.trial.appliedOn],
    ['development', iid.pengembangan.waktu, idea.trial.developedOn],
    [
      'commitments',
      sheet.komitmen.map(({ siapa, apa, kapan, status }) => [
        siapa,
        apa,
        kapan,
        status === 'selesai',
      ]),
      Object.values(idea.commitments).map(({ who, what, due, status }) => [
        who,
        what,
        due,
        status === 'done',
      ]),
    ],
    [
      'check-ins',
      sheet.pantauan.map(({ tanggal, persen, hambatan, catatan, tindakan }) => [
        tanggal,
        persen,
        hambatan && hindrances[hambatan],
        catatan,
        tindakan,
      ]),
      Object.values(idea.checkIns).map(({ date, percent, obstacle, note, action }) => [
        date,
        percent,
        obstacle,
        note,
        action,
      ]),
    ],
    [
      'evidence',
      sheet.bukti.map(({ indikator, judul, tahun }) => [indikator, judul.slice(0, 200), tahun]),
      Object.values(idea.evidence).map(({ indicator, title, year }) => [indicator, title, year]),
    ],
    [
      'feedback',
      (sheet.gelar?.umpan_balik ?? []).map(({ teks, ingin_meniru }) => [teks, ingin_meniru]),
      Object.values(idea.feedback).map(({ text, wantsCopy }) => [text, wantsCopy]),
    ],
  ];
}

function inProfile(sheet: InnovationSheet, { profile, claims }: Idea): Pair[] {
  const { profil_iid: iid, kemanfaatan } = sheet;
  const levels = Object.entries(sheet.indikator).map(([no, level]) => [Number(no), level]);
  return [
    ['rancang bangun', iid.rancang_bangun, profile.design],
    ['goal of the profile', iid.tujuan, profile.goal],
    ['benefit of the profile', iid.manfaat, profile.benefit],
    ['result of the profile', iid.hasil, profile.result],
    ['initiator', iid.nama_inisiator, profile.initiatorName],
    ['theme', iid.asta_cita, profile.theme],
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
