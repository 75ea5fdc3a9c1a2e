import type { Words } from './lang.ts';

/** An agency's own board, and what it sends to the plenary: as its people see it. */
const id = {
  which: 'Papan yang tampil',
  own: 'Papan OPD',
  plenary: 'Pleno',
  homeWhat:
    'Dibaca orang OPD ini, fasilitator, dan Bappeda. Kartu yang dikirim dibaca semua orang.',
  console: 'Kembali ke konsol',
  plenaryWhat: 'Kartu pilihan tiap OPD.',
  sentOf: (n: number, most: number) => `${n} dari ${most} kartu di pleno`,
  choose: 'Kirim ke pleno',
  chooseWhat: (most: number) =>
    `Pilih paling banyak ${most} kartu. Kartunya tetap di papan OPD, salinannya tampil di pleno.`,
  chosen: (n: number, most: number) => `${n} dari ${most} dipilih`,
  atPlenary: 'di pleno',
  none: 'Belum ada kartu',
  noneWhat: 'Tulis dulu di papan OPD, lalu pilih yang dikirim.',
  send: 'Kirim pilihan',
  done: 'Pilihan OPD Anda sudah di pleno',
  back: 'Kartu ditarik dari pleno',
  locked: 'Pleno dikunci fasilitator: kartu tidak bisa dikirim atau ditarik sekarang.',
  noAgency: 'Kegiatan ini dikerjakan tiap OPD di papannya sendiri',
  noAgencyWhat:
    'Anda tidak terdaftar di satu OPD. Pleno tampil di sini setelah fasilitator membukanya.',
};

const en = {
  which: 'Board shown',
  own: 'Agency board',
  plenary: 'Plenary',
  homeWhat:
    'Read by this agency, facilitators and Bappeda. Cards that are sent are read by everybody.',
  console: 'Back to the console',
  plenaryWhat: 'What each agency has chosen.',
  sentOf: (n: number, most: number) => `${n} of ${most} cards in the plenary`,
  choose: 'Send to the plenary',
  chooseWhat: (most: number) =>
    `Choose at most ${most} cards. They stay on the agency board, a copy shows in the plenary.`,
  chosen: (n: number, most: number) => `${n} of ${most} chosen`,
  atPlenary: 'in the plenary',
  none: 'No cards yet',
  noneWhat: 'Write on the agency board first, then choose what to send.',
  send: 'Send these',
  done: 'Your agency’s choice is in the plenary',
  back: 'Cards taken back from the plenary',
  locked: 'The facilitator locked the plenary: no cards can be sent or taken back now.',
  noAgency: 'Each agency does this activity on a board of its own',
  noAgencyWhat: 'You belong to no agency here. The plenary shows once the facilitator opens it.',
} satisfies Words<typeof id>;

export const plenaryWords = { id, en };
