import { fail, type RequestEvent } from '@sveltejs/kit';
import { longestFile, type Flaw } from '#lib/lab/catalogue-file.ts';
import { textOf } from '#lib/server/auth/form.ts';
import { steadyNow } from '#lib/server/auth/steady-clock.ts';
import * as catalogues from '#lib/server/db/catalogues.ts';
import { db } from '#lib/server/db/open.ts';
import { bringInCatalogue, previewCatalogue } from '#lib/server/operations/catalogues.ts';
import { requireRegion } from '#lib/server/region-staff.ts';
import { estimateWords } from '#lib/words/estimate.ts';
import type { Actions, PageServerLoad } from './$types.ts';

export const load: PageServerLoad = async (event) => {
  const { regionId } = requireRegion(event);
  const [all, versions, inForce] = await Promise.all([
    catalogues.all(db().read, regionId),
    catalogues.versions(db().read, regionId),
    catalogues.inForce(db().read, regionId),
  ]);
  return {
    title: estimateWords[event.locals.lang].catalogues,
    inForce: inForce.year,
    catalogues: all.toReversed().map((one) => ({
      year: one.year,
      version: one.version,
      standing: one.standing,
      complete: one.complete,
      lines: one.indicators.length + one.spdLines.length,
      divisor: one.divisor,
      from: versions.find(({ year, version }) => year === one.year && version === one.version),
    })),
  };
};

/** The text of a form's file, or what was sent again with the agreement. */
async function contentOf(form: FormData): Promise<string> {
  const file = form.get('file');
  if (typeof file === 'string') return file;
  // One byte more than a catalogue can have is enough to see that it is too large.
  return file ? file.slice(0, longestFile * 4 + 1).text() : '';
}

const sentences = (event: RequestEvent, flaws: readonly Flaw[]) =>
  flaws.map(({ code, at }) => estimateWords[event.locals.lang].flaws[code](at));

export const actions: Actions = {
  preview: async (event) => {
    const { regionId } = requireRegion(event);
    const content = await contentOf(await event.request.formData());
    const preview = await previewCatalogue(db().read, regionId, content);
    if ('flaws' in preview) return fail(400, { flaws: sentences(event, preview.flaws) });
    const { catalogue, change, scored, rescored } = preview;
    const { year, version, divisor, complete } = catalogue;
    const lines = catalogue.indicators.length + catalogue.spdLines.length;
    return {
      preview: { year, version, divisor, complete, lines, change, scored, rescored, content },
    };
  },

  bring: async (event) => {
    const { account, regionId } = requireRegion(event);
    const words = estimateWords[event.locals.lang];
    const form = await event.request.formData();
    const answer = await bringInCatalogue(db().write, {
      regionId,
      content: await contentOf(form),
      by: account.name,
      at: steadyNow(),
      version: Number(textOf(form, 'version', 6)),
      agreed: form.get('agreed') === 'yes',
      note: words.step,
    });
    if ('flaws' in answer) return fail(400, { flaws: sentences(event, answer.flaws) });
    if ('refusal' in answer) {
      const error = answer.refusal === 'stale' ? words.staleCatalogue : words.notAgreed;
      return fail(409, { error });
    }
    return { done: words.brought(answer.year, answer.rescored) };
  },

  use: async (event) => {
    const { regionId } = requireRegion(event);
    const words = estimateWords[event.locals.lang];
    const year = Number(textOf(await event.request.formData(), 'year', 4));
    const catalogue = await catalogues.find(db().read, regionId, year);
    if (!catalogue?.complete) return fail(400, { error: words.cannotUse });
    await catalogues.putInForce(db().write, regionId, year);
    return { done: words.used(year) };
  },
};
