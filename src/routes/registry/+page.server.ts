import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { uuidv7 } from 'uuidv7';
import { affairOf, affairs } from '#lib/lab/affairs.ts';
import { addressOf, isFiltered, readQuestion, type Line } from '#lib/lab/registry-question.ts';
import { tidy } from '#lib/lab/values.ts';
import { yearAt } from '#lib/lab/zone.ts';
import { textOf } from '#lib/server/auth/form.ts';
import { requireAccount } from '#lib/server/auth/guards.ts';
import { steadyNow } from '#lib/server/auth/steady-clock.ts';
import * as agencies from '#lib/server/db/agencies.ts';
import * as catalogues from '#lib/server/db/catalogues.ts';
import { db } from '#lib/server/db/open.ts';
import * as regions from '#lib/server/db/regions.ts';
import * as registryList from '#lib/server/db/registry-list.ts';
import type { Eyes } from '#lib/server/db/registry-list.ts';
import { dropView, keepView, viewsFor } from '#lib/server/db/registry-views.ts';
import { largeFrom } from '#lib/server/export/registry-stream.ts';
import { breadthOf } from '#lib/server/operations/coverage.ts';
import { enterEntry, enteredOrigins } from '#lib/server/operations/enter-entry.ts';
import { doToMany, mostAtOnce, type BulkDeed } from '#lib/server/operations/registry-bulk.ts';
import { registryReader } from '#lib/server/registry-reader.ts';
import { registryListWords } from '#lib/words/registry-list.ts';
import { registryNewWords } from '#lib/words/registry-new.ts';
import { registryWords } from '#lib/words/registry.ts';
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
    entering: bappeda && regionId && url.searchParams.has('new') ? await offered(regionId) : null,
    total: filtered ? await registryList.countOf(read, eyes) : found.total,
    found: found.total,
    /** Such a file is made in the background. */
    large: found.total > largeFrom,
    lines: found.lines.map(named),
    question: { ...question, page: found.page },
    address: addressOf({ ...question, page: 1 }),
    filtered,
    bappeda,
    views:
      staff && regionId && locals.account
        ? await viewsFor(read, { regionId, accountId: locals.account.id, shared: bappeda })
        : [],
    years: bappeda && regionId ? await completeYears(regionId) : [],
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

/** What the form of one more innovation offers. */
async function offered(regionId: string) {
  const read = db().read;
  return {
    units: (await agencies.ofRegion(read, regionId)).map(({ name }) => name),
    year: yearAt(Date.now(), await regions.zoneOf(read, regionId)),
  };
}

/** Catalogues that an innovation can be measured by, newest first. */
async function completeYears(regionId: string): Promise<number[]> {
  const all = await catalogues.all(db().read, regionId);
  return all
    .filter(({ complete }) => complete)
    .map(({ year }) => year)
    .toSorted((a, b) => b - a);
}

/** The account of somebody of Bappeda in their region; anybody else is told no. */
function bappedaOf(event: RequestEvent) {
  const account = requireAccount(event);
  const { regionId, bappeda } = registryReader(event.locals);
  if (!bappeda || !regionId) error(403, registryWords[event.locals.lang].refusal['no-right']);
  return { account, regionId };
}

const told = (done: string) => ({ done, error: '', bulk: null });
const no = (sentence: string) => fail(400, { done: '', error: sentence, bulk: null });

/** What a form of the list asks to be done; null for what it does not offer. */
async function deedOf(form: FormData, regionId: string): Promise<BulkDeed | null> {
  const year = Number(textOf(form, 'catalogue', 4));
  switch (textOf(form, 'deed', 20)) {
    case 'check':
      return { type: 'check' };
    case 'archive':
      return { type: 'archive', why: tidy(textOf(form, 'why', 500)) };
    case 'catalogue':
      return {
        type: 'catalogue',
        catalogue: await catalogues.find(db().read, regionId, year),
      };
    default:
      return null;
  }
}

