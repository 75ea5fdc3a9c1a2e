import { error, fail, redirect } from '@sveltejs/kit';
import { leadersView } from '#lib/lab/audience.ts';
import { handings } from '#lib/lab/hall/state.ts';
import { leads } from '#lib/lab/people.ts';
import { isRefusal } from '#lib/lab/refusals.ts';
import * as accounts from '#lib/server/db/accounts.ts';
import * as labs from '#lib/server/db/labs.ts';
import { db } from '#lib/server/db/open.ts';
import { openProgram } from '#lib/server/live/open.ts';
import { viewerOf } from '#lib/server/live/viewer.ts';
import { leadChange } from '#lib/server/operations/hand-over.ts';
import { accessWords } from '#lib/words/access.ts';
import { facilitatorWords } from '#lib/words/facilitators.ts';
import { refusalText } from '#lib/words/refusals.ts';
import type { Actions, PageServerLoad } from './$types';

/** Who runs this lab, and who else could. */
export const load: PageServerLoad = async ({ parent, locals, depends }) => {
  depends('labinov:facilitators');
  const { person, lab } = await parent();
  if (!leadersView(person)) error(403, accessWords[locals.lang].onlyFacilitator);
  const row = await labs.load(db().read, lab.id);
  const [those, others] = await Promise.all([
    labs.facilitatorsOf(db().read, lab.id),
    row && leads(person) ? accounts.mayLead(db().read, row.regionId) : [],
  ]);
  return {
    title: facilitatorWords[locals.lang].title,
    facilitators: those,
    accounts: others
      .filter(({ id }) => id !== person.id)
      .map(({ id, name, position }) => ({ id, name, position })),
    admin: locals.account?.roles.includes('admin') === true,
  };
};

export const actions: Actions = {
  /** [O1] One act of the hall, so that the journal knows who, whom and when. */
  change: async ({ locals, params, request }) => {
    const viewer = await viewerOf(locals, params.lab);
    if (!viewer || !leads(viewer.person)) error(403, accessWords[locals.lang].onlyFacilitator);
    const { lab, person } = viewer;
    const form = await request.formData();
    const how = handings.find((one) => one === form.get('how'));
    const accountId = form.get('accountId');
    if (!how || typeof accountId !== 'string') error(400);
    const act = await leadChange(db().read, lab, how, accountId);
    if (isRefusal(act)) return fail(409, { trouble: refusalText(act, locals.lang) });
    const hall = { kind: 'hall', id: lab.id } as const;
    const answer = await openProgram().submit(hall, person, act);
    if (isRefusal(answer)) return fail(409, { trouble: refusalText(answer, locals.lang) });
    if (how === 'handed') redirect(303, '/home');
    return { done: how, name: act.name, trouble: '' };
  },
};
