/** Sheets of an outcome in the reader's language: column labels and kinds come from the column's key. */
import type { Lang } from '#lib/words/lang.ts';
import { exportWords, valueWord, type ColumnKey, type SheetKey } from '#lib/words/export.ts';
import type { CellKind, CellValue, Column, Sheet } from './sheets.ts';

const named = (keys: string) => new Set(keys.split(/\s+/));
const numbers = named(
  `people sheets dots perPerson turnout no year cost progress cards before target after reading power
  interest likely grave percent indicator level verified weight points novelty breadth claimedScore
  evidencedScore verifiedScore theme words budget registeredYear evidenced
  rank score borda spread lowest highest raters like important question comments photos difference headcount`,
);
const dates = named(
  `at joinedAt closedAt beforeOn afterOn due date launchedOn trialStart trialEnd appliedOn
  developedOn`,
);
const kindOf = (key: string): CellKind =>
  numbers.has(key) ? 'number' : dates.has(key) ? 'date' : 'text';

/** A column by its key, or one with a label of its own. */
export type ColumnPlan = ColumnKey | { key: string; label: string; kind?: CellKind };

/** A sheet of these columns. */
export function sheetOf(
  lang: Lang,
  name: SheetKey,
  columns: readonly ColumnPlan[],
  rows: Record<string, CellValue>[],
): Sheet {
  const words = exportWords[lang];
  return {
    name: words.sheets[name],
    columns: columns.map((plan): Column =>
      typeof plan === 'string'
        ? { key: plan, label: words.columns[plan], kind: kindOf(plan) }
        : { kind: kindOf(plan.key), ...plan },
    ),
    rows,
  };
}

/** The small words of cells in one language. */
export function cellWords(lang: Lang) {
  const words = exportWords[lang];
  return {
    word: (key: string | null | undefined) => valueWord(key, lang),
    yesNo: (value: boolean | null | undefined) =>
      value === null || value === undefined ? '' : value ? words.yes : words.no,
    digital: (value: boolean | null) =>
      value === null ? '' : value ? words.digital : words.nonDigital,
  };
}
