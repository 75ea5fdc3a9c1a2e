/** [X5] One slide, one innovation: what an entry has, be it a lab's or three columns of an old list. */
import { measuresTelling } from '#lib/lab/idea/telling.ts';
import type { Innovation } from '#lib/server/db/innovations.ts';
import { formats, numbers } from '#lib/words/formats.ts';
import type { Lang } from '#lib/words/lang.ts';
import { registryWords } from '#lib/words/registry.ts';
import { reportWords } from '#lib/words/report.ts';
import {
  bytesOf,
  coverSlide,
  deckOf,
  inner,
  look,
  short,
  side,
  slideOf,
  type Slide,
} from './deck.ts';
import { ink, type Picture } from './document.ts';
import { cellWords } from './outcome-sheet.ts';
import { linesOf, type Entry, type Line } from './profile-report.ts';
import type { Zone } from '#lib/lab/zone.ts';

type Entries = {
  lang: Lang;
  zone: Zone;
  at: number;
  logo: Picture | null;
  region: string;
  of: string;
};

/** A cover, then each innovation on a slide of its own. */
export async function innovationSlides(
  entries: readonly Entry[],
  about: Entries,
): Promise<Uint8Array> {
  const { lang, zone, at, region, of } = about;
  const t = reportWords[lang];
  const f = formats(lang, zone);
  const deck = deckOf(t.innovationSlides);
  const lines = [of, t.bookOf(f.number(entries.length)), f.day(at)].filter((line) => line !== '');
  coverSlide(deck, { ...about, title: t.innovationSlides, about: lines });
  for (const { innovation } of entries) {
    const { profile, number } = innovation;
    drawInnovation(slideOf(deck, profile.name, `${number} · ${region}`, 5), innovation, lang);
  }
  return bytesOf(deck);
}

/** Where what an innovation has begins, below its name; and columns that share the width. */
const top = 2;
const gap = 0.25;
function column(at: number, of: number) {
  const w = (inner - gap * (of - 1)) / of;
  return { x: side + at * (w + gap), w };
}

function drawInnovation(slide: Slide, one: Innovation, lang: Lang): void {
  const { digital, word } = cellWords(lang);
  const who = [one.agencyName, one.profile.digital === null ? '' : digital(one.digital)];
  const facts = [...who, word(one.status), String(one.registeredYear ?? one.year)];
  const line = short(facts.filter(Boolean).join(' · '), 140);
  slide.addText(line, { x: side, y: 1.42, w: inner, h: 0.35, ...look(15, { color: ink.second }) });
  const lines = linesOf(one, lang);
  const filled = (keys: readonly Line[0][]) =>
    lines.filter(([key, value]) => keys.includes(key) && value.trim() !== '');
  const texts = filled(one.story.measures.length > 0 ? telling : [...telling, 'design']);
  // An entry that came with little shows that little in letters as large as the space it leaves.
  let y = drawMeasures(slide, one, lang, top);
  const scored = one.claimedScore + one.evidencedScore + (one.verifiedScore ?? 0) > 0;
  const few = filled(scored ? [...dry, 'maturity'] : dry);
  const alone = texts.length === 0 && y === top;
  y = drawFacts(slide, few.slice(0, alone ? 9 : 4), { lang, y, alone });
  if (texts.length > 0) drawTexts(slide, texts.slice(0, 3), lang, y);
  else {
    const none = reportWords[lang].slideEmpty;
    slide.addText(none, { x: side, y, w: inner, h: 0.5, ...look(18, { color: ink.soft }) });
  }
}

const telling: Line[0][] = ['goal', 'benefit', 'result'];
const dry: Line[0][] = [
  'stageOfInnovation',
  'affair',
  'appliedOn',
  'initiator',
  'form',
  'trial',
  'budget',
];

/** Before and after, three at most; answers with where it goes on. */
function drawMeasures(slide: Slide, one: Innovation, lang: Lang, y: number): number {
  const t = reportWords[lang];
  const f = numbers(lang);
  const measures = measuresTelling(one.story.measures).slice(0, 3);
  for (const [at, measure] of measures.entries()) {
    const { x, w } = column(at, 3);
    const shown = (value: number | null) => (value === null ? '–' : f.number(value));
    const after = measure.after ?? measure.target;
    const fill = { fill: { color: ink.wash }, line: { color: ink.wash, width: 0 } };
    slide.addShape('rect', { x, y, w, h: 1.5, ...fill });
    const value = `${shown(measure.before)} → ${shown(after)}`;
    slide.addText(value, {
      x: x + 0.2,
      y: y + 0.12,
      w: w - 0.4,
      h: 0.7,
      ...look(32, { bold: true }),
    });
    const what = [measure.name, measure.unit, measure.after === null ? t.target : '']
      .filter(Boolean)
      .join(', ');
    const second = look(13, { color: ink.second });
    slide.addText(short(what, 90), { x: x + 0.2, y: y + 0.84, w: w - 0.4, h: 0.55, ...second });
  }
  return measures.length > 0 ? y + 1.75 : y;
}

/**
 * Facts of a few words, four in a row; three in larger letters where nothing else is on the slide.
 * Answers with where it goes on.
 */
function drawFacts(
  slide: Slide,
  facts: readonly Line[],
  { lang, y, alone }: { lang: Lang; y: number; alone: boolean },
): number {
  const { fields } = registryWords[lang];
  const [across, high, size] = alone ? [3, 1.4, 24] : [4, 1.15, 16];
  for (const [at, [key, value]] of facts.entries()) {
    const { x, w } = column(at % across, across);
    const line = y + Math.floor(at / across) * high;
    const label = look(alone ? 15 : 13, { bold: true, color: ink.soft });
    slide.addText(fields[key], { x, y: line, w, h: 0.3, ...label });
    slide.addText(short(value, 70), { x, y: line + 0.32, w, h: high - 0.42, ...look(size) });
  }
  return y + Math.ceil(facts.length / across) * high;
}

function drawTexts(slide: Slide, texts: readonly Line[], lang: Lang, y: number): void {
  const { fields } = registryWords[lang];
  const h = 6.9 - y - 0.35;
  for (const [at, [key, value]] of texts.entries()) {
    const { x, w } = column(at, texts.length);
    slide.addText(fields[key], { x, y, w, h: 0.3, ...look(13, { bold: true, color: ink.soft }) });
    // What fits: letters of 15 points, about 13 to an inch, a line every 0.26 inches.
    const most = Math.min(1200, Math.floor(w * 12.5) * Math.floor(h / 0.27));
    slide.addText(short(value, most), { x, y: y + 0.33, w, h, ...look(15) });
  }
}
