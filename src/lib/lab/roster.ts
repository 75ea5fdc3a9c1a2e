import { readAffairCode } from './affairs.ts';
import {
  bareList,
  fold,
  headerLine,
  kindWords,
  rosterLimits,
  tidy,
  type AgencyKind,
  type Columns,
  type RosterColumn,
} from './roster-words.ts';

export {
  agencyKinds,
  rosterColumns,
  rosterLimits,
  type AgencyKind,
  type RosterColumn,
} from './roster-words.ts';

/** From the rows of a spreadsheet to the agencies of a lab. Nothing wrong is ever imported silently. */

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

export type RosterErrorCode =
  | 'empty'
  | 'column-missing'
  | 'too-many-rows'
  | 'name-missing'
  | 'name-too-long'
  | 'name-duplicate'
  | 'short-name-too-long'
  | 'code-too-long'
  | 'code-duplicate'
  | 'kind-missing'
  | 'kind-unknown'
  | 'parent-unknown'
  | 'parent-not-imported'
  | 'parent-loop'
  | 'affair-unknown';

export type RosterError = {
  row: number;
  column: RosterColumn | null;
  code: RosterErrorCode;
  value: string;
};

export type Roster = {
  agencies: RosterAgency[];
  errors: RosterError[];
  columns: Columns;
};

type Draft = RosterAgency & { parentText: string };

/** Reads the table of a roster; `table[0]` is line 1 of the file, blank lines included. */
export function readRoster(table: readonly (readonly string[])[]): Roster {
  const errors: RosterError[] = [];
  const head = headerLine(table);
  const bare = head.columns.name === null || head.columns.kind === null ? bareList(table) : null;
  const header = head.index;
  const columns: Columns = bare
    ? { code: null, name: 0, shortName: null, kind: 1, parent: null, affair: null }
    : head.columns;
  const complain = (
    row: number,
    column: RosterColumn | null,
    code: RosterErrorCode,
    value = '',
  ) => {
    errors.push({ row, column, code, value: value.slice(0, 200) });
  };

  for (const column of ['name', 'kind'] as const) {
    if (columns[column] === null) complain(header + 1, column, 'column-missing');
  }
  if (errors.length) return { agencies: [], errors, columns };

  const lines =
    bare ??
    table
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
    if (shortName.length > rosterLimits.shortName)
      complain(row, 'shortName', 'short-name-too-long', shortName);

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
    drafts.push({
      row,
      code,
      name,
      shortName,
      kind,
      parent: null,
      affair,
      parentText: cell(cells, 'parent'),
    });
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
function withParents(
  drafts: readonly Draft[],
  seen: readonly string[],
  complain: Complain,
): RosterAgency[] {
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
      if (!parent)
        return at === draft && !known.has(fold(at.parentText))
          ? 'parent-unknown'
          : 'parent-not-imported';
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
