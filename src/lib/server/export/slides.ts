/** [X5] Slides: one innovation each, and the summary for the head of region. */
import pptxgen from 'pptxgenjs';
import { measuresTelling } from '#lib/lab/idea/telling.ts';
import { funnel } from '#lib/lab/monitoring.ts';
import { questionnaire } from '#lib/lab/questionnaire.ts';
import { roomRadar } from '#lib/lab/readiness.ts';
import type { Innovation } from '#lib/server/db/innovations.ts';
import type { Zone } from '#lib/lab/zone.ts';
import { formats, numbers } from '#lib/words/formats.ts';
import type { Lang } from '#lib/words/lang.ts';
import { monitoringWords } from '#lib/words/monitoring.ts';
import { reportWords } from '#lib/words/report.ts';
import { nameOf } from './board-sheets.ts';
import { ink, type Picture } from './document.ts';
import type { Outcome } from './lab-outcome.ts';
import { aboutLab } from './lab-report.ts';
import { cellWords } from './outcome-sheet.ts';
import type { Entry } from './profile-report.ts';
import { votedClusters } from './report-boards.ts';
import { safeText } from './sheets.ts';

type About = { lang: Lang; zone: Zone; at: number; logo: Picture | null };
type Deck = InstanceType<typeof pptxgen>;
type Slide = ReturnType<Deck['addSlide']>;

/** Inches of a wide slide, and what stays free around it. */
const [wide, side] = [13.333, 0.6];
const inner = wide - 2 * side;
const face = 'Calibri';

function deckOf(title: string): Deck {
  const deck = new pptxgen();
  deck.layout = 'LAYOUT_WIDE';
  deck.title = safeText(title);
  deck.author = 'Labinov';
  deck.company = 'Labinov';
  deck.theme = { headFontFace: face, bodyFontFace: face };
  return deck;
}

const bytesOf = async (deck: Deck): Promise<Uint8Array> =>
  new Uint8Array((await deck.write({ outputType: 'uint8array' })) as Uint8Array);

/** As long as fits on a slide; what is longer stands in the profile. */
function short(text: string, most: number): string {
  const flat = safeText(text).trim();
  return flat.length <= most
    ? flat
    : `${flat
        .slice(0, most)
        .replace(/\s+\S*$/, '')
        .toWellFormed()}…`;
}

