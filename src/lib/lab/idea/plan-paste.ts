/**
 * Rows of a plan from the clipboard of a spreadsheet (tab-separated text), read as people write
 * them: months in words or ranges, money with points, phases by name, headings or none.
 */
import { phases, type Phase } from './canvas.ts';
import type { PlanRow } from './state.ts';

export type PastedRow = Omit<PlanRow, 'id' | 'progress' | 'status'>;
export type Column = keyof PastedRow | 'month' | 'skip';
/** What of a line could not be read; the text is kept as it was written. */
export type PasteFlaw = { line: number; column: Column; text: string };
export type Pasted = { columns: Column[]; rows: PastedRow[]; flaws: PasteFlaw[] };

/** Longest text per cell, as the schema of a row has it. */
const longest = {
  activity: 300,
  output: 300,
  executor: 160,
  partners: 300,
  place: 160,
  costSource: 160,
  method: 300,
} as const;
type TextColumn = keyof typeof longest;
export const isText = (column: Column): column is TextColumn => column in longest;

/** LAN's form from left to right, as it is pasted without headings. */
const usual: Column[] = [
  ...(['phase', 'activity', 'output', 'executor', 'partners', 'months'] as const),
  ...(['place', 'cost', 'costSource', 'method'] as const),
];

const headings: [Column, RegExp][] = [
  ['skip', /^(no|nomor|#)\.?$/],
  ['phase', /^(fase|tahap|tahapan|phase|stage)/],
  ['costSource', /^(sumber|source|funding)/],
  ['activity', /^(kegiatan|aktivitas|langkah|uraian|activity|step)/],
  ['output', /^(output|keluaran|hasil|produk|product)/],
  ['partners', /^(mitra|bersama|dengan siapa|partner)/],
  ['executor', /^(pelaksana(?!an)|penanggung|siapa|pic|oleh|executor|who)/],
  ['year', /^(tahun|year)/],
  ['months', /^(bulan|waktu|jadwal|timeline|kapan|month|when|time)/],
  ['place', /^(tempat|lokasi|di mana|dimana|place|where)/],
  ['cost', /^(biaya|anggaran|cost|budget|rp)/],
  ['method', /^(metode|cara|bagaimana|method|how)/],
];

const monthWords = [
  ['jan', 'januari', 'january'],
  ['feb', 'februari', 'february', 'pebruari'],
  ['mar', 'maret', 'march'],
  ['apr', 'april'],
  ['mei', 'may'],
  ['jun', 'juni', 'june'],
  ['jul', 'juli', 'july'],
  ['agu', 'agt', 'ags', 'agustus', 'aug', 'august'],
  ['sep', 'sept', 'september'],
  ['okt', 'oktober', 'oct', 'october'],
  ['nov', 'november', 'nop', 'nopember'],
  ['des', 'desember', 'dec', 'december'],
];

/** Cells of a tab-separated text; a quoted cell may hold tabs, line breaks and doubled quotes. */
export function cellsOf(text: string): string[][] {
  const lines: string[][] = [[]];
  let cell = '';
  let quoted = false;
  const next = () => lines.at(-1)?.push(cell.trim());
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at] ?? '';
    if (quoted) {
      if (sign === '"' && text[at + 1] === '"') at += 1;
      else if (sign === '"') {
        quoted = false;
        continue;
      }
      cell += sign;
    } else if (sign === '"' && cell === '' && closes(text, at + 1)) quoted = true;
    else if (sign === '\t' || sign === '\n') {
      next();
      cell = '';
      if (sign === '\n') lines.push([]);
    } else if (sign !== '\r') cell += sign;
  }
  next();
  return lines.filter((line) => line.some((one) => one !== ''));
}

/** A quote at the start of a cell quotes only where another one ends the cell. */
function closes(text: string, from: number): boolean {
  for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 1)) {
    if (text[at + 1] === '"') at += 1;
    else return at + 1 === text.length || /[\t\r\n]/.test(text[at + 1] ?? '');
  }
  return false;
}

