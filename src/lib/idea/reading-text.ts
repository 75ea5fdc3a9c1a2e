/** Values of measures as they were typed along with a check-in. */
import { refusalText } from '#lib/words/refusals.ts';
import { lang } from '#lib/words/words.svelte.ts';
import { readNumber } from '#lib/lab/number-text.ts';
import type { IdeaSheet } from './sheet.svelte.ts';

/**
 * Enters every value that was typed; answers with what is wrong, or null. Entering one again changes
 * nothing, so whoever mends one of them sends them all once more.
 */
export function enterReadings(
  sheet: IdeaSheet,
  values: Record<string, string>,
  on: string,
  { bad, early }: { bad: string; early: string },
): string | null {
  const read = Object.entries(values).map(([measureId, text]) => {
    return { measureId, value: readNumber(text) };
  });
  if (read.some(({ value }) => value === undefined)) return bad;
  for (const { measureId, value } of read) {
    if (value === null || value === undefined || !sheet.idea.measures[measureId]) continue;
    const refusal = sheet.ask({ type: 'reading.set', measureId, on, value });
    if (refusal) return refusal.code === 'order' ? early : refusalText(refusal, lang());
  }
  return null;
}
