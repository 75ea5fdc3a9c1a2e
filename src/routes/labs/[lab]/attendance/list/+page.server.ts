import { error } from '@sveltejs/kit';
import { leadersView } from '#lib/lab/audience.ts';
import { signaturesOf } from '#lib/server/db/attendance.ts';
import { db } from '#lib/server/db/open.ts';
import { accessWords } from '#lib/words/access.ts';
import { attendanceWords } from '#lib/words/attendance.ts';
import type { PageServerLoad } from './$types';

/** [D89] The attendance list as paper, with signatures; they are read for this page alone. */
export const load: PageServerLoad = async ({ parent, locals, url }) => {
  const { person, lab } = await parent();
  if (!leadersView(person)) error(403, accessWords[locals.lang].onlyFacilitator);
  const session = url.searchParams.get('session') ?? '';
  return {
    title: attendanceWords[locals.lang].title,
    session,
    signatures: await signaturesOf(db().read, lab.id),
  };
};
