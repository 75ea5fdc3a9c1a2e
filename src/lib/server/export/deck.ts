/** What all slides have in common: their measures, cover, heading and foot. */
import pptxgen from 'pptxgenjs';
import { ink, type Picture } from './document.ts';
import { safeText } from './sheets.ts';

export type Deck = InstanceType<typeof pptxgen>;
export type Slide = ReturnType<Deck['addSlide']>;

/** Inches of a wide slide, and what stays free around it. */
const wide = 13.333;
export const side = 0.6;
export const inner = wide - 2 * side;
export const face = 'Calibri';

export function deckOf(title: string): Deck {
  const deck = new pptxgen();
  deck.layout = 'LAYOUT_WIDE';
  deck.title = safeText(title);
  deck.author = 'Labinov';
  deck.company = 'Labinov';
  deck.theme = { headFontFace: face, bodyFontFace: face };
  return deck;
}

export const bytesOf = async (deck: Deck): Promise<Uint8Array> =>
  new Uint8Array((await deck.write({ outputType: 'uint8array' })) as Uint8Array);

/** As long as fits on a slide; what is longer stands in the profile. */
export function short(text: string, most: number): string {
  const flat = safeText(text).trim();
  return flat.length <= most
    ? flat
    : `${flat
        .slice(0, most)
        .replace(/\s+\S*$/, '')
        .toWellFormed()}…`;
}

export const look = (fontSize: number, more: object = {}) => ({
  fontFace: face,
  fontSize,
  color: ink.text,
  margin: 0,
  valign: 'top' as const,
  fit: 'shrink' as const,
  ...more,
});

function stageBar(slide: Slide, y: number, h: number): void {
  for (const [at, hex] of ink.stages.entries()) {
    const w = inner / 5;
    slide.addShape('rect', {
      x: side + at * w,
      y,
      w,
      h,
      fill: { color: hex },
      line: { color: hex, width: 0 },
    });
  }
}

/** A slide with its heading, and at the foot where the numbers come from. */
export function slideOf(
  deck: Deck,
  heading: string,
  foot: string,
  stage: 1 | 2 | 3 | 4 | 5,
): Slide {
  const slide = deck.addSlide();
  const color = ink.stages[stage - 1] ?? ink.accent;
  slide.addShape('rect', {
    x: side,
    y: 0.45,
    w: 0.9,
    h: 0.09,
    fill: { color },
    line: { color, width: 0 },
  });
  slide.addText(short(heading, 120), {
    x: side,
    y: 0.62,
    w: inner,
    h: 0.8,
    ...look(30, { bold: true }),
  });
  slide.addText(short(foot, 140), {
    x: side,
    y: 7.02,
    w: inner - 1,
    h: 0.3,
    ...look(11, { color: ink.soft }),
  });
  slide.slideNumber = {
    x: wide - side - 0.6,
    y: 7.02,
    w: 0.6,
    h: 0.3,
    fontFace: face,
    fontSize: 11,
    color: ink.soft,
    align: 'right',
  };
  return slide;
}

export function coverSlide(
  deck: Deck,
  {
    title,
    region,
    about,
    logo,
  }: { title: string; region: string; about: string[]; logo: Picture | null },
): void {
  const slide = deck.addSlide();
  if (logo && 'bytes' in logo) {
    const h = 0.9;
    const data = `image/${logo.type};base64,${Buffer.from(logo.bytes).toString('base64')}`;
    slide.addImage({
      data,
      x: side,
      y: 0.5,
      h,
      w: (h * logo.width) / logo.height,
      altText: 'Logo',
    });
  }
  slide.addText(short(region, 120), {
    x: side,
    y: 1.6,
    w: inner,
    h: 0.5,
    ...look(20, { bold: true }),
  });
  stageBar(slide, 2.5, 0.12);
  slide.addText(short(title, 160), {
    x: side,
    y: 2.95,
    w: inner,
    h: 1.5,
    ...look(46, { bold: true }),
  });
  slide.addText(about.map((line) => short(line, 160)).join('\n'), {
    x: side,
    y: 4.6,
    w: inner,
    h: 1.4,
    ...look(20, { color: ink.second }),
  });
}
