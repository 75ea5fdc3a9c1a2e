import { error } from '@sveltejs/kit';
import type { PageServerLoad } from './$types.ts';
import { leadersView } from '#lib/lab/audience.ts';
import { accessWords } from '#lib/words/access.ts';
import { consoleWords } from '#lib/words/console.ts';

/** The pledge as a sheet of paper. */
export const load: PageServerLoad = async ({ parent, locals }) => {
  const { person } = await parent();
  if (!leadersView(person)) error(403, accessWords[locals.lang].onlyFacilitator);
  return { title: consoleWords[locals.lang].pledge.title };
};
