import { error } from '@sveltejs/kit';
import { steadyNow } from '#lib/server/auth/steady-clock.ts';
import { db } from '#lib/server/db/open.ts';
import { labOutcome } from '#lib/server/export/lab-outcome.ts';
import { exported } from '#lib/server/exported.ts';
import { openProgram } from '#lib/server/live/open.ts';
import { viewerOf } from '#lib/server/live/viewer.ts';
import { accessWords } from '#lib/words/access.ts';
import { exportWords } from '#lib/words/export.ts';
import type { RequestHandler } from './$types.ts';

/** The outcome of the lab as a file, for its facilitators and Bappeda. */
export const GET: RequestHandler = async ({ params, locals }) => {
  const { lang } = locals;
  const viewer = await viewerOf(locals, params.lab);
  if (!viewer) error(404, accessWords[lang].noLab);
  const outcome = await labOutcome(db().read, params.lab, viewer.person, {
    lang,
    at: steadyNow(),
    stateOf: openProgram().stateOf,
  });
  if (!outcome) error(403, exportWords[lang].onlyStaff);
  return exported(outcome, params.format);
};
