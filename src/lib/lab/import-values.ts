/**
 * What the cells of an old registry say: days, money, kinds, affairs, in the many ways officials
 * write them. `undefined` means that a cell says something that is not understood; nothing is guessed.
 */
import { affairs, readAffairCode } from './affairs.ts';
import type { Profile } from './profile.ts';
import type { Origin } from './registry.ts';
import { fold, tidy } from './roster-words.ts';

/** A cell in which nothing stands: empty, a dash, or dots. */
export const isBlank = (cell: string) => /^[\s\-–—.,]*$/.test(cell);

const months = [
  ['januari', 'january', 'jan'],
  ['februari', 'pebruari', 'february', 'feb', 'peb'],
  ['maret', 'march', 'mar'],
  ['april', 'apr'],
  ['mei', 'may'],
  ['juni', 'june', 'jun'],
  ['juli', 'july', 'jul'],
  ['agustus', 'august', 'agu', 'agt', 'ags', 'agst', 'aug'],
  ['september', 'sep', 'sept'],
  ['oktober', 'october', 'okt', 'oct'],
  ['november', 'nopember', 'nov', 'nop'],
  ['desember', 'december', 'des', 'dec'],
];
const monthOf = (word: string) => months.findIndex((names) => names.includes(word)) + 1;

/** `17` is 2017, `98` is 1998: nothing in a registry is older than the age of its officials. */
const fullYear = (text: string) =>
  text.length === 2 ? Number(text) + (Number(text) < 70 ? 2000 : 1900) : Number(text);

const two = (n: number) => String(n).padStart(2, '0');

function dayText(year: number, month: number, day: number): string | undefined {
  const text = `${year}-${two(month)}-${two(day)}`;
  const real = new Date(`${text}T00:00:00Z`);
  const exists = !Number.isNaN(real.getTime()) && real.toISOString().startsWith(text);
  return exists && year >= 1950 && year <= 2100 ? text : undefined;
}

const monthText = (year: number, month: number) =>
  month >= 1 && month <= 12 && year >= 1950 && year <= 2100 ? `${year}-${two(month)}` : undefined;

/**
 * [H2] A day as `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, as much as the cell says; the order is day, month,
 * year. Null: nothing is said. Undefined: unreadable, or a day that the calendar does not have.
 */
export function readDay(cell: string): string | null | undefined {
  if (isBlank(cell)) return null;
  const text = tidy(cell)
    .toLowerCase()
    .replace(/[t ]\d{1,2}[:.]\d{2}([:.]\d{2})?(\.\d+)?z?$/, '')
    .replace(/^(tgl|tanggal|thn|tahun|bulan)\.?\s+/, '');
  const parts = text.split(/[\s./,-]+/).filter(Boolean);
  const [a = '', b = '', c = ''] = parts;
  const isYear = (part: string) => /^(\d{4}|\d{2})$/.test(part);
  if (parts.length === 1) {
    const year = Number(a);
    return /^\d{4}$/.test(a) && year >= 1950 && year <= 2100 ? a : undefined;
  }
  if (parts.length === 2) {
    if (monthOf(a) && isYear(b)) return monthText(fullYear(b), monthOf(a));
    if (/^\d{4}$/.test(a) && /^\d{1,2}$/.test(b)) return monthText(Number(a), Number(b));
    if (/^\d{1,2}$/.test(a) && /^\d{4}$/.test(b)) return monthText(Number(b), Number(a));
    return undefined;
  }
  if (parts.length !== 3) return undefined;
  if (/^\d{4}$/.test(a) && /^\d{1,2}$/.test(b) && /^\d{1,2}$/.test(c)) {
    return dayText(Number(a), Number(b), Number(c));
  }
  const month = monthOf(b) || (/^\d{1,2}$/.test(b) ? Number(b) : 0);
  return /^\d{1,2}$/.test(a) && isYear(c) ? dayText(fullYear(c), month, Number(a)) : undefined;
}

