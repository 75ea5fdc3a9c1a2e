import { error, fail } from '@sveltejs/kit';
import { addressOf, readQuestion } from '#lib/lab/registry-question.ts';
import { textOf } from '#lib/server/auth/form.ts';
import { requireAccount } from '#lib/server/auth/guards.ts';
import { steadyNow } from '#lib/server/auth/steady-clock.ts';
import { db } from '#lib/server/db/open.ts';
import * as regions from '#lib/server/db/regions.ts';
import { hasLogo, keepLogo, mostLogoBytes, removeLogo } from '#lib/server/logos.ts';
import { filesOf, removeFile, takeOrder, unknownPaper } from '#lib/server/paper-forms.ts';
import { known, registryPapers } from '#lib/server/paper-orders.ts';
import { registryReader } from '#lib/server/registry-reader.ts';
import { paperWords } from '#lib/words/papers.ts';
import { registryWords } from '#lib/words/registry.ts';
import type { Actions, PageServerLoad } from './$types.ts';
import type { RequestEvent } from '@sveltejs/kit';

const dataDir = () => process.env['LABINOV_DATA'] || 'data';

/** Bappeda and facilitators, and the region whose registry they print. */
function printer(event: Pick<RequestEvent, 'locals' | 'url' | 'request'>) {
  const account = requireAccount(event);
  const { regionId, staff, bappeda } = registryReader(event.locals);
  if (!staff || !regionId) error(403, registryWords[event.locals.lang].refusal['no-right']);
  return { owner: account.id, regionId, bappeda };
}

/** What stands on covers is Bappeda's to choose. */
function keeper(event: Parameters<typeof printer>[0]) {
  const known = printer(event);
  if (!known.bappeda) error(403, registryWords[event.locals.lang].refusal['no-right']);
  return known;
}

/** Book and slides of the registry, and what this person had printed. */
export const load: PageServerLoad = async (event) => {
  event.depends('labinov:files');
  const { owner, regionId, bappeda } = printer(event);
  return {
    title: paperWords[event.locals.lang].page,
    papers: registryPapers,
    query: addressOf(readQuestion(event.url.searchParams)),
    files: await filesOf(owner, { regionId }),
    /** Null for those who may not change it. */
    logo: bappeda ? hasLogo(dataDir(), regionId) : null,
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
    const query = addressOf(readQuestion(new URLSearchParams(textOf(form, 'query'))));
    const order = { ...paper, regionId, query, lang, at: steadyNow() };
    return takeOrder(owner, order, {
      scope: { regionId },
      of: region ? regions.fullName(region) : '',
    });
  },
  remove: async (event) => {
    const { owner } = printer(event);
    await removeFile(owner, await event.request.formData());
  },
  logo: async (event) => {
    const { regionId } = keeper(event);
    const t = paperWords[event.locals.lang];
    const size = Number(event.request.headers.get('content-length'));
    const form = size > mostLogoBytes + 64 * 1024 ? null : await event.request.formData();
    const file = form?.get('file');
    const bytes = file instanceof File ? new Uint8Array(await file.arrayBuffer()) : null;
    const kept = bytes !== null && (await keepLogo(dataDir(), regionId, bytes));
    return kept ? { logo: t.logoSaved } : fail(400, { logoFlaw: t.logoFlaw });
  },
  removeLogo: async (event) => {
    await removeLogo(dataDir(), keeper(event).regionId);
  },
};
