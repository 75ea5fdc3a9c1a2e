import { error } from '@sveltejs/kit';
import { leadersView } from '#lib/lab/audience.ts';
import { namesOf } from '#lib/lab/calendar.ts';
import { funnel, watched } from '#lib/lab/monitoring.ts';
import { dayAt } from '#lib/lab/zone.ts';
import * as ideas from '#lib/server/db/ideas.ts';
import { db } from '#lib/server/db/open.ts';
import { seat } from '#lib/server/live/seat.ts';
import { accessWords } from '#lib/words/access.ts';
import { monitoringWords } from '#lib/words/monitoring.ts';
import type { PageServerLoad } from './$types';

/** Every idea of the lab, read as what is to be followed up; for those who run or follow it. */
export const load: PageServerLoad = async ({ parent, locals, depends, url }) => {
  depends('labinov:summary');
  const { person, lab, zone } = await parent();
  if (!leadersView(person)) error(403, accessWords[locals.lang].onlyFacilitator);
  const states = await ideas.statesOf(db().read, lab.id);
  const dayOf = (at: number) => dayAt(at, zone);
  const today = dayOf(Date.now());
  return {
    title: monitoringWords[locals.lang].title,
    today,
    origin: seat.address?.origin(url.host) ?? url.origin,
    list: watched(states, { today, dayOf }),
    funnel: funnel(states),
    names: namesOf(states.filter(({ innovationId }) => innovationId === null)),
  };
};
