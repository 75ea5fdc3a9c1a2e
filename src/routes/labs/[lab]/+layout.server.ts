import { error, redirect } from '@sveltejs/kit';
import { openProgram } from '#lib/server/live/open.ts';
import { db } from '#lib/server/db/open.ts';
import * as regions from '#lib/server/db/regions.ts';
import { viewerOf } from '#lib/server/live/viewer.ts';
import { tableAt } from '#lib/server/operations/table.ts';
import { accessWords } from '#lib/words/access.ts';
import type { LayoutServerLoad } from './$types.ts';

/** Who looks at this lab, and the hall as they may see it. Strangers are sent to the door. */
export const load: LayoutServerLoad = async ({ params, locals, depends, url }) => {
  depends('labinov:hall');
  const viewer = await viewerOf(locals, params.lab);
  if (!viewer) {
    if (locals.account?.mustChangePassword) redirect(303, '/account');
    // Guests type the code there; staff whose session ended come back here by way of signing in.
    const door = `/?next=${encodeURIComponent(url.pathname + url.search)}`;
    if (!locals.account && !locals.device) redirect(303, door);
    error(404, { message: accessWords[locals.lang].noLab, outside: true });
  }
  if (viewer.removed) error(403, { message: accessWords[locals.lang].removed, outside: true });
  const { person, lab } = viewer;
  const [hall, table] = await Promise.all([
    openProgram().read({ kind: 'hall', id: lab.id }, person),
    person.role === 'participant' ? tableAt(db(), locals.device, lab.id) : [],
  ]);
  if (!hall) error(404, { message: accessWords[locals.lang].noLab, outside: true });
  return {
    person,
    lab: {
      id: lab.id,
      title: lab.title,
      place: lab.place,
      sample: lab.sample,
      practice: lab.practiceOf !== null,
    },
    hall,
    /** Who else sits at this device; empty where it is one person's. */
    table: table.some(({ id }) => id === person.id) ? table : [],
    path: url.pathname,
    zone: await regions.zoneOf(db().read, lab.regionId),
  };
};
