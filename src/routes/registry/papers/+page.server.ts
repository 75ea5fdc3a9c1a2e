import { error } from '@sveltejs/kit';
import { requireAccount } from '#lib/server/auth/guards.ts';
import { steadyNow } from '#lib/server/auth/steady-clock.ts';
import { db } from '#lib/server/db/open.ts';
import * as regions from '#lib/server/db/regions.ts';
import { filesOf, removeFile, takeOrder, unknownPaper } from '#lib/server/paper-forms.ts';
import { known, registryPapers } from '#lib/server/paper-orders.ts';
import { registryReader } from '#lib/server/registry-reader.ts';
import { paperWords } from '#lib/words/papers.ts';
import { registryWords } from '#lib/words/registry.ts';
import type { Actions, PageServerLoad } from './$types.ts';
import type { RequestEvent } from '@sveltejs/kit';

/** Bappeda and facilitators, and the region whose registry they print. */
function printer(event: Pick<RequestEvent, 'locals' | 'url' | 'request'>) {
  const account = requireAccount(event);
  const { regionId, staff } = registryReader(event.locals);
  if (!staff || !regionId) error(403, registryWords[event.locals.lang].refusal['no-right']);
  return { owner: account.id, regionId };
}

/** Book and slides of the registry, and what this person had printed. */
export const load: PageServerLoad = async (event) => {
  event.depends('labinov:files');
  const { owner, regionId } = printer(event);
  return {
    title: paperWords[event.locals.lang].page,
    papers: registryPapers,
    files: await filesOf(owner, { regionId }),
  };
};

export const actions: Actions = {
  order: async (event) => {
    const { owner, regionId } = printer(event);
    const { lang } = event.locals;
    const form = await event.request.formData();
    const paper = known(registryPapers, form.get('what'), form.get('format'));
    if (!paper) return unknownPaper(lang);
    const region = await regions.load(db().read, regionId);
    const order = { ...paper, regionId, lang, at: steadyNow() };
    return takeOrder(owner, order, {
      scope: { regionId },
      of: region ? regions.fullName(region) : '',
    });
  },
  remove: async (event) => {
    const { owner } = printer(event);
    await removeFile(owner, await event.request.formData());
  },
};
