/** What a table file may weigh. A roster has 86 lines; an old registry some hundreds. */
export const tableLimits = {
  bytes: 5 * 1024 * 1024,
  rows: 5_000,
  columns: 60,
  /** Everything an XLSX unpacks to; honest files of the size above stay far below. */
  unpackedBytes: 24 * 1024 * 1024,
  zipEntries: 500,
  /** Reading is cut off here: a small file can be crafted to cost minutes. */
  milliseconds: 15_000,
  /** Memory of the reading thread. */
  megabytes: 256,
} as const;

export type TableRefusal =
  | 'file-empty'
  | 'file-too-large'
  /** The name says neither .csv nor .xlsx. */
  | 'file-type-unknown'
  /** Excel 97-2003; to be saved again as .xlsx. */
  | 'file-type-old-excel'
  /** The content is not what the ending of the name says. */
  | 'file-content-differs'
  | 'file-protected'
  | 'file-broken'
  | 'unpacked-too-large'
  /** Costs more time or memory than any honest table. */
  | 'file-too-complex'
  | 'too-many-rows'
  | 'too-many-columns';

/** Line 1 of the file is `rows[0]`; blank lines are kept so that numbers stay true, except at the end. */
export type TableResult = { rows: string[][] } | { refusal: TableRefusal };

/** Cuts empty ends and holds the limits; used by both readers. */
export function bounded(rows: string[][]): TableResult {
  const trimmed = rows.map((row) =>
    row.slice(0, row.findLastIndex((cell) => cell.trim() !== '') + 1),
  );
  const kept = trimmed.slice(0, trimmed.findLastIndex((row) => row.length > 0) + 1);
  if (kept.length === 0) return { refusal: 'file-empty' };
  if (kept.length > tableLimits.rows) return { refusal: 'too-many-rows' };
  if (kept.some((row) => row.length > tableLimits.columns)) return { refusal: 'too-many-columns' };
  return { rows: kept };
}
