/** The plan of a worked innovation, its team and stakeholders, and what came of it, cell by cell. */
import type { Idea, PlanRow } from '#lib/lab/idea/state.ts';
import { teamOf } from '#lib/lab/idea/team.ts';
import type { Codes, Pair } from './comparison.ts';
import type { InnovationSheet } from './innovation-sheet.ts';

const phases = {
  preparation: 'Persiapan',
  execution: 'Pelaksanaan',
  monitoring: 'Monitoring',
  evaluation: 'Evaluasi',
};
const elements = {
  academia: 'akademisi',
  business: 'bisnis',
  community: 'komunitas',
  government: 'pemerintah',
  media: 'media',
};
const kinds = { input: 'input', process: 'proses', output: 'output', outcome: 'outcome' };

/** Lists stand in the order in which they were written, with every cell. */
export function inPlan(sheet: InnovationSheet, idea: Idea, codes: Codes): Pair[] {
  const rows = Object.values(idea.rows);
  const measures = Object.values(idea.measures);
  const team = teamOf(idea);
  return [
    [
      'rows',
      sheet.rencana_aksi.map(({ no: _order, ...row }) => row),
      rows.map((row) => ({
        fase: phases[row.phase],
        kegiatan: row.activity,
        output: row.output,
        pelaksana: row.executor,
        mitra: row.partners,
        bulan: row.months,
        tahun: row.year,
        tempat: row.place,
        biaya: row.cost,
        sumber_biaya: row.costSource,
        metode: row.method,
      })),
    ],
    ['progress', sheet.rencana_aksi.map(({ fase }) => farOf(sheet, fase)), rows.map(far)],
    [
      'measures',
      sheet.ukuran,
      measures.map((one) => ({
        indikator: one.name,
        jenis: kinds[one.kind],
        satuan: one.unit,
        sebelum: one.before,
        target: one.target,
        sesudah: one.after,
        tanggal_sebelum: one.beforeOn,
        tanggal_sesudah: one.afterOn,
        metode: one.method,
      })),
    ],
    [
      'baseline',
      sheet.baseline,
      measures.map((one) => ({
        indikator: one.name,
        satuan: one.unit,
        nilai: one.before,
        tanggal: one.beforeOn,
      })),
    ],
    [
      'stakeholders',
      sheet.pemangku_kepentingan,
      Object.values(idea.stakeholders).map((one) => ({
        nama: one.name,
        unsur: elements[one.element],
        pengaruh: one.power,
        kepentingan: one.interest,
        sikap: one.stanceNote,
        pesan: one.message,
      })),
    ],
    [
      'stances',
      sheet.pemangku_kepentingan.map(({ sikap }) => sikap === 'mendukung'),
      Object.values(idea.stakeholders).map(({ stance }) => stance === 'supports'),
    ],
    [
      'team',
      sheet.tim,
      Object.values(team.members).map(({ role, count }) => ({ peran: role, jumlah: count })),
    ],
    ['network', sheet.jejaring.map((code) => codes.get(code)), team.agencies],
  ];
}

/**
 * The material tells how far the plan as a whole is, not its rows. Whatever is applied has been
 * prepared and carried out; being watched goes on as far as the last check-in says. Before that only
 * the preparation is done.
 */
function farOf({ profil_iid: iid, pantauan }: InnovationSheet, phase: string): [string, number] {
  const applied = iid.waktu_penerapan !== null;
  const percent = pantauan.at(-1)?.persen ?? 0;
  if (phase === 'Persiapan' || (applied && phase === 'Pelaksanaan')) return ['done', 100];
  return applied || phase === 'Pelaksanaan' ? ['running', percent] : ['planned', 0];
}

const far = ({ status, progress }: PlanRow): [string, number] => [status, progress];

const hindrances = { willingness: 'kemauan', ability: 'kemampuan', other: 'lain' };
const kept = { open: ['berjalan', 'belum'], done: ['selesai'], dropped: [] as string[] };

export function inDeliver(sheet: InnovationSheet, idea: Idea): Pair[] {
  const { peluncuran: launch, profil_iid: iid } = sheet;
  const { trial, claims } = idea;
  const commitments = Object.values(idea.commitments);
  return [
    ['launch', launch.tanggal, idea.launch?.date ?? null],
    ['manner of the launch', launch.cara, idea.launch?.manner ?? null],
    ['trial', iid.waktu_uji_coba, { mulai: trial.start, selesai: trial.end }],
    ['application', iid.waktu_penerapan, trial.appliedOn],
    [
      'development',
      iid.pengembangan,
      { ada: trial.developedOn !== null, waktu: trial.developedOn },
    ],
    [
      'commitments',
      sheet.komitmen.map(({ status: _kept, ...one }) => one),
      commitments.map(({ who, what, due }) => ({ siapa: who, apa: what, kapan: due })),
    ],
    [
      'commitments kept',
      sheet.komitmen.map(() => true),
      commitments.map(({ status }, at) => kept[status].includes(sheet.komitmen[at]?.status ?? '')),
    ],
    [
      'check-ins',
      sheet.pantauan.map(({ status: _late, oleh: _by, ...one }) => one),
      Object.values(idea.checkIns).map(({ date, percent, obstacle, note, action }) => ({
        tanggal: date,
        persen: percent,
        hambatan: obstacle && hindrances[obstacle],
        catatan: note,
        tindakan: action,
      })),
    ],
    [
      'evidence',
      sheet.bukti.map(({ jenis_berkas, ...one }) => ({ ...one, type: jenis_berkas })),
      Object.values(idea.evidence).map(({ indicator, title, year, file, link }) => {
        const name = file?.name ?? decodeURIComponent(link?.split('/').at(-1) ?? '');
        return {
          indikator: indicator,
          judul: title,
          berkas: name,
          tahun: year,
          level_klaim: claims[indicator ?? 0] ?? 0,
          type: name.split('.').at(-1),
        };
      }),
    ],
    // Whoever looks through the doors reads no marks (Y6): they are compared where the state has them.
    ...(Object.keys(idea.scores).length > 0 ? [jury(sheet, idea)] : []),
    [
      'feedback',
      sheet.gelar?.umpan_balik ?? [],
      Object.values(idea.feedback).map(({ visitor, text, wantsCopy }) => ({
        pengunjung: visitor,
        teks: text,
        ingin_meniru: wantsCopy,
      })),
    ],
  ];
}

/** The material marks up to ten, the jury of the rehearsal up to a hundred. */
function jury(sheet: InnovationSheet, { scores }: Idea): [string, string[], string[]] {
  const given = (sheet.gelar?.juri ?? []).map((one) => `${one.kebaruan} ${one.keluasan_manfaat}`);
  const held = Object.values(scores).map(({ marks: { novelty = 0, breadth = 0 } }) =>
    [novelty / 10, breadth / 10].join(' '),
  );
  return ['jury', given.sort(), held.sort()];
}
