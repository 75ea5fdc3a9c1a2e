import { error } from '@sveltejs/kit';
import { leadersView } from '#lib/lab/audience.ts';
import { leads } from '#lib/lab/people.ts';
import { recipes } from '#lib/lab/recipes.ts';
import { accessWords } from '#lib/words/access.ts';
import { agendaWords } from '#lib/words/agenda.ts';
import type { PageServerLoad } from './$types';

/** Planning the run of show: the recipes travel once, to those who may use them. */
export const load: PageServerLoad = async ({ parent, locals }) => {
  const { person } = await parent();
  if (!leadersView(person)) error(403, accessWords[locals.lang].onlyFacilitator);
  return { title: agendaWords[locals.lang].title, recipes: leads(person) ? recipes : [] };
};
