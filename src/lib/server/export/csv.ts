import { strToU8, zipSync, type Zippable } from 'fflate';
import type { Zone } from '#lib/lab/zone.ts';
import {
  cellText,
  dateText,
  safeFileName,
  sheetNames,
  type CellValue,
  type Column,
  type Sheet,
  type Sheets,
} from './sheets.ts';

/** Signs with which a spreadsheet begins a formula, half and full width. */
const formulaStart = /^[\s\p{Cf}]*[=+\-@\uff0b\uff0d\uff1d\uff20]|^[\t\r\n]/u;
/** Where a reader that expects another separator would begin a new cell inside ours. */
const hiddenStart = /([;,\t\n])(?=[=@])/g;

/** An apostrophe in front makes a spreadsheet show the text instead of calculating it. */
function guarded(text: string): string {
  const inner = text.replace(hiddenStart, "$1'");
  return formulaStart.test(inner) ? `'${inner}` : inner;
}

function cell(column: Column, value: CellValue, zone: Zone): string {
  if (column.kind === 'number' && typeof value === 'number' && Number.isFinite(value))
    return String(value);
  const date = column.kind === 'date' ? dateText(value, zone) : '';
  // The apostrophe is judged on the text as typed: cleaning would hide a leading CR.
  const raw = value === null || value === undefined ? '' : String(value);
  if (date) return date;
  const text = guarded(cellText(raw));
  return /^[\t\r]/.test(raw) && !text.startsWith("'") ? `'${text}` : text;
}

const quoted = (text: string) =>
  /[",;\t\n\r]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

export type Separator = ',' | ';';

const lineOf = (cells: string[], separator: Separator) =>
  `${cells.map(quoted).join(separator)}\r\n`;

/** The beginning of a CSV file: a BOM (Excel needs it) and the headings. */
export const csvHead = (columns: readonly Column[], separator: Separator = ','): string =>
  `\ufeff${lineOf(
    columns.map((column) => guarded(cellText(column.label))),
    separator,
  )}`;

/** One row as a line, every text guarded against formulas. */
export const csvLine = (
  columns: readonly Column[],
  row: Record<string, CellValue>,
  { zone, separator = ',' }: { zone: Zone; separator?: Separator },
): string =>
  lineOf(
    columns.map((column) => cell(column, row[column.key], zone)),
    separator,
  );

/** One sheet as CSV text: UTF-8 with BOM, CRLF. */
export const csvText = (
  { columns, rows }: Sheet,
  zone: Zone,
  separator: Separator = ',',
): string => {
  const lines = rows.map((row) => csvLine(columns, row, { zone, separator }));
  return `${csvHead(columns, separator)}${lines.join('')}`;
};

/** One sheet gives a .csv, several a .zip with one .csv each. */
export function toCsv(
  { sheets, zone }: Sheets,
  separator: Separator = ',',
): { bytes: Uint8Array; extension: 'csv' | 'zip' } {
  const [only] = sheets;
  if (only && sheets.length === 1)
    return { bytes: strToU8(csvText(only, zone, separator)), extension: 'csv' };
  const files: Zippable = {};
  const names = sheetNames(sheets);
  sheets.forEach((sheet, index) => {
    const number = String(index + 1).padStart(2, '0');
    files[`${number}-${safeFileName(names[index] ?? '', 'sheet')}.csv`] = strToU8(
      csvText(sheet, zone, separator),
    );
  });
  return { bytes: zipSync(files), extension: 'zip' };
}
