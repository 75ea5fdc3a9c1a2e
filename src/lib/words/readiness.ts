import { plural } from './formats.ts';
import type { Words } from './lang.ts';

/** The readiness questionnaire; its statements come with the questionnaire itself. */
const id = {
  title: 'Kesiapan berinovasi',
  start: 'Mulai mengisi',
  again: 'Isi ulang',
  resume: 'Lanjutkan mengisi',
  intro: (n: number) =>
    `${n} pernyataan, kira-kira 8 menit. Jawab menurut keadaan OPD Anda sekarang, bukan harapan.`,
  privacy: 'Jawaban Anda hanya dilihat Anda dan fasilitator. Ruangan melihat nilai tengah per OPD.',
  progress: 'Kemajuan',
  at: (no: number, of: number) => `${no} dari ${of}`,
  minutes: (n: number) => (n <= 1 ? 'kurang dari 1 menit lagi' : `kira-kira ${n} menit lagi`),
  previous: 'Pernyataan sebelumnya',
  next: 'Berikutnya',
  skip: 'Lewati',
  send: 'Kirim jawaban',
  leave: 'Tutup sementara',
  review: 'Siap dikirim',
  answered: (n: number, of: number) => `${n} dari ${of} pernyataan terjawab`,
  open: (n: number) => `${n} pernyataan dilewati. Masih dapat diisi.`,
  toOpen: 'Isi yang dilewati',
  none: 'Jawab paling sedikit satu pernyataan.',
  thanks: 'Jawaban tersimpan',
  waiting: 'Jawaban menunggu dikirim',
  result: (agency: string) => `Kesiapan ${agency}`,
  sheets: (n: number) => `Nilai tengah dari ${n} peserta`,
  noResult: 'Belum ada jawaban dari OPD Anda.',
  onlyAgency: 'Kuesioner diisi oleh peserta dari OPD.',
  scale: (no: number, label: string) => `${no}, ${label}`,
};

const en = {
  title: 'Readiness to innovate',
  start: 'Start',
  again: 'Answer again',
  resume: 'Go on',
  intro: (n: number) =>
    `${n} statements, about 8 minutes. Answer as things are in your agency now, not as they should be.`,
  privacy: 'Only you and the facilitator see your answers. The room sees medians by agency.',
  progress: 'Progress',
  at: (no: number, of: number) => `${no} of ${of}`,
  minutes: (n: number) => (n <= 1 ? 'less than a minute left' : `about ${n} minutes left`),
  previous: 'Statement before',
  next: 'Next',
  skip: 'Skip',
  send: 'Send answers',
  leave: 'Close for now',
  review: 'Ready to send',
  answered: (n: number, of: number) => `${n} of ${of} statements answered`,
  open: (n: number) =>
    `${plural(n, 'statement was', 'statements were')} skipped. They can still be answered.`,
  toOpen: 'Answer the skipped ones',
  none: 'Answer at least one statement.',
  thanks: 'Answers saved',
  waiting: 'Answers waiting to be sent',
  result: (agency: string) => `Readiness of ${agency}`,
  sheets: (n: number) => `Median of ${plural(n, 'participant', 'participants')}`,
  noResult: 'Nobody of your agency has answered yet.',
  onlyAgency: 'The questionnaire is answered by participants of an agency.',
  scale: (no: number, label: string) => `${no}, ${label}`,
} satisfies Words<typeof id>;

export const readinessWords = { id, en };
