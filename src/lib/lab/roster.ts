import { readAffairCode } from './affairs.ts';

/** From the rows of a spreadsheet to the agencies of a lab. Nothing wrong is ever imported silently. */

export const agencyKinds = {
  opd: { id: 'OPD', en: 'Agency' },
  uptd: { id: 'UPTD', en: 'Technical unit' },
  kecamatan: { id: 'Kecamatan', en: 'Subdistrict' },
  bumd: { id: 'BUMD', en: 'Region-owned enterprise' },
} as const;
export type AgencyKind = keyof typeof agencyKinds;

export type RosterAgency = {
  /** As a person counts in a spreadsheet: the first line is 1. */
  row: number;
  code: string;
  name: string;
  shortName: string;
  kind: AgencyKind;
  /** The code of another agency of the same roster. */
  parent: string | null;
  affair: string | null;
};

export const rosterColumns = ['code', 'name', 'shortName', 'kind', 'parent', 'affair'] as const;
export type RosterColumn = (typeof rosterColumns)[number];

export type RosterErrorCode =
  | 'empty' | 'column-missing' | 'too-many-rows'
  | 'name-missing' | 'name-too-long' | 'name-duplicate' | 'short-name-too-long'
  | 'code-too-long' | 'code-duplicate'
  | 'kind-missing' | 'kind-unknown'
  | 'parent-unknown' | 'parent-not-imported' | 'parent-loop'
  | 'affair-unknown';

export type RosterError = { row: number; column: RosterColumn | null; code: RosterErrorCode; value: string };

export type Roster = {
  agencies: RosterAgency[];
  errors: RosterError[];
  /** Where each column was found, counted from 0; null when the file has none. */
  columns: Record<RosterColumn, number | null>;
};

export const rosterLimits = { rows: 500, name: 160, shortName: 40, code: 40 } as const;

const headers: Record<RosterColumn, readonly string[]> = {
  code: ['kode', 'kodeunit', 'kodeopd', 'kodeperangkatdaerah', 'code', 'id'],
  name: ['nama', 'namaopd', 'namaunit', 'namaperangkatdaerah', 'namainstansi', 'perangkatdaerah', 'opd', 'unit', 'unitkerja', 'namaunitkerja', 'instansi', 'skpd', 'namaskpd', 'name', 'agency'],
  shortName: ['singkatan', 'namasingkat', 'akronim', 'alias', 'shortname', 'short'],
  kind: ['jenis', 'jenisopd', 'jenisunit', 'jenisperangkatdaerah', 'tipe', 'kategori', 'kind', 'type'],
  parent: ['induk', 'kodeinduk', 'opdinduk', 'unitinduk', 'indukorganisasi', 'parent'],
  affair: ['urusankode', 'kodeurusan', 'urusan', 'urusanpemerintahan', 'affair', 'affaircode'],
};

const kindWords: Record<string, AgencyKind> = {
  opd: 'opd', pd: 'opd', skpd: 'opd', perangkatdaerah: 'opd', dinas: 'opd', badan: 'opd',
  bagian: 'opd', sekretariat: 'opd', inspektorat: 'opd', agency: 'opd',
  uptd: 'uptd', upt: 'uptd', puskesmas: 'uptd', rsud: 'uptd', sekolah: 'uptd', blud: 'uptd',
  kecamatan: 'kecamatan', kec: 'kecamatan', distrik: 'kecamatan', subdistrict: 'kecamatan',
  bumd: 'bumd', perumda: 'bumd', perseroda: 'bumd',
};

/** One visible line: no control, zero-width or direction signs, blanks single. */
function tidy(cell: string | undefined): string {
  return (cell ?? '')
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\p{White_Space}\p{Cc}]+/gu, ' ')
    .replace(/[\p{Cf}\p{Co}\p{Cn}]/gu, '')
    .trim();
}

/** For comparing: case, blanks and signs do not matter. */
function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

type Columns = Roster['columns'];

function columnsOf(row: readonly string[]): Columns {
  const cells = row.map((cell) => fold(tidy(cell)));
  const at = (column: RosterColumn) => {
    const index = cells.findIndex((cell) => headers[column].includes(cell));
    return index < 0 ? null : index;
  };
  return {
    code: at('code'), name: at('name'), shortName: at('shortName'),
    kind: at('kind'), parent: at('parent'), affair: at('affair'),
  };
}

const found = (columns: Columns) => rosterColumns.filter((column) => columns[column] !== null).length;

/** The line with the most known headings among the first ten: titles often stand above it. */
function headerLine(table: readonly (readonly string[])[]): { index: number; columns: Columns } {
  let best = { index: 0, columns: columnsOf(table[0] ?? []) };
  table.slice(0, 10).forEach((row, index) => {
    const columns = columnsOf(row);
    if (found(columns) > found(best.columns)) best = { index, columns };
  });
  return best;
}

