import type { CellValue, Column, Sheets } from './sheets.ts';

/** Whole texts, made well-formed so that any reader takes them; instants as ISO 8601 in UTC. */
function plain(column: Column, value: CellValue): string | number | boolean | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return value.toWellFormed();
  if (typeof value !== 'number' || column.kind !== 'date') return value;
  const instant = new Date(value);
  return Number.isNaN(instant.getTime()) ? null : instant.toISOString();
}

/** One row by key. `fromEntries` defines properties, so a column called __proto__ is only a column. */
export const jsonRow = (columns: readonly Column[], row: Record<string, CellValue>) =>
  Object.fromEntries(columns.map((column) => [column.key, plain(column, row[column.key])]));

/** The workbook as JSON: labels of the columns once, then rows by key. */
export function toJson({ title, sheets }: Sheets): Uint8Array {
  const plainSheets = sheets.map((sheet) => ({
    name: sheet.name,
    columns: sheet.columns,
    rows: sheet.rows.map((row) => jsonRow(sheet.columns, row)),
  }));
  return new TextEncoder().encode(`${JSON.stringify({ title, sheets: plainSheets }, null, 2)}\n`);
}
