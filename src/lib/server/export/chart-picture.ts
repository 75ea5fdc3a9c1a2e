/**
 * [X12] A chart as a drawing, from the rows that its table shows and its CSV carries: bars beside each
 * other, bars of shares, or a map of counts. Every bar and field has its number beside or in it.
 */
import type { Zone } from '#lib/lab/zone.ts';
import { numbers } from '#lib/words/formats.ts';
import type { Lang } from '#lib/words/lang.ts';
import { pictureWords } from '#lib/words/pictures.ts';
import { ink } from './document.ts';
import { lettered, short, shortened, widthOf, wrapped } from './lettering.ts';
import { innerWidth, type Drawing } from './picture-sheet.ts';
import type { Sheet } from './sheets.ts';

/** What of a sheet is drawn: the column that names a row, and those whose numbers count. */
export type Chart = {
  kind: 'bars' | 'shares' | 'map';
  sheet: Sheet;
  /** Columns that name a row; the first is the one that counts, the others stand behind it. */
  label: readonly string[];
  series: readonly string[];
};
export type About = { lang: Lang; about: string; region: string; zone: Zone; at: number };

/** A chart of thousands of rows is none. */
const most = 60;
/** Up to so many rows also those without a number are drawn. */
const few = 20;
const labelWidth = 430;
const name = { size: 17 };
const small = { size: 15 };
/** Fills that also differ in lightness, with the colour of a number on them (`ui/tokens.css`). */
const fills: readonly (readonly [fill: string, on: string])[] = [
  ['005F5D', 'FFFFFF'],
  ['06A29F', ink.text],
  ['CCF5F2', ink.text],
  ['BEC9FF', ink.text],
  ['E6EAFF', ink.text],
  ['EEEBE6', ink.text],
];
const fillAt = (at: number) => fills[at % fills.length] ?? ['005F5D', 'FFFFFF'];
const numberOf = (value: unknown): number => (typeof value === 'number' ? value : 0);

type Row = Sheet['rows'][number];
type Piece = { svg: string; height: number };

/** The chart as a drawing, also where it has no numbers yet. */
export function chartPicture(chart: Chart, { lang, about, region, zone, at }: About): Drawing {
  const { sheet } = chart;
  const t = pictureWords[lang];
  const rows = shownOf(chart).slice(0, most);
  const draw = { bars, shares, map }[chart.kind];
  const columns = chart.series.flatMap((key) => sheet.columns.find((one) => one.key === key) ?? []);
  const labels = columns.map(({ label }) => label);
  const { svg, height } =
    rows.length === 0 || columns.length === 0
      ? { svg: lettered([t.nothing], { ...name, x: 0, y: 24, fill: ink.second }), height: 40 }
      : draw({ chart, rows, labels, lang });
  const left = sheet.rows.length - rows.length;
  const more = left > 0 ? t.more(numbers(lang).number(left)) : '';
  const rest = more ? lettered([more], { ...small, x: 0, y: height + 30, fill: ink.soft }) : '';
  const full = height + (more ? 44 : 0);
  return { lang, title: sheet.name, about, region, zone, at, body: svg + rest, height: full };
}

/** Of many rows those that have a number. */
function shownOf({ sheet: { rows }, series }: Chart): readonly Row[] {
  if (rows.length <= few) return rows;
  const saying = rows.filter((row) => series.some((key) => numberOf(row[key]) !== 0));
  return saying.length > 0 ? saying : rows;
}

type Drawn = { chart: Chart; rows: readonly Row[]; labels: readonly string[]; lang: Lang };

const nameOf = (row: Row, { label }: Chart) =>
  label
    .map((key) => String(row[key] ?? ''))
    .filter(Boolean)
    .join(' · ');

/** The name of a row, ending before `x` = labelWidth; two lines at most. */
function labelled(row: Row, chart: Chart, y: number): Piece {
  const [first = '', ...others] = wrapped(nameOf(row, chart), labelWidth - 24, name);
  const lines =
    others.length === 0 ? [first] : [first, shortened(others.join(' '), labelWidth - 24, name)];
  return {
    svg: lettered(lines, { ...name, x: 0, y: y + 20, fill: ink.text, leading: 22 }),
    height: lines.length * 22 + 8,
  };
}

function legend(labels: readonly string[]): Piece {
  if (labels.length < 2) return { svg: '', height: 0 };
  let [x, y] = [0, 0];
  const svg = labels.map((label, at) => {
    const width = 28 + widthOf(label, small) + 28;
    if (x > 0 && x + width > innerWidth) [x, y] = [0, y + 30];
    const key = `<rect x="${short(x)}" y="${y}" width="18" height="18" rx="4" fill="#${fillAt(at)[0]}" stroke="#005F5D"/>`;
    const text = lettered([label], { ...small, x: x + 28, y: y + 15, fill: ink.second });
    x += width;
    return key + text;
  });
  return { svg: svg.join(''), height: y + 46 };
}

