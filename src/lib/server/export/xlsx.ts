import { writeXlsx } from 'hucre/xlsx';
import {
  cellText,
  dateText,
  sheetNames,
  type CellValue,
  type Column,
  type Sheets,
} from './sheets.ts';

/** XLSX reads _x0041_ as "A"; a text that says so must have its first underscore spelled out. */
export const xmlText = (value: CellValue) =>
  cellText(value).replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_');

/** A day or minute of the region's clock as the date cell shows it; spreadsheets know no time zones. */
function dateCell(value: CellValue, zone?: string): Date | string | null {
  const text = dateText(value, zone);
  if (text) return new Date(`${text.replace(' ', 'T').padEnd(16, 'T00:00').slice(0, 16)}Z`);
  // What is no date stays visible as text.
  return xmlText(value) || null;
}

/** A value as the library takes it: numbers and dates as such, everything else as text. */
export function cell(column: Column, value: CellValue, zone?: string) {
  if (value === null || value === undefined || value === '') return null;
  if (column.kind === 'number' && typeof value === 'number' && Number.isFinite(value)) return value;
  if (column.kind === 'date') return dateCell(value, zone);
  // Always a string, never an object: the library would take an object for a live formula or link.
  return xmlText(value) || null;
}

export const formats = { text: '@', number: 'General', date: 'yyyy-mm-dd' } as const;

/** The workbook as XLSX. Texts are always string cells, so nothing in them is ever calculated. */
export function toXlsx({ title, sheets, zone }: Sheets): Promise<Uint8Array> {
  const names = sheetNames(sheets);
  return writeXlsx({
    properties: { title: cellText(title) },
    sheets: sheets.map((sheet, index) => {
      const timed = (column: Column) =>
        column.kind === 'date' && sheet.rows.some((row) => typeof row[column.key] === 'number');
      return {
        name: names[index] ?? `Sheet ${index + 1}`,
        columns: sheet.columns.map((column) => ({
          width: column.kind === 'text' ? 28 : 16,
          style: {
            numFmt: timed(column) ? 'yyyy-mm-dd hh:mm' : formats[column.kind],
            alignment: { vertical: 'top' as const, wrapText: column.kind === 'text' },
          },
        })),
        rows: [
          sheet.columns.map((column) => xmlText(column.label)),
          ...sheet.rows.map((row) =>
            sheet.columns.map((column) => cell(column, row[column.key], zone)),
          ),
        ],
        freezePane: { rows: 1 },
      };
    }),
  });
}
