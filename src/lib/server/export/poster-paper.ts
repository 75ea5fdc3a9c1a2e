/** [X9] Posters to print, A4 or A3: what `lab/idea/poster.ts` puts on them, one page each. */
import type { Column, Content, TableCell } from 'pdfmake/interfaces.js';
import { tellsInWords, type PosterContent } from '#lib/lab/idea/poster.ts';
import { displayWords } from '#lib/words/display.ts';
import { numbers } from '#lib/words/formats.ts';
import type { Lang } from '#lib/words/lang.ts';
import { ink, type Picture } from './document.ts';
import { pdfOf, said } from './pdf.ts';
import { safeText } from './sheets.ts';

/** `href`: where its code leads; null: no code on it. */
export type Poster = { content: PosterContent; photo: Picture | null; href: string | null };
export type PosterSize = 'A4' | 'A3';

/** Points of an A4 sheet and of what is printed on it; A3 is the same drawn larger. */
const [wide, high, edge] = [595.28, 841.89, 40];
const inner = wide - 2 * edge;
/** The more there is to read, the smaller the type: one page holds all of it. */
const bodies = { l: 13, m: 11, s: 9.5, xs: 8.2 } as const;
/** Where no photo takes a quarter of the sheet, the words may have it. */
const roomy = { l: 16, m: 12.8, s: 10.5, xs: 8.8 } as const;
const gold = `#${ink.stages[4]}`;
const paleGold = '#FBEABC';

/** One page for each; null for none. */
export async function posterPaper(
  posters: readonly Poster[],
  { size, lang, at: made, title }: { size: PosterSize; lang: Lang; at: number; title: string },
): Promise<Uint8Array | null> {
  if (posters.length === 0) return null;
  const k = size === 'A3' ? Math.SQRT2 : 1;
  return pdfOf(
    {
      pageSize: size,
      pageMargins: [edge * k, edge * k, edge * k, 150 * k],
      content: posters.map((poster, n) => page(poster, { k, lang, first: n === 0 })),
      // One page is one poster, so its foot is the foot of the page.
      footer: (at) => {
        const poster = posters[at - 1];
        return poster ? foot(poster, { k, lang }) : '';
      },
    },
    { title, at: made, lang },
  );
}

type Look = { k: number; lang: Lang; first: boolean };

function page({ content, photo }: Poster, { k, lang, first }: Look): Content {
  const t = displayWords[lang];
  const body = (photo ? bodies : roomy)[content.density] * k;
  const text = (words: string): Content => ({ text: said(words || t.posterEmpty), fontSize: body });
  const half = (inner / 2 - 7) * k;
  return {
    ...(first ? {} : { pageBreak: 'before' }),
    stack: [
      head(content, { k, lang }),
      ...(content.about ? [{ ...(text(content.about) as object), margin: gap(k) } as Content] : []),
      ...(photo ? [pictured(photo, k)] : []),
      ...(tellsInWords(content)
        ? [
            {
              columnGap: 14 * k,
              margin: gap(k),
              columns: [
                {
                  width: half,
                  ...box([labelOf(t.before, k), text(content.before)], `#${ink.wash}`, half, k),
                },
                {
                  width: half,
                  ...box([labelOf(t.after, k), text(content.after)], paleGold, half, k),
                },
              ],
            } as Content,
          ]
        : []),
      ...(content.milestones.length > 0
        ? [
            labelOf(t.milestones, k),
            {
              ol: content.milestones.map((one) => ({ text: said(one) })),
              fontSize: body,
              markerColor: `#${ink.soft}`,
            } as Content,
          ]
        : []),
    ],
  };
}

const labelOf = (text: string, k: number): Content => ({
  text,
  fontSize: 9 * k,
  bold: true,
  color: `#${ink.second}`,
  margin: [0, 0, 0, 3 * k],
});

const gap = (k: number): [number, number, number, number] => [0, 0, 0, 14 * k];

/** The golden head: whose it is, what it is called, and the number that tells most. */
function head(
  { agency, title, measure }: PosterContent,
  { k, lang }: Omit<Look, 'first'>,
): Content {
  const f = numbers(lang);
  const size = title.length > 60 ? 24 : title.length > 30 ? 30 : 38;
  return {
    margin: gap(k),
    ...box(
      [
        { text: said(agency), fontSize: 11 * k },
        { text: said(title), fontSize: size * k, bold: true, lineHeight: 1.08 },
        ...(measure
          ? [
              {
                text: [
                  { text: said(`${f.number(measure.before)} → ${f.number(measure.last)} `) },
                  { text: said(measure.unit), fontSize: 15 * k, bold: false },
                ],
                fontSize: 40 * k,
                lineHeight: 1.1,
                bold: true,
                margin: [0, 6 * k, 0, 0] as [number, number, number, number],
              },
              {
                text: said(measure.planned ? `${measure.name} (target)` : measure.name),
                fontSize: 11 * k,
              },
            ]
          : []),
      ],
      gold,
      inner * k,
      k,
    ),
  };
}

/** Owners and lab, and the code that opens the public page, at the foot of the sheet. */
function foot({ content, href }: Poster, { k, lang }: Omit<Look, 'first'>): Content {
  const { agency, owners, lab, region } = content;
  const t = displayWords[lang];
  return {
    margin: [edge * k, 12 * k, edge * k, 0],
    columnGap: 16 * k,
    columns: [
      {
        width: (href === null ? inner : inner - 116) * k,
        stack: [
          labelOf(t.owner, k),
          { text: said(agency), bold: true, fontSize: 10 * k },
          ...owners.slice(0, 3).map((owner): Content => ({ text: said(owner), fontSize: 10 * k })),
          { text: said([lab, region].join(', ')), fontSize: 9 * k, color: `#${ink.soft}` },
        ],
      },
      ...(href === null ? [] : [code(href, { k, lang })]),
    ],
  };
}

const code = (href: string, { k, lang }: Omit<Look, 'first'>): Column => ({
  width: 100 * k,
  stack: [
    { qr: safeText(href), fit: 88 * k, foreground: `#${ink.text}`, alignment: 'center' },
    {
      text: displayWords[lang].scan,
      fontSize: 7.5 * k,
      alignment: 'center',
      margin: [0, 3 * k, 0, 0],
    },
  ],
});

/** A coloured panel; `width` is what it fills, its padding included. */
function box(stack: Content[], fill: string, width: number, k: number) {
  const cell: TableCell = { stack };
  const pad = () => 14 * k;
  return {
    table: { widths: [width - 28 * k], body: [[cell]] },
    layout: {
      hLineWidth: () => 0,
      vLineWidth: () => 0,
      fillColor: () => fill,
      paddingLeft: pad,
      paddingRight: pad,
      paddingTop: () => 12 * k,
      paddingBottom: () => 12 * k,
    },
  };
}

/** The photo over the width of the sheet, no higher than a quarter of it. */
function pictured(photo: Picture, k: number): Content {
  if (!('bytes' in photo)) return '';
  return {
    image: `data:image/${photo.type};base64,${Buffer.from(photo.bytes).toString('base64')}`,
    fit: [inner * k, (high / 4) * k],
    alignment: 'center',
    margin: gap(k),
  };
}
