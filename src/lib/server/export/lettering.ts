/**
 * Text in drawings: what may stand in SVG, how wide it is, where a line ends. The drawing names our
 * fonts first; a program that has others finds room for them in the measure.
 */
import widths from './fonts/widths.json' with { type: 'json' };
import { safeText } from './sheets.ts';

/** Plain text as SVG carries it. */
export const escaped = (text: string): string =>
  safeText(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

/** Fonts of a program that does not have ours are up to a tenth wider. */
const slack = 1.08;

export type Type = { size: number; bold?: boolean };

/** How wide a text may become, in the unit of its size. */
export function widthOf(text: string, { size, bold = false }: Type): number {
  const table = bold ? widths.bold : widths.regular;
  let sum = 0;
  for (const sign of text) {
    const code = sign.codePointAt(0) ?? 0;
    // Latin beyond ASCII is about as wide as an n, everything else at most a square.
    sum += table[code - 32] ?? (code < 0x600 ? 660 : 1000);
  }
  return (sum / 1000) * size * slack;
}

const graphemes = new Intl.Segmenter('id', { granularity: 'grapheme' });

/** Pieces of a word that is wider than a line, never cut through a sign. */
function pieces(word: string, width: number, type: Type): string[] {
  if (widthOf(word, type) <= width) return [word];
  const parts: string[] = [];
  let part = '';
  for (const { segment } of graphemes.segment(word)) {
    if (part && widthOf(part + segment, type) > width) {
      parts.push(part);
      part = '';
    }
    part += segment;
  }
  return part ? [...parts, part] : parts;
}

/** A text in lines of this width: every word of it, in order, with its own line ends. */
export function wrapped(text: string, width: number, type: Type): string[] {
  return safeText(text)
    .split('\n')
    .flatMap((paragraph) => {
      const lines: string[] = [];
      let line = '';
      for (const word of paragraph.split(/\s+/).filter(Boolean)) {
        for (const piece of pieces(word, width, type)) {
          const longer = line ? `${line} ${piece}` : piece;
          if (line && widthOf(longer, type) > width) {
            lines.push(line);
            line = piece;
          } else line = longer;
        }
      }
      return [...lines, line];
    });
}

/** The beginning of a text in one line of this width. */
export function shortened(text: string, width: number, type: Type): string {
  const [line = '', ...more] = wrapped(text.replace(/\s+/g, ' '), width, type);
  if (more.length === 0) return line;
  const [shorter = ''] = wrapped(line, width - widthOf('…', type), type);
  return `${shorter}…`;
}

export type Put = Type & {
  x: number;
  y: number;
  fill: string;
  anchor?: 'start' | 'middle' | 'end';
  /** From one base line to the next. */
  leading?: number;
};

/** Lines below each other; `y` is the base line of the first. */
export function lettered(lines: readonly string[], put: Put): string {
  const { x, y, size, bold, fill, anchor = 'start', leading = size * 1.35 } = put;
  const look = `font-size="${size}" fill="#${fill}"${bold ? ' font-weight="700"' : ''}${anchor === 'start' ? '' : ` text-anchor="${anchor}"`}`;
  return lines
    .map((line, at) => {
      const place = `x="${short(x)}" y="${short(y + at * leading)}"`;
      return line ? `<text ${place} ${look}>${escaped(line)}</text>` : '';
    })
    .join('');
}

/** A length with one digit, as short as it goes. */
export const short = (length: number): string => String(Math.round(length * 10) / 10);
