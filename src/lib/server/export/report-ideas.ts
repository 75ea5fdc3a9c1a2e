/** Ideas, their plans and promises, and what became of them. */
import { affairOf } from '#lib/lab/affairs.ts';
import { standingOf } from '#lib/lab/idea/forms.ts';
import type { CurvePoint } from '#lib/lab/idea/readings.ts';
import { rowsOf } from '#lib/lab/idea/rows.ts';
import type { Idea, Measure } from '#lib/lab/idea/state.ts';
import { storyOf } from '#lib/lab/lineage.ts';
import type { Innovation } from '#lib/server/db/innovations.ts';
import { exportWords } from '#lib/words/export.ts';
import { formats, numbers } from '#lib/words/formats.ts';
import type { Lang } from '#lib/words/lang.ts';
import { planWords } from '#lib/words/plan.ts';
import { readingsWords } from '#lib/words/readings.ts';
import { reportWords } from '#lib/words/report.ts';
import type { Block, TableColumn } from './document.ts';
import type { Outcome } from './lab-outcome.ts';
import { cellWords } from './outcome-sheet.ts';

export function ideaBlocks({ hall, ideas }: Outcome, lang: Lang): Block[] {
  if (ideas.length === 0) return [];
  const t = reportWords[lang];
  const { columns } = exportWords[lang];
  const f = numbers(lang);
  const { word, digital } = cellWords(lang);
  const non = ideas.filter(({ traits }) => traits.digital === false).length;
  return [
    { is: 'text', text: t.ideasLead(f.number(ideas.length), f.number(non)), look: 'lead' },
    {
      is: 'table',
      columns: [
        { label: columns.no, share: 0.6, align: 'right' },
        { label: columns.idea, share: 4.4 },
        { label: columns.agency, share: 3 },
        { label: columns.digital, share: 1.5 },
        { label: columns.standing, share: 1.8 },
      ],
      rows: ideas.map((idea, at) => [
        f.number(at + 1),
        { text: idea.fields.title.text, bold: true },
        hall.agencies[idea.agencyId]?.name ?? '',
        digital(idea.traits.digital),
        word(standingOf(idea)),
      ]),
    },
  ];
}

/** Every idea that has a plan: rows, owners, measures before and after. */
export const planBlocks = ({ hall, ideas }: Outcome, lang: Lang): Block[] =>
  ideas
    .filter((idea) => Object.keys(idea.rows).length > 0)
    .flatMap((idea) => planOf(idea, hall.agencies[idea.agencyId]?.name ?? '', lang));

function planOf(idea: Idea, agency: string, lang: Lang): Block[] {
  const { columns } = exportWords[lang];
  const f = numbers(lang);
  const { word } = cellWords(lang);
  const { months: names, free } = planWords[lang];
  const months = names.split(' ');
  // Without cost is a value of its own, and not a nought (LAN's form).
  const costOf = (cost: number | null) =>
    cost === null ? '–' : cost === 0 ? free : f.number(cost);
  const owners = idea.owners.map(({ name }) => name).join(', ');
  const measures = Object.values(idea.measures);
  return [
    { is: 'heading', level: 2, text: idea.fields.title.text },
    { is: 'text', text: [agency, owners].filter(Boolean).join(' · '), look: 'soft' },
    {
      is: 'table',
      columns: [
        { label: columns.phase, share: 2 },
        { label: columns.activity, share: 3 },
        { label: columns.output, share: 2.2 },
        { label: columns.executor, share: 2.1 },
        { label: columns.months, share: 1.5 },
        // A cost of billions stays on one line.
        { label: columns.cost, share: 2.4, align: 'right' },
      ],
      rows: rowsOf(idea).map((row) => [
        word(row.phase),
        row.activity,
        row.output,
        row.executor,
        `${monthsSaid(row.months, months)} ${row.year}`.trim(),
        costOf(row.cost),
      ]),
    },
    ...(measures.length > 0 ? [measureTable(measures, lang)] : []),
    ...curveBlocks(storyOf(idea).measures, lang),
  ];
}

