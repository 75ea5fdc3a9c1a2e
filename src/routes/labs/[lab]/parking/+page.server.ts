import { remoteWords } from '#lib/words/remote.ts';
import type { PageServerLoad } from './$types';

/** What was put aside for later; everybody in the lab may read it. */
export const load: PageServerLoad = ({ locals }) => ({ title: remoteWords[locals.lang].parking });
