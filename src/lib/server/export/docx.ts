/**
 * Writes a paper as DOCX: styles that Word knows (so that its own contents and outline work), real
 * tables, page numbers worked out beforehand, no field that asks to be updated, no link outside.
 */
import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  HeadingLevel,
  ImageRun,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableOfContents,
  TableRow,
  TabStopType,
  TextRun,
  WidthType,
  type FileChild,
  type IParagraphOptions,
  type IRunOptions,
} from 'docx';
import { estimatePageNumbersWith } from 'docx/layout';
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
  type TableColumn,
} from './document.ts';
import { safeText } from './sheets.ts';

/** Drawings as dots: DOCX readers differ in what they make of SVG. */
export type Rasterise = (svg: string, width: number) => Promise<Uint8Array>;

/** Twentieths of a point, the unit of DOCX. */
const twips = (mm: number) => Math.round(points(mm) * 20);
const whole = twips(textWidth);
const font = 'Calibri';

export async function toDocx(paper: Paper, rasterise: Rasterise): Promise<Uint8Array> {
  const drawn = await drawings(paper, rasterise);
  const t = reportWords[paper.lang];
  const children: FileChild[] = [
    ...(paper.cover ? coverOf(paper, drawn) : headOf(paper, drawn)),
    ...paper.blocks.flatMap((block) => blockOf(block, drawn)),
  ];
  const page = {
    size: { width: twips(sheet.width), height: twips(sheet.height) },
    margin: {
      top: twips(sheet.top),
      bottom: twips(sheet.bottom),
      left: twips(sheet.side),
      right: twips(sheet.side),
    },
  };
  const [before = '', between = ''] = t.pageOf(1, 2).split(/1|2/);
  const footer = new Footer({
    children: [
      new Paragraph({
        tabStops: [{ type: TabStopType.RIGHT, position: whole }],
        children: [
          soft(`${paper.region} · ${paper.title}\t${before}`),
          soft('', [PageNumber.CURRENT]),
          soft(between),
          soft('', [PageNumber.TOTAL_PAGES]),
        ],
      }),
    ],
  });
  const document = new Document({
    title: safeText(paper.title),
    creator: 'Labinov',
    lastModifiedBy: 'Labinov',
    description: madeOn(paper),
    styles,
    pageNumbers: estimatePageNumbersWith({ guess: true }),
    sections: [
      {
        properties: { page, titlePage: paper.cover },
        footers: {
          default: footer,
          ...(paper.cover ? { first: new Footer({ children: [gap()] }) } : {}),
        },
        children,
      },
    ],
  });
  return Packer.toBuffer(document);
}

const styles = {
  default: {
    document: {
      run: { font, size: 21, color: ink.text },
      paragraph: { spacing: { line: 276, lineRule: 'auto' as const, after: 120 } },
    },
    heading1: heading(40, 240, 160),
    heading2: heading(28, 280, 100),
    heading3: heading(22, 200, 80),
  },
};

function heading(size: number, before: number, after: number) {
  return {
    run: { font, size, bold: true, color: ink.text },
    paragraph: { spacing: { before, after }, keepNext: true },
  };
}

function madeOn(paper: Paper): string {
  const f = formats(paper.lang, paper.zone);
  return reportWords[paper.lang].madeOn(f.day(paper.at), f.hour(paper.at), versionOf(paper));
}

/** A text of people: line ends stay line ends. */
const runs = (text: string, look: IRunOptions = {}): TextRun[] =>
  safeText(text)
    .split('\n')
    .map((line, at) => new TextRun({ ...look, text: line, ...(at > 0 ? { break: 1 } : {}) }));

const paragraph = (text: string, look: IRunOptions = {}, more: IParagraphOptions = {}) =>
  new Paragraph({ ...more, children: runs(text, look) });

const soft = (text: string, children?: IRunOptions['children']) =>
  new TextRun({
    text: safeText(text),
    size: 16,
    color: ink.soft,
    ...(children ? { children } : {}),
  });

/** The five colours of the stages, as a table of one thin row. */
const stageBar = (height: number) =>
  new Table({
    layout: TableLayoutType.FIXED,
    width: { size: whole, type: WidthType.DXA },
    columnWidths: ink.stages.map(() => Math.floor(whole / 5)),
    borders: bare,
    rows: [
      new TableRow({
        height: { value: height, rule: 'exact' },
        children: ink.stages.map(
          (fill) =>
            new TableCell({
              shading: { type: 'clear', fill, color: 'auto' },
              children: [
                new Paragraph({
                  spacing: { after: 0, line: height, lineRule: 'exact' },
                  children: [],
                }),
              ],
            }),
        ),
      }),
    ],
  });

const none = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
const hair = { style: BorderStyle.SINGLE, size: 4, color: ink.line } as const;
const bare = {
  top: none,
  bottom: none,
  left: none,
  right: none,
  insideHorizontal: none,
  insideVertical: none,
};
const ruled = { ...bare, bottom: hair, insideHorizontal: hair };

