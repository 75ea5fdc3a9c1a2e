/** The numbers behind every picture of the dashboard: shown under it as a table, and downloaded. */
import { affairOf } from '#lib/lab/affairs.ts';
import { fates, isAlive } from '#lib/lab/dashboard.ts';
import { obstacleKinds } from '#lib/lab/monitoring.ts';
import { questionnaire } from '#lib/lab/questionnaire.ts';
import { coverageWords } from '#lib/words/coverage.ts';
import { dashboardWords } from '#lib/words/dashboard.ts';
import type { Lang } from '#lib/words/lang.ts';
import type { DashboardView } from '#lib/server/operations/dashboard.ts';
import type { CellValue, Column, Sheet } from './export/sheets.ts';

export const dashboardParts = [
  ...(['funnel', 'agencies', 'affairs', 'kinds', 'digital', 'services'] as const),
  ...(['readiness', 'obstacles', 'labs', 'overdue', 'ideas'] as const),
] as const;
export type DashboardPart = (typeof dashboardParts)[number];
export const isDashboardPart = (value: unknown): value is DashboardPart =>
  dashboardParts.includes(value as DashboardPart);

type Rows = Record<string, CellValue>[];
const text = (key: string, label: string): Column => ({ key, label, kind: 'text' });
const number = (key: string, label: string): Column => ({ key, label, kind: 'number' });
const date = (key: string, label: string): Column => ({ key, label, kind: 'date' });
/** Figures as the page shows them. */
const short = (value: number | null) => value && Math.round(value * 100) / 100;

/** [I18] One sheet per picture, by the name of its part. */
export function dashboardSheets(view: DashboardView, lang: Lang): Record<DashboardPart, Sheet> {
  const c = coverageWords[lang];
  const t = dashboardWords[lang];
  const { coverage, readiness } = view;
  const { funnel } = coverage;
  const sheet = (name: string, columns: Column[], rows: Rows): Sheet => ({ name, columns, rows });
  const counted = (name: string, rows: [string, number][]) =>
    sheet(
      name,
      [text('what', t.what), number('count', t.count)],
      rows.map(([what, count]) => ({ what, count })),
    );
  const codes = [...new Set(coverage.rows.flatMap((row) => Object.keys(row.affairs)))].toSorted();
  return {
    funnel: sheet(
      c.funnel,
      [
        text('what', t.what),
        number('agencies', t.agenciesIn),
        number('count', t.count),
        text('of', t.countOf),
      ],
      (
        [
          ['joined', funnel.people, 'people'],
          ['wrote', funnel.ideas, 'ideas'],
          ['design', funnel.planned, 'plans'],
          ['launched', funnel.launched, 'ideas'],
          ['promoted', funnel.promoted, 'innovations'],
        ] as const
      ).map(([step, count, of]) => {
        const agencies = funnel.agencies[step];
        return { what: c.funnelSteps[step], agencies, count, of: t.countsOf[of] };
      }),
    ),
    agencies: sheet(
      c.table,
      [
        text('agency', c.columns.agency),
        text('kind', c.columns.kind),
        ...(['joined', 'wrote', 'idea', 'design'] as const).map((key) =>
          number(key, c.columns[key]),
        ),
        number('launched', t.launched),
        number('proposed', c.columns.proposed),
        number('registered', c.columns.registered),
        text('silent', t.silent),
      ],
      coverage.rows.map(({ key, affairs: _affairs, short: _short, name, kind, ...numbers }) => ({
        agency: name,
        kind: c.agencyKinds[kind],
        ...numbers,
        silent: coverage.silent.includes(key) ? t.yes : '',
      })),
    ),
    affairs: sheet(
      c.map,
      [
        text('agency', c.columns.agency),
        ...codes.map((code) => number(code, affairOf(code)?.name[lang] ?? code)),
      ],
      coverage.rows
        .filter(({ affairs }) => Object.keys(affairs).length > 0)
        .map(({ name, affairs }) => ({ agency: name, ...affairs })),
    ),
    kinds: sheet(
      c.perKind,
      [
        text('kind', c.columns.kind),
        number('count', t.innovations),
        number('share', '%'),
        number('reached', t.reached),
        number('agencies', t.units),
      ],
      coverage.shares.map(({ kind, count, share, reached, agencies }) => {
        const percent = Math.round(share * 100);
        return { kind: c.agencyKinds[kind], count, share: percent, reached, agencies };
      }),
    ),
    digital: counted(c.kinds, [
      [c.digital, coverage.digital.digital],
      [c.nonDigital, coverage.digital.nonDigital],
    ]),
    services: counted(
      c.services,
      coverage.services.map(({ name, count }) => [name[lang], count]),
    ),
    readiness: sheet(
      t.readiness,
      [text('what', t.component), number('before', t.before), number('after', t.after)],
      questionnaire.components.map(({ label }, i) => ({
        what: label[lang],
        before: short(readiness.before[i]?.mean ?? null),
        after: short(readiness.after[i]?.mean ?? null),
      })),
    ),
    obstacles: counted(
      t.obstacles,
      obstacleKinds.map((kind) => [t.obstacleKinds[kind], view.obstacles[kind]]),
    ),
    labs: sheet(
      t.labs,
      [
        text('lab', c.lab),
        date('startsOn', t.from),
        date('endsOn', t.to),
        text('stage', t.stage),
        ...fates.map((fate) => number(fate, t.fates[fate])),
        number('alive', t.aliveShort),
        number('all', t.ideasIn),
      ],
      view.labs.map(({ title, startsOn, endsOn, stage, closed, fates: counts }) => ({
        lab: title,
        startsOn,
        endsOn,
        stage: closed ? t.closed : t.stages[stage],
        ...counts,
        alive: fates.filter(isAlive).reduce((sum, fate) => sum + counts[fate], 0),
        all: fates.reduce((sum, fate) => sum + counts[fate], 0),
      })),
    ),
    overdue: sheet(
      t.overdue,
      [
        text('what', t.commitment),
        text('who', t.who),
        text('agency', c.columns.agency),
        text('idea', t.idea),
        date('due', t.due),
        number('days', t.daysLate),
      ],
      view.overdue.map(({ what, who, agency, idea, due, days }) => {
        return { what, who, agency, idea, due, days };
      }),
    ),
    ideas: sheet(
      t.ideas,
      [
        text('lab', c.lab),
        text('agency', c.columns.agency),
        text('idea', t.idea),
        text('fate', t.fate),
      ],
      view.ideas.map(({ lab, agency, title, fate }) => {
        return { lab, agency, idea: title, fate: t.fates[fate] };
      }),
    ),
  };
}
