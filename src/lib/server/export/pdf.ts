/**
 * Writes a paper as PDF. pdfmake gets every font and picture from us: whatever else it is asked to
 * open, in the network or on the disk, is refused. The same paper gives the same bytes.
 */
import { fileURLToPath } from 'node:url';
import pdfmake from 'pdfmake';
import type {
  Content,
  ContentStack,
  CustomTableLayout,
  TableCell,
  TDocumentDefinitions,
} from 'pdfmake/interfaces.js';
import { formats } from '#lib/words/formats.ts';
import { reportWords } from '#lib/words/report.ts';
import {
  figureSize,
  ink,
  points,
  sheet,
  textWidth,
  versionOf,
  widthsOf,
  type Block,
  type Cell,
  type Paper,
  type Picture,
} from './document.ts';
import { glyphsOf } from './glyphs.ts';
import { safeText } from './sheets.ts';

const font = (name: string) => fileURLToPath(new URL(`./fonts/${name}.ttf`, import.meta.url));
const jakarta = {
  normal: font('plus-jakarta-sans-regular'),
  bold: font('plus-jakarta-sans-bold'),
};
const dejavu = font('dejavu-sans-subset');
const ours = new Set([jakarta.normal, jakarta.bold, dejavu]);

pdfmake.setFonts({
  Jakarta: { ...jakarta, italics: jakarta.normal, bolditalics: jakarta.bold },
  DejaVu: { normal: dejavu, bold: dejavu, italics: dejavu, bolditalics: dejavu },
});
// [X2] Nothing is fetched, and from the disk only our fonts are read.
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy((path) => ours.has(path));

const colour = (hex: string) => `#${hex}`;

/** A text of people in the fonts that have its signs. */
export function said(text: string): Content {
  const runs = glyphsOf(text);
  const [only] = runs;
  if (!only) return '';
  return runs.length === 1 && only.font === 'Jakarta'
    ? only.text
    : runs.map(({ text: part, font: name }) => ({ text: part, font: name }));
}

/** What pdfmake says of this definition as a file; `at` is the only time in it. */
export async function pdfOf(
  definition: Omit<TDocumentDefinitions, 'info'>,
  { title, at, lang }: Pick<Paper, 'title' | 'at' | 'lang'>,
): Promise<Uint8Array> {
  const whole: TDocumentDefinitions = {
    version: '1.7',
    language: lang,
    displayTitle: true,
    ...definition,
    info: {
      title: safeText(title),
      creator: 'Labinov',
      producer: 'Labinov',
      creationDate: new Date(at),
    },
    defaultStyle: {
      font: 'Jakarta',
      fontSize: 10,
      lineHeight: 1.32,
      color: colour(ink.text),
      ...definition.defaultStyle,
    },
  };
  return pdfmake.createPdf(whole).getBuffer();
}

/** The whole paper: cover, contents, blocks, and at the foot whose it is and the page. */
export function toPdf(paper: Paper): Promise<Uint8Array> {
  const t = reportWords[paper.lang];
  const side = points(sheet.side);
  return pdfOf(
    {
      pageSize: 'A4',
      pageMargins: [side, points(sheet.top), side, points(sheet.bottom)],
      content: [...(paper.cover ? coverOf(paper) : headOf(paper)), ...contentOf(paper.blocks)],
      footer: (page, pages) =>
        paper.cover && page === 1
          ? ''
          : {
              margin: [side, points(8), side, 0],
              fontSize: 8,
              color: colour(ink.soft),
              columns: [
                { width: '*', text: said(`${paper.region} · ${paper.title}`), maxHeight: 22 },
                { width: 90, alignment: 'right', text: t.pageOf(page, pages) },
              ],
            },
    },
    paper,
  );
}

const stageBar = (width: number, height: number, y = 0) => ({
  canvas: ink.stages.map((hex, at) => ({
    type: 'rect' as const,
    x: (at * width) / 5,
    y,
    w: width / 5,
    h: height,
    color: colour(hex),
  })),
});

function madeOn(paper: Paper): string {
  const f = formats(paper.lang, paper.zone);
  return reportWords[paper.lang].madeOn(f.day(paper.at), f.hour(paper.at), versionOf(paper));
}

