import { error, fail } from '@sveltejs/kit';
import * as v from 'valibot';
import { affairs } from '#lib/lab/affairs.ts';
import { indexSheetSchema } from '#lib/lab/index-sheet.ts';
import { textOf } from '#lib/server/auth/form.ts';
import { steadyNow } from '#lib/server/auth/steady-clock.ts';
import * as catalogues from '#lib/server/db/catalogues.ts';
import { db } from '#lib/server/db/open.ts';
import * as regions from '#lib/server/db/regions.ts';
import { estimateView, saveSheet } from '#lib/server/operations/index-estimate.ts';
import { requireRegion } from '#lib/server/region-staff.ts';
import { estimateWords } from '#lib/words/estimate.ts';
import type { Actions, PageServerLoad } from './$types.ts';

/** The year asked for, or the one in force. */
async function yearOf(url: URL, regionId: string): Promise<number> {
  const asked = Number(url.searchParams.get('year'));
  return asked || (await catalogues.inForce(db().read, regionId)).year;
}

export const load: PageServerLoad = async (event) => {
  const { regionId } = requireRegion(event);
  const { lang } = event.locals;
  const view = await estimateView(db().read, regionId, await yearOf(event.url, regionId));
  if (!view) error(404);
  const region = await regions.load(db().read, regionId);
  return {
    title: estimateWords[lang].title,
    regionName: region ? regions.fullName(region) : '',
    view,
    affairs: Object.fromEntries(affairs.map(({ code, name }) => [code, name[lang]])),
  };
};

const settings = v.pick(indexSheetSchema, ['minimum', 'target']);
/** A number as people write it, with comma or point. */
const numberOf = (text: string) => Number(text.replace(',', '.'));

export const actions: Actions = {
  settings: async (event) => {
    const { account, regionId } = requireRegion(event);
    const words = estimateWords[event.locals.lang];
    const form = await event.request.formData();
    const target = textOf(form, 'target', 12);
    const parsed = v.safeParse(settings, {
      minimum: numberOf(textOf(form, 'minimum', 12) || '0'),
      target: target === '' ? null : numberOf(target),
    });
    if (!parsed.success) return fail(400, { error: words.badInput });
    const seen = Number(textOf(form, 'seen', 20));
    const answer = await saveSheet(db().write, {
      regionId,
      year: await yearOf(event.url, regionId),
      change: parsed.output,
      by: account.name,
      at: steadyNow(),
      seenAt: seen || null,
    });
    if (answer !== 'saved') return fail(409, { error: words.stale });
    return { done: words.saved };
  },
};
