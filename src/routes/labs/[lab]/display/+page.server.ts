import { error, fail, type RequestEvent } from '@sveltejs/kit';
import { leadersView } from '#lib/lab/audience.ts';
import { awardPlaces } from '#lib/lab/hall/display.ts';
import { leads } from '#lib/lab/people.ts';
import { isRefusal } from '#lib/lab/refusals.ts';
import { newId } from '#lib/live/ids.ts';
import { textOf } from '#lib/server/auth/form.ts';
import { db } from '#lib/server/db/open.ts';
import * as visitors from '#lib/server/db/visitors.ts';
import { openProgram } from '#lib/server/live/open.ts';
import { seat } from '#lib/server/live/seat.ts';
import { viewerOf } from '#lib/server/live/viewer.ts';
import { awardFor, deskOf } from '#lib/server/operations/display.ts';
import { accessWords } from '#lib/words/access.ts';
import { displayDeskWords } from '#lib/words/display-desk.ts';
import { refusalText } from '#lib/words/refusals.ts';
import type { Actions, PageServerLoad } from './$types';

/** The desk of Display: for those who run the lab, and for those who follow it to look at. */
export const load: PageServerLoad = async ({ parent, locals, depends, url }) => {
  depends('labinov:summary');
  const { person, lab, hall } = await parent();
  if (!leadersView(person)) error(403, accessWords[locals.lang].onlyFacilitator);
  return {
    title: displayDeskWords[locals.lang].title,
    ...(await deskOf(db().read, hall.state, person)),
    words: await visitors.wordsOf(db().read, lab.id),
    origin: seat.address?.origin(url.host) ?? url.origin,
  };
};

type Event = RequestEvent<{ lab: string }>;

async function facilitatorOf({ locals, params }: Event) {
  const viewer = await viewerOf(locals, params.lab);
  if (!viewer || viewer.removed) error(404, accessWords[locals.lang].noLab);
  if (!leads(viewer.person)) error(403, accessWords[locals.lang].onlyFacilitator);
  return viewer.person;
}

export const actions: Actions = {
  /** [Y8] The place is read off the scores here; the hall tells everybody. */
  award: async (event) => {
    const person = await facilitatorOf(event);
    const { locals, params, request } = event;
    const asked = textOf(await request.formData(), 'place');
    const place = awardPlaces.find((one) => one === asked);
    if (!place) return fail(400, { error: '' });
    const ref = { kind: 'hall' as const, id: params.lab };
    const hall = await openProgram().read(ref, person);
    if (!hall) error(404, accessWords[locals.lang].noLab);
    const award = await awardFor(db().read, hall.state, place, person);
    const answer = isRefusal(award)
      ? award
      : await openProgram().submit(ref, person, { type: 'award.reveal', award }, newId());
    if (!isRefusal(answer)) return { error: '' };
    const words = displayDeskWords[locals.lang];
    const none = answer.code === 'not-found' ? words.nobody : refusalText(answer, locals.lang);
    return fail(409, { error: none });
  },
  /** [Y13] Moderation: a word is hidden from the public page, or shown again. */
  moderate: async (event) => {
    await facilitatorOf(event);
    const form = await event.request.formData();
    const hidden = textOf(form, 'hidden') === 'yes';
    await visitors.setHidden(db().write, event.params.lab, textOf(form, 'word'), hidden);
    return { error: '' };
  },
  /** [Y12] The contact goes; what was said stays. */
  forget: async (event) => {
    await facilitatorOf(event);
    const form = await event.request.formData();
    await visitors.forgetContact(db().write, event.params.lab, textOf(form, 'word'));
    return { error: '' };
  },
};
