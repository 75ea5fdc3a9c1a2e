import { error } from '@sveltejs/kit';
import { db } from '#lib/server/db/open.ts';
import * as regions from '#lib/server/db/regions.ts';
import { votesChart } from '#lib/server/export/charts.ts';
import { charted } from '#lib/server/charted.ts';
import { requireBoard } from '#lib/server/lab-staff.ts';
import { pictureWords } from '#lib/words/pictures.ts';
import type { RequestHandler } from './$types.ts';

/** [X12] A closed ballot of the board (`?ballot=`, or the last one) as a chart or as its numbers. */
export const GET: RequestHandler = async ({ params, locals, url }) => {
  const { lang } = locals;
  const { hall, board } = await requireBoard(locals, params);
  const ballot = url.searchParams.get('ballot') ?? board.results.at(-1)?.id ?? '';
  const chart = votesChart(board, hall, ballot, lang);
  if (!chart) error(409, pictureWords[lang].notYet);
  const { title, region } = hall.lab;
  const zone = await regions.zoneOfLab(db().read, params.lab);
  return charted(chart, params.format, { about: title, region, lang, zone });
};
