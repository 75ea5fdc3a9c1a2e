import { plural } from './formats.ts';
import type { Words } from './lang.ts';

/** Rows that are taken over from a spreadsheet into the action plan. */
const id = {
  open: 'Tempel dari Excel',
  title: 'Tempel kegiatan dari Excel',
  field: 'Salin baris di Excel atau Google Sheets, lalu tempel di sini',
  recognised: 'Isi tiap kolom',
  recognisedWhy: 'Labinov menebak isi tiap kolom. Betulkan bila keliru.',
  columnNo: (n: number) => `Isi kolom ${n}`,
  skip: 'Lewati',
  tick: 'Tanda bulan',
  phaseColumn: 'Fase',
  elsePhase: 'Fase bila tidak tertulis',
  elseYear: 'Tahun bila tidak tertulis',
  found: (list: string) => `Ditemukan ${list}.`,
  perPhase: (n: number, phase: string) => `${n} kegiatan ${phase}`,
  none: 'Belum ada kegiatan yang terbaca. Salin sedikitnya satu baris dengan nama kegiatan.',
  more: (n: number) => `dan ${n} baris lagi`,
  flaws: (n: number) => `${n} isian perlu dilihat`,
  flawsWhy: 'Baris tetap ditambahkan; isian ini dikosongkan atau dipotong.',
  flaw: (line: number, column: string, text: string) =>
    `Baris ${line}, ${column}: “${text}” tidak terbaca`,
  tooLong: (line: number, column: string) => `Baris ${line}, ${column}: terlalu panjang, dipotong`,
  tooMany: (most: number, there: number) =>
    `Satu rencana memuat paling banyak ${most} kegiatan dan sekarang sudah ada ${there}.`,
  add: (n: number) => `Tambahkan ${n} kegiatan`,
  added: (n: number) => `${n} kegiatan ditambahkan`,
  undo: 'Urungkan',
};

const en = {
  open: 'Paste from Excel',
  title: 'Paste activities from Excel',
  field: 'Copy rows in Excel or Google Sheets and paste them here',
  recognised: 'What each column holds',
  recognisedWhy: 'Labinov guessed what each column holds. Correct it where it is wrong.',
  columnNo: (n: number) => `What column ${n} holds`,
  skip: 'Leave out',
  tick: 'Tick of a month',
  phaseColumn: 'Phase',
  elsePhase: 'Phase where none is written',
  elseYear: 'Year where none is written',
  found: (list: string) => `Found ${list}.`,
  perPhase: (n: number, phase: string) => `${plural(n, 'activity', 'activities')} in ${phase}`,
  none: 'No activity could be read yet. Copy at least one row with the name of an activity.',
  more: (n: number) => `and ${plural(n, 'more row', 'more rows')}`,
  flaws: (n: number) => `${plural(n, 'cell', 'cells')} to look at`,
  flawsWhy: 'The rows are added all the same; these cells stay empty or are cut.',
  flaw: (line: number, column: string, text: string) =>
    `Line ${line}, ${column}: “${text}” could not be read`,
  tooLong: (line: number, column: string) => `Line ${line}, ${column}: too long, cut off`,
  tooMany: (most: number, there: number) =>
    `A plan holds at most ${most} activities and has ${there} now.`,
  add: (n: number) => `Add ${plural(n, 'activity', 'activities')}`,
  added: (n: number) => `${plural(n, 'activity', 'activities')} added`,
  undo: 'Undo',
} satisfies Words<typeof id>;

export const planPasteWords = { id, en };
