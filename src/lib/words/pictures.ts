import { numbers } from './formats.ts';
import type { Words } from './lang.ts';

/** Pictures of boards and charts, and what the links to them say. */
const id = {
  votes: (n: number) => `${numbers('id').number(n)} suara`,
  cards: (n: number) => `${numbers('id').number(n)} kartu`,
  signed: {
    author: 'Kartu memuat nama dan OPD.',
    agency: 'Kartu memuat OPD, tanpa nama.',
    nobody: 'Kartu tanpa nama dan tanpa OPD.',
  },
  picture: 'Gambar',
  minutes: 'Notulen',
  save: 'Unduh papan',
  as: (what: string, format: string) => `Unduh ${what} sebagai ${format}`,
  boards: 'Papan dan diagram',
  boardsLead: 'Gambar dan notulen tiap papan yang sudah dibuka, dan diagram lab ini.',
  boardsNone: 'Belum ada papan terbuka yang berisi kartu.',
  notYet: 'Papan ini belum dibuka atau masih kosong, jadi belum ada yang dapat diunduh.',
  readiness: 'Kesiapan OPD',
  funnel: 'Corong inovasi',
  votesShort: 'Suara',
  votesOf: (board: string) => `Suara: ${board}`,
  votesAt: (when: string) => `Suara, ditutup ${when}`,
  mean: 'Rata-rata jumlah',
  meanPlace: 'Rata-rata peringkat (1 terbaik)',
  nothing: 'Belum ada angka.',
  more: (n: string) => `${n} baris lain ada di tabelnya.`,
};

const en: Words<typeof id> = {
  votes: (n: number) => `${numbers('en').number(n)} ${n === 1 ? 'vote' : 'votes'}`,
  cards: (n: number) => `${numbers('en').number(n)} ${n === 1 ? 'card' : 'cards'}`,
  signed: {
    author: 'Cards carry name and agency.',
    agency: 'Cards carry the agency, no name.',
    nobody: 'Cards carry neither name nor agency.',
  },
  picture: 'Picture',
  minutes: 'Minutes',
  save: 'Download the board',
  as: (what: string, format: string) => `Download ${what} as ${format}`,
  boards: 'Boards and charts',
  boardsLead: 'Picture and minutes of each revealed board, and the charts of this lab.',
  boardsNone: 'No revealed board has cards yet.',
  notYet: 'This board is not revealed yet or has no cards, so there is nothing to download.',
  readiness: 'Readiness of agencies',
  funnel: 'Innovation funnel',
  votesShort: 'Votes',
  votesOf: (board: string) => `Votes: ${board}`,
  votesAt: (when: string) => `Votes closed ${when}`,
  mean: 'Mean sum',
  meanPlace: 'Mean place (1 is best)',
  nothing: 'No numbers yet.',
  more: (n: string) => `${n} more rows are in the table.`,
};

export const pictureWords = { id, en };
