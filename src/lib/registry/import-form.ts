/** What the form of an import carries from one look at the preview to the next. */
import * as v from 'valibot';
import { columnsSchema, importFields, type ImportColumns } from '#lib/lab/import-columns.ts';
import type { UnitChoices } from '#lib/lab/import-rows.ts';

/** Most signs of a file's rows as the form carries them. */
export const mostTable = 3_000_000;

const rowsSchema = v.pipe(
  v.array(v.pipe(v.array(v.string()), v.maxLength(60))),
  v.minLength(1),
  v.maxLength(5_000),
);

/** The rows of the file, or null when there are none or somebody tampered with them. */
export function tableOf(form: FormData): string[][] | null {
  const text = form.get('table');
  if (typeof text !== 'string' || text.length > mostTable) return null;
  try {
    const read = v.safeParse(rowsSchema, JSON.parse(text));
    return read.success ? read.output : null;
  } catch {
    return null;
  }
}

/** What a person says the columns mean; null before anybody was asked. */
export function chosenColumns(form: FormData): ImportColumns | null {
  if (!form.has('column-name')) return null;
  const raw = importFields.flatMap((field) => {
    const value = form.get(`column-${field}`);
    return typeof value === 'string' && /^\d{1,2}$/.test(value) ? [[field, Number(value)]] : [];
  });
  const read = v.safeParse(columnsSchema, Object.fromEntries(raw));
  return read.success ? read.output : null;
}

/**
 * Fields named `unit-…`: which unit a text means, `=` for as it is written. A button named `units`
 * says so of all that nothing was chosen for.
 */
export function chosenUnits(form: FormData): UnitChoices {
  const asWritten = form.get('units') === 'written';
  const chosen: UnitChoices = {};
  for (const [key, value] of form) {
    if (!key.startsWith('unit-') || typeof value !== 'string') continue;
    if (value !== '' || asWritten) chosen[key.slice(5)] = value === '=' ? '' : value;
  }
  return chosen;
}

/** Fields named `double-…` by row. */
export function chosenDoubles<T extends string>(form: FormData, known: readonly T[]) {
  const chosen: Record<number, T> = {};
  for (const [key, value] of form) {
    const row = Number(/^double-(\d{1,5})$/.exec(key)?.[1]);
    const choice = known.find((one) => one === value);
    if (Number.isInteger(row) && choice) chosen[row] = choice;
  }
  return chosen;
}
