import { error } from '@sveltejs/kit';
import { steadyNow } from '#lib/server/auth/steady-clock.ts';
import { db } from '#lib/server/db/open.ts';
import { labOutcome } from '#lib/server/export/lab-outcome.ts';
import { viewerOf } from '#lib/server/live/viewer.ts';
import { exportWords } from '#lib/words/export.ts';
import type { PageServerLoad } from './$types.ts';

/** What the files would hold right now. */
export const load: PageServerLoad = async ({ params, locals, parent, depends }) => {
  depends('labinov:summary');
  await parent();
  const { lang } = locals;
  const viewer = await viewerOf(locals, params.lab);
  const outcome =
    viewer && (await labOutcome(db().read, params.lab, viewer.person, { lang, at: steadyNow() }));
  if (!outcome) error(403, exportWords[lang].onlyStaff);
  return {
    title: exportWords[lang].title,
    sheets: outcome.sheets.map(({ name, rows }) => ({ name, rows: rows.length })),
  };
};
