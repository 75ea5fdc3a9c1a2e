import { affairOf, affairs } from '#lib/lab/affairs.ts';
import { addressOf, isFiltered, readQuestion, type Line } from '#lib/lab/registry-question.ts';
import { textOf } from '#lib/server/auth/form.ts';
import { requireAccount } from '#lib/server/auth/guards.ts';
import { db } from '#lib/server/db/open.ts';
import * as regions from '#lib/server/db/regions.ts';
import * as registryList from '#lib/server/db/registry-list.ts';
import type { Eyes } from '#lib/server/db/registry-list.ts';
import { breadthOf } from '#lib/server/operations/coverage.ts';
import { registryReader } from '#lib/server/registry-reader.ts';
import { registryWords } from '#lib/words/registry.ts';
import { error } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types.ts';

/** Staff see the registry of their region; everybody else what is registered. */
export const load: PageServerLoad = async ({ locals, url }) => {
  const { lang } = locals;
  const { regionId, staff, bappeda } = registryReader(locals);
  const read = db().read;
  const eyes: Eyes = staff && regionId ? { regionId } : 'public';
  const question = readQuestion(url.searchParams);
  const filtered = isFiltered(question);
  const found = await registryList.pageOf(read, eyes, question);
  const region = regionId ? await regions.load(read, regionId) : null;
  const named = (line: Line) => ({
    ...line,
    affairName: line.affair ? (affairOf(line.affair)?.name[lang] ?? line.affair) : '',
  });
  return {
    title: registryWords[lang].title,
    breadth: bappeda && regionId && !filtered ? await breadthOf(read, regionId) : null,
    regionName: staff && region ? regions.fullName(region) : '',
    staff,
    closed: eyes === 'public' && !(await regions.isAnyRegistryPublic(read)),
    open: bappeda && regionId ? await regions.isRegistryPublic(read, regionId) : null,
    total: filtered ? await registryList.countOf(read, eyes) : found.total,
    found: found.total,
    lines: found.lines.map(named),
    question: { ...question, page: found.page },
    address: addressOf({ ...question, page: 1 }),
    filtered,
    kinds: {
      all: found.digital + found.nonDigital,
      digital: found.digital,
      nonDigital: found.nonDigital,
    },
    choices: {
      ...(await registryList.choicesOf(read, eyes)),
      affairs: affairs.map(({ code, name }) => ({ code, name: name[lang] })),
    },
  };
};

export const actions: Actions = {
  /** Bappeda opens or closes the page for visitors. */
  public: async (event) => {
    requireAccount(event);
    const { regionId, bappeda } = registryReader(event.locals);
    if (!bappeda || !regionId) error(403, registryWords[event.locals.lang].refusal['no-right']);
    const form = await event.request.formData();
    await regions.setRegistryPublic(db().write, regionId, textOf(form, 'open', 3) === 'yes');
    return { done: registryWords[event.locals.lang].saved };
  },
};