function coverOf(paper: Paper): Content[] {
  const t = reportWords[paper.lang];
  const width = points(textWidth);
  return [
    {
      columns: [
        ...(paper.logo ? [{ width: 64, stack: [pictureOf(paper.logo, 62)] }] : []),
        {
          width: '*',
          text: said(paper.region),
          fontSize: 15,
          bold: true,
          margin: [0, paper.logo ? 16 : 0, 0, 0],
        },
      ],
      columnGap: 14,
    },
    { ...stageBar(width, 7), margin: [0, paper.logo ? 118 : 150, 0, 30] },
    { text: said(paper.title), fontSize: 34, bold: true, lineHeight: 1.12, margin: [0, 0, 0, 18] },
    ...paper.about.map((line, at): Content => ({
      text: said(line),
      fontSize: at === 0 ? 17 : 12.5,
      color: colour(at === 0 ? ink.text : ink.second),
      margin: [0, 0, 0, 5],
    })),
    {
      absolutePosition: { x: points(sheet.side), y: points(sheet.height - 34) },
      text: madeOn(paper),
      fontSize: 9,
      color: colour(ink.soft),
    },
    {
      pageBreak: 'before',
      toc: {
        title: { text: t.contents, fontSize: 20, bold: true, margin: [0, 0, 0, 14] },
        numberStyle: { color: colour(ink.second) },
      },
    },
  ];
}

function headOf(paper: Paper): Content[] {
  const words: Content[] = [
    { text: said(paper.region), fontSize: 9, color: colour(ink.soft) },
    { text: said(paper.title), fontSize: 22, bold: true, lineHeight: 1.15, margin: [0, 2, 0, 4] },
    ...paper.about.map((line): Content => ({ text: said(line), color: colour(ink.second) })),
    { text: madeOn(paper), fontSize: 8, color: colour(ink.soft), margin: [0, 4, 0, 0] },
  ];
  const { logo } = paper;
  return [
    ...(logo
      ? [
          {
            columnGap: 14,
            columns: [
              { width: 52, stack: [pictureOf(logo, 50)] },
              { width: '*', stack: words },
            ],
          },
        ]
      : words),
    { ...stageBar(points(textWidth), 3), margin: [0, 8, 0, 14] },
  ];
}

/** A cell up to this many signs is never torn by the end of a page; a whole page of text is. */
const heldText = 900;
const isShort = (cell: Cell) =>
  typeof cell === 'string'
    ? cell.length <= heldText
    : 'picture' in cell || cell.text.length <= heldText;

/** The longest table, in rows, that is held together with its heading. */
const heldRows = 8;

/** The blocks one after the other; a heading does not stand alone at the foot of a page. */
function contentOf(blocks: readonly Block[]): Content[] {
  const content: Content[] = [];
  for (let at = 0; at < blocks.length; at += 1) {
    const block = blocks[at];
    if (!block) break;
    const held = heldBy(blocks, at);
    if (held > 1) {
      const stack = blocks.slice(at, at + held).map(blockOf);
      content.push({ stack, unbreakable: true });
      at += held - 1;
    } else content.push(blockOf(block));
  }
  return content;
}

/** A line or a smaller heading that leads to what follows. */
const leads = (block: Block): boolean =>
  (block.is === 'text' && block.text.length <= heldText) ||
  (block.is === 'heading' && !block.newPage);

/** How many blocks from here on stay on one page: a heading, what leads on below it, a short table. */
export function heldBy(blocks: readonly Block[], at: number): number {
  const [heading, ...after] = blocks.slice(at, at + 5);
  if (heading?.is !== 'heading' || heading.newPage) return 1;
  const lines = after.findIndex((one) => !leads(one));
  const table = after[lines];
  return table?.is === 'table' && table.rows.length <= heldRows ? 2 + lines : 1;
}

const headingSizes = { 1: 20, 2: 14, 3: 11 } as const;

function blockOf(block: Block): Content {
  switch (block.is) {
    case 'heading':
      return headingOf(block);
    case 'text':
      return textOf(block);
    case 'facts':
      return factsOf(block);
    case 'figures':
      return figuresOf(block);
    case 'table':
      return tableOf(block);
    case 'list':
      return { ul: block.items.map((item) => ({ text: said(item) })), margin: [0, 0, 0, 8] };
    case 'picture':
      return {
        stack: [pictureOf(block.picture), ...(block.caption ? [captionOf(block.caption)] : [])],
        margin: [0, 2, 0, 10],
        unbreakable: true,
      };
    case 'photos':
      return photosOf(block);
  }
}

type Of<Is extends Block['is']> = Extract<Block, { is: Is }>;

function headingOf({ level, text, stage, newPage }: Of<'heading'>): Content {
  const heading: Content = {
    text: said(text),
    fontSize: headingSizes[level],
    bold: true,
    lineHeight: 1.18,
    margin: [0, level === 1 ? 4 : level === 2 ? 12 : 8, 0, level === 1 ? 10 : 5],
    headlineLevel: level,
    ...(level < 3
      ? { tocItem: true, tocMargin: [level === 1 ? 0 : 14, level === 1 ? 6 : 1, 0, 1] }
      : {}),
    ...(level === 1 ? { tocStyle: { bold: true } } : {}),
  };
  if (stage === undefined) return newPage ? { ...heading, pageBreak: 'before' } : heading;
  const bar = {
    canvas: [
      {
        type: 'rect' as const,
        x: 0,
        y: 0,
        w: 46,
        h: 5,
        color: colour(ink.stages[stage - 1] ?? ink.accent),
      },
    ],
  };
  return {
    stack: [bar, heading],
    ...(newPage ? { pageBreak: 'before' } : { margin: [0, 10, 0, 0] }),
  };
}

