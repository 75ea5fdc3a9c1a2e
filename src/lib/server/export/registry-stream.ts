/**
 * A registry of any size as one sheet, row by row: what is read is written and forgotten. The levels
 * stand beside the profile, claimed and found, because line by line they would be more rows than a
 * sheet can hold; evidence and steps are in the export of what a filter leaves.
 */
import { scoredLines, type Indicator } from '#lib/lab/catalogue.ts';
import type { Zone } from '#lib/lab/zone.ts';
import { exportWords } from '#lib/words/export.ts';
import type { Lang } from '#lib/words/lang.ts';
import * as catalogues from '#lib/server/db/catalogues.ts';
import type { Db } from '#lib/server/db/database.ts';
import * as innovations from '#lib/server/db/innovations.ts';
import * as regions from '#lib/server/db/regions.ts';
import { csvHead, csvLine } from './csv.ts';
import { jsonRow } from './json.ts';
import { sheetOf, type ColumnPlan } from './outcome-sheet.ts';
import { profileColumns, profileRow } from './registry-outcome.ts';
import { safeFileName, sheetNames, type CellValue, type Sheet } from './sheets.ts';
import { xlsxOf } from './xlsx-stream.ts';
import { zipOf } from './zip-stream.ts';

/**
 * Above this many entries the file is made by the press: for each of them a workbook with all its
 * sheets holds up the server by most of a millisecond, and nobody's act should wait for a tenth of
 * a second.
 */
export const largeFrom = 100;
/** Above this many entries the file is written this way. */
export const wholeUpTo = 2_000;

export const streamFormats = ['xlsx', 'csv', 'zip', 'json'] as const;
export type StreamFormat = (typeof streamFormats)[number];
export const isStreamFormat = (value: unknown): value is StreamFormat =>
  streamFormats.includes(value as StreamFormat);

export type Streamed = {
  regionId: string;
  lang: Lang;
  zone: Zone;
  /** Only these, or all. */
  ids: readonly string[] | null;
  /** How many entries were read so far. */
  read?: (count: number) => void;
};
type Row = Record<string, CellValue>;

/** The file as bytes, as fast as they are taken. */
export async function* registryStream(
  db: Db,
  { format, ...asked }: Streamed & { format: StreamFormat },
): AsyncGenerator<Uint8Array> {
  const { regionId, lang, zone } = asked;
  const lines = scoredLines(await catalogues.inForce(db, regionId));
  const sheet = sheetOf(lang, 'innovations', [...profileColumns, ...levelColumns(lines, lang)], []);
  const rows = rowsOf(db, asked, lines);
  const region = await regions.load(db, regionId);
  const title = exportWords[lang].registryOf(region ? regions.fullName(region) : '');
  if (format === 'xlsx') {
    const [name = ''] = sheetNames([sheet]);
    return yield* xlsxOf({ name, title, zone, columns: sheet.columns, rows });
  }
  const texts = format === 'json' ? jsonOf(sheet, title, rows) : csvOf(sheet, rows, zone);
  if (format !== 'zip') return yield* bytesOf(texts);
  yield* zipOf([{ name: `${safeFileName(sheet.name, 'sheet')}.csv`, content: bytesOf(texts) }]);
}

async function* bytesOf(texts: AsyncIterable<string>) {
  const encode = new TextEncoder();
  for await (const text of texts) yield encode.encode(text);
}

async function* csvOf({ columns }: Sheet, rows: AsyncIterable<Row[]>, zone: Zone) {
  yield csvHead(columns);
  for await (const some of rows) yield some.map((row) => csvLine(columns, row, { zone })).join('');
}

/** The same shape as `toJson` writes, a page of rows at a time. */
async function* jsonOf({ name, columns }: Sheet, title: string, rows: AsyncIterable<Row[]>) {
  const head = JSON.stringify({ title, sheets: [{ name, columns, rows: [] }] });
  const end = ']}]}';
  yield head.slice(0, -end.length);
  let between = '\n';
  for await (const some of rows) {
    if (some.length === 0) continue;
    const lines = some.map((row) => JSON.stringify(jsonRow(columns, row)));
    yield `${between}${lines.join(',\n')}`;
    between = ',\n';
  }
  yield `${end}\n`;
}

const levelColumns = (lines: readonly Indicator[], lang: Lang): ColumnPlan[] =>
  (['level', 'verified'] as const).flatMap((key) =>
    lines.map(({ no }) => ({
      key: `${key}-${no}`,
      label: `${no} ${exportWords[lang].columns[key]}`,
      kind: 'number' as const,
    })),
  );

/** Rows by key, a page of entries at a time. */
async function* rowsOf(
  db: Db,
  { regionId, lang, ids, read }: Streamed,
  lines: readonly Indicator[],
): AsyncGenerator<Row[]> {
  // A key for each of forty cells is made once, not for every row.
  const keys = lines.map(({ no }) => [no, `level-${no}`, `verified-${no}`] as const);
  let count = 0;
  for await (const some of innovations.inPages(db, regionId, ids)) {
    yield some
      .filter(({ sample }) => !sample)
      .map((entry) => {
        const row = profileRow(entry, lang);
        for (const [no, claimed, found] of keys) {
          row[claimed] = entry.claims[no] ?? null;
          row[found] = entry.findings[no]?.level ?? null;
        }
        return row;
      });
    count += some.length;
    read?.(count);
  }
}
