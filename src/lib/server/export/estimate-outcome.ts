/** The estimate of the index as tables: its parts, its services, every innovation with its effect. */
import { basicServices } from '#lib/lab/affairs.ts';
import {
  spdMost,
  spdPoints,
  effects,
  isReported,
  reckon,
  type WhyOut,
} from '#lib/lab/index-estimate.ts';
import { levelsIn, type IndexSheet } from '#lib/lab/index-sheet.ts';
import type { Catalogue } from '#lib/lab/catalogue.ts';
import type { Zone } from '#lib/lab/zone.ts';
import { estimateWords } from '#lib/words/estimate.ts';
import type { Lang } from '#lib/words/lang.ts';
import type { CellValue, Column, Sheets } from './sheets.ts';

type Entry = {
  id: string;
  number: string;
  name: string;
  agencyName: string;
  affair: string | null;
  claimed: number;
  evidenced: number;
  verified: number | null;
  out: WhyOut | null;
};
type View = { catalogue: Catalogue; stored: { sheet: IndexSheet }; entries: readonly Entry[] };

const text = (key: string, label: string): Column => ({ key, label, kind: 'text' });
const number = (key: string, label: string): Column => ({ key, label, kind: 'number' });
/** Figures as the page shows them. */
const short = (value: number) => Math.round(value * 100) / 100;

/** The estimate on the basis of what has evidence, with everything that reaches the minimum. */
export function estimateOutcome(
  { catalogue, stored, entries }: View,
  { lang, zone }: { lang: Lang; zone: Zone },
): Sheets {
  const t = estimateWords[lang];
  const { sheet } = stored;
  const spd = spdPoints(levelsIn(sheet), catalogue.spdLines);
  const all = entries.map(({ id, affair, evidenced, out }) => ({
    id,
    affair,
    maturity: evidenced,
    reported: isReported({ out, maturity: evidenced }, sheet.minimum),
  }));
  const now = reckon(
    all.filter(({ reported }) => reported),
    spd,
    catalogue,
  );
  const effect = new Map(effects(all, spd, catalogue).map((one) => [one.id, one]));
  const reported = new Set(all.filter((one) => one.reported).map(({ id }) => id));
  const parts: [string, number, number][] = [
    [t.parts.spd, now.spd, spdMost(catalogue.spdLines)],
    [t.parts.average, now.average, catalogue.maximum],
    [t.parts.count, now.count, catalogue.countedAtMost * catalogue.pointsEach],
    [t.index, now.index, 100],
  ];
  return {
    title: `${t.title} ${catalogue.year}`,
    zone,
    sheets: [
      {
        name: t.index,
        columns: [text('part', t.part), number('points', t.points), number('most', t.most)],
        rows: [
          ...parts.map(([part, points, most]) => ({
            part,
            points: short(points),
            most: short(most),
          })),
          ...basicServices.map(({ code, name }) => ({
            part: name[lang],
            points: now.services[code] ?? 0,
            most: null,
          })),
          { part: t.isEstimate, points: null, most: null },
        ],
      },
      {
        name: t.whatIf,
        columns: [
          text('number', 'No'),
          text('name', t.innovation),
          text('agency', 'OPD'),
          number('claimed', t.bases.claimed),
          number('evidenced', t.bases.evidenced),
          number('verified', t.bases.verified),
          text('reported', t.whatIf),
          text('out', t.whyOut),
          number('effect', t.effect),
        ],
        rows: entries.map((entry): Record<string, CellValue> => ({
          number: entry.number,
          name: entry.name,
          agency: entry.agencyName,
          claimed: entry.claimed,
          evidenced: entry.evidenced,
          verified: entry.verified,
          reported: reported.has(entry.id) ? '1' : '0',
          out: entry.out ? t.out[entry.out] : '',
          effect: short(effect.get(entry.id)?.index ?? 0),
        })),
      },
    ],
  };
}