function coverOf(paper: Paper, drawn: Drawn): FileChild[] {
  const t = reportWords[paper.lang];
  return [
    ...(paper.logo ? [new Paragraph({ children: [imageOf(paper.logo, drawn, 22)] })] : []),
    paragraph(
      paper.region,
      { size: 30, bold: true },
      { spacing: { after: paper.logo ? 2400 : 3200 } },
    ),
    stageBar(140),
    paragraph(
      paper.title,
      { size: 68, bold: true },
      { spacing: { before: 600, after: 300, line: 252, lineRule: 'auto' } },
    ),
    ...paper.about.map((line, at) =>
      paragraph(line, { size: at === 0 ? 34 : 25, color: at === 0 ? ink.text : ink.second }),
    ),
    paragraph(madeOn(paper), { size: 18, color: ink.soft }, { spacing: { before: 1600 } }),
    paragraph(
      t.contents,
      { size: 40, bold: true },
      { pageBreakBefore: true, spacing: { after: 240 } },
    ),
    new TableOfContents(t.contents, { hyperlink: true, headingStyleRange: '1-2' }),
  ];
}

const headOf = (paper: Paper, drawn: Drawn): FileChild[] => [
  ...(paper.logo ? [new Paragraph({ children: [imageOf(paper.logo, drawn, 16)] })] : []),
  paragraph(paper.region, { size: 18, color: ink.soft }, { spacing: { after: 0 } }),
  paragraph(paper.title, { size: 44, bold: true }, { spacing: { after: 60 } }),
  ...paper.about.map((line) => paragraph(line, { color: ink.second }, { spacing: { after: 0 } })),
  paragraph(madeOn(paper), { size: 16, color: ink.soft }),
  stageBar(70),
  gap(),
];

const gap = () => new Paragraph({ spacing: { after: 60 }, children: [] });
const levels = {
  1: HeadingLevel.HEADING_1,
  2: HeadingLevel.HEADING_2,
  3: HeadingLevel.HEADING_3,
} as const;

function blockOf(block: Block, drawn: Drawn): FileChild[] {
  switch (block.is) {
    case 'heading':
      return [
        new Paragraph({
          heading: levels[block.level],
          pageBreakBefore: block.newPage ?? false,
          ...(block.stage
            ? {
                border: {
                  top: {
                    style: BorderStyle.SINGLE,
                    size: 36,
                    space: 8,
                    color: ink.stages[block.stage - 1] ?? ink.accent,
                  },
                },
              }
            : {}),
          children: runs(block.text),
        }),
      ];
    case 'text':
      return [
        paragraph(
          block.text,
          block.look === 'lead'
            ? { size: 24 }
            : block.look === 'soft'
              ? { size: 17, color: ink.soft }
              : {},
        ),
      ];
    case 'facts':
      return [factsOf(block.rows), gap()];
    case 'figures':
      return [figuresOf(block.items), gap()];
    case 'table':
      return [tableOf(block.columns, block.rows, drawn), gap()];
    case 'list':
      return block.items.map((item) => paragraph(item, {}, { bullet: { level: 0 } }));
    case 'picture':
      return [
        new Paragraph({
          keepNext: Boolean(block.caption),
          children: [imageOf(block.picture, drawn)],
        }),
        ...(block.caption ? [paragraph(block.caption, { size: 17, color: ink.soft })] : []),
      ];
    case 'photos':
      return [photosOf(block.items, drawn), gap()];
  }
}

type Of<Is extends Block['is']> = Extract<Block, { is: Is }>;

const cell = (children: Paragraph[], width: number, fill?: string) =>
  new TableCell({
    width: { size: Math.round(width), type: WidthType.DXA },
    margins: { top: 60, bottom: 60, left: 0, right: 120 },
    ...(fill ? { shading: { type: 'clear' as const, fill, color: 'auto' } } : {}),
    children,
  });

const table = (rows: TableRow[], widths: number[], borders: typeof bare | typeof ruled = ruled) =>
  new Table({
    layout: TableLayoutType.FIXED,
    width: { size: whole, type: WidthType.DXA },
    columnWidths: widths.map(Math.round),
    borders,
    rows,
  });

const tight = { spacing: { after: 0, line: 252, lineRule: 'auto' } } as const;

function factsOf(rows: Of<'facts'>['rows']): Table {
  const widths = [620, 2500, whole - 3120];
  return table(
    rows.map(
      ({ no = '', label, value, more }) =>
        new TableRow({
          children: [
            cell([paragraph(no, { color: ink.soft }, tight)], 620),
            cell([paragraph(label, { color: ink.second }, tight)], 2500),
            cell(
              [
                paragraph(value || '–', {}, tight),
                ...(more ? [paragraph(more, { size: 17, color: ink.soft }, tight)] : []),
              ],
              whole - 3120,
            ),
          ],
        }),
    ),
    widths,
  );
}

