import { redirect } from '@sveltejs/kit';
import * as agencies from '#lib/server/db/agencies.ts';
import * as devices from '#lib/server/db/devices.ts';
import { db } from '#lib/server/db/open.ts';
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
      await devices.leave(db().write, locals.device, params.lab);
      openProgram().leaveDevice(locals.device, params.lab);
    }
    redirect(303, '/');
  },
};
