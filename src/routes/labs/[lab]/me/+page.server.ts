import { redirect } from '@sveltejs/kit';
import * as agencies from '#lib/server/db/agencies.ts';
import * as devices from '#lib/server/db/devices.ts';
import { db } from '#lib/server/db/open.ts';
import { viewerOf } from '#lib/server/live/viewer.ts';
import { standUp, tableAt } from '#lib/server/operations/table.ts';
import { openProgram } from '#lib/server/live/open.ts';
import { peopleWords } from '#lib/words/people.ts';
import type { Actions, PageServerLoad } from './$types';

/** What a participant may see and mend about themselves. */
export const load: PageServerLoad = async ({ parent, locals }) => {
  const { lab } = await parent();
  const roster = await agencies.ofLab(db().read, lab.id);
  return {
    title: peopleWords[locals.lang].me.title,
    roster: roster.map(({ id, name, short, kind, parentId, people }) => {
      return { id, name, short, kind, parentId, people };
    }),
  };
};

export const actions: Actions = {
  /** This device leaves the seat; the person and what they wrote stay. */
  leave: async ({ locals, params }) => {
    if (locals.device) {
      const viewer = await viewerOf(locals, params.lab);
      const table = await tableAt(db(), locals.device, params.lab);
      const place = { labId: params.lab, device: locals.device };
      if (viewer && table.some(({ id }) => id === viewer.person.id)) {
        await standUp(db(), place, viewer.person.id);
        openProgram().leaveDevice(locals.device, params.lab, viewer.person.id);
        redirect(303, `/labs/${params.lab}`);
      }
      await devices.leave(db().write, locals.device, params.lab);
      openProgram().leaveDevice(locals.device, params.lab);
    }
    redirect(303, '/');
  },
};
