import { writeXlsx } from 'hucre/xlsx';
import type { Zone } from '#lib/lab/zone.ts';
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
function dateCell(value: CellValue, zone: Zone): Date | string | null {
  const text = dateText(value, zone);
  if (text) return new Date(`${text.replace(' ', 'T').padEnd(16, 'T00:00').slice(0, 16)}Z`);
  // What is no date stays visible as text.
  return xmlText(value) || null;
}

/** A value as the library takes it: numbers and dates as such, everything else as text. */
export function cell(column: Column, value: CellValue, zone: Zone) {
  if (value === null || value === undefined || value === '') return null;
  if (column.kind === 'number' && typeof value === 'number' && Number.isFinite(value)) return value;
  if (column.kind === 'date') return dateCell(value, zone);
  // Always a string, never an object: the library would take an object for a live formula or link.
  return xmlText(value) || null;
}

export const formats = { text: '@', number: 'General', date: 'yyyy-mm-dd' } as const;

/** As it is printed: lying, as wide as the paper, headings on every page, title and pages beside. */
export const printed = (title: string) => ({
  pageSetup: {
    paperSize: 'a4' as const,
    orientation: 'landscape' as const,
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    printTitlesRow: '$1:$1',
  },
  headerFooter: {
    oddHeader: `&L${cellText(title).replaceAll('&', '&&').slice(0, 120)}&R&A`,
    oddFooter: '&LLabinov, &D&R&P / &N',
  },
});

const heading = {
  font: { name: 'Calibri', size: 11, bold: true },
  alignment: { vertical: 'top' as const, wrapText: true },
};

/** The name of a column by its number: 1 is A, 27 is AA. */
const letters = (n: number): string =>
  n === 0 ? '' : letters(Math.floor((n - 1) / 26)) + String.fromCharCode(65 + ((n - 1) % 26));

/** How wide a column of texts is, in signs, and how high a line of it, in points. */
const [textWidth, lineHeight] = [28, 15];

/** As high as its longest wrapped text: not every program finds that out by itself. */
function heightOf(columns: readonly Column[], row: Record<string, CellValue>): number {
  const lines = columns.map(({ key, kind }) => {
    if (kind !== 'text') return 1;
    const texts = cellText(row[key]).split('\n');
    return texts.reduce((sum, text) => sum + Math.max(1, Math.ceil(text.length / textWidth)), 0);
  });
  // The most that a row can be.
  return Math.min(405, Math.max(1, ...lines) * lineHeight);
}

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
          width: column.kind === 'text' ? textWidth + 2 : 16,
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
        rowDefs: new Map([
          [0, { height: 2 * lineHeight }],
          ...sheet.rows.map(
            (row, at) => [at + 1, { height: heightOf(sheet.columns, row) }] as const,
          ),
        ]),
        cells: new Map(
          sheet.columns.map(
            (column, at) =>
              [
                `0,${at}`,
                { value: xmlText(column.label), type: 'string', style: heading },
              ] as const,
          ),
        ),
        freezePane: { rows: 1 },
        ...(sheet.columns.length > 0
          ? { autoFilter: { range: `A1:${letters(sheet.columns.length)}${sheet.rows.length + 1}` } }
          : {}),
        ...printed(title),
      };
    }),
  });
}
