/**
 * A picture that leaves the product on its own: what is shown, under a heading that says what it is
 * and over a foot that says whose, as of when and which version. As wide as A3 lying, as long as there
 * is something to show.
 */
import { createHash } from 'node:crypto';
import type { Zone } from '#lib/lab/zone.ts';
import { formats } from '#lib/words/formats.ts';
import type { Lang } from '#lib/words/lang.ts';
import { reportWords } from '#lib/words/report.ts';
import { ink } from './document.ts';
import { escaped, lettered, shortened, wrapped } from './lettering.ts';

/** Units of a drawing; `wide` is 420 mm. */
export const drawn = { wide: 1680, side: 64, top: 56 } as const;
export const innerWidth = drawn.wide - 2 * drawn.side;
const foot = 72;
/** The least height of a sheet, so that it never looks like a strip. */
const least = 630;

export type Drawing = {
  lang: Lang;
  title: string;
  /** A line under the title. */
  about: string;
  /** Whose it is, at the foot. */
  region: string;
  zone: Zone;
  /** When it was drawn, unix ms. */
  at: number;
  /** What is drawn, from 0 0, `innerWidth` wide. */
  body: string;
  height: number;
};

/** The picture as a file of its own; the same content at the same time gives the same bytes. */
export function toSvg(drawing: Drawing): string {
  const { lang, title, about, region, zone, at, body } = drawing;
  const f = formats(lang, zone);
  const t = reportWords[lang];
  const head = wrapped(title, innerWidth, { size: 34, bold: true });
  const under = about ? wrapped(about, innerWidth, { size: 18 }) : [];
  const start = drawn.top + head.length * 42 + under.length * 26 + 24;
  const height = Math.ceil(Math.max(least, start + drawing.height + foot + 24));
  const version = createHash('sha256')
    .update(JSON.stringify([lang, title, about, region, body]))
    .digest('hex')
    .slice(0, 6)
    .toUpperCase();
  const made = t.madeOn(f.day(at), f.hour(at), version);
  const base = height - foot / 2 + 8;
  const { side, wide } = drawn;
  return [
    `<?xml version="1.0" encoding="UTF-8"?>\n<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${wide} ${height}" width="420mm" height="${Math.round((height / wide) * 4200) / 10}mm" font-family="'Plus Jakarta Sans','DejaVu Sans','Noto Sans',sans-serif" xml:lang="${lang}">`,
    `<title>${escaped(title)}</title><desc>${escaped(`${region}. ${made}`)}</desc>`,
    `<rect width="${wide}" height="${height}" fill="#FFFFFF"/>`,
    `<rect width="${wide}" height="10" fill="#${ink.text}"/>`,
    lettered(head, {
      x: side,
      y: drawn.top + 26,
      size: 34,
      bold: true,
      fill: ink.text,
      leading: 42,
    }),
    lettered(under, {
      x: side,
      y: drawn.top + head.length * 42 + 14,
      size: 18,
      fill: ink.second,
      leading: 26,
    }),
    `<g transform="translate(${side} ${start})">${body}</g>`,
    `<rect x="${side}" y="${height - foot}" width="${innerWidth}" height="1.5" fill="#${ink.line}"/>`,
    lettered([shortened(region, innerWidth * 0.4, { size: 16, bold: true })], {
      x: side,
      y: base,
      size: 16,
      bold: true,
      fill: ink.second,
    }),
    lettered([made], { x: wide - side, y: base, size: 15, fill: ink.soft, anchor: 'end' }),
    '</svg>\n',
  ].join('');
}