const textOf = ({ text, look }: Of<'text'>): Content => ({
  text: said(text),
  margin: [0, 0, 0, 8],
  ...(look === 'lead' ? { fontSize: 11.5, lineHeight: 1.4 } : {}),
  ...(look === 'soft' ? { fontSize: 8.5, color: colour(ink.soft) } : {}),
});

const captionOf = (text: string): Content => ({
  text: said(text),
  fontSize: 8.5,
  color: colour(ink.soft),
  margin: [0, 3, 0, 0],
});

const hairlines: CustomTableLayout = {
  hLineWidth: (at, { table: { headerRows = 0, body } }) =>
    at === 0 ? 0 : at === headerRows || at === body.length ? 0.8 : 0.4,
  vLineWidth: () => 0,
  hLineColor: () => colour(ink.line),
  paddingLeft: () => 0,
  paddingRight: () => 8,
  paddingTop: () => 4,
  paddingBottom: () => 4,
};

const factsOf = ({ rows }: Of<'facts'>): Content => ({
  layout: hairlines,
  margin: [0, 0, 0, 10],
  table: {
    widths: [26, 122, points(textWidth) - 26 - 122 - 24],
    body: rows.map(({ no = '', label, value, more }): TableCell[] => [
      { text: no, color: colour(ink.soft) },
      { text: said(label), color: colour(ink.second) },
      {
        stack: [
          { text: said(value || '–') },
          ...(more ? [{ text: said(more), fontSize: 8.5, color: colour(ink.soft) }] : []),
        ],
      },
    ]),
  },
});

function figuresOf({ items }: Of<'figures'>): Content {
  const width = (points(textWidth) - 8 * (items.length - 1)) / Math.max(1, items.length);
  const fontSize = figureSize(items, width - 20);
  return {
    columnGap: 8,
    margin: [0, 2, 0, 14],
    columns: items.map(({ value, label }) => ({
      width,
      table: {
        widths: [width - 20],
        body: [
          [
            {
              stack: [
                { text: said(value), fontSize, bold: true, lineHeight: 1.1 },
                { text: said(label), fontSize: 8.5, color: colour(ink.second) },
              ],
            },
          ],
        ],
      },
      layout: {
        hLineWidth: () => 0,
        vLineWidth: () => 0,
        fillColor: () => colour(ink.wash),
        paddingLeft: () => 10,
        paddingRight: () => 10,
        paddingTop: () => 9,
        paddingBottom: () => 9,
      },
    })),
  };
}

function tableOf({ columns, rows }: Of<'table'>): Content {
  const widths = widthsOf(columns, points(textWidth) - columns.length * 8);
  return {
    layout: hairlines,
    margin: [0, 0, 0, 12],
    fontSize: 9,
    table: {
      headerRows: 1,
      keepWithHeaderRows: 1,
      dontBreakRows: rows.every((row) => row.every(isShort)),
      widths,
      body: [
        columns.map(({ label, align = 'left' }): TableCell => ({
          text: said(label),
          alignment: align,
          bold: true,
          fontSize: 8.5,
          color: colour(ink.second),
        })),
        ...rows.map((row) =>
          row.map((cell, at): TableCell => ({
            ...cellOf(cell, widths[at] ?? 60),
            alignment: columns[at]?.align ?? 'left',
          })),
        ),
      ],
    },
  };
}

function cellOf(cell: Cell, width: number) {
  if (typeof cell === 'string') return { text: said(cell) };
  if ('picture' in cell) return pictureOf(cell.picture, width);
  return {
    text: said(cell.text),
    ...(cell.bold ? { bold: true } : {}),
    ...(cell.soft ? { color: colour(ink.soft) } : {}),
  };
}

/** A picture no wider than `most` points. */
export function pictureOf(picture: Picture, most = points(textWidth)) {
  const width = Math.min(points(picture.width), most);
  const height = (width * picture.height) / picture.width;
  return 'svg' in picture
    ? { svg: picture.svg, width, height }
    : {
        image: `data:image/${picture.type};base64,${Buffer.from(picture.bytes).toString('base64')}`,
        width,
        height,
      };
}

function photosOf({ items }: Of<'photos'>): Content {
  const width = (points(textWidth) - 12) / 2;
  const pairs: ContentStack[] = [];
  for (let at = 0; at < items.length; at += 2) {
    pairs.push({
      unbreakable: true,
      stack: [
        {
          columnGap: 12,
          columns: items.slice(at, at + 2).map(({ picture, caption }) => ({
            width,
            stack: [pictureOf(picture, width), captionOf(caption)],
          })),
        },
      ],
      margin: [0, 0, 0, 12],
    });
  }
  return { stack: pairs };
}
