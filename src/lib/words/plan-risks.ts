import type { Words } from './lang.ts';

/** What may go wrong with a plan, and its theory of change. */
const id = {
  risks: 'Risiko',
  risksWhy:
    'Bayangkan setahun lagi rencana ini gagal. Apa sebabnya, dan apa yang dilakukan sekarang?',
  offered: 'Apa yang terjadi pada staf yang mengerjakannya?',
  offeredWhy:
    'Pertanyaan ini sering terlewat: beban kerja, mutasi, atau penilaian kinerja bila percobaan gagal.',
  takeOffered: 'Jawab pertanyaan ini',
  risk: {
    what: 'Risiko',
    likely: 'Kemungkinan 1–5',
    grave: 'Dampak 1–5',
    answer: 'Pencegahan',
    who: 'Siapa yang melakukannya',
  },
  weights: { low: 'Rendah', middle: 'Sedang', high: 'Tinggi' },
  weight: (word: string, n: number) => `${word} (${n} dari 25)`,
  addRisk: 'Tambah risiko',
  removeRisk: (name: string) => `Hapus risiko ${name}`,
  noRisks: 'Belum ada risiko yang dicatat.',
  chain: 'Teori perubahan',
  chainWhy: 'Dari kanan ke kiri: dampak apa yang dituju, dan apa yang membuatnya terjadi.',
  levels: {
    input: 'Masukan',
    activity: 'Kegiatan',
    output: 'Keluaran',
    outcome: 'Hasil',
    impact: 'Dampak',
  },
  link: 'Isi',
  assumption: 'Asumsi: apa yang harus benar',
  assumed: (text: string) => `Asumsi: ${text}`,
  addLink: (level: string) => `Tambah ${level}`,
  removeLink: (name: string) => `Hapus ${name}`,
  levelEmpty: 'Kosong',
  fromCard: 'Dari kartu',
};

const en = {
  risks: 'Risks',
  risksWhy:
    'Imagine that this plan has failed a year from now. Why, and what is done about it today?',
  offered: 'What happens to the staff who do this?',
  offeredWhy: 'Often forgotten: workload, transfers, or appraisals where a trial does not succeed.',
  takeOffered: 'Answer this question',
  risk: {
    what: 'Risk',
    likely: 'Likelihood 1–5',
    grave: 'Impact 1–5',
    answer: 'Prevention',
    who: 'Who does it',
  },
  weights: { low: 'Low', middle: 'Medium', high: 'High' },
  weight: (word: string, n: number) => `${word} (${n} of 25)`,
  addRisk: 'Add risk',
  removeRisk: (name: string) => `Delete risk ${name}`,
  noRisks: 'No risks noted yet.',
  chain: 'Theory of change',
  chainWhy: 'From right to left: the impact aimed at, and what makes it happen.',
  levels: {
    input: 'Input',
    activity: 'Activity',
    output: 'Output',
    outcome: 'Outcome',
    impact: 'Impact',
  },
  link: 'Content',
  assumption: 'Assumption: what must hold',
  assumed: (text: string) => `Assumption: ${text}`,
  addLink: (level: string) => `Add ${level}`,
  removeLink: (name: string) => `Delete ${name}`,
  levelEmpty: 'Empty',
  fromCard: 'From a card',
} satisfies Words<typeof id>;

export const planRisksWords = { id, en };