export const actions: Actions = {
  /** Bappeda opens or closes the page for visitors. */
  public: async (event) => {
    const { regionId } = bappedaOf(event);
    const form = await event.request.formData();
    await regions.setRegistryPublic(db().write, regionId, textOf(form, 'open', 3) === 'yes');
    return told(registryWords[event.locals.lang].saved);
  },

  /** [N20] One innovation by hand; its page is where the rest is filled. */
  enter: async (event) => {
    const { account, regionId } = bappedaOf(event);
    const form = await event.request.formData();
    const words = registryNewWords[event.locals.lang];
    const of = (key: string, most = 40) => tidy(textOf(form, key, most));
    const year = Number(of('year', 4));
    const zone = await regions.zoneOf(db().read, regionId);
    const at = steadyNow();
    const outcome = await enterEntry(db().write, {
      regionId,
      name: of('name', 300),
      agency: of('agency', 160),
      origin: enteredOrigins.find((one) => one === of('origin')) ?? 'independent',
      digital: of('digital') === 'yes',
      affair: of('affair'),
      stage: of('stage'),
      year: Number.isInteger(year) && year >= 2000 && year <= 2100 ? year : yearAt(at, zone),
      another: form.has('another'),
      by: account.name,
      note: words.step,
      at,
      newId: uuidv7,
    });
    if ('innovationId' in outcome) redirect(303, `/registry/${outcome.innovationId}`);
    const typed = Object.fromEntries(
      ['name', 'agency', 'affair', 'digital', 'stage', 'origin', 'year'].map((key) => [
        key,
        of(key, 300),
      ]),
    );
    const alike =
      outcome.flaw === 'alike'
        ? { href: `/registry/${outcome.id}`, number: outcome.number, name: outcome.name }
        : null;
    const flaw = outcome.flaw === 'alike' ? '' : words.flaw[outcome.flaw];
    return fail(400, { ...told(''), flaw, alike, typed });
  },

  /** [N16] One deed for the ticked entries, or for all that fit the question in the address. */
  many: async (event) => {
    const { account, regionId } = bappedaOf(event);
    const form = await event.request.formData();
    const words = registryListWords[event.locals.lang];
    const deed = await deedOf(form, regionId);
    const question = readQuestion(event.url.searchParams);
    const ids = form.has('all')
      ? await registryList.idsOf(db().read, { regionId }, question, mostAtOnce + 1)
      : form.getAll('id').filter((id) => typeof id === 'string');
    if (!deed || ids.length === 0) return no(words.none);
    if (ids.length > mostAtOnce) {
      return no(words.tooMany(mostAtOnce.toLocaleString(event.locals.lang)));
    }
    const clerk = { name: account.name, role: 'bappeda' as const };
    const at = steadyNow();
    return { ...told(''), bulk: await doToMany(db().write, { ids, regionId, clerk, at, deed }) };
  },

  /** [N17] Keeps the question in the address under a name. */
  keep: async (event) => {
    const { account, regionId, bappeda } = staffOf(event);
    const form = await event.request.formData();
    const words = registryListWords[event.locals.lang];
    const name = tidy(textOf(form, 'name', 60));
    if (!name) return no(words.viewName);
    const query = addressOf({ ...readQuestion(event.url.searchParams), page: 1 });
    const kept = await keepView(
      db().write,
      { id: uuidv7(), regionId, accountId: account.id, name, query },
      { shared: bappeda && form.has('shared'), at: steadyNow() },
    );
    return kept ? told(words.kept) : no(words.tooManyViews);
  },

  drop: async (event) => {
    const { account } = staffOf(event);
    const form = await event.request.formData();
    await dropView(db().write, textOf(form, 'id', 36), account.id);
    return told(registryListWords[event.locals.lang].dropped);
  },
};

/** The account of somebody who reads the whole registry of their region. */
function staffOf(event: RequestEvent) {
  const account = requireAccount(event);
  const { regionId, staff, bappeda } = registryReader(event.locals);
  if (!staff || !regionId) error(403, registryWords[event.locals.lang].refusal['no-right']);
  return { account, regionId, bappeda };
}
