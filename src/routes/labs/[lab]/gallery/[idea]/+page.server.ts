import { error, fail, type RequestEvent } from '@sveltejs/kit';
import { leadersView } from '#lib/lab/audience.ts';
import { carries } from '#lib/lab/idea/answers.ts';
import { textOf } from '#lib/server/auth/form.ts';
import { ensureVisitor } from '#lib/server/auth/guests.ts';
import { steadyNow } from '#lib/server/auth/steady-clock.ts';
import { db } from '#lib/server/db/open.ts';
import * as visitors from '#lib/server/db/visitors.ts';
import { allows } from '#lib/server/exhibition.ts';
import { openProgram } from '#lib/server/live/open.ts';
import { seat } from '#lib/server/live/seat.ts';
import { viewerOf } from '#lib/server/live/viewer.ts';
import { leaveContact } from '#lib/server/operations/visit.ts';
import { ideaWords } from '#lib/words/idea.ts';
import { visitorWords } from '#lib/words/visitors.ts';
import type { Actions, PageServerLoad } from './$types.ts';

/** The idea as whoever asks may see it, and who that is; a 404 where there is nothing to show. */
async function shown({ params, locals }: Pick<RequestEvent<Params>, 'params' | 'locals'>) {
  const viewer = await viewerOf(locals, params.lab);
  const ref = { kind: 'idea' as const, id: params.idea };
  const idea = viewer && !viewer.removed ? await openProgram().read(ref, viewer.person) : null;
  if (!viewer || idea?.state.plan.status !== 'approved') {
    error(404, ideaWords[locals.lang].notFound);
  }
  return { idea, person: viewer.person };
}
type Params = { lab: string; idea: string };

/** One innovation of the gallery. */
export const load: PageServerLoad = async ({ params, locals, parent, url, depends }) => {
  depends('labinov:contacts');
  await parent();
  const { idea, person } = await shown({ params, locals });
  const reaches = leadersView(person) || carries(idea.state, person);
  return {
    idea,
    contacts: reaches ? await visitors.contactsOf(db().read, idea.state.id) : {},
    origin: seat.address?.origin(url.host) ?? url.origin,
  };
};

export const actions: Actions = {
  /** [Y17] How to reach whoever wants to copy it; the word itself is an act. */
  contact: async (event) => {
    const { idea } = await shown(event);
    const { id: ideaId, labId } = idea.state;
    const form = await event.request.formData();
    const visit = { labId, ideaId, visitor: ensureVisitor(event, labId), at: steadyNow(), allows };
    const flaw = await leaveContact(db(), visit, {
      id: textOf(form, 'id'),
      name: textOf(form, 'name'),
      contact: textOf(form, 'contact'),
      consent: form.get('consent') !== null,
    });
    return flaw === null ? {} : fail(409, { error: visitorWords[event.locals.lang][flaw] });
  },
};