const look = (fontSize: number, more: object = {}) => ({
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
function slideOf(deck: Deck, heading: string, foot: string, stage: 1 | 2 | 3 | 4 | 5): Slide {
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

function coverSlide(
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

type Entries = About & { region: string; of: string };

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
  for (const { innovation } of entries) innovationSlide(deck, innovation, lang, region);
  return bytesOf(deck);
}

function innovationSlide(deck: Deck, one: Innovation, lang: Lang, region: string): void {
  const t = reportWords[lang];
  const f = numbers(lang);
  const { digital, word } = cellWords(lang);
  const slide = slideOf(deck, one.profile.name, `${one.number} · ${region}`, 5);
  const facts = [one.agencyName, digital(one.digital), word(one.status)]
    .filter(Boolean)
    .join(' · ');
  slide.addText(short(facts, 140), {
    x: side,
    y: 1.42,
    w: inner,
    h: 0.35,
    ...look(15, { color: ink.second }),
  });
  for (const [at, measure] of measuresTelling(one.story.measures).slice(0, 3).entries()) {
    const w = (inner - 0.5) / 3;
    const x = side + at * (w + 0.25);
    const shown = (value: number | null) => (value === null ? '–' : f.number(value));
    const after = measure.after ?? measure.target;
    slide.addShape('rect', {
      x,
      y: 2,
      w,
      h: 1.5,
      fill: { color: ink.wash },
      line: { color: ink.wash, width: 0 },
    });
    slide.addText(`${shown(measure.before)} → ${shown(after)}`, {
      x: x + 0.2,
      y: 2.12,
      w: w - 0.4,
      h: 0.7,
      ...look(32, { bold: true }),
    });
    const what = [measure.name, measure.unit, measure.after === null ? t.target : '']
      .filter(Boolean)
      .join(', ');
    slide.addText(short(what, 90), {
      x: x + 0.2,
      y: 2.84,
      w: w - 0.4,
      h: 0.55,
      ...look(13, { color: ink.second }),
    });
  }
  const words = t.slideFields;
  const texts = [
    [words.goal, one.profile.goal],
    [words.benefit, one.profile.benefit],
    [words.result, one.profile.result],
  ] as const;
  for (const [at, [label, text]] of texts.entries()) {
    const w = (inner - 0.5) / 3;
    const x = side + at * (w + 0.25);
    slide.addText(label, { x, y: 3.75, w, h: 0.3, ...look(13, { bold: true, color: ink.soft }) });
    slide.addText(short(text, 420) || '–', { x, y: 4.08, w, h: 2.75, ...look(15) });
  }
}

type Summary = About & { outcome: Outcome; promoted: readonly Innovation[] };

/** Five slides for whoever has five minutes: readiness, funnel, coverage, problems, innovations. */
export async function summarySlides(facts: Summary): Promise<Uint8Array> {
  const { outcome, lang, zone, at } = facts;
  const t = reportWords[lang];
  const { hall } = outcome;
  const deck = deckOf(`${t.slides}: ${hall.lab.title}`);
  coverSlide(deck, {
    title: t.slides,
    region: hall.lab.region,
    about: aboutLab(hall, lang),
    logo: facts.logo,
  });
  const foot = t.sources(hall.lab.title, formats(lang, zone).day(at));
  readinessSlide(deck, facts, foot);
  problemsSlide(deck, facts, foot);
  funnelSlide(deck, facts, foot);
  coverageSlide(deck, facts, foot);
  return bytesOf(deck);
}

/** Bars with their labels and values, the longest as wide as there is room. */
function bars(
  slide: Slide,
  rows: readonly { label: string; value: number; shown: string }[],
  stage: 1 | 2 | 3 | 4 | 5,
): void {
  const most = Math.max(1, ...rows.map(({ value }) => value));
  const h = Math.min(0.62, 4.9 / Math.max(1, rows.length));
  const color = ink.stages[stage - 1] ?? ink.accent;
  for (const [at, { label, value, shown }] of rows.entries()) {
    const y = 1.95 + at * h;
    slide.addText(short(label, 60), {
      x: side,
      y,
      w: 4.4,
      h: h - 0.1,
      ...look(16, { valign: 'middle' }),
    });
    const w = Math.max(0.02, (value / most) * 6.2);
    slide.addShape('rect', {
      x: 5.2,
      y: y + 0.06,
      w,
      h: h - 0.24,
      fill: { color },
      line: { color, width: 0 },
    });
    slide.addText(shown, {
      x: 5.3 + w,
      y,
      w: 1.4,
      h: h - 0.1,
      ...look(16, { bold: true, valign: 'middle' }),
    });
  }
}

function lead(slide: Slide, text: string): void {
  slide.addText(short(text, 200), {
    x: side,
    y: 1.38,
    w: inner,
    h: 0.4,
    ...look(16, { color: ink.second }),
  });
}

function readinessSlide(deck: Deck, { outcome, lang }: Summary, foot: string): void {
  const t = reportWords[lang];
  const f = numbers(lang);
  const radars = Object.values(outcome.hall.radars).filter(({ sheets }) => sheets > 0);
  const slide = slideOf(deck, t.readiness, `${foot}. ${questionnaire.notice[lang]}`, 1);
  const sheets = radars.reduce((sum, radar) => sum + radar.sheets, 0);
  lead(
    slide,
    radars.length === 0 ? t.none : t.readinessLead(f.number(radars.length), f.number(sheets)),
  );
  if (radars.length === 0) return;
  const room = roomRadar(radars.map(({ components }) => components));
  const labels = questionnaire.components.map(({ label }) => label[lang]);
  slide.addChart('radar', [{ name: t.mean, labels, values: room.map(({ mean }) => mean ?? 0) }], {
    x: side,
    y: 1.9,
    w: 6.4,
    h: 5,
    chartColors: [ink.stages[0]],
    valAxisMinVal: 0,
    valAxisMaxVal: 4,
    valAxisMajorUnit: 1,
    catAxisLabelFontFace: face,
    catAxisLabelFontSize: 13,
    altText: t.readinessAlt,
  });
  const cell = (text: string, more: object = {}) => ({
    text: safeText(text),
    options: { fontFace: face, fontSize: 16, color: ink.text, ...more },
  });
  slide.addTable(
    room.map(({ mean }, at) => [
      cell(labels[at] ?? ''),
      cell(mean === null ? '–' : f.number(mean, 1), { bold: true, align: 'right' }),
    ]),
    { x: 7.6, y: 2.4, w: 5.1, colW: [3.9, 1.2], border: { type: 'none' }, rowH: 0.5 },
  );
}

function problemsSlide(deck: Deck, { outcome, lang }: Summary, foot: string): void {
  const t = reportWords[lang];
  const f = numbers(lang);
  const voted = outcome.boards
    .filter(({ revealed }) => revealed)
    .flatMap((board) =>
      votedClusters(board).map((cluster) => ({ board: nameOf(board, outcome.hall), ...cluster })),
    )
    .filter(({ dots }) => dots !== null && dots > 0)
    .sort((a, b) => (b.dots ?? 0) - (a.dots ?? 0))
    .slice(0, 8);
  const slide = slideOf(deck, t.topProblems, foot, 2);
  lead(
    slide,
    voted.length === 0 ? t.none : [...new Set(voted.map(({ board }) => board))].join(', '),
  );
  bars(
    slide,
    voted.map(({ title, dots }) => ({
      label: title,
      value: dots ?? 0,
      shown: f.number(dots ?? 0),
    })),
    2,
  );
}

function funnelSlide(deck: Deck, { outcome, lang }: Summary, foot: string): void {
  const t = reportWords[lang];
  const f = numbers(lang);
  const slide = slideOf(deck, t.funnel, foot, 4);
  lead(
    slide,
    t.ideasLead(
      f.number(outcome.ideas.length),
      f.number(outcome.ideas.filter(({ traits }) => traits.digital === false).length),
    ),
  );
  const { steps } = monitoringWords[lang];
  bars(
    slide,
    funnel(outcome.ideas).map(({ step, count }) => ({
      label: steps[step],
      value: count,
      shown: f.number(count),
    })),
    4,
  );
}

function coverageSlide(
  deck: Deck,
  { outcome: { hall, ideas }, lang }: Summary,
  foot: string,
): void {
  const t = reportWords[lang];
  const f = numbers(lang);
  const { word } = cellWords(lang);
  const agencies = Object.values(hall.agencies);
  const carrying = new Set(ideas.map(({ agencyId }) => agencyId));
  const slide = slideOf(deck, t.coverage, foot, 5);
  lead(slide, t.coverageLead(f.number(agencies.filter(({ id }) => !carrying.has(id)).length)));
  const kinds = [...new Set(agencies.map(({ kind }) => kind))];
  bars(
    slide,
    kinds.map((kind) => {
      const all = agencies.filter((one) => one.kind === kind);
      const have = all.filter(({ id }) => carrying.has(id)).length;
      return {
        label: t.agenciesOf(word(kind), f.number(have), f.number(all.length)),
        value: have,
        shown: f.number(have),
      };
    }),
    5,
  );
}