/** [H2] A year alone: four signs, nothing else. */
export function readYear(cell: string): number | null | undefined {
  if (isBlank(cell)) return null;
  const text = tidy(cell)
    .replace(/^(tahun|thn|ta)\.?\s+/i, '')
    .replace(/\.0+$/, '');
  const year = Number(text);
  return /^\d{4}$/.test(text) && year >= 1950 && year <= 2100 ? year : undefined;
}

const many: Record<string, number> = {
  rb: 1e3,
  ribu: 1e3,
  jt: 1e6,
  juta: 1e6,
  m: 1e9,
  mil: 1e9,
  miliar: 1e9,
  milyar: 1e9,
};
const nothing = ['tidakada', 'nihil', 'tanpabiaya', 'tidakadabiaya', 'gratis', 'nol', 'none'];

/** [H3] Whole rupiah: "3,5 jt", "Rp 7.500.000,-", "tidak ada" = 0. Null: nothing is said. */
export function readMoney(cell: string): number | null | undefined {
  if (isBlank(cell)) return null;
  if (nothing.includes(fold(cell))) return 0;
  const text = tidy(cell)
    .toLowerCase()
    .replace(/^(rp|idr)\.?\s*/, '')
    .replace(/\s*(rupiah)$/, '')
    .replace(/[,.]\s*[-–]+$/, '');
  const found = /^(\d[\d.,\s]*?)\s*([a-z]+)?\.?$/.exec(text);
  if (!found) return undefined;
  const [, digits = '', unit] = found;
  const factor = unit === undefined ? 1 : many[unit];
  const number = factor === undefined ? undefined : plainNumber(digits.replace(/\s/g, ''), unit);
  if (factor === undefined || number === undefined) return undefined;
  const amount = Math.round(number * factor);
  return Number.isSafeInteger(amount) ? amount : undefined;
}

/** Points and commas cut thousands where three signs follow each, and are a decimal sign otherwise. */
function plainNumber(digits: string, unit: string | undefined): number | undefined {
  if (/^\d+$/.test(digits)) return Number(digits);
  // "3.5 jt": before a word a single point is a decimal sign unless three signs follow.
  if (/^\d{1,3}(\.\d{3})+(,\d{1,2})?$/.test(digits)) {
    return Number(digits.replaceAll('.', '').replace(',', '.'));
  }
  if (/^\d{1,3}(,\d{3})+(\.\d{1,2})?$/.test(digits) && !(unit && digits.length < 8)) {
    return Number(digits.replaceAll(',', ''));
  }
  return /^\d+[.,]\d+$/.test(digits) ? Number(digits.replace(',', '.')) : undefined;
}

type Table<T> = readonly (readonly [T, readonly string[]])[];

/** The value whose words a cell says: first as a whole, then as the beginning of it. */
function wordOf<T>(cell: string, table: Table<T>): T | null | undefined {
  if (isBlank(cell)) return null;
  const text = fold(cell);
  const exact = table.find(([, words]) => words.includes(text));
  const begun = table.find(([, words]) => words.some((w) => w.length > 4 && text.startsWith(w)));
  return (exact ?? begun)?.[0];
}

/** [H4] Digital or not; a dash says nothing. */
export const readDigital = (cell: string): boolean | null | undefined =>
  wordOf<boolean>(cell, [
    [false, ['non', 'nondigital', 'tidak', 'no', 'n', 'manual', 'bukandigital', 'konvensional']],
    [true, ['digital', 'ya', 'y', 'yes', 'aplikasi', 'app', 'website', 'web', 'sistem', 'online']],
  ]);

export const readForm = (cell: string): Profile['form'] | undefined =>
  wordOf<NonNullable<Profile['form']>>(cell, [
    ['service', ['pelayananpublik', 'pelayanan', 'yanlik', 'yanblik', 'layanan', 'publicservice']],
    ['governance', ['tatakelola', 'tatakelolapemerintahan', 'governance', 'pemerintahan']],
    ['other', ['lainnya', 'lain', 'inovasilainnya', 'inovasidaerahlainnya', 'other']],
  ]);

