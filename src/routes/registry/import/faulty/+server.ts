import { error } from '@sveltejs/kit';
import { guessColumns } from '#lib/lab/import-columns.ts';
import { readImport } from '#lib/lab/import-rows.ts';
import { chosenColumns, chosenUnits, tableOf } from '#lib/registry/import-form.ts';
import { requireAccount } from '#lib/server/auth/guards.ts';
import * as agencies from '#lib/server/db/agencies.ts';
import { db } from '#lib/server/db/open.ts';
import { exported } from '#lib/server/exported.ts';
import { registryReader } from '#lib/server/registry-reader.ts';
import { registryImportWords } from '#lib/words/registry-import.ts';
import { registryWords } from '#lib/words/registry.ts';
import type { RequestHandler } from './$types.ts';

/** [H8] The rows that were left out, as they were, with what is wrong in a column behind them. */
export const POST: RequestHandler = async (event) => {
  requireAccount(event, 'bappeda');
  const { lang } = event.locals;
  const { regionId } = registryReader(event.locals);
  if (!regionId) error(403, registryWords[lang].refusal['no-right']);
  const t = registryImportWords[lang];
  const form = await event.request.formData();
  const table = tableOf(form);
  if (!table) error(400, t.lost);
  const { header, columns: guessed } = guessColumns(table);
  const columns = chosenColumns(form) ?? guessed;
  const units = await agencies.ofRegion(db().read, regionId);
  const { errors } = readImport(table, { header, columns }, units, chosenUnits(form));
  const rows = [...new Set(errors.map(({ row }) => row))];
  const width = Math.max(...table.map((row) => row.length));
  const headings = Array.from({ length: width }, (_, n) => table[header]?.[n] ?? '');
  const said = (row: number) =>
    errors
      .filter((one) => one.row === row)
      .map(({ field, code, value }) => `${t.fields[field]}: ${t.errors[code](value)}`)
      .join('; ');
  const column = (key: string, label: string) => ({ key, label, kind: 'text' as const });
  const outcome = {
    title: t.faultyFile,
    // Cells as they were read, no instants.
    zone: 'WIB' as const,
    sheets: [
      {
        name: t.faulty,
        columns: [
          ...headings.map((label, n) => column(`c${n}`, label)),
          column('error', t.faultyColumn),
        ],
        rows: rows.map((row) => ({
          ...Object.fromEntries(headings.map((_, n) => [`c${n}`, table[row - 1]?.[n] ?? ''])),
          error: said(row),
        })),
      },
    ],
  };
  return exported(outcome as Parameters<typeof exported>[0], 'xlsx');
};
