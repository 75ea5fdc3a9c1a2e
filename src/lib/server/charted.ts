/** A chart as the answer to a download: drawn, or its numbers as a table. */
import type { Zone } from '#lib/lab/zone.ts';
import type { Lang } from '#lib/words/lang.ts';
import { steadyNow } from './auth/steady-clock.ts';
import { chartPicture, type Chart } from './export/chart-picture.ts';
import { exported } from './exported.ts';
import { isPicture, pictured } from './pictured.ts';

type About = { lang: Lang; zone: Zone; about: string; region: string };

/** [X12] Picture and table say the same: both come from the sheet of the chart. */
export function charted(chart: Chart, format: string, about: About): Promise<Response> {
  if (isPicture(format))
    return pictured(chartPicture(chart, { ...about, at: steadyNow() }), format);
  const { sheet } = chart;
  return exported({ title: sheet.name, zone: about.zone, sheets: [sheet] }, format);
}
