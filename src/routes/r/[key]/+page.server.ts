import { fail, redirect } from '@sveltejs/kit';
import { ensureDevice } from '#lib/server/auth/guests.ts';
import { hashOf } from '#lib/server/auth/secrets.ts';
import * as agencies from '#lib/server/db/agencies.ts';
import { db } from '#lib/server/db/open.ts';
import { openProgram } from '#lib/server/live/open.ts';
import { seatedAt } from '#lib/server/operations/join.ts';
import { cameBackTo, comeBack, returning } from '#lib/server/operations/return-link.ts';
import { handOverWords } from '#lib/words/hand-over.ts';
import type { Actions, PageServerLoad } from './$types';

/** Looking at it uses nothing up: messengers open links to show what is behind them. */
export const load: PageServerLoad = async (event) => {
  const { locals, params, setHeaders } = event;
  setHeaders({ 'cache-control': 'private, no-store' });
  const words = handOverWords[locals.lang].back;
  // Known from now on, so that an answer that gets lost on the way can be asked for again.
  const device = ensureDevice(event);
  const found = await returning(db().read, hashOf(params.key), Date.now());
  if (!found) {
    const labId = await cameBackTo(db(), hashOf(params.key), device);
    if (labId) redirect(303, `/labs/${labId}`);
    return { title: words.gone, back: null };
  }
  const { lab, person } = found;
  const seated = await seatedAt(db(), device, lab.id);
  const roster = await agencies.ofLab(db().read, lab.id);
  const other = seated && !seated.removed && seated.person.id !== person.id;
  return {
    title: words.welcome(person.name),
    back: {
      lab: {
        title: lab.title,
        place: lab.place,
        startsOn: lab.startsOn,
        endsOn: lab.endsOn,
        stage: lab.stage,
      },
      name: person.name,
      agency: roster.find(({ id }) => id === person.agencyId)?.name ?? '',
      other: other ? seated.person.name : null,
    },
  };
};

export const actions: Actions = {
  default: async (event) => {
    const device = ensureDevice(event);
    const at = Date.now();
    const keyHash = hashOf(event.params.key);
    const found = await comeBack(db(), keyHash, { device, at });
    // Whoever sat at this device before has left it.
    if (found) openProgram().leaveDevice(device, found.lab.id);
    const labId = found?.lab.id ?? (await cameBackTo(db(), keyHash, device));
    if (!labId) return fail(410, {});
    redirect(303, `/labs/${labId}`);
  },
};
