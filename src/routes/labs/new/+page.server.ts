import { fail, redirect } from '@sveltejs/kit';
import type { RequestEvent } from '@sveltejs/kit';
import { activitiesOf, templates } from '#lib/lab/agenda-template.ts';
import { readRoster } from '#lib/lab/roster.ts';
import { newId } from '#lib/live/ids.ts';
import { requireAccount } from '#lib/server/auth/guards.ts';
import type { Account } from '#lib/server/auth/sessions.ts';
import * as labs from '#lib/server/db/labs.ts';
import { db } from '#lib/server/db/open.ts';
import * as regions from '#lib/server/db/regions.ts';
import { createLabWithCode } from '#lib/server/operations/labs.ts';
import { rosterSource } from '#lib/server/roster-source.ts';
import { drawNewCode, newProjectorKey } from '#lib/server/sample-room.ts';
import { draftOf, planFlaws, rowsOf, type Draft, type PlanFlaw } from '#lib/setup/new-lab.ts';
import { wizardWords } from '#lib/words/wizard.ts';
import type { Actions, PageServerLoad } from './$types';

/** Labs whose list of agencies may be used again. */
async function earlierLabs(account: Account): Promise<labs.Lab[]> {
  const own = await labs.facilitatedBy(db().read, account.id);
  if (!account.roles.includes('bappeda') || !account.regionId) return own;
  const region = await labs.ofRegion(db().read, account.regionId);
  const ownIds = new Set(own.map(({ id }) => id));
  return [...own, ...region.filter(({ id, sample }) => !ownIds.has(id) && !sample)];
}

export const load: PageServerLoad = async (event) => {
  const me = requireAccount(event, 'facilitator', 'bappeda');
  const { lang } = event.locals;
  const region = me.regionId ? await regions.load(db().read, me.regionId) : null;
  return {
    title: wizardWords[lang].title,
    regionName: region?.name ?? '',
    templates: templates.map(({ key, days }) => ({
      key,
      days,
      activities: activitiesOf(key).map(({ day, start, minutes, stage, title }) => {
        return { day, start, minutes, stage, title: title[lang] };
      }),
    })),
    earlier: (await earlierLabs(me)).map(({ id, title }) => ({ id, title })),
    pledgeText: wizardWords[lang].pledgeText,
  };
};

type Step = 1 | 2 | 3;
type Said = { step: Step; draft: Draft; flaws?: PlanFlaw[]; error?: string; checked?: boolean };

const said = (step: Step, draft: Draft, more: Omit<Said, 'step' | 'draft'> = {}) => {
  const rows = rowsOf(draft);
  return { step, draft, roster: rows && readRoster(rows), flaws: [], error: '', ...more };
};

async function asked(event: RequestEvent) {
  const me = requireAccount(event, 'facilitator', 'bappeda');
  const form = await event.request.formData();
  const draft = draftOf(form);
  const flaws = planFlaws(
    draft,
    templates.map(({ key }) => key),
  );
  return { me, form, draft, flaws, words: wizardWords[event.locals.lang] };
}

/** What keeps a roster from being imported; null when it may be. */
function rosterFlaw(draft: Draft, words: typeof wizardWords.id): string | null {
  const rows = rowsOf(draft);
  const roster = rows && readRoster(rows);
  if (!roster || roster.agencies.length === 0) return words.roster.none;
  return roster.errors.length > 0 && !draft.skip ? words.roster.mustFix : null;
}

export const actions: Actions = {
  plan: async (event) => {
    const { draft, flaws } = await asked(event);
    return flaws.length > 0 ? fail(400, said(1, draft, { flaws })) : said(2, draft);
  },

  toPlan: async (event) => said(1, (await asked(event)).draft),
  toRoster: async (event) => said(2, (await asked(event)).draft),

  /** Reads the list and shows what it would become; nothing is stored. */
  roster: async (event) => {
    const { me, form, draft, words } = await asked(event);
    const table = await rosterSource(form, draft.pasted, await earlierLabs(me));
    if (!table) return fail(400, said(2, draft, { error: words.roster.none }));
    if ('refusal' in table) {
      return fail(400, said(2, draft, { error: words.file[table.refusal] }));
    }
    const fresh = { ...draft, table: JSON.stringify(table.rows), skip: false };
    if (fresh.table.length > 400_000 || !rowsOf(fresh)) {
      return fail(400, said(2, draft, { error: words.file['too-many-rows'] }));
    }
    return said(2, fresh, { checked: true });
  },

  check: async (event) => {
    const { draft, words } = await asked(event);
    const error = rosterFlaw(draft, words as typeof wizardWords.id);
    if (error) return fail(400, said(2, draft, { error }));
    return said(3, { ...draft, pledgeText: draft.pledgeText || words.pledgeText });
  },

  create: async (event) => {
    const { me, draft, flaws, words } = await asked(event);
    if (flaws.length > 0) return fail(400, said(1, draft, { flaws }));
    const error = rosterFlaw(draft, words as typeof wizardWords.id);
    if (error) return fail(400, said(2, draft, { error }));
    if (draft.pledgeText === '') return fail(400, said(3, draft, { error: words.error.pledge }));
    const region = me.regionId ? await regions.load(db().read, me.regionId) : null;
    if (!region) return fail(409, said(3, draft, { error: words.error.noRegion }));
    const { title, place, startsOn, endsOn, template, pledgeText } = draft;
    const id = newId();
    await createLabWithCode(
      db().write,
      {
        id,
        regionId: region.id,
        regionName: regions.fullName(region),
        title,
        place,
        startsOn,
        endsOn,
        template,
        pledgeText,
        agencies: readRoster(rowsOf(draft) ?? []).agencies,
        facilitators: [me.id],
        projectorKey: newProjectorKey(),
        sample: false,
      },
      { newId, at: Date.now() },
      drawNewCode,
    );
    redirect(303, `/labs/${id}/console`);
  },
};
