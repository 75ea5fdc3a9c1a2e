/** [X5] The summary for the head of region, in slides. */
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
import {
  bytesOf,
  coverSlide,
  deckOf,
  face,
  inner,
  look,
  short,
  side,
  slideOf,
  type Deck,
  type Slide,
} from './deck.ts';
import { ink, type Picture } from './document.ts';
import type { Outcome } from './lab-outcome.ts';
import { aboutLab } from './lab-report.ts';
import { cellWords } from './outcome-sheet.ts';
import { firstVoted } from './report-boards.ts';
import { safeText } from './sheets.ts';

type About = { lang: Lang; zone: Zone; at: number; logo: Picture | null };
type Summary = About & { outcome: Outcome; promoted: readonly Innovation[] };

/**
 * For whoever has five minutes: readiness, problems, funnel, coverage, innovations. What the lab has
 * not come to yet has no slide: an empty one says nothing to a head of region.
 */
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
  innovationsSlide(deck, facts, foot);
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
  if (radars.length === 0) return;
  const slide = slideOf(deck, t.readiness, `${foot}. ${questionnaire.notice[lang]}`, 1);
  const sheets = radars.reduce((sum, radar) => sum + radar.sheets, 0);
  lead(slide, t.readinessLead(f.number(radars.length), f.number(sheets)));
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
  const voted = firstVoted(outcome.boards);
  if (!voted) return;
  const slide = slideOf(deck, t.topProblems, foot, 2);
  lead(slide, nameOf(voted.board, outcome.hall));
  bars(
    slide,
    voted.clusters.slice(0, 8).map(({ title, dots }) => ({
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

/** The ripest of the lab's innovations in the registry, as far as a slide holds them. */
function innovationsSlide(deck: Deck, { promoted, lang }: Summary, foot: string): void {
  if (promoted.length === 0) return;
  const t = reportWords[lang];
  const f = numbers(lang);
  const { word } = cellWords(lang);
  const score = (one: Innovation) => one.verifiedScore ?? one.evidencedScore;
  const ripest = promoted.toSorted((a, b) => score(b) - score(a)).slice(0, 8);
  const slide = slideOf(deck, t.innovations, foot, 5);
  lead(slide, t.ripestOf(f.number(ripest.length), f.number(promoted.length)));
  const cell = (text: string, more: object = {}) => ({
    text: short(text, 80),
    options: { fontFace: face, fontSize: 14, color: ink.text, valign: 'middle' as const, ...more },
  });
  const right = { bold: true, align: 'right' };
  slide.addTable(
    ripest.map((one) => [
      cell(one.profile.name, { bold: true }),
      cell(short(one.agencyName, 60), { color: ink.second }),
      cell(word(one.status), { color: ink.second }),
      cell(f.number(score(one)), right),
    ]),
    {
      x: side,
      y: 2,
      w: inner,
      colW: [5.4, 4, 1.9, inner - 11.3],
      rowH: 0.5,
      border: { type: 'none' },
      margin: 0.04,
    },
  );
}
