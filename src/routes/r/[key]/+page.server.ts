import { fail, redirect } from '@sveltejs/kit';
import { ensureDevice } from '#lib/server/auth/guests.ts';
import { hashOf } from '#lib/server/auth/secrets.ts';
import * as agencies from '#lib/server/db/agencies.ts';
import { db } from '#lib/server/db/open.ts';
import { openProgram } from '#lib/server/live/open.ts';
import { seatedAt } from '#lib/server/operations/join.ts';
import { comeBack, returning } from '#lib/server/operations/return-link.ts';
import { handOverWords } from '#lib/words/hand-over.ts';
import type { Actions, PageServerLoad } from './$types';

/** Looking at it uses nothing up: messengers open links to show what is behind them. */
export const load: PageServerLoad = async (event) => {
  const { locals, params, setHeaders } = event;
  setHeaders({ 'cache-control': 'private, no-store' });
  const words = handOverWords[locals.lang].back;
  const found = await returning(db().read, hashOf(params.key), Date.now());
  if (!found) return { title: words.gone, back: null };
  const { lab, person } = found;
  const seated = await seatedAt(db(), locals.device, lab.id);
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
    const found = await comeBack(db(), hashOf(event.params.key), { device, at });
    if (!found) return fail(410, {});
    // Whoever sat at this device before has left it.
    openProgram().leaveDevice(device, found.lab.id);
    redirect(303, `/labs/${found.lab.id}`);
  },
};
