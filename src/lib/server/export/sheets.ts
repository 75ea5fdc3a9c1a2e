/** One model of an outcome, written as XLSX, CSV or JSON by the modules beside this one. */

import { ianaOf, type Clockwork, type Zone } from '#lib/lab/zone.ts';

export type CellKind = 'text' | 'number' | 'date';

/** A date is a calendar day (YYYY-MM-DD) or an instant in unix milliseconds. */
export type CellValue = string | number | boolean | null | undefined;

export type Column = { key: string; label: string; kind: CellKind };
export type Sheet = { name: string; columns: Column[]; rows: Record<string, CellValue>[] };

export type Sheets = {
  title: string;
  sheets: Sheet[];
  /** The region's clock, for instants in XLSX and CSV; JSON says them in UTC. */
  zone: Zone;
};

/** The most a spreadsheet cell may hold. JSON carries the whole text. */
export const cellLimit = 32_767;

// eslint-disable-next-line no-control-regex -- these are the signs to look for
const unsafe = /[\u0000-\u0008\u000b-\u001f\ud800-\udfff\ufffe\uffff]/;

/**
 * Text without what breaks a spreadsheet's XML: control signs, U+FFFE, U+FFFF, halves of surrogate
 * pairs. Line ends become \n.
 */
export function safeText(value: string): string {
  // Nearly every text is safe as it is, and a registry holds hundreds of megabytes of them.
  if (!unsafe.test(value)) return value;
  return (
    value
      .replace(/\r\n?/g, '\n')
      // eslint-disable-next-line no-control-regex -- these are the signs to remove
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
      .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '')
  );
}

/** Safe text of a length a cell can hold, never cut through a sign. */
export function cellText(value: CellValue): string {
  if (value === null || value === undefined) return '';
  const text = safeText(String(value));
  return text.length > cellLimit ? `${safeText(text.slice(0, cellLimit - 1))}…` : text;
}

/** "2026-11-21" or "2026-11-21 14:05" on the region's clock; '' for what is no date. */
export function dateText(value: CellValue, zone: Clockwork): string {
  if (typeof value === 'string') return /^\d{4}-\d\d-\d\d$/.test(value) ? value : '';
  if (typeof value !== 'number' || Number.isNaN(new Date(value).getTime())) return '';
  return clockOf(zone).format(value);
}

/** Making one takes longer than writing a whole row with it. */
const clocks = new Map<Clockwork, Intl.DateTimeFormat>();

function clockOf(zone: Clockwork): Intl.DateTimeFormat {
  const known = clocks.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('sv-SE', {
    timeZone: ianaOf(zone),
    dateStyle: 'short',
    timeStyle: 'short',
  });
  clocks.set(zone, made);
  return made;
}

/** Names of sheets after Excel's rules: 1-31 signs, none of \ / ? * [ ] :, each name once. */
export function sheetNames(sheets: readonly Sheet[]): string[] {
  const taken = new Set(['history']);
  return sheets.map((sheet, index) => {
    const plain = safeText(sheet.name)
      .replace(/[\\/?*[\]:\p{Cc}\p{Cf}]+/gu, ' ')
      .replace(/^[\s']+/, '');
    const base = cut(plain, 31) || `Sheet ${index + 1}`;
    let name = base;
    for (let n = 2; taken.has(name.toLowerCase()); n++)
      name = `${cut(base, 31 - String(n).length - 1)} ${n}`;
    taken.add(name.toLowerCase());
    return name;
  });
}

/** At most `most` UTF-16 units, without half signs and without blanks or quotes at the end. */
function cut(text: string, most: number): string {
  return safeText(text.slice(0, most)).replace(/[\s']+$/, '');
}

/** A file name (without ending) that every system and header takes, whatever the title says. */
export function safeFileName(title: string, fallback = 'labinov'): string {
  const name = title
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-+|-+$/g, '')
    .toLowerCase();
  return !name || /^(con|prn|aux|nul|com\d|lpt\d)$/.test(name) ? fallback : name;
}
