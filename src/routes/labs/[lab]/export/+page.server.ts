import { error, fail } from '@sveltejs/kit';
import { leadersView } from '#lib/lab/audience.ts';
import { steadyNow } from '#lib/server/auth/steady-clock.ts';
import * as labRows from '#lib/server/db/lab-rows.ts';
import { db } from '#lib/server/db/open.ts';
import { labOutcome } from '#lib/server/export/lab-outcome.ts';
import { openProgram } from '#lib/server/live/open.ts';
import { viewerOf } from '#lib/server/live/viewer.ts';
import { filesOf, removeFile, takeOrder, unknownPaper } from '#lib/server/paper-forms.ts';
import { known, labPapers } from '#lib/server/paper-orders.ts';
import { exportWords } from '#lib/words/export.ts';
import { labFileWords } from '#lib/words/lab-file.ts';
import type { Actions, PageServerLoad } from './$types.ts';

/** What the files would hold right now: counted on the very sheets that are written. */
export const load: PageServerLoad = async ({ params, locals, parent, depends }) => {
  depends('labinov:summary');
  depends('labinov:files');
  await parent();
  const { lang } = locals;
  const viewer = await viewerOf(locals, params.lab);
  const { stateOf } = openProgram();
  const outcome =
    viewer &&
    (await labOutcome(db().read, params.lab, viewer.person, { lang, at: steadyNow(), stateOf }));
  if (!outcome) error(403, exportWords[lang].onlyStaff);
  return {
    title: exportWords[lang].title,
    sheets: outcome.sheets.map(({ name, rows }) => ({ name, rows: rows.length })),
    papers: labPapers,
    boards: outcome.walls,
    files: await filesOf(viewer.person.id, { labId: params.lab }),
  };
};

/** Whoever runs or follows this lab; anybody else gets no further. */
async function staffOf(locals: App.Locals, labId: string) {
  const viewer = await viewerOf(locals, labId);
  if (!viewer || !leadersView(viewer.person)) error(403, exportWords[locals.lang].onlyStaff);
  return viewer;
}

export const actions: Actions = {
  order: async ({ params, locals, request, url }) => {
    const { lab, person } = await staffOf(locals, params.lab);
    const form = await request.formData();
    const paper = known(labPapers, form.get('what'), form.get('format'));
    if (!paper) return unknownPaper(locals.lang);
    const { lang } = locals;
    const about = { labId: lab.id, viewer: person, origin: url.origin, lang, at: steadyNow() };
    const order = { ...paper, ...about };
    return takeOrder(person.id, order, { scope: { labId: lab.id }, of: lab.title });
  },
  /** [X30] The whole lab as a file; what speaks against it is said before it is ordered. */
  whole: async ({ params, locals }) => {
    const { lab, person } = await staffOf(locals, params.lab);
    const { lang } = locals;
    const no = labFileWords[lang].cannot;
    const open = await labRows.openBallotOf(db().read, lab.id);
    if (open !== null) return fail(409, { fileFlaw: no['ballot-open'](open) });
    // [X32] Who may reveal a board may take its cards along.
    const hidden =
      person.role === 'facilitator' ? null : await labRows.unrevealedOf(db().read, lab.id);
    if (hidden !== null) return fail(409, { fileFlaw: no.unrevealed(hidden) });
    const order = {
      what: 'lab-file',
      format: 'labinov',
      labId: lab.id,
      lang,
      at: steadyNow(),
    } as const;
    return takeOrder(person.id, order, { scope: { labId: lab.id }, of: lab.title });
  },
  remove: async ({ params, locals, request }) => {
    const { person } = await staffOf(locals, params.lab);
    await removeFile(person.id, await request.formData());
  },
};
