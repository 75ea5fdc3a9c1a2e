import { bounded, tableLimits, type TableResult } from './limits.ts';

/**
 * Reads CSV as officials' computers write it: comma, semicolon (Excel in Indonesian) or tab, with
 * or without BOM, UTF-8, UTF-16 or Windows-1252, LF or CRLF, quoted cells with line breaks.
 */

function decode(bytes: Uint8Array): string {
  const [a, b] = bytes;
  if (a === 0xff && b === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (a === 0xfe && b === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** `stray` counts cells in which text follows the closing quote: the mark of a wrong delimiter. */
type Records = { rows: string[][]; stray: number };

/** The cells of every record, or null when a quote is never closed. Stops after `most` records. */
function records(text: string, delimiter: string, most: number): Records | null {
  const rows: string[][] = [];
  let stray = 0;
  let row: string[] = [];
  let at = 0;
  while (at <= text.length && rows.length < most) {
    let cell = '';
    const opened = text[at] === '"';
    if (opened) {
      for (;;) {
        const end = text.indexOf('"', at + 1);
        if (end < 0) return null;
        cell += text.slice(at + 1, end);
        at = end + 1;
        if (text[at] !== '"') break;
        cell += '"';
      }
    }
    const start = at;
    while (at < text.length && text[at] !== delimiter && text[at] !== '\n' && text[at] !== '\r')
      at++;
    if (opened && at > start) stray++;
    row.push(cell + text.slice(start, at));
    const sign = text[at];
    if (sign !== delimiter) {
      rows.push(row);
      row = [];
      if (sign === '\r' && text[at + 1] === '\n') at++;
    }
    at++;
  }
  return { rows, stray };
}

/** The sign that cuts most of the first lines into the same number of cells. */
function delimiterOf(text: string): string {
  let best = { delimiter: ',', score: 0 };
  for (const delimiter of [',', ';', '\t']) {
    const sample = records(text, delimiter, 20);
    if (!sample || sample.stray > 0) continue;
    const widths = sample.rows.map((row) => row.length).filter((width) => width > 1);
    const times = new Map<number, number>();
    for (const width of widths) times.set(width, (times.get(width) ?? 0) + 1);
    const score = Math.max(0, ...[...times].map(([width, count]) => count * 1000 + width));
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}

/** The rows of a CSV file, as text, or why it cannot be read. */
export function readCsv(bytes: Uint8Array): TableResult {
  const text = decode(bytes);
  if (text.includes('\0')) return { refusal: 'file-content-differs' };
  // Excel's own way to name the sign, on a line of its own.
  const named = /^sep=(.)\r?\n/i.exec(text);
  const found = records(text, named?.[1] ?? delimiterOf(text), tableLimits.rows + 1_000);
  if (!found) return { refusal: 'file-broken' };
  if (named) found.rows[0] = [];
  return bounded(found.rows);
}