export const readStage = (cell: string): Profile['stageOfInnovation'] | null | undefined =>
  wordOf<Profile['stageOfInnovation']>(cell, [
    ['applied', ['penerapan', 'implementasi', 'diterapkan', 'applied', 'berjalan']],
    ['trial', ['ujicoba', 'trial', 'piloting', 'pilot']],
    ['initiative', ['inisiatif', 'inisiasi', 'initiative', 'ide', 'gagasan']],
  ]);

/** [H4] How it came into being; nothing said means that the agency did it by itself. */
export const readOrigin = (cell: string): Origin | null | undefined => {
  const known = wordOf<Origin>(cell, [
    ['contest', ['lomba', 'kompetisi', 'contest', 'sinovik', 'kipp']],
    ['change-project', ['proper', 'proyekperubahan', 'aksiperubahan', 'aktualisasi', 'latsar']],
    ['lab', ['lab', 'labinov', 'laboratoriuminovasi', 'labinovasi']],
    ['independent', ['mandiri', 'inisiatifsendiri', 'inisiatif', 'sendiri', 'independent']],
  ]);
  if (known !== undefined) return known;
  return /proyek\s*perubahan|diklat\s*pim|\bpk[apn]\b/i.test(cell) ? 'change-project' : undefined;
};

/** Words of everyday use that are not the beginning of an official name. */
const affairWords: Record<string, string> = {
  pu: '1.03',
  pupr: '1.03',
  penataanruang: '1.03',
  permukiman: '1.04',
  trantibum: '1.05',
  trantibumlinmas: '1.05',
  ketertiban: '1.05',
  ketertibanumum: '1.05',
  ketenagakerjaan: '2.07',
  pppa: '2.08',
  ketahananpangan: '2.09',
  lh: '2.11',
  adminduk: '2.12',
  dukcapil: '2.12',
  kependudukan: '2.12',
  desa: '2.13',
  pmd: '2.13',
  kb: '2.14',
  keluargaberencana: '2.14',
  pengendaliandankb: '2.14',
  pengendalianpendudukkb: '2.14',
  pengendalianpendudukdankb: '2.14',
  kominfo: '2.16',
  koperasi: '2.17',
  umkm: '2.17',
  ukm: '2.17',
  perizinan: '2.18',
  pemuda: '2.19',
  olahraga: '2.19',
  arsip: '2.24',
  perikanan: '3.25',
  kelautan: '3.25',
  esdm: '3.29',
  diklat: '5.04',
  litbang: '5.05',
};

/** [H4] The code of an affair from its code, its official name, or the beginning of one. */
export function readAffair(cell: string): string | null | undefined {
  if (isBlank(cell)) return null;
  const code = readAffairCode(cell);
  if (code) return code;
  const text = fold(
    tidy(cell)
      .replace(/^(urusan|bidang)\s+/i, '')
      .replaceAll('&', ' dan '),
  );
  const word = affairWords[text] ?? affairWords[fold(cell)];
  if (word) return word;
  const official = affairs.map((affair) => ({ code: affair.code, name: fold(affair.name.id) }));
  const exact = official.find(({ name }) => name === text);
  if (exact) return exact.code;
  const begun = text.length < 4 ? [] : official.filter(({ name }) => name.startsWith(text));
  return begun.length === 1 ? begun[0]?.code : undefined;
}

/** [H4] A name that shouts is written as a title; short words without a vowel stay as they are. */
export function readName(cell: string): string {
  const name = tidy(cell);
  if (!/\s/.test(name) || name !== name.toUpperCase() || !/\p{Lu}/u.test(name)) return name;
  return name.replace(/[\p{L}\p{N}]+/gu, (word) => {
    if (!/[AIUEO]/.test(word) || word.length < 3) return word.length < 4 ? word : title(word);
    return title(word);
  });
}
const title = (word: string) => word.charAt(0) + word.slice(1).toLowerCase();