function figuresOf(items: Of<'figures'>['items']): Table {
  const widths = items.map(() => whole / Math.max(1, items.length));
  const size = 2 * figureSize(items, (widths[0] ?? 0) / 20 - 10);
  return table(
    [
      new TableRow({
        cantSplit: true,
        children: items.map(
          ({ value, label }, at) =>
            new TableCell({
              width: { size: Math.round(widths[at] ?? 0), type: WidthType.DXA },
              margins: { top: 120, bottom: 120, left: 140, right: 60 },
              shading: { type: 'clear', fill: ink.wash, color: 'auto' },
              children: [
                paragraph(value, { size, bold: true }, { spacing: { after: 0 } }),
                paragraph(label, { size: 17, color: ink.second }, tight),
              ],
            }),
        ),
      }),
    ],
    widths,
    bare,
  );
}

function tableOf(columns: TableColumn[], rows: Cell[][], drawn: Drawn): Table {
  const widths = widthsOf(columns, whole);
  const side = (at: number) => ({
    ...tight,
    alignment: AlignmentType[sides[columns[at]?.align ?? 'left']],
  });
  return table(
    [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: columns.map(({ label }, at) =>
          cell(
            [
              paragraph(
                label,
                { size: columns.length > 6 ? 15 : 17, bold: true, color: ink.second },
                side(at),
              ),
            ],
            widths[at] ?? 0,
          ),
        ),
      }),
      ...rows.map(
        (row) =>
          // Word gives a row that is longer than a page to the next one all the same.
          new TableRow({
            cantSplit: true,
            children: row.map((one, at) => {
              const width = widths[at] ?? 0;
              if (typeof one !== 'string' && 'picture' in one) {
                const image = imageOf(one.picture, drawn, ((width - 120) / whole) * textWidth);
                return cell([new Paragraph({ ...side(at), children: [image] })], width);
              }
              const {
                text,
                bold = false,
                soft: quiet = false,
              } = typeof one === 'string' ? { text: one } : one;
              const look = { size: 18, bold, ...(quiet ? { color: ink.soft } : {}) };
              return cell([paragraph(text, look, side(at))], width);
            }),
          }),
      ),
    ],
    widths,
  );
}
const sides = { left: 'LEFT', right: 'RIGHT', center: 'CENTER' } as const;

function photosOf(items: Of<'photos'>['items'], drawn: Drawn): Table {
  const widths = [whole / 2, whole / 2];
  const rows: TableRow[] = [];
  for (let at = 0; at < items.length; at += 2) {
    const pair = [items[at], items[at + 1]];
    rows.push(
      new TableRow({
        cantSplit: true,
        children: pair.map((one, side) =>
          cell(
            one
              ? [
                  new Paragraph({
                    ...tight,
                    children: [imageOf(one.picture, drawn, textWidth / 2 - 4)],
                  }),
                  paragraph(one.caption, { size: 17, color: ink.soft }, tight),
                ]
              : [gap()],
            widths[side] ?? 0,
          ),
        ),
      }),
    );
  }
  return table(rows, widths, bare);
}

type Drawn = Map<string, Uint8Array>;

/** Each drawing once, at 300 dots per inch. */
async function drawings(paper: Paper, rasterise: Rasterise): Promise<Drawn> {
  const drawn: Drawn = new Map();
  for (const picture of picturesOf(paper)) {
    if (!('svg' in picture) || drawn.has(picture.svg)) continue;
    drawn.set(picture.svg, await rasterise(picture.svg, Math.round((picture.width / 25.4) * 300)));
  }
  return drawn;
}

function* picturesOf({ logo, blocks }: Paper): Generator<Picture> {
  if (logo) yield logo;
  for (const block of blocks) {
    if (block.is === 'picture') yield block.picture;
    if (block.is === 'photos') for (const { picture } of block.items) yield picture;
    if (block.is !== 'table') continue;
    for (const one of block.rows.flat()) {
      if (typeof one !== 'string' && 'picture' in one) yield one.picture;
    }
  }
}

/** A picture no wider than `most` millimetres. */
function imageOf(picture: Picture, drawn: Drawn, most: number = textWidth): ImageRun {
  const width = Math.min(picture.width, most);
  const pixels = (mm: number) => Math.max(1, Math.round((mm / 25.4) * 96));
  const alt = safeText(picture.alt).slice(0, 200);
  return new ImageRun({
    type: 'svg' in picture || picture.type === 'png' ? 'png' : 'jpg',
    data: 'svg' in picture ? (drawn.get(picture.svg) ?? new Uint8Array()) : picture.bytes,
    transformation: {
      width: pixels(width),
      height: pixels((width * picture.height) / picture.width),
    },
    altText: { name: alt, title: alt, description: alt },
  });
}
