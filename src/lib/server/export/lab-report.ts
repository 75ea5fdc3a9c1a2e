/**
 * [X1] "Laporan Hasil Laboratorium Inovasi": what happened in a lab, stage by stage, from the same
 * outcome as the tables, so through `seenState` for the one who asks.
 */
import type { Hall, LabPhoto } from '#lib/lab/hall/state.ts';
import { funnel } from '#lib/lab/monitoring.ts';
import type { Zone } from '#lib/lab/zone.ts';
import type { Innovation } from '#lib/server/db/innovations.ts';
import { formats, numbers } from '#lib/words/formats.ts';
import type { Lang } from '#lib/words/lang.ts';
import { monitoringWords } from '#lib/words/monitoring.ts';
import { reportWords } from '#lib/words/report.ts';
import type { Block, Paper, Picture } from './document.ts';
import type { Outcome } from './lab-outcome.ts';
import { boardBlocks } from './report-boards.ts';
import { attendanceBlocks, pledgeBlocks, readinessBlocks } from './report-hall.ts';
import { commitmentBlocks, ideaBlocks, innovationBlocks, planBlocks } from './report-ideas.ts';

export type ReportFacts = {
  outcome: Outcome;
  promoted: readonly Innovation[];
  photos: readonly { photo: LabPhoto; picture: Picture }[];
  logo: Picture | null;
  lang: Lang;
  zone: Zone;
  at: number;
};

export function labReport(facts: ReportFacts): Paper {
  const { outcome, promoted, photos, logo, lang, zone, at } = facts;
  const { hall } = outcome;
  const t = reportWords[lang];
  // What the lab has not come to is one line of the summary, not a page with nothing on it.
  const missing: string[] = [];
  const chapter = (text: string, stage: 1 | 2 | 3 | 4 | 5, blocks: Block[]): Block[] => {
    if (blocks.length === 0) missing.push(text);
    return blocks.length > 0
      ? [{ is: 'heading', level: 1, text, stage, newPage: true }, ...blocks]
      : [];
  };
  const chapters = [
    ...chapter(t.attendance, 1, attendanceBlocks(hall, lang, zone)),
    ...chapter(t.pledge, 1, pledgeBlocks(hall, lang)),
    ...chapter(t.readiness, 1, readinessBlocks(hall, lang)),
    ...chapter(t.boards, 2, boardBlocks(outcome, lang)),
    ...chapter(t.ideas, 2, ideaBlocks(outcome, lang)),
    ...chapter(t.plans, 3, planBlocks(outcome, lang)),
    ...chapter(t.commitments, 4, commitmentBlocks(outcome, lang)),
    ...chapter(t.innovations, 5, innovationBlocks(promoted, lang)),
    ...chapter(t.photos, 5, photoBlocks(photos)),
  ];
  return {
    lang,
    title: t.labReport,
    region: hall.lab.region,
    logo,
    about: aboutLab(hall, lang),
    cover: true,
    zone,
    at,
    blocks: [
      { is: 'heading', level: 1, text: t.summary, newPage: true },
      ...summaryBlocks(facts),
      ...(missing.length > 0
        ? [{ is: 'text' as const, text: t.notYet(missing.join(', ')), look: 'soft' as const }]
        : []),
      ...chapters,
    ],
  };
}

const photoBlocks = (photos: ReportFacts['photos']): Block[] =>
  photos.length === 0
    ? []
    : [
        {
          is: 'photos',
          items: photos.map(({ photo, picture }) => ({ picture, caption: photo.title })),
        },
      ];

/** Noon in western Indonesia: a calendar day that stays the same day in every zone of the country. */
export const noon = (day: string): number => Date.parse(`${day}T05:00:00Z`);

/** Title, place and dates of the lab, one line each. */
export function aboutLab({ lab }: Hall, lang: Lang): string[] {
  const days = formats(lang, 'UTC').range(noon(lab.startsOn), noon(lab.endsOn));
  return [lab.title, lab.place, days].filter((line) => line !== '');
}

function summaryBlocks({ outcome, promoted, lang }: ReportFacts): Block[] {
  const t = reportWords[lang];
  const f = numbers(lang);
  const { hall, boards, ideas } = outcome;
  const here = Object.values(hall.present).filter((people) => people > 0).length;
  const people = Object.values(hall.people).filter(({ removed }) => !removed).length;
  const all = Object.keys(hall.agencies).length;
  const cards = boards
    .filter(({ revealed }) => revealed)
    .reduce((sum, board) => sum + Object.keys(board.cards).length, 0);
  const figures = {
    agencies: here,
    people,
    cards,
    ideas: ideas.length,
    plans: ideas.filter(({ plan }) => plan.status === 'approved').length,
    innovations: promoted.length,
  };
  return [
    {
      is: 'text',
      text: t.summaryLead(f.number(here), f.number(all), f.number(people)),
      look: 'lead',
    },
    {
      is: 'figures',
      items: (Object.keys(figures) as (keyof typeof figures)[]).map((key) => ({
        value: f.number(figures[key]),
        label: t.figures[key],
      })),
    },
    { is: 'heading', level: 2, text: t.funnel },
    {
      is: 'table',
      columns: [
        { label: t.step, share: 4 },
        { label: t.count, share: 1, align: 'right' },
      ],
      rows: funnel(ideas).map(({ step, count }) => [
        monitoringWords[lang].steps[step],
        f.number(count),
      ]),
    },
  ];
}
