/** Which column of an old registry says what: guessed from its headings, changed by a person. */
import * as v from 'valibot';
import { fold, tidy } from './roster-words.ts';

/** What a column may say, in the order of the form; a column of none of them is not read. */
export const importFields = [
  ...(['name', 'unit', 'initiatorName', 'year', 'form', 'digital', 'stage', 'affair'] as const),
  ...(['trialStart', 'appliedOn', 'developedOn', 'origin', 'budget'] as const),
  ...(['design', 'goal', 'benefit', 'result', 'note'] as const),
] as const;
export type ImportField = (typeof importFields)[number];

/** The column of each field, counted from 0; absent when the file has none. */
export type ImportColumns = Partial<Record<ImportField, number>>;

/** Whole headings, folded; then the beginnings of longer ones. The first field that fits takes it. */
const headings: Record<ImportField, readonly string[]> = {
  initiatorName: ['namainovator', 'inovator', 'namainisiator', 'inisiator', 'penggagas'],
  name: ['namainovasi', 'judulinovasi', 'judul', 'inovasi', 'nama', 'name', 'innovation'],
  unit: [
    'perangkatdaerah',
    'perangkatdaerahunit',
    'opd',
    'namaopd',
    'unit',
    'unitkerja',
    'skpd',
    'instansi',
    'dibuatoleh',
    'agency',
    'pelaksana',
  ],
  year: ['tahun', 'tahuninovasi', 'thn', 'year'],
  form: ['bentuk', 'bentukinovasi', 'form'],
  digital: ['digitalnon', 'digital', 'digitalnondigital', 'jenis', 'jenisinovasi', 'kind'],
  stage: ['tahapan', 'tahapaninovasi', 'tahap', 'stage'],
  affair: ['urusan', 'urusanpemerintahan', 'urusanutama', 'bidang', 'affair'],
  trialStart: ['tglujicoba', 'waktuujicoba', 'tanggalujicoba', 'ujicoba', 'trial'],
  appliedOn: [
    'tglpenerapan',
    'waktupenerapan',
    'tanggalpenerapan',
    'waktuimplementasi',
    'tglimplementasi',
    'tanggalimplementasi',
    'penerapan',
    'implementasi',
    'applied',
  ],
  developedOn: ['pengembangan', 'tglpengembangan', 'waktupengembangan', 'tanggalpengembangan'],
  origin: ['asal', 'asalinovasi', 'sumber', 'sumberinovasi', 'origin'],
  budget: ['anggaran', 'biaya', 'anggaranrp', 'budget', 'cost'],
  design: ['rancangbangun', 'deskripsi', 'uraian', 'design'],
  goal: ['tujuan', 'tujuaninovasi', 'goal'],
  benefit: ['manfaat', 'manfaatinovasi', 'benefit'],
  result: ['hasil', 'hasilinovasi', 'result'],
  note: ['keterangan', 'catatan', 'ket', 'note'],
};
const order = Object.keys(headings) as ImportField[];

function columnsOf(row: readonly string[]): ImportColumns {
  const cells = row.map((cell) => fold(tidy(cell)));
  const columns: ImportColumns = {};
  const taken = new Set<number>();
  const give = (fits: (cell: string, words: readonly string[]) => boolean) => {
    for (const field of order) {
      if (columns[field] !== undefined) continue;
      const at = cells.findIndex((cell, index) => {
        return cell !== '' && !taken.has(index) && fits(cell, headings[field]);
      });
      if (at < 0) continue;
      columns[field] = at;
      taken.add(at);
    }
  };
  give((cell, words) => words.includes(cell));
  give((cell, words) => words.some((word) => word.length > 4 && cell.startsWith(word)));
  return columns;
}

/** [H1] The line of the headings among the first ten, and what its columns seem to say. */
export function guessColumns(table: readonly (readonly string[])[]): {
  header: number;
  columns: ImportColumns;
} {
  const count = (columns: ImportColumns) => Object.keys(columns).length;
  let best = { header: 0, columns: columnsOf(table[0] ?? []) };
  table.slice(0, 10).forEach((row, header) => {
    const columns = columnsOf(row);
    if (count(columns) > count(best.columns)) best = { header, columns };
  });
  return best;
}

/** What the same headings are recognised by, the next time. */
export const headingsKey = (row: readonly string[]): string =>
  row
    .map((cell) => fold(tidy(cell)))
    .join('|')
    .slice(0, 2000);

/** Columns as a form or an earlier import tells them; fields it does not know are left out. */
export const columnsSchema = v.pipe(
  v.record(v.string(), v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(59))),
  v.transform((raw): ImportColumns => {
    const known = importFields.filter((field) => Object.hasOwn(raw, field));
    return Object.fromEntries(known.map((field) => [field, raw[field]]));
  }),
);
