/** [X12] Which chart shows which numbers: of the dashboard, of the estimate, of one lab. */
import { fates } from '#lib/lab/dashboard.ts';
import { funnel } from '#lib/lab/monitoring.ts';
import { questionnaire } from '#lib/lab/questionnaire.ts';
import { roomRadar } from '#lib/lab/readiness.ts';
import { asked } from '#lib/lab/board/ballots.ts';
import { ranked } from '#lib/lab/board/standings.ts';
import type { Board } from '#lib/lab/board/state.ts';
import type { Hall } from '#lib/lab/hall/state.ts';
import type { Idea } from '#lib/lab/idea/state.ts';
import { exportWords } from '#lib/words/export.ts';
import type { Lang } from '#lib/words/lang.ts';
import { monitoringWords } from '#lib/words/monitoring.ts';
import { pictureWords } from '#lib/words/pictures.ts';
import { reportWords } from '#lib/words/report.ts';
import { nameOf } from './board-sheets.ts';
import type { Chart } from './chart-picture.ts';
import type { Column, Sheet } from './sheets.ts';

type How = Pick<Chart, 'kind' | 'label' | 'series'>;

/** Parts of the dashboard that are pictures; the others are lists. */
const dashboard: Record<string, How> = {
  funnel: { kind: 'bars', label: ['what'], series: ['agencies', 'count'] },
  agencies: { kind: 'bars', label: ['agency'], series: ['proposed', 'registered'] },
  kinds: { kind: 'bars', label: ['kind'], series: ['count', 'reached', 'agencies'] },
  digital: { kind: 'bars', label: ['what'], series: ['count'] },
  services: { kind: 'bars', label: ['what'], series: ['count'] },
  readiness: { kind: 'bars', label: ['what'], series: ['before', 'after'] },
  obstacles: { kind: 'bars', label: ['what'], series: ['count'] },
  labs: { kind: 'shares', label: ['lab'], series: fates },
  overdue: { kind: 'bars', label: ['what', 'agency'], series: ['days'] },
};

/** A part of the dashboard as a chart; null where it is a list. */
export function dashboardChart(part: string, sheet: Sheet): Chart | null {
  if (part === 'affairs') {
    const series = sheet.columns.filter(({ kind }) => kind === 'number').map(({ key }) => key);
    return { kind: 'map', label: ['agency'], series, sheet };
  }
  const how = Object.hasOwn(dashboard, part) ? dashboard[part] : undefined;
  return how ? { ...how, sheet } : null;
}

export const estimateParts = ['index', 'entries'] as const;
export type EstimatePart = (typeof estimateParts)[number];

/** The two sheets of the estimate (`estimate-outcome.ts`) as charts. */
export function estimateChart(
  part: EstimatePart,
  [parts, entries]: readonly Sheet[],
): Chart | null {
  if (part === 'entries') {
    const series = ['claimed', 'evidenced', 'verified'];
    return entries ? { kind: 'bars', label: ['number', 'name'], series, sheet: entries } : null;
  }
  if (!parts) return null;
  // What has no most is no part of the sum.
  const sheet = { ...parts, rows: parts.rows.filter(({ most }) => most !== null) };
  return { kind: 'bars', label: ['part'], series: ['points', 'most'], sheet };
}

const text = (key: string, label: string): Column => ({ key, label, kind: 'text' });
const number = (key: string, label: string): Column => ({ key, label, kind: 'number' });
const short = (value: number | null) => value && Math.round(value * 100) / 100;

/** How ready the room says it is: the mean of its agencies, component by component. */
export function readinessChart(hall: Hall, lang: Lang): Chart {
  const t = reportWords[lang];
  const answered = Object.values(hall.radars).filter(({ sheets }) => sheets > 0);
  const room = roomRadar(answered.map(({ components }) => components));
  const columns = [
    text('what', t.component),
    ...(
      [
        ['mean', t.mean],
        ['spread', t.spread],
        ['low', t.low],
        ['high', t.high],
        ['agencies', t.answered],
      ] as const
    ).map(([key, label]) => number(key, label)),
  ];
  const rows =
    answered.length === 0
      ? []
      : room.map(({ mean, spread, low, high, agencies }, at) => ({
          what: questionnaire.components[at]?.label[lang] ?? '',
          mean: short(mean),
          spread: short(spread),
          low: short(low),
          high: short(high),
          agencies,
        }));
  const sheet = { name: pictureWords[lang].readiness, columns, rows };
  return { kind: 'bars', label: ['what'], series: ['mean'], sheet };
}

/** How far the ideas of a lab have come. */
export function funnelChart(ideas: readonly Idea[], lang: Lang): Chart {
  const t = reportWords[lang];
  const rows = funnel(ideas).map(({ step, count }) => {
    return { what: monitoringWords[lang].steps[step], count };
  });
  const sheet = { name: t.funnel, columns: [text('what', t.step), number('count', t.count)], rows };
  return { kind: 'bars', label: ['what'], series: ['count'], sheet };
}

/** A closed ballot, from the first place to the last; null where there is none of this id. */
export function votesChart(board: Board, hall: Hall, id: string, lang: Lang): Chart | null {
  const result = board.revealed ? board.results.find((one) => one.id === id) : undefined;
  if (!result) return null;
  const { columns } = exportWords[lang];
  const t = pictureWords[lang];
  const means = { dots: columns.dots, scores: t.mean, ranks: t.meanPlace };
  const rows = ranked(result, asked(board, result)).map(({ id: thing, rank, value, raters }) => ({
    thing: board.clusters[thing]?.title ?? board.cards[thing]?.text ?? '',
    rank,
    value: result.method !== 'dots' && raters === 0 ? null : short(value),
  }));
  const sheet: Sheet = {
    name: t.votesOf(nameOf(board, hall)),
    columns: [
      text('thing', columns.thing),
      number('rank', columns.rank),
      number('value', means[result.method]),
    ],
    rows,
  };
  return { kind: 'bars', label: ['thing'], series: ['value'], sheet };
}
