/**
 * A registry of any size as one sheet, row by row: what is read is written and forgotten. The levels
 * stand beside the profile, claimed and found, because line by line they would be more rows than a
 * sheet can hold; evidence and steps are in the export of what a filter leaves.
 */
import { writeXlsxStream } from 'hucre/xlsx';
import { scoredLines, type Indicator } from '#lib/lab/catalogue.ts';
import { exportWords } from '#lib/words/export.ts';
import type { Lang } from '#lib/words/lang.ts';
import * as catalogues from '#lib/server/db/catalogues.ts';
import type { Db } from '#lib/server/db/database.ts';
import * as innovations from '#lib/server/db/innovations.ts';
import { sheetOf, type ColumnPlan } from './outcome-sheet.ts';
import { profileColumns, profileRow } from './registry-outcome.ts';
import { sheetNames, type Column, type Sheet } from './sheets.ts';
import { cell, formats, xmlText } from './xlsx.ts';

/** Above this many entries the file is written this way. */
export const largeFrom = 2_000;

export type Streamed = { regionId: string; lang: Lang; ids: readonly string[] | null };

/** The workbook as bytes, as fast as they are taken. */
export async function registryXlsx(
  db: Db,
  { regionId, lang, ids }: Streamed,
): Promise<ReadableStream<Uint8Array>> {
  const lines = scoredLines(await catalogues.inForce(db, regionId));
  const sheet = sheetOf(lang, 'innovations', [...profileColumns, ...levelColumns(lines, lang)], []);
  const [name = ''] = sheetNames([sheet]);
  return writeXlsxStream(rowsOf(db, { regionId, lang, ids }, sheet, lines), {
    name,
    columns: sheet.columns.map(columnOf),
    freezePane: { rows: 1 },
  });
}

function columnOf(column: Column) {
  const header = xmlText(column.label);
  if (column.kind !== 'date') return { header, width: column.kind === 'text' ? 28 : 12 };
  const numFmt = column.key === 'at' ? 'yyyy-mm-dd hh:mm' : formats.date;
  return { header, width: 16, style: { numFmt } };
}

const levelColumns = (lines: readonly Indicator[], lang: Lang): ColumnPlan[] =>
  (['level', 'verified'] as const).flatMap((key) =>
    lines.map(({ no }) => ({
      key: `${key}-${no}`,
      label: `${no} ${exportWords[lang].columns[key]}`,
      kind: 'number' as const,
    })),
  );

async function* rowsOf(
  db: Db,
  { regionId, lang, ids }: Streamed,
  { columns }: Sheet,
  lines: readonly Indicator[],
) {
  for await (const some of innovations.inPages(db, regionId, ids)) {
    for (const entry of some) {
      if (entry.sample) continue;
      const row = profileRow(entry, lang);
      for (const { no } of lines) {
        row[`level-${no}`] = entry.claims[no] ?? null;
        row[`verified-${no}`] = entry.findings[no]?.level ?? null;
      }
      yield columns.map((column) => cell(column, row[column.key]));
    }
  }
}
