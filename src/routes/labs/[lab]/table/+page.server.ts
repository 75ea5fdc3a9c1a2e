import { error, fail, redirect } from '@sveltejs/kit';
import type { RequestEvent } from '@sveltejs/kit';
import { isRefusal } from '#lib/lab/refusals.ts';
import { newId } from '#lib/live/ids.ts';
import { steadyNow } from '#lib/server/auth/steady-clock.ts';
import * as agencies from '#lib/server/db/agencies.ts';
import * as devices from '#lib/server/db/devices.ts';
import { db } from '#lib/server/db/open.ts';
import { openProgram } from '#lib/server/live/open.ts';
import { viewerOf } from '#lib/server/live/viewer.ts';
import { addSeat, mostAtTable, standUp, takeTurn } from '#lib/server/operations/table.ts';
import { flawOf, typedIn } from '#lib/setup/join-form.ts';
import { accessWords } from '#lib/words/access.ts';
import { refusalText } from '#lib/words/refusals.ts';
import { tableWords } from '#lib/words/table.ts';
import type { Actions, PageServerLoad } from './$types';

/** Who sits at this device; a participant's device may be shared. */
export const load: PageServerLoad = async ({ parent, locals }) => {
  const { person, lab } = await parent();
  if (person.role !== 'participant') error(403, accessWords[locals.lang].onlyGuests);
  const roster = await agencies.ofLab(db().read, lab.id);
  return {
    title: tableWords[locals.lang].title,
    most: mostAtTable,
    roster: roster.map(({ id, name, short, kind, parentId, people }) => {
      return { id, name, short, kind, parentId, people };
    }),
    personId: newId(),
  };
};

/** The device and its lab, if a participant sits at it. */
async function placeOf({ locals, params }: RequestEvent<{ lab: string }>) {
  const viewer = await viewerOf(locals, params.lab);
  const isGuest = viewer && !viewer.removed && viewer.person.role === 'participant';
  if (!isGuest || !locals.device) error(403, accessWords[locals.lang].onlyGuests);
  return { labId: viewer.lab.id, device: locals.device };
}

const personIn = async ({ request }: RequestEvent) =>
  String((await request.formData()).get('personId') ?? '');

export const actions: Actions = {
  add: async (event) => {
    const place = await placeOf(event);
    const form = await event.request.formData();
    const typed = typedIn(form);
    const roster = new Set((await agencies.ofLab(db().read, place.labId)).map(({ id }) => id));
    const flaw = flawOf(typed, roster, true);
    if (flaw) return fail(400, { typed, flaw, error: '', added: '' });
    const { name, position, agencyId } = typed;
    const personId = String(form.get('personId') ?? '');
    const joining = { ...place, personId, name, position, agencyId, role: 'participant' as const };
    const made = { newId, at: steadyNow() };
    const answer = await addSeat(db(), joining, openProgram().submit, made);
    if (isRefusal(answer)) {
      const told = refusalText(answer, event.locals.lang);
      return fail(409, { typed, flaw: null, error: told, added: '' });
    }
    return { typed: null, flaw: null, error: '', added: name };
  },

  /** The page is loaded anew for whoever has the turn now. */
  turn: async (event) => {
    const place = await placeOf(event);
    const refusal = await takeTurn(db(), place, await personIn(event));
    if (refusal) return fail(404, { typed: null, flaw: null, error: '', added: '' });
    redirect(303, `/labs/${place.labId}`);
  },

  end: async (event) => {
    const place = await placeOf(event);
    const personId = await personIn(event);
    const left = await standUp(db(), place, personId);
    openProgram().leaveDevice(place.device, place.labId, personId);
    redirect(303, left > 0 ? `/labs/${place.labId}/table` : '/');
  },

  endAll: async (event) => {
    const { device, labId } = await placeOf(event);
    await devices.leave(db().write, device, labId);
    openProgram().leaveDevice(device, labId);
    redirect(303, '/');
  },
};