type Draft = RosterAgency & { parentText: string };

/** Reads the table of a roster; `table[0]` is line 1 of the file, blank lines included. */
export function readRoster(table: readonly (readonly string[])[]): Roster {
  const errors: RosterError[] = [];
  const { index: header, columns } = headerLine(table);
  const complain = (row: number, column: RosterColumn | null, code: RosterErrorCode, value = '') => {
    errors.push({ row, column, code, value: value.slice(0, 200) });
  };

  for (const column of ['name', 'kind'] as const) {
    if (columns[column] === null) complain(header + 1, column, 'column-missing');
  }
  if (errors.length) return { agencies: [], errors, columns };

  const lines = table
    .map((row, index) => ({ row: index + 1, cells: row.map(tidy) }))
    .slice(header + 1)
    .filter((line) => line.cells.some((cell) => cell !== ''));
  if (!lines.length) complain(header + 1, null, 'empty');
  if (lines.length > rosterLimits.rows) {
    complain(lines[rosterLimits.rows]?.row ?? 0, null, 'too-many-rows', String(lines.length));
    return { agencies: [], errors, columns };
  }

  const cell = (cells: readonly string[], column: RosterColumn) => {
    const index = columns[column];
    return index === null ? '' : (cells[index] ?? '');
  };
  const written = new Set(lines.map((line) => fold(cell(line.cells, 'code'))));
  const names = new Set<string>();
  const codes = new Set<string>();
  const drafts: Draft[] = [];
  let next = 1;

  for (const { row, cells } of lines) {
    const before = errors.length;
    const name = cell(cells, 'name');
    if (!fold(name)) complain(row, 'name', 'name-missing', name);
    else if (name.length > rosterLimits.name) complain(row, 'name', 'name-too-long', name);
    else if (names.has(fold(name))) complain(row, 'name', 'name-duplicate', name);

    let code = cell(cells, 'code');
    if (code.length > rosterLimits.code) complain(row, 'code', 'code-too-long', code);
    else if (fold(code) && codes.has(fold(code))) complain(row, 'code', 'code-duplicate', code);

    const shortName = cell(cells, 'shortName');
    if (shortName.length > rosterLimits.shortName) complain(row, 'shortName', 'short-name-too-long', shortName);

    const kindText = cell(cells, 'kind');
    const kind = Object.hasOwn(kindWords, fold(kindText)) ? kindWords[fold(kindText)] : undefined;
    if (!kind) complain(row, 'kind', kindText ? 'kind-unknown' : 'kind-missing', kindText);

    const affairText = cell(cells, 'affair');
    const affair = affairText ? readAffairCode(affairText) : null;
    if (affair === undefined) complain(row, 'affair', 'affair-unknown', affairText);

    names.add(fold(name));
    if (fold(code)) codes.add(fold(code));
    if (errors.length > before || !kind || affair === undefined) continue;
    if (!fold(code)) {
      do code = `U-${String(next++).padStart(3, '0')}`;
      while (written.has(fold(code)));
    }
    drafts.push({ row, code, name, shortName, kind, parent: null, affair, parentText: cell(cells, 'parent') });
  }

  const agencies = withParents(drafts, [...codes, ...names], complain);
  errors.sort((a, b) => a.row - b.row);
  return { agencies, errors, columns };
}

type Complain = (row: number, column: RosterColumn, code: RosterErrorCode, value: string) => void;

/**
 * Ties every agency to its parent, named by code, name or short name. A child of a line that is not
 * imported is not imported either; `seen` holds codes and names of all lines, good or bad.
 */
function withParents(drafts: readonly Draft[], seen: readonly string[], complain: Complain): RosterAgency[] {
  const byWord = new Map<string, Draft>();
  for (const word of ['shortName', 'name', 'code'] as const) {
    for (const draft of drafts) if (fold(draft[word])) byWord.set(fold(draft[word]), draft);
  }
  const parentOf = (draft: Draft) => byWord.get(fold(draft.parentText));
  const known = new Set(seen);

  /** Why this agency cannot hang where it says, looking up to the top. */
  const trouble = (draft: Draft): RosterErrorCode | null => {
    const path = new Set<Draft>();
    let at = draft;
    while (fold(at.parentText)) {
      if (path.has(at)) return 'parent-loop';
      path.add(at);
      const parent = parentOf(at);
      if (!parent) return at === draft && !known.has(fold(at.parentText)) ? 'parent-unknown' : 'parent-not-imported';
      at = parent;
    }
    return null;
  };

  const good: RosterAgency[] = [];
  for (const draft of drafts) {
    const code = trouble(draft);
    if (code) {
      complain(draft.row, 'parent', code, draft.parentText);
      continue;
    }
    const { parentText, ...agency } = draft;
    good.push({ ...agency, parent: fold(parentText) ? (parentOf(draft)?.code ?? null) : null });
  }
  return good;
}
