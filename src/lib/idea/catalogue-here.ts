import { page } from '$app/state';
import { catalogueOf, currentYear, type Catalogue } from '#lib/lab/catalogue.ts';

/** The catalogue new innovations of this region are scored against; its page sends it only where it is not our own. */
export const catalogueHere = (): Catalogue =>
  (page.data['catalogue'] as Catalogue | null | undefined) ?? catalogueOf(currentYear);