/** Months 1 to 12 by name; three or more after one another from the first to the last. */
export function monthsSaid(months: readonly number[], names: readonly string[]): string {
  const runs: [number, number][] = [];
  for (const month of months.toSorted((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last?.[1] === month - 1) last[1] = month;
    else runs.push([month, month]);
  }
  const name = (month: number) => names[month - 1] ?? '';
  const said = ([from, to]: [number, number]) =>
    from === to ? name(from) : [name(from), name(to)].join(to - from > 1 ? '–' : ', ');
  return runs.map(said).join(', ');
}

/** Numbers before adjectives: before, target, after. */
export function measureTable(measures: readonly Omit<Measure, 'id'>[], lang: Lang): Block {
  const t = reportWords[lang];
  const { columns } = exportWords[lang];
  const f = numbers(lang);
  const shown = (value: number | null) => (value === null ? '–' : f.number(value));
  return {
    is: 'table',
    columns: [
      { label: columns.measure, share: 4 },
      { label: columns.unit, share: 2 },
      { label: t.before, share: 1.2, align: 'right' },
      { label: t.target, share: 1.2, align: 'right' },
      { label: t.after, share: 1.2, align: 'right' },
    ],
    rows: measures.map(({ name, unit, before, target, after }) => [
      name,
      unit,
      shown(before),
      shown(target),
      { text: shown(after), bold: true },
    ]),
  };
}

type Curved = { name: string; unit: string; curve?: readonly CurvePoint[] | undefined };

/** [N25] What was measured on which day, of measures that have more than a before and an after. */
export function curveBlocks(measures: readonly Curved[], lang: Lang): Block[] {
  const t = readingsWords[lang];
  const f = formats(lang, 'UTC');
  const rows = measures.flatMap(({ name, unit, curve = [] }) =>
    curve.map(({ on, value, isBaseline }) => [
      name,
      f.dayShort(Date.parse(on)) + (isBaseline ? ` (${t.baseline})` : ''),
      { text: [f.number(value), unit].filter(Boolean).join(' '), bold: true },
    ]),
  );
  if (rows.length === 0) return [];
  const value: TableColumn = { label: t.value(''), share: 2, align: 'right' };
  const measure = exportWords[lang].columns.measure;
  const columns = [{ label: measure, share: 4 }, { label: t.date, share: 2.4 }, value];
  return [{ is: 'table', columns, rows }];
}

export function commitmentBlocks({ ideas }: Outcome, lang: Lang): Block[] {
  const { columns } = exportWords[lang];
  const { word } = cellWords(lang);
  const rows = ideas.flatMap((idea) =>
    Object.values(idea.commitments).map((one) => [
      idea.fields.title.text,
      { text: one.who, bold: true },
      one.what,
      formats(lang, 'UTC').day(Date.parse(one.due)),
      word(one.status),
    ]),
  );
  if (rows.length === 0) return [];
  return [
    {
      is: 'table',
      columns: [
        { label: columns.idea, share: 2.6 },
        { label: columns.who, share: 2.2 },
        { label: columns.what, share: 4 },
        { label: columns.due, share: 1.8 },
        { label: columns.status, share: 1.4 },
      ],
      rows,
    },
  ];
}

export function innovationBlocks(promoted: readonly Innovation[], lang: Lang): Block[] {
  if (promoted.length === 0) return [];
  const { columns } = exportWords[lang];
  const { word, digital } = cellWords(lang);
  return [
    {
      is: 'table',
      columns: [
        { label: columns.number, share: 3.3 },
        { label: columns.innovation, share: 3 },
        { label: columns.agency, share: 2.6 },
        { label: columns.digital, share: 1.7 },
        { label: columns.affair, share: 2.6 },
        { label: columns.status, share: 1.6 },
        { label: reportWords[lang].score, share: 1, align: 'right' },
      ],
      rows: promoted.map((one) => [
        one.number,
        { text: one.name, bold: true },
        one.agencyName,
        digital(one.digital),
        one.affair ? (affairOf(one.affair)?.name[lang] ?? one.affair) : '',
        word(one.status),
        String(one.claimedScore),
      ]),
    },
  ];
}
