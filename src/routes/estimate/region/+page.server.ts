import { error, fail, type RequestEvent } from '@sveltejs/kit';
import * as v from 'valibot';
import { lineKey } from '#lib/lab/catalogue.ts';
import { indexSheetSchema } from '#lib/lab/index-sheet.ts';
import { textOf } from '#lib/server/auth/form.ts';
import { steadyNow } from '#lib/server/auth/steady-clock.ts';
import * as catalogues from '#lib/server/db/catalogues.ts';
import { db } from '#lib/server/db/open.ts';
import { estimateView, saveSheet } from '#lib/server/operations/index-estimate.ts';
import { requireRegion } from '#lib/server/region-staff.ts';
import { estimateWords } from '#lib/words/estimate.ts';
import type { Actions, PageServerLoad } from './$types.ts';

async function viewOf(event: Pick<RequestEvent, 'locals' | 'url' | 'request'>) {
  const { account, regionId } = requireRegion(event);
  const asked = Number(event.url.searchParams.get('year'));
  const year = asked || (await catalogues.inForce(db().read, regionId)).year;
  const view = await estimateView(db().read, regionId, year);
  if (!view) error(404);
  return { account, regionId, view };
}

/** The twenty lines of the region, for one year. */
export const load: PageServerLoad = async (event) => {
  const { view } = await viewOf(event);
  const { catalogue, linesYear, sheetYear, stored } = view;
  return {
    title: estimateWords[event.locals.lang].spd,
    year: catalogue.year,
    lines: catalogue.spdLines,
    linesYear,
    sheetYear,
    stored,
  };
};

export const actions: Actions = {
  default: async (event) => {
    const { account, regionId, view } = await viewOf(event);
    const words = estimateWords[event.locals.lang];
    const form = await event.request.formData();
    const typed = Object.fromEntries(
      view.catalogue.spdLines.map((line) => {
        const key = lineKey(line);
        const level = Number(textOf(form, `level-${key}`, 1) || '0');
        return [key, { level, note: textOf(form, `note-${key}`, 500) }];
      }),
    );
    const filled = Object.fromEntries(
      Object.entries(typed).filter(([, { level, note }]) => level !== 0 || note !== ''),
    );
    const parsed = v.safeParse(indexSheetSchema.entries.lines, filled);
    if (!parsed.success) return fail(400, { error: words.badInput, typed });
    const answer = await saveSheet(db().write, {
      regionId,
      year: view.catalogue.year,
      change: { lines: parsed.output },
      by: account.name,
      at: steadyNow(),
      seenAt: Number(textOf(form, 'seen', 20)) || null,
    });
    if (answer !== 'saved') {
      return fail(409, { error: answer === 'stale' ? words.stale : words.badInput, typed });
    }
    return { done: words.saved };
  },
};