const plain = (text: string) => text.toLowerCase().trim();
const monthOf = (word: string) => {
  const found = monthWords.findIndex((names) => names.includes(plain(word).replace(/\.$/, '')));
  return found < 0 ? null : found + 1;
};

/** Months of "Mar-Jun", "Maret, April", "3–6", "03", "Nov s.d. Des"; null where a word is none. */
export function readMonths(text: string): number[] | null {
  const months = new Set<number>();
  const parts = plain(text).split(/\s*(?:[,;/&+]|\bdan\b|\band\b)\s*/);
  for (const part of parts) {
    if (part === '') continue;
    const ends = part.split(/\s*(?:-|–|—|\bs\.?\s?\/?d\.?|\bsampai\b|\bhingga\b|\bto\b)\s*/);
    if (ends.length > 2) return null;
    const [from, to = from] = ends.map(oneMonth);
    if (!from || !to || to < from) return null;
    for (let month = from; month <= to; month += 1) months.add(month);
  }
  return [...months].sort((a, b) => a - b);
}

function oneMonth(text: string): number | null {
  const word = text.replace(/^bulan\s+/, '').replace(/\s+\d{4}$/, '');
  if (/^0?\d{1,2}$/.test(word)) {
    const month = Number(word);
    return month >= 1 && month <= 12 ? month : null;
  }
  return monthOf(word);
}

/** Whole rupiah of "Rp 13.200.000,00", "13200000", "tanpa biaya"; null = empty, undefined = no sum. */
export function readCost(text: string): number | null | undefined {
  const words = plain(text);
  if (words === '') return null;
  if (/^(-|0|nihil|gratis|tanpa biaya|tidak ada|without cost|free|none)$/.test(words)) return 0;
  const digits = words.replace(/^rp\.?\s*/, '').replace(/[,.]\d{1,2}$|,-$|\s/g, '');
  const grouped = /^\d{1,3}([.,]\d{3})+$/.test(digits);
  if (!grouped && !/^\d{1,13}$/.test(digits)) return undefined;
  const sum = Number(digits.replace(/[.,]/g, ''));
  return sum <= 1e13 ? sum : undefined;
}

const phaseWords: Record<Phase, RegExp> = {
  preparation: /^(persiapan|preparation|prep)/,
  execution: /^(pelaksanaan|execution|implement)/,
  monitoring: /^(monitoring|pemantauan|monev)/,
  evaluation: /^(evaluasi|evaluation)/,
};
export const readPhase = (text: string): Phase | null =>
  phases.find((phase) => phaseWords[phase].test(plain(text))) ?? null;

/** A sum of money stands in a row, never over its column; a year may ("2026"). */
const isSum = (cell: string) => (readCost(cell) ?? 0) >= 10_000;

/**
 * What the columns are called in a line of headings; null where it is none. Rows begin with such
 * words too ("Pelaksanaan", "Kegiatan posyandu"): among headings, a third of the cells are known.
 */
function headed(line: readonly string[]): Column[] | null {
  if (line.some(isSum)) return null;
  const months = line.filter((cell) => monthOf(cell) !== null).length;
  const found = line.map((cell): Column | undefined => {
    if (monthOf(cell) !== null && months >= 3) return 'month';
    return headings.find(([, like]) => like.test(plain(cell)))?.[0];
  });
  const said = line.filter((cell) => cell !== '').length;
  if (found.filter(Boolean).length * 3 < said) return null;
  const columns = found.map((column) => column ?? 'skip');
  const known = new Set(columns.filter((column) => column !== 'skip'));
  return known.has('activity') && known.size >= 2 ? columns : null;
}

/** The phase that stands alone in a line, as a heading for those below. */
function phaseOver(line: readonly string[]): Phase | null {
  const said = line.filter((cell) => cell !== '');
  return said.length === 1 ? readPhase(said[0] ?? '') : null;
}

