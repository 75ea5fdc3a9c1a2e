/** Which of our fonts draws which part of a text (`fonts/README.md`). */
import coverage from './fonts/coverage.json' with { type: 'json' };
import { safeText } from './sheets.ts';

export type Glyphs = { text: string; font: 'Jakarta' | 'DejaVu' };

const has = (ranges: number[][], sign: number): boolean => {
  let [low, high] = [0, ranges.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const [from = 0, to = 0] = ranges[middle] ?? [];
    if (sign < from) high = middle - 1;
    else if (sign > to) low = middle + 1;
    else return true;
  }
  return false;
};

/** What neither font has, as one sign of its own. */
export const missingSign = '\u25af';

/**
 * [X3] The text in runs of one font each. Signs that turn the direction of a text or are not seen
 * at all are left out: a PDF draws signs one beside the other.
 */
export function glyphsOf(said: string): Glyphs[] {
  const text = safeText(said).normalize('NFC').replace(/\t/g, ' ').replace(invisible, '');
  const runs: Glyphs[] = [];
  for (const sign of text) {
    const code = sign.codePointAt(0) ?? 0;
    const own = sign === '\n' || has(coverage.jakarta, code);
    const font = own ? 'Jakarta' : 'DejaVu';
    const drawn = own || has(coverage.dejavu, code) ? sign : missingSign;
    const last = runs.at(-1);
    if (last?.font === font) last.text += drawn;
    else runs.push({ text: drawn, font });
  }
  return runs;
}

/** Format and control signs, variation selectors; a line end stays. */
const invisible = /[^\P{Cf}]|[^\P{Cc}\n]|[\ufe00-\ufe0f]|\p{Variation_Selector}/gu;
