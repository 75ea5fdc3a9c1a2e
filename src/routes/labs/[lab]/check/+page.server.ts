import { error } from '@sveltejs/kit';
import { leads } from '#lib/lab/people.ts';
import { linesOf } from '#lib/lab/room-check.ts';
import { forgetLinkTest, linkTestOf } from '#lib/server/link-test.ts';
import { seat } from '#lib/server/live/seat.ts';
import { viewerOf } from '#lib/server/live/viewer.ts';
import { roomFacts } from '#lib/server/room-facts.ts';
import { accessWords } from '#lib/words/access.ts';
import { checkWords } from '#lib/words/check.ts';
import type { Actions, PageServerLoad } from './$types';

/** Is this room ready? Facilitators alone: it names devices. */
export const load: PageServerLoad = async ({ parent, locals, url }) => {
  const { person, lab } = await parent();
  if (!leads(person)) error(403, accessWords[locals.lang].onlyFacilitator);
  const origin = seat.address?.origin(url.host) ?? url.origin;
  return {
    title: checkWords[locals.lang].title,
    lines: linesOf(await roomFacts(lab.id)),
    test: `${origin}/try/${linkTestOf(lab.id).key}`,
    platform: process.platform,
  };
};

export const actions: Actions = {
  again: async ({ locals, params }) => {
    const viewer = await viewerOf(locals, params.lab);
    if (!viewer || !leads(viewer.person)) error(403, accessWords[locals.lang].onlyFacilitator);
    forgetLinkTest(viewer.lab.id);
  },
};
