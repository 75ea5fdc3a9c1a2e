import { error, fail, redirect } from '@sveltejs/kit';
import type { RequestEvent } from '@sveltejs/kit';
import { leads } from '#lib/lab/people.ts';
import { endCrowd, hasCrowd } from '#lib/server/crowd.ts';
import * as labs from '#lib/server/db/labs.ts';
import { db } from '#lib/server/db/open.ts';
import { viewerOf } from '#lib/server/live/viewer.ts';
import { practiceOf } from '#lib/server/operations/practice.ts';
import { callCrowd, closePractice, openPractice } from '#lib/server/practice-room.ts';
import { accessWords } from '#lib/words/access.ts';
import { practiceWords } from '#lib/words/practice.ts';
import type { Actions, PageServerLoad } from './$types';

/** So many made-up people fit on the machine beside the server. */
const [fewest, most] = [10, 100];

export const load: PageServerLoad = async ({ parent, locals }) => {
  const { person, lab } = await parent();
  if (!leads(person)) error(403, accessWords[locals.lang].onlyFacilitator);
  const row = await labs.load(db().read, lab.id);
  const own = await practiceOf(db().read, lab.id, person.id);
  return {
    title: practiceWords[locals.lang].title,
    original: row?.practiceOf ?? null,
    practice: own?.id ?? null,
    crowd: hasCrowd(lab.id),
    bounds: { fewest, most },
  };
};

async function led({ locals, params }: RequestEvent<{ lab: string }>) {
  const viewer = await viewerOf(locals, params.lab);
  if (!viewer || !leads(viewer.person)) error(403, accessWords[locals.lang].onlyFacilitator);
  return viewer;
}

export const actions: Actions = {
  make: async (event) => {
    const { lab, person } = await led(event);
    // A copy of a copy helps nobody.
    if (lab.practiceOf !== null) error(409, practiceWords[event.locals.lang].ready);
    const id = await openPractice(lab, person, event.locals.lang);
    redirect(303, `/labs/${id}/practice`);
  },

  call: async (event) => {
    const { lab } = await led(event);
    const people = Number((await event.request.formData()).get('people'));
    const fits = Number.isInteger(people) && people >= fewest && people <= most;
    if (!fits || !callCrowd(lab, people)) return fail(409, { noCrowd: true });
  },

  sendHome: async (event) => {
    const { lab } = await led(event);
    if (lab.practiceOf !== null) await endCrowd(lab.id);
  },

  remove: async (event) => {
    const { lab } = await led(event);
    const original = lab.practiceOf;
    if (!(await closePractice(lab))) error(409, accessWords[event.locals.lang].noLab);
    redirect(303, original ? `/labs/${original}/practice` : '/home');
  },
};