/** Without headings: where the phase stands first, LAN's form; else the form without it. */
function guessed(all: readonly string[][]): Column[] {
  const rows = all.filter((line) => phaseOver(line) === null);
  const lines = rows.length > 0 ? rows : all;
  const width = Math.max(...lines.map((line) => line.length));
  const numbered = lines.every((line) => /^\d{0,3}\.?$/.test(line[0] ?? ''));
  const from = numbered && width > 1 ? 1 : 0;
  const withPhase = lines.some((line) => readPhase(line[from] ?? '') !== null);
  const columns = withPhase ? usual : usual.slice(1);
  const order: Column[] = [...(from === 1 ? (['skip'] as const) : []), ...columns];
  return Array.from({ length: width }, (_, at) => order[at] ?? 'skip');
}

/**
 * Reads a pasted text. `phase` and `year` fill what a line leaves open; a line with nothing but a
 * phase in it is a heading for those below. `columns` overrides what was recognised.
 */
export function readPaste(
  text: string,
  { phase, year, columns }: { phase: Phase; year: number; columns?: readonly Column[] },
): Pasted {
  const lines = cellsOf(text);
  if (lines.length === 0) return { columns: [], rows: [], flaws: [] };
  const top = headed(lines[0] ?? []);
  const used = [...(columns ?? top ?? guessed(lines))];
  const monthly = monthsAbove(lines[0] ?? [], used);
  const flaws: PasteFlaw[] = [];
  const rows: PastedRow[] = [];
  let present = phase;
  for (const [at, line] of (top ? lines.slice(1) : lines).entries()) {
    const over = phaseOver(line);
    if (over) {
      present = over;
      continue;
    }
    const told = (column: Column, cell: string) =>
      flaws.push({ line: at + (top ? 2 : 1), column, text: cell });
    const row = readLine(line, used, monthly, { phase: present, year }, told);
    present = row.phase;
    rows.push(row);
  }
  return { columns: used, rows, flaws };
}

/** The month that each column of ticks stands for. */
const monthsAbove = (line: readonly string[], columns: readonly Column[]) =>
  columns.map((column, at) => (column === 'month' ? monthOf(line[at] ?? '') : null));

function readLine(
  line: readonly string[],
  columns: readonly Column[],
  monthly: readonly (number | null)[],
  { phase, year }: { phase: Phase; year: number },
  told: (column: Column, cell: string) => void,
): PastedRow {
  const row: PastedRow = {
    phase,
    activity: '',
    output: '',
    executor: '',
    partners: '',
    year,
    months: [],
    place: '',
    cost: null,
    costSource: '',
    method: '',
  };
  for (const [at, column] of columns.entries()) {
    const cell = line[at] ?? '';
    if (cell === '' || column === 'skip') continue;
    if (isText(column)) {
      if (cell.length > longest[column]) told(column, cell);
      row[column] = cell.slice(0, longest[column]);
      continue;
    }
    if (!readCell(row, column, cell, monthly[at] ?? null)) told(column, cell);
  }
  row.months = [...new Set(row.months)].sort((a, b) => a - b);
  return row;
}

/** Puts one cell that is no text into its row; false where it could not be read. */
function readCell(row: PastedRow, column: Column, cell: string, month: number | null): boolean {
  switch (column) {
    case 'month':
      if (month !== null && !/^(0|-|tidak|false)$/.test(plain(cell))) row.months.push(month);
      return true;
    case 'months': {
      const year = /\b(20\d\d)\b/.exec(cell)?.[1];
      if (year) row.year = Number(year);
      const months = readMonths(cell);
      row.months.push(...(months ?? []));
      return months !== null;
    }
    case 'phase': {
      const phase = readPhase(cell);
      if (phase) row.phase = phase;
      return phase !== null;
    }
    case 'year': {
      const year = /^20\d\d$/.test(cell) ? Number(cell) : null;
      if (year) row.year = year;
      return year !== null;
    }
    case 'cost': {
      const cost = readCost(cell);
      if (cost !== undefined) row.cost = cost;
      return cost !== undefined;
    }
    default:
      return true;
  }
}