function bars({ chart, rows, labels, lang }: Drawn): Piece {
  const f = numbers(lang);
  const { series } = chart;
  const room = innerWidth - labelWidth - 110;
  const full = Math.max(0, ...rows.flatMap((row) => series.map((key) => numberOf(row[key])))) || 1;
  const head = legend(labels);
  let y = head.height;
  const drawn = rows.map((row) => {
    const title = labelled(row, chart, y);
    const lines = series.map((key, at) => {
      const value = row[key];
      const width = Math.max(0, (numberOf(value) / full) * room);
      const top = y + at * 26;
      const bar = `<rect x="${labelWidth}" y="${top + 3}" width="${short(Math.max(2, width))}" height="21" rx="4" fill="#${fillAt(at)[0]}" stroke="#005F5D"/>`;
      const said = typeof value === 'number' ? f.number(value) : '–';
      const x = labelWidth + Math.max(2, width) + 10;
      return bar + lettered([said], { size: 17, bold: true, x, y: top + 20, fill: ink.text });
    });
    y += Math.max(title.height, series.length * 26 + 12);
    return title.svg + lines.join('');
  });
  return { svg: head.svg + drawn.join(''), height: y };
}

function shares({ chart, rows, labels, lang }: Drawn): Piece {
  const f = numbers(lang);
  const room = innerWidth - labelWidth;
  const head = legend(labels);
  let y = head.height;
  const drawn = rows.map((row) => {
    const title = labelled(row, chart, y);
    const all = chart.series.reduce((sum, key) => sum + numberOf(row[key]), 0) || 1;
    let x = labelWidth;
    const pieces = chart.series.map((key, at) => {
      const value = numberOf(row[key]);
      const width = (value / all) * room;
      const [fill, on] = fillAt(at);
      const from = x;
      x += width;
      if (value === 0) return '';
      const bar = `<rect x="${short(from)}" y="${y + 2}" width="${short(Math.max(1, width - 2))}" height="32" rx="4" fill="#${fill}" stroke="#005F5D"/>`;
      const said = f.number(value);
      if (widthOf(said, name) + 8 > width) return bar;
      const put = { size: 17, bold: true, fill: on, anchor: 'middle' as const };
      return bar + lettered([said], { ...put, x: from + width / 2 - 1, y: y + 24 });
    });
    y += Math.max(title.height, 46);
    return title.svg + pieces.join('');
  });
  return { svg: head.svg + drawn.join(''), height: y };
}

function map({ chart, rows, labels, lang }: Drawn): Piece {
  const f = numbers(lang);
  const { series } = chart;
  const width = Math.min(90, (innerWidth - labelWidth) / series.length);
  const top = Math.min(260, Math.max(...labels.map((label) => widthOf(label, small))) + 12);
  const heads = labels.map((label, at) => {
    const x = labelWidth + at * width + width / 2 + 5;
    const text = lettered([shortened(label, top - 8, small)], {
      ...small,
      x: 0,
      y: 0,
      fill: ink.second,
    });
    return `<g transform="translate(${short(x)} ${short(top - 6)}) rotate(-90)">${text}</g>`;
  });
  const full = Math.max(0, ...rows.flatMap((row) => series.map((key) => numberOf(row[key])))) || 1;
  let y = top;
  const drawn = rows.map((row) => {
    const title = labelled(row, chart, y);
    const fields = series.map((key, at) => {
      const value = numberOf(row[key]);
      const x = labelWidth + at * width;
      const share = value / full;
      const look = value
        ? `fill="#005F5D" fill-opacity="${(0.12 + 0.88 * share).toFixed(2)}"`
        : `fill="#${ink.wash}"`;
      const field = `<rect x="${short(x)}" y="${y + 1}" width="${short(width - 3)}" height="28" rx="3" ${look}/>`;
      if (value === 0) return field;
      const fill = share > 0.45 ? 'FFFFFF' : ink.text;
      const put = { size: 15, bold: true, fill, anchor: 'middle' as const };
      return field + lettered([f.number(value)], { ...put, x: x + width / 2 - 1.5, y: y + 20.5 });
    });
    y += Math.max(title.height, 31);
    return title.svg + fields.join('');
  });
  return { svg: heads.join('') + drawn.join(''), height: y };
}
