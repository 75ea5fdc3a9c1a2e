import { error, fail, redirect } from '@sveltejs/kit';
import { uuidv7 } from 'uuidv7';
import * as v from 'valibot';
import { leads } from '#lib/lab/people.ts';
import { isRefusal } from '#lib/lab/refusals.ts';
import { id } from '#lib/lab/values.ts';
import { textOf } from '#lib/server/auth/form.ts';
import * as agencies from '#lib/server/db/agencies.ts';
import * as innovations from '#lib/server/db/innovations.ts';
import { db } from '#lib/server/db/open.ts';
import { openProgram } from '#lib/server/live/open.ts';
import { viewerOf } from '#lib/server/live/viewer.ts';
import { replicate } from '#lib/server/operations/replicate.ts';
import { onShelf, originalOf, shelfSheet } from '#lib/server/shelf-sheet.ts';
import { accessWords } from '#lib/words/access.ts';
import { refusalText } from '#lib/words/refusals.ts';
import { registryWords } from '#lib/words/registry.ts';
import { shelfWords } from '#lib/words/shelf.ts';
import type { Actions, PageServerLoad } from './$types.ts';

export const load: PageServerLoad = async ({ params, locals }) => {
  const { lang } = locals;
  const viewer = await viewerOf(locals, params.lab);
  if (!viewer || viewer.removed) error(404, accessWords[lang].noLab);
  const { lab, person } = viewer;
  const one = await onShelf(db().read, lab.regionId, params.entry);
  if (!one) {
    // An entry that is not finished hangs on no shelf; who works on it reads it in the registry.
    const staff = leads(person) || person.role === 'bappeda';
    if (staff && (await innovations.load(db().read, params.entry))) {
      redirect(303, `/registry/${params.entry}`);
    }
    error(404, registryWords[lang].refusal['not-found']);
  }
  const sheet = await shelfSheet(db().read, one);
  const copies = await innovations.copiesOf(db().read, sheet.originalId);
  return {
    sheet,
    entryId: one.entry?.id ?? one.own?.id ?? '',
    taken: copies.filter(({ labId }) => labId === lab.id).length,
    ideaId: uuidv7(),
    closed: lab.closed,
  };
};

export const actions: Actions = {
  /** [Q8] Takes it as a starting idea, for one's own agency or, as a facilitator, for any. */
  take: async ({ params, locals, request }) => {
    const { lang } = locals;
    const viewer = await viewerOf(locals, params.lab);
    if (!viewer || viewer.removed) error(404, accessWords[lang].noLab);
    const { lab, person } = viewer;
    const one = await onShelf(db().read, lab.regionId, params.entry);
    if (!one) error(404, registryWords[lang].refusal['not-found']);
    const words = shelfWords[lang];
    const no = (sentence: string) => fail(400, { error: sentence });
    if (lab.closed) return no(words.closed);
    if (!leads(person) && person.role !== 'participant') return no(words.notHere);
    const form = await request.formData();
    const ideaId = textOf(form, 'ideaId', 36);
    const agencyId = leads(person) ? textOf(form, 'agencyId', 36) : (person.agencyId ?? '');
    const roster = await agencies.ofLab(db().read, lab.id);
    if (!v.is(id, ideaId) || !roster.some((agency) => agency.id === agencyId)) {
      return no(words.chooseFirst);
    }
    const program = openProgram();
    const answer = await replicate(
      {
        original: await originalOf(db().read, one),
        person,
        agencyId,
        ideaId,
      },
      (ref, who, act, actId) => program.submit(ref, who, act, actId),
    );
    if (isRefusal(answer)) return no(refusalText(answer, lang));
    redirect(303, `/labs/${lab.id}/ideas/${answer.ideaId}#adaptation`);
  },
};
