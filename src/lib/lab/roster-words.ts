/** The words people use in rosters: headings, kinds of agency, and how they are compared. */

export const agencyKinds = {
  opd: { id: 'OPD', en: 'Agency' },
  uptd: { id: 'UPTD', en: 'Technical unit' },
  kecamatan: { id: 'Kecamatan', en: 'Subdistrict' },
  bumd: { id: 'BUMD', en: 'Region-owned enterprise' },
} as const;
export type AgencyKind = keyof typeof agencyKinds;

/** Most lines of a roster, and longest texts of one. */
export const rosterLimits = { rows: 500, name: 160, shortName: 40, code: 40 } as const;

export const rosterColumns = ['code', 'name', 'shortName', 'kind', 'parent', 'affair'] as const;
export type RosterColumn = (typeof rosterColumns)[number];

const headers: Record<RosterColumn, readonly string[]> = {
  code: ['kode', 'kodeunit', 'kodeopd', 'kodeperangkatdaerah', 'code', 'id'],
  name: [
    'nama',
    'namaopd',
    'namaunit',
    'namaperangkatdaerah',
    'namainstansi',
    'perangkatdaerah',
    'opd',
    'unit',
    'unitkerja',
    'namaunitkerja',
    'instansi',
    'skpd',
    'namaskpd',
    'name',
    'agency',
  ],
  shortName: ['singkatan', 'namasingkat', 'akronim', 'alias', 'shortname', 'short'],
  kind: [
    'jenis',
    'jenisopd',
    'jenisunit',
    'jenisperangkatdaerah',
    'tipe',
    'kategori',
    'kind',
    'type',
  ],
  parent: ['induk', 'kodeinduk', 'opdinduk', 'unitinduk', 'indukorganisasi', 'parent'],
  affair: ['urusankode', 'kodeurusan', 'urusan', 'urusanpemerintahan', 'affair', 'affaircode'],
};

export const kindWords: Record<string, AgencyKind> = {
  opd: 'opd',
  pd: 'opd',
  skpd: 'opd',
  perangkatdaerah: 'opd',
  dinas: 'opd',
  badan: 'opd',
  bagian: 'opd',
  sekretariat: 'opd',
  inspektorat: 'opd',
  agency: 'opd',
  uptd: 'uptd',
  upt: 'uptd',
  puskesmas: 'uptd',
  rsud: 'uptd',
  sekolah: 'uptd',
  blud: 'uptd',
  kecamatan: 'kecamatan',
  kec: 'kecamatan',
  distrik: 'kecamatan',
  subdistrict: 'kecamatan',
  bumd: 'bumd',
  perumda: 'bumd',
  perseroda: 'bumd',
};

/** One visible line: no control, zero-width or direction signs, blanks single. */
export function tidy(cell: string | undefined): string {
  return (cell ?? '')
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\p{White_Space}\p{Cc}]+/gu, ' ')
    .replace(/[\p{Cf}\p{Co}\p{Cn}]/gu, '')
    .trim();
}

/** For comparing: case, blanks and signs do not matter. */
export function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** Where each column was found, counted from 0; null when the file has none. */
export type Columns = Record<RosterColumn, number | null>;

function columnsOf(row: readonly string[]): Columns {
  const cells = row.map((cell) => fold(tidy(cell)));
  const at = (column: RosterColumn) => {
    const index = cells.findIndex((cell) => headers[column].includes(cell));
    return index < 0 ? null : index;
  };
  return {
    code: at('code'),
    name: at('name'),
    shortName: at('shortName'),
    kind: at('kind'),
    parent: at('parent'),
    affair: at('affair'),
  };
}

const found = (columns: Columns) =>
  rosterColumns.filter((column) => columns[column] !== null).length;

/** The line with the most known headings among the first ten: titles often stand above it. */
export function headerLine(table: readonly (readonly string[])[]): {
  index: number;
  columns: Columns;
} {
  let best = { index: 0, columns: columnsOf(table[0] ?? []) };
  table.slice(0, 10).forEach((row, index) => {
    const columns = columnsOf(row);
    if (found(columns) > found(best.columns)) best = { index, columns };
  });
  return best;
}

/** First words of names that are no kinds themselves. */
const firstWords: Record<string, AgencyKind> = {
  rs: 'uptd',
  rumah: 'uptd',
  klinik: 'uptd',
  labkesda: 'uptd',
  sd: 'uptd',
  sdn: 'uptd',
  smp: 'uptd',
  smpn: 'uptd',
  tk: 'uptd',
  paud: 'uptd',
  pdam: 'bumd',
  pt: 'bumd',
  pd: 'bumd',
  bpr: 'bumd',
  bank: 'bumd',
};

/** What kind a name speaks of: "Kecamatan Bobotsari", "Puskesmas Kalimanah". Mostly an OPD. */
export function kindOfName(name: string): AgencyKind {
  const first = fold(name.split(/[\s.]/)[0] ?? '');
  if (Object.hasOwn(firstWords, first)) return firstWords[first] ?? 'opd';
  return (Object.hasOwn(kindWords, first) ? kindWords[first] : undefined) ?? 'opd';
}

export type BareLine = { row: number; cells: [name: string, kind: string] };

/**
 * A plain list, one name a line, as people paste it: numbered or not, with its kind behind or
 * without, perhaps under a heading. Null when any line holds more than that: such a table needs
 * headings. A comma inside a name ("Dinas Pertanian, Pangan") has cut it where a blank follows.
 */
export function bareList(table: readonly (readonly string[])[]): BareLine[] | null {
  const lines: BareLine[] = [];
  for (const [index, raw] of table.entries()) {
    const cells = raw.filter((cell) => tidy(cell) !== '');
    if (cells.length > 1 && /^(no|\d{1,3})[.)]?$/i.test(tidy(cells[0]))) cells.shift();
    if (cells.length === 0) continue;
    const last = fold(cells.at(-1) ?? '');
    const kind = cells.length > 1 && Object.hasOwn(kindWords, last) ? tidy(cells.pop()) : '';
    if (cells.slice(1).some((cell) => !/^\s/.test(cell))) return null;
    const name = tidy(cells.map(tidy).join(', ')).replace(/^(\d{1,3}[.)]|[-–•*])\s*/, '');
    lines.push({ row: index + 1, cells: [name, kind || kindOfName(name)] });
  }
  const [first] = lines;
  if (first && found(columnsOf([first.cells[0]])) > 0) lines.shift();
  return lines.length > 0 ? lines : null;
}
